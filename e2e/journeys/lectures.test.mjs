// A newcomer and the lectures: from the join link to the first finished lesson in less than
// three minutes, and on from there on another device after the server was away.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { organiserApi } from "../lib/api.mjs";
import { launch } from "../lib/browser.mjs";
import { eventually } from "../lib/eventually.mjs";
import { join } from "../lib/people.mjs";
import { startServer } from "../lib/server.mjs";

/** What the promise allows, in milliseconds. */
const THREE_MINUTES = 3 * 60 * 1000;

const WORDS = {
  en: { name: "Ann Sato", begin: /Begin with the first lesson/, finished: "Lesson finished" },
  ja: { name: "佐藤 杏", begin: /最初のレッスン/, finished: "レッスンを修了しました" },
};

describe("the lectures", () => {
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

  /** The link by which people join a fresh workshop's only team. */
  async function joinLink(language) {
    const { team } = await api.workshop({ language, roles: [] });
    return team.join_url;
  }

  /** Scrolls down as a reader does, until the end of the text is in sight. */
  async function readToTheEnd({ page }) {
    for (let screens = 0; screens < 60; screens += 1) {
      await page.mouse.wheel(0, 700);
      const end = page.locator(".lesson-finish");
      if (await end.evaluate((it) => it.getBoundingClientRect().top < window.innerHeight)) return;
    }
    throw new Error("the lesson has no end");
  }

  /** Answers whatever a question asks, with whatever stands first. */
  async function answer(form) {
    for (const select of await form.locator("select").all()) {
      const used = await form.locator("select").evaluateAll((all) => all.map(({ value }) => value));
      const values = await select.locator("option").evaluateAll((all) => all.map(({ value }) => value));
      await select.selectOption(values.find((value) => value !== "" && !used.includes(value)) ?? values[1]);
    }
    for (const kind of ["radio", "checkbox"]) {
      const names = await form
        .locator(`input[type=${kind}]`)
        .evaluateAll((all) => [...new Set(all.map(({ name }) => name))]);
      for (const name of names) await form.locator(`input[name="${name}"]`).first().check();
    }
    for (const field of await form.locator("input[inputmode], textarea").all()) await field.fill("12");
    await form.locator("button[type=submit]").click();
  }

  /** Answers the questions of a set that are open, one after the other, at most so many. */
  async function answerSet({ page }, set, most = 50) {
    const forms = page.locator(`[data-check="${set}"] form`);
    for (let answered = 0; answered < most; answered += 1) {
      const open = await forms.count();
      if (open === 0) return;
      await answer(forms.first());
      await eventually("the answer to be told about", async () => (await forms.count()) < open);
    }
  }

  for (const language of ["en", "ja"]) {
    test(`the first lesson in less than three minutes (${language})`, async (context) => {
      const words = WORDS[language];
      const link = await joinLink(language);
      const newcomer = await browser.person({ language });
      const { page } = newcomer;
      const start = Date.now();

      const team = await join(newcomer, link, { name: words.name, role: "product_manager" });
      const door = page.locator("[data-door=lectures]");
      assert.match(await door.innerText(), words.begin);
      const returnLink = await page.locator('input[value*="/return/"]').inputValue();
      await door.locator("a").click();
      await page.waitForURL(/\/lectures\/[a-z-]+$/);
      const lesson = new URL(page.url()).pathname;
      const overview = lesson.replace(/\/[a-z-]+$/, "");

      const sets = await page.locator("[data-check]").evaluateAll((all) => all.map(({ dataset }) => dataset.check));
      const closing = sets.at(-1);
      for (const set of sets.slice(0, -1)) await answerSet(newcomer, set);
      await readToTheEnd(newcomer);
      await answerSet(newcomer, closing, 1);
      assert.equal(await page.locator("[data-finished]").count(), 0, "one answer is not all");

      await page.goto(server.url + overview);
      await eventually("the place to be kept", async () => {
        const answer = await newcomer.context.request.get(server.url + lesson);
        return (await answer.text()).includes("lesson-resume");
      });
      await server.crash();
      await server.start();
      const phone = await browser.person({ language, width: 390, height: 844 });
      await phone.page.goto(returnLink);
      await phone.page.locator("main form button[type=submit]").click();
      await phone.page.waitForURL(`**/teams/${team}`);
      await phone.page.goto(server.url + overview);
      await phone.page.locator("a.button[data-kind=primary]").click();
      assert.equal(new URL(phone.page.url()).pathname, lesson, "the lesson in hand comes first");
      assert.equal(await phone.page.locator(`[data-check="${closing}"] [data-answered]`).count(), 1);
      await phone.page.locator(".lesson-resume a").click();
      assert.match(new URL(phone.page.url()).hash, /^#part-\d+$/);
      await readToTheEnd(phone);
      await answerSet(phone, closing);
      await phone.page.locator("[data-finished]").waitFor();
      const took = Date.now() - start;
      assert.ok((await phone.page.locator("[data-finished]").innerText()).includes(words.finished));
      assert.ok(took < THREE_MINUTES, `it took ${took} ms`);
      context.diagnostic(`from the join link to the finished lesson: ${(took / 1000).toFixed(1)} s`);

      await page.goto(server.url + overview);
      await page.locator('.lesson-row[data-state="finished"]').waitFor();
      assert.notEqual(await page.locator("a.button[data-kind=primary]").getAttribute("href"), lesson);
      newcomer.forgive(/Failed to load resource|ERR_CONNECTION/);
      assert.deepEqual([...newcomer.complaints, ...phone.complaints], []);
      await newcomer.leave();
      await phone.leave();
    });
  }

  test("lessons work without JavaScript, and arrow keys lead on with it", async () => {
    const { workshop, people } = await api.workshop();
    const context = await browser.person();
    await context.page.goto(people.product_manager.return_url);
    await context.page.locator("main form button[type=submit]").click();
    await context.page.waitForURL(/\/teams\//);
    const cookies = await context.context.cookies();
    await context.page.goto(`${server.url}/workshops/${workshop.id}/lectures`);
    const lessons = await context.page.locator(".lesson-row a").evaluateAll((all) => all.map(({ href }) => href));
    await context.page.goto(lessons[0]);
    await context.page.locator("body").press("ArrowRight");
    await context.page.waitForURL(lessons[1]);
    await context.page.locator("textarea[name=reader_question]").press("ArrowLeft");
    assert.equal(context.page.url(), lessons[1], "arrows in a text move in the text");
    assert.deepEqual(context.complaints, []);

    const plain = await browser.person({ javaScript: false });
    await plain.context.addCookies(cookies);
    await plain.page.goto(lessons[0]);
    const forms = plain.page.locator("[data-check] form");
    for (let open = await forms.count(); open > 0; open = await forms.count()) {
      await answer(forms.first());
      await plain.page.waitForLoadState();
      assert.ok((await forms.count()) < open, "an answer closes its question");
    }
    await plain.page.locator("[data-finished]").waitFor();
    await plain.leave();
    await context.leave();
  });
});
