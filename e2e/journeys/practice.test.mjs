// Somebody practises Event Storming alone: the check follows what is written, a hint leads to its
// note, another device of the same person sees the same board, and a killed server loses nothing.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { organiserApi } from "../lib/api.mjs";
import { BoardPage } from "../lib/board.mjs";
import { launch } from "../lib/browser.mjs";
import { comeBack } from "../lib/people.mjs";
import { startServer } from "../lib/server.mjs";

const WORDS = {
  en: { event: "Slip handed in", present: "Order the bus" },
  ja: { event: "返事が届いた", present: "バスを予約する" },
};

describe("a practice board", () => {
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

  async function open(person, workshop) {
    await person.page.goto(`${server.url}/workshops/${workshop}/practice`);
    const board = new BoardPage(person);
    await board.saved();
    return board;
  }

  /** How many events the check counts. */
  const counted = ({ page }, amount) =>
    page.locator(".practice-amounts li").first().filter({ hasText: amount }).waitFor();

  for (const language of ["en", "ja"]) {
    test(`checks itself (${language})`, async () => {
      const { workshop, people } = await api.workshop();
      const person = await browser.person({ language });
      await comeBack(person, people.product_manager.return_url);
      const board = await open(person, workshop.id);
      const words = WORDS[language];

      await board.write("event", words.event);
      await counted(person, language === "ja" ? "1 / 5" : "1 of 5");
      await board.write("event", words.present);
      await counted(person, language === "ja" ? "2 / 5" : "2 of 5");
      const hint = person.page.locator(".practice-hints a").filter({ hasText: words.present });
      assert.equal(await hint.getAttribute("href"), `#note=${await board.id(words.present)}`);

      await board.saved();
      await server.crash();
      await server.start();
      const elsewhere = await browser.person({ language });
      await comeBack(elsewhere, people.product_manager.return_url);
      const again = await open(elsewhere, workshop.id);
      await again.note(words.event);
      person.forgive(/Failed to load resource|WebSocket|ERR_CONNECTION/);
      assert.deepEqual(person.complaints, []);
      assert.deepEqual(elsewhere.complaints, []);
      await elsewhere.leave();
      await person.leave();
    });
  }
});
