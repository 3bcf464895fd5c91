// Clients that are no page of ours: npm's `yjs` and `y-websocket`, unchanged, with the page and
// among themselves. Bad luck comes from a seed: E2E_SEED=1 npm test repeats a run.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as Y from "yjs";
import { organiserApi } from "../lib/api.mjs";
import { BoardPage } from "../lib/board.mjs";
import { launch } from "../lib/browser.mjs";
import { connect, disconnectAll } from "../lib/client.mjs";
import { eventually } from "../lib/eventually.mjs";
import { comeBack } from "../lib/people.mjs";
import { Random } from "../lib/random.mjs";
import { pause, startServer } from "../lib/server.mjs";

const SEED = Number(process.env.E2E_SEED ?? 20_261_124);

describe("clients that are not ours", () => {
  let server;
  let api;

  before(async () => {
    server = await startServer();
    api = await organiserApi(server);
  });

  after(async () => {
    disconnectAll();
    await server?.stop();
  });

  /** A team, and a way to connect one more client as its developer. */
  async function team() {
    const world = await api.workshop();
    const { board } = world.team;
    const member = world.people.developer.id;
    const join = async () => connect(server, board, await api.ticket(board, member));
    return { ...world, board, join };
  }

  test("a client and the page edit one board together", async () => {
    const browser = await launch();
    try {
      const { team: blue, people, board, join } = await team();
      const person = await browser.person();
      await comeBack(person, people.product_manager.return_url);
      const page = await BoardPage.open(person, server, blue.id);
      const client = await join();
      client.write("fromclient01", "The parcel was handed over");
      await page.note("The parcel was handed over");
      await page.write("event", "The parcel was weighed");
      const id = await eventually("the client to see the page's note", () =>
        [...client.texts.keys()].find((key) => client.text(key) === "The parcel was weighed"),
      );
      assert.equal(client.notes.get(id).kind, "event");
      assert.equal(client.notes.get(id).by, people.product_manager.id);
      client.texts.get("fromclient01").insert(0, "Twice: ");
      await page.note("Twice: The parcel was handed over");
      await page.saved();
      const stored = await api.board(board);
      assert.deepEqual(Object.keys(stored.notes).sort(), ["fromclient01", id].sort());
      assert.deepEqual(person.complaints, []);
      client.leave();
    } finally {
      await browser.close();
    }
  });

  test("a client that died comes back with nothing and gets everything", async () => {
    const { join } = await team();
    const [first, second] = [await join(), await join()];
    first.write("before000001", "written before");
    await eventually("the edit to arrive", () => second.text("before000001"));
    second.leave();
    first.write("meanwhile001", "written meanwhile");
    const again = await join();
    assert.equal(again.text("before000001"), "written before");
    await eventually("what was missed", () => again.text("meanwhile001") === "written meanwhile");
    first.leave();
    again.leave();
  });

  test("clients survive the server's death and their edits meet afterwards", async () => {
    const { board, join } = await team();
    const [first, second] = [await join(), await join()];
    first.write("before000001", "written before");
    await eventually("the edit to arrive", () => second.text("before000001"));
    await eventually("the edit to be stored", async () => (await api.board(board)).notes.before000001);
    await server.crash();
    first.write("alone0000001", "written without a server");
    second.texts.get("before000001").insert(0, "really ");
    await server.start();
    await eventually("both to meet", () => first.state() === second.state() && second.text("alone0000001"), {
      within: 20_000,
    });
    assert.equal(first.text("before000001"), "really written before");
    first.leave();
    second.leave();
  });

  test(`1,000 random edits by ten clients that come and go converge (seed ${SEED})`, async () => {
    const { board, join } = await team();
    const random = new Random(SEED);
    const clients = await Promise.all(Array.from({ length: 10 }, join));
    for (let edit = 0; edit < 1000; edit += 1) {
      const client = random.pick(clients);
      if (random.below(25) === 0) toggle(client);
      randomEdit(client, random, edit);
      // Lets sockets breathe, so that edits interleave instead of arriving in one heap.
      if (edit % 20 === 0) await pause(10);
    }
    for (const client of clients) client.provider.connect();
    await eventually(
      "ten equal boards",
      () => clients.every((client) => client.provider.synced && client.state() === clients[0].state()),
      { within: 30_000 },
    );
    const stored = await eventually("the server to agree", async () => {
      const content = await api.board(board);
      return Object.keys(content.notes).length === clients[0].notes.size && content;
    });
    for (const [id, text] of clients[0].texts) assert.equal(stored.texts[id] ?? "", text.toString());
    assert.ok(clients[0].notes.size > 50, "something was left to compare");
    const closings = clients.flatMap((client) => client.closings).filter((closing) => closing.startsWith("4"));
    assert.deepEqual(closings, [], "nobody was sent away");
    for (const client of clients) client.leave();
  });
});

function toggle(client) {
  if (client.provider.shouldConnect) client.provider.disconnect();
  else client.provider.connect();
}

function randomEdit(client, random, number) {
  const ids = [...client.notes.keys()];
  const id = ids.length > 0 ? random.pick(ids) : null;
  const choice = random.below(10);
  if (id === null || choice < 4) {
    const place = { x: random.below(4000), y: random.below(3000), kind: random.pick(KINDS) };
    client.write(`note${String(number).padStart(8, "0")}`, `note ${number} 付箋`, place);
  } else if (choice < 6) {
    client.notes.set(id, { ...client.notes.get(id), x: random.below(4000), y: random.below(3000) });
  } else if (choice < 8) {
    editText(client, id, random);
  } else if (choice < 9) {
    const to = random.pick(ids);
    if (to !== id) client.links.set(`link${String(number).padStart(8, "0")}`, { from: id, to });
  } else {
    client.doc.transact(() => {
      client.notes.delete(id);
      client.texts.delete(id);
    });
  }
}

function editText(client, id, random) {
  const text = client.texts.get(id);
  if (!(text instanceof Y.Text)) return;
  const at = random.below(text.length + 1);
  if (random.below(3) > 0) text.insert(at, random.pick(["あ", "注文", "x", " and "]));
  else if (text.length > at) text.delete(at, Math.min(3, text.length - at));
}

const KINDS = ["actor", "event", "problem", "command", "read_model", "policy", "aggregate", "external_system"];
