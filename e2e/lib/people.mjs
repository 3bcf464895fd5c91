// What organisers and participants do on pages, before there is a board.
import { ORGANISER } from "./api.mjs";

/** Makes the first organiser by the link that the server printed; ends logged in. */
export async function setUp(person, server, organiser = ORGANISER) {
  const { page } = person;
  await page.goto(server.link("/setup/"));
  await page.locator("[name=name]").fill(organiser.name);
  await page.locator("[name=email]").fill(organiser.email);
  await page.locator("[name=password]").fill(organiser.password);
  await submit(page.locator("main form"));
  await page.waitForURL("**/workshops");
}

/** Logs an organiser in. */
export async function logIn(person, server, organiser = ORGANISER) {
  const { page } = person;
  await page.goto(`${server.url}/login`);
  await page.locator("[name=email]").fill(organiser.email);
  await page.locator("[name=password]").fill(organiser.password);
  await submit(page.locator("main form"));
  await page.waitForURL("**/workshops");
}

/** Presses the main button of a form. */
export async function submit(form) {
  await form.locator("button[type=submit][data-kind=primary]").click();
}

/** Makes a workshop with its teams by the form; gives its id. */
export async function createWorkshop(person, server, words) {
  const { page } = person;
  await page.goto(`${server.url}/workshops/new`);
  await page.locator("[name=name]").fill(words.workshop);
  await page.locator("[name=purpose]").fill(words.purpose);
  for (const [row, [name, product]] of words.teams.entries()) {
    await page.locator("[name=team_name]").nth(row).fill(name);
    await page.locator("[name=team_product]").nth(row).fill(product);
  }
  await submit(page.locator("form.form-workshop"));
  await page.waitForURL(/\/workshops\/[0-9a-z]{16}$/);
  return new URL(page.url()).pathname.split("/").at(-1);
}

/** The join links of a workshop as they are printed: for all, then for each team. */
export async function joinLinks(person, server, workshop) {
  await person.page.goto(`${server.url}/workshops/${workshop}/links`);
  const html = await person.page.content();
  return [...new Set(html.match(/https?:\/\/[\w.:]+\/join\/[0-9a-z]+/g))];
}

/** Joins by a team's link and gives the team's id. */
export async function join(person, link, { name, role }) {
  const { page } = person;
  await page.goto(link);
  await page.locator("[name=name]").fill(name);
  await page.locator(`[name=role][value=${role}]`).check();
  await submit(page.locator("main form"));
  await page.waitForURL(/\/teams\/[0-9a-z]{16}$/);
  return new URL(page.url()).pathname.split("/").at(-1);
}

/** Comes back by a personal link and gives the path of the team's page. */
export async function comeBack(person, link) {
  const { page } = person;
  await page.goto(link);
  await submit(page.locator("main form"));
  await page.waitForURL(/\/teams\/[0-9a-z]{16}$/);
  return new URL(page.url()).pathname;
}
