// What organisers and participants do on pages, before there is a board.
import { ORGANISER } from "./api.mjs";

/** Makes the first organiser by the link that the server printed; ends logged in. */
export async function setUp(person, server, organiser = ORGANISER) {
  const { page } = person;
  await page.goto(server.link("/setup/"));
  await page.locator("[name=name]").fill(organiser.name);
  await page.locator("[name=email]").fill(organiser.email);
  await page.locator("[name=password]").fill(organiser.password);
  await submit(page, page.locator("main form"));
  await page.waitForURL("**/workshops");
}

/** Logs an organiser in. */
export async function logIn(person, server, organiser = ORGANISER) {
  const { page } = person;
  await page.goto(`${server.url}/login`);
  await page.locator("[name=email]").fill(organiser.email);
  await page.locator("[name=password]").fill(organiser.password);
  await submit(page, page.locator("main form"));
  await page.waitForURL("**/workshops");
}

/** Presses the button that sends a form. */
export async function submit(page, form) {
  await form.locator("button[type=submit]").last().click();
}
