// From an organiser's dates to what a person does tomorrow: suggestions are fixed, a calendar
// follows them, the path says by when, and a team moves on by evidence.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ORGANISER, organiserApi } from "../lib/api.mjs";
import { launch } from "../lib/browser.mjs";
import { eventually } from "../lib/eventually.mjs";
import { join, submit } from "../lib/people.mjs";
import { startServer } from "../lib/server.mjs";

const WORDS = {
  en: { name: "Ann Sato", weekly: /At \d+ minutes a week/, reached: "Reached", open: "Open" },
  ja: { name: "佐藤 杏", weekly: /週に\d+分/, reached: "達成", open: "進行中" },
};

const DAY = 24 * 60 * 60 * 1000;

/** The day so many days from now, as forms write it. */
const daysAhead = (days) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

describe("the path", () => {
  let server;
  let api;
  let browser;

  before(async () => {
    server = await startServer();
    api = await organiserApi(server);
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** An organiser who is logged in by a password of her own. */
  async function organiser(language) {
    const person = await browser.person({ language });
    const printed = await server.command("organiser", "add", ORGANISER.email, "--base-url", server.url);
    await person.page.goto(server.url + printed.match(/\/password\/[\w-]+/)[0]);
    await person.page.locator("[name=password]").fill(ORGANISER.password);
    await submit(person.page.locator("main form"));
    await person.page.waitForURL("**/workshops");
    return person;
  }

  for (const language of ["en", "ja"]) {
    const words = WORDS[language];

    test(`dates are fixed, followed and met (${language})`, async () => {
      const { workshop, team } = await api.workshop({ language, roles: [] });
      const her = await organiser(language);
      const calendar = `${server.url}/workshops/${workshop.id}/calendar`;
      await her.page.goto(`${calendar}?from=${daysAhead(7)}`);
      await her.page.locator("#field-ideathon-place").fill("https://meet.example/room");
      await submit(her.page.locator("main form[method=post]").first());
      await her.page.waitForURL(calendar);

      const person = await browser.person({ language });
      const id = await join(person, team.join_url, { name: words.name, role: "product_manager" });
      await person.page.locator(`.page-nav a[href$="/path"]`).click();
      await person.page.waitForURL(/\/path$/);
      assert.match(await person.page.locator(".path-tomorrow").innerText(), words.weekly);
      await person.page.locator(`main a[href$="/calendar"]`).click();
      const address = await person.page.locator("#calendar-address").inputValue();
      const feed = await (await fetch(address)).text();
      assert.match(feed, /^BEGIN:VCALENDAR\r\n/);
      assert.match(feed.replaceAll("\r\n ", ""), /LOCATION;LANGUAGE=..:https:\/\/meet\.example\/room\r\n/);
      assert.equal(feed.match(/BEGIN:VEVENT/g).length, 7);

      await milestone(person, id, words);
      await person.leave();
      await her.leave();
    });
  }

  /** Sets a milestone, tries to reach it by a click alone, then reaches it by evidence. */
  async function milestone({ page }, team, words) {
    await page.goto(`${server.url}/teams/${team}/milestones`);
    await page.locator("#field-target").fill("20");
    await page.locator("#field-due_on").fill(daysAhead(45));
    await page.locator("#field-owner").selectOption({ index: 1 });
    await submit(page.locator("form", { has: page.locator("#field-target") }));
    const card = page.locator("article");
    await eventually("the milestone is set", async () => (await card.locator(".badge").innerText()) === words.open);
    await card.locator("summary").first().click();
    await card.locator("form").first().locator("button[type=submit]").click();
    await eventually("a click alone is refused", async () => (await page.locator("article .field-error").count()) === 3);
    await page.locator("#field-result").fill("18");
    await page.locator("#field-learning").fill("Events need a person");
    await page.locator("#field-evidence").fill("https://example.org/table");
    await card.locator("form").first().locator("button[type=submit]").click();
    await eventually("evidence is taken", async () => (await card.locator(".badge").innerText()) === words.reached);
  }
});
