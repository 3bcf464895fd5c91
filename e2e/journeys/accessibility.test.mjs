// axe-core on every page, in both languages, light and dark.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { violations } from "../lib/accessibility.mjs";
import { ORGANISER } from "../lib/api.mjs";
import { BoardPage } from "../lib/board.mjs";
import { launch } from "../lib/browser.mjs";
import { reachable } from "../lib/pages.mjs";
import { comeBack, logIn, setUp, submit } from "../lib/people.mjs";
import { startServer } from "../lib/server.mjs";

const THEMES = ["light", "dark"];

describe("accessibility", () => {
  let server;
  let browser;
  let passwordLink;

  before(async () => {
    server = await startServer({ sample: true });
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Opens pages one after the other and asks axe about each in both themes. */
  async function check(person, pages) {
    const found = [];
    for (const [name, path, prepare] of pages) {
      await person.page.goto(server.url + path);
      if (prepare) await prepare(person);
      for (const theme of THEMES) {
        await person.page.emulateMedia({ colorScheme: theme });
        const lines = await violations(person.page);
        found.push(...lines.map((line) => `${name} (${person.language}, ${theme}): ${line}`));
      }
    }
    assert.deepEqual(found, []);
  }

  test("axe sees what is wrong", async () => {
    const person = await browser.person();
    await person.page.goto(server.url);
    await person.page.evaluate(() => {
      const faint = document.createElement("p");
      faint.append("faint");
      faint.style.color = "#ddd";
      document.querySelector("main").append(faint, new Image());
    });
    const found = (await violations(person.page)).map((line) => line.split(":")[0]);
    assert.deepEqual(found.sort(), ["color-contrast", "image-alt"]);
    await person.leave();
  });

  const failedLogIn = async ({ page }) => {
    await page.locator("[name=email]").fill("nobody");
    await submit(page.locator("main form"));
    await page.locator(".field-error").first().waitFor();
  };

  test("the set-up page", async () => {
    for (const language of ["en", "ja"]) {
      const person = await browser.person({ language });
      await check(person, [["setup", new URL(server.link("/setup/")).pathname]]);
      await person.leave();
    }
    const person = await browser.person();
    await setUp(person, server);
    await person.leave();
    const printed = await server.command("organiser", "add", ORGANISER.email, "--base-url", server.url);
    passwordLink = printed.match(/\/password\/[\w-]+/)[0];
  });

  for (const language of ["en", "ja"]) {
    test(`what visitors see (${language})`, async () => {
      const person = await browser.person({ language });
      await check(person, [
        ["home", "/"],
        ["login", "/login"],
        ["login with mistakes", "/login", failedLogIn],
        ["password", passwordLink],
        ["not found", "/no/such/page"],
      ]);
      await person.leave();
    });

    test(`what organisers see (${language})`, async () => {
      const person = await browser.person({ language });
      await logIn(person, server);
      const pages = await reachable(person, server, ["/workshops", "/account", "/workshops/new"]);
      assert.ok(pages.length > 8, `too few pages were found: ${pages}`);
      await check(person, pages.map(waitForBoards));
      await person.leave();
    });

    test(`what participants see (${language})`, async () => {
      const person = await browser.person({ language });
      const links = server.links("/return/");
      const start = await comeBack(person, links[language === "ja" ? 0 : links.length - 1]);
      const pages = await reachable(person, server, [start, "/"]);
      assert.ok(pages.length > 3, `too few pages were found: ${pages}`);
      await check(person, pages.map(waitForBoards));
      await person.leave();
    });

    test(`what leads see around a board (${language})`, async () => {
      const person = await browser.person({ language });
      const links = server.links("/return/");
      const start = await comeBack(person, links[language === "ja" ? 0 : links.length - 1]);
      const board = `${start}/board`;
      const open = (selector) => async () => {
        await new BoardPage(person).saved();
        await person.page.locator(selector).click();
      };
      const press = (...keys) => async () => {
        const page = new BoardPage(person);
        await page.saved();
        await page.focus();
        for (const key of keys) await person.page.keyboard.press(key);
      };
      await check(person, [
        ["board: export menu", board, open('[aria-controls="b-panel-menu"]')],
        ["board: steps", board, open('[aria-controls="b-panel-steps"]')],
        ["board: lead", board, open('[aria-controls="b-panel-lead"]')],
        ["board: people", board, open('[aria-controls="b-panel-people"]')],
        ["board: shortcuts", board, press("?")],
        ["board: search", board, press("/")],
        ["board: a note selected", board, press("Tab")],
        ["board: comments", board, press("Tab", "c")],
        ["board: writing", board, press("Tab", "Enter")],
      ]);
      await person.leave();
    });

    test(`what people joining see (${language})`, async () => {
      const organiser = await browser.person({ language });
      await logIn(organiser, server);
      const [, path] = (await reachable(organiser, server, ["/workshops"])).find(([name]) => name === "workshops-one-links");
      const html = await (await organiser.context.request.get(server.url + path)).text();
      const codes = [...new Set(html.match(/\/join\/[0-9a-z]+/g))];
      await organiser.leave();
      const person = await browser.person({ language });
      await check(person, [
        ["join a workshop", codes[0]],
        ["join a team", codes[1]],
        ["join with mistakes", codes[0], async ({ page }) => {
          await submit(page.locator("main form"));
          await page.locator(".field-error").first().waitFor();
        }],
      ]);
      await person.leave();
    });
  }
});

/** A board is only there once its script has built it. */
function waitForBoards([name, path]) {
  if (!path.endsWith("/board")) return [name, path];
  return [name, path, async (person) => new BoardPage(person).saved()];
}
