// A page without its server: it says so, keeps what is written, also when it is closed, and
// brings it to the board afterwards.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { organiserApi } from "../lib/api.mjs";
import { BoardPage } from "../lib/board.mjs";
import { launch } from "../lib/browser.mjs";
import { eventually } from "../lib/eventually.mjs";
import { comeBack } from "../lib/people.mjs";
import { startServer } from "../lib/server.mjs";

describe("a page without its server", () => {
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

  async function boardOfOne() {
    const { team, people } = await api.workshop();
    const person = await browser.person();
    await comeBack(person, people.product_manager.return_url);
    const board = await BoardPage.open(person, server, team.id);
    return { team, person, board };
  }

  const textsOn = async (team) => Object.values((await api.board(team.board)).texts);
  const offline = ({ page }) => page.locator('.b-save[data-status="offline"]').waitFor();

  /** How many edits this browser keeps for the server. */
  const kept = ({ page }) =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          indexedDB.open("ekkyo").onsuccess = ({ target }) => {
            const edits = target.result.transaction("edits").objectStore("edits");
            edits.count().onsuccess = ({ target }) => resolve(target.result);
          };
        }),
    );

  test("goes on and saves when the server is back", async () => {
    const { team, person, board } = await boardOfOne();
    await board.write("event", "The parcel was weighed");
    await board.saved();
    await server.crash();
    await offline(person);
    await board.write("event", "Written without a server");
    await offline(person);
    await server.start();
    await board.saved();
    assert.deepEqual((await textsOn(team)).sort(), ["The parcel was weighed", "Written without a server"]);
    await person.leave();
  });

  test("keeps what was written when it is closed meanwhile", async () => {
    const { team, person, board } = await boardOfOne();
    await server.crash();
    await offline(person);
    await board.write("event", "Written and closed");
    // The note and its words: a browser that is killed within the same instant may lose them.
    await eventually("the edits to be kept", async () => (await kept(person)) >= 2);
    await person.page.goto("about:blank");
    await server.start();
    assert.deepEqual(await textsOn(team), []);
    const again = await BoardPage.open(person, server, team.id);
    assert.deepEqual(await again.texts(), ["Written and closed"]);
    await eventually("the edit to be stored", async () => (await textsOn(team)).length === 1);
    assert.equal(await kept(person), 0, "nothing is kept once it is stored");
    await person.leave();
  });
});
