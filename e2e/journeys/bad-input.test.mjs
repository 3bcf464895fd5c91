// What people should never send, sent all the same: markup in names and notes, foreign files,
// wrong tickets, broken and oversized messages. Each gets a clear answer and disturbs nobody else.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { organiserApi } from "../lib/api.mjs";
import { BoardPage } from "../lib/board.mjs";
import { launch } from "../lib/browser.mjs";
import { connect, disconnectAll } from "../lib/client.mjs";
import { eventually } from "../lib/eventually.mjs";
import { reachable } from "../lib/pages.mjs";
import { comeBack } from "../lib/people.mjs";
import { startServer } from "../lib/server.mjs";

/** Runs something wherever it is taken for markup, also when only a part of it is. */
const MARKUP = `"'></title></script><img src=x onerror="document.body.dataset.harmed=1"><b class=harmed>`;

describe("bad input", () => {
  let server;
  let browser;
  let api;

  before(async () => {
    server = await startServer();
    browser = await launch();
    api = await organiserApi(server);
  });

  after(async () => {
    disconnectAll();
    await browser?.close();
    await server?.stop();
  });

  /** A team with a connected developer, to see whether anybody is disturbed. */
  async function team() {
    const world = await api.workshop();
    const { board, id } = world.team;
    const ticket = () => api.ticket(board, world.people.developer.id);
    return { ...world, board, id, ticket, witness: await connect(server, board, await ticket()) };
  }

  /** The witness is still connected and its edits are still stored. */
  async function undisturbed({ witness, board }) {
    witness.write("witness00001", "still here");
    await eventually("the witness's edit", async () => (await api.board(board)).notes.witness00001);
    assert.deepEqual(witness.closings, []);
  }

  test("markup in names and notes stays words on every page", async () => {
    const workshop = await api.call("POST", "/api/v1/workshops", { name: MARKUP, purpose: MARKUP });
    const blue = await api.team(workshop.id, MARKUP.slice(0, 80), MARKUP);
    const member = await api.member(workshop.id, blue.id, "product_manager", MARKUP.slice(0, 80));
    const client = await connect(server, blue.board, await api.ticket(blue.board, member.id));
    client.write("harmful00001", MARKUP, { kind: "problem" });
    client.doc.getMap("frames").set("harmframe001", { title: MARKUP, kind: "ml_design", x: 0, y: 200, w: 800, h: 400 });
    client.texts.set("harmframe001:1", new Y.Text(MARKUP));
    const person = await browser.person();
    const start = await comeBack(person, member.return_url);
    await eventually("the note to be stored", async () => (await api.board(blue.board)).notes.harmful00001);
    const made = await person.context.request.post(`${server.url}/teams/${blue.id}/use-cases`, {
      data: { note: "harmful00001" },
      headers: { origin: server.url },
    });
    assert.ok(made.ok(), await made.text());
    const pages = await reachable(person, server, [start, "/"]);
    const board = await BoardPage.open(person, server, blue.id);
    await board.note(MARKUP);
    await board.select("onerror");
    for (const [name, path] of [...pages, ["drawing", `${start}/board.svg`]]) {
      const answer = await person.page.goto(server.url + path).catch(() => null);
      if (answer) await unharmed(person.page, name);
    }
    assert.deepEqual(person.complaints, []);
    await person.leave();
  });

  async function unharmed(page, name) {
    const harm = await page.evaluate(() => document.querySelectorAll("[data-harmed], .harmed, img[onerror]").length);
    assert.equal(harm, 0, `markup came alive on ${name}`);
  }

  test("a drawing opened as a page runs nothing", async () => {
    const world = await team();
    world.witness.write("harmful00001", `</text><script>document.documentElement.setAttribute("harmed", 1)</script>`);
    await undisturbed(world);
    const person = await browser.person();
    await comeBack(person, world.people.product_manager.return_url);
    const svg = await (await person.context.request.get(`${server.url}/teams/${world.id}/board.svg`)).text();
    await person.page.setContent(svg);
    assert.equal(await person.page.locator("script, [harmed]").count(), 0);
    await person.leave();
  });

  test("foreign files are refused with a reason, and the board stays as it is", async () => {
    const world = await team();
    await undisturbed(world);
    const person = await browser.person();
    await comeBack(person, world.people.product_manager.return_url);
    const files = {
      pdf: Buffer.from("%PDF-1.7 not a board"),
      "other json": Buffer.from('{"name":"package","version":"1.0.0"}'),
      "newer board": Buffer.from('{"format":"ekkyo-board","version":99,"content":{}}'),
      "cut off": Buffer.from('{"format":"ekkyo-board","version":1,"content":{"notes":{"a'),
      "wrong field": Buffer.from(
        '{"format":"ekkyo-board","version":1,"content":{"notes":{"aaaaaaaaaaaa":{"kind":"nonsense"}}}}',
      ),
    };
    for (const [name, buffer] of Object.entries(files)) {
      const answer = await person.context.request.post(`${server.url}/teams/${world.id}/board/import`, {
        multipart: { file: { name: "board.json", mimeType: "application/json", buffer } },
        headers: { origin: server.url, accept: "application/json" },
      });
      const said = `${name}: ${answer.status()} ${await answer.text()}`;
      assert.ok(answer.status() >= 400 && answer.status() < 500, said);
      assert.match(answer.headers()["content-type"], /problem\+json/, said);
      assert.ok(JSON.parse(await answer.text()).detail.length > 10, said);
    }
    assert.deepEqual(Object.keys((await api.board(world.board)).notes), ["witness00001"]);
    await person.leave();
  });

  test("an exported board can be brought in again", async () => {
    const world = await team();
    await undisturbed(world);
    const person = await browser.person();
    await comeBack(person, world.people.product_manager.return_url);
    const { request } = person.context;
    const buffer = await (await request.get(`${server.url}/teams/${world.id}/board.json`)).body();
    const other = await team();
    const lead = await browser.person();
    await comeBack(lead, other.people.product_manager.return_url);
    const answer = await lead.context.request.post(`${server.url}/teams/${other.id}/board/import`, {
      multipart: { file: { name: "board.json", mimeType: "application/json", buffer } },
      headers: { origin: server.url },
    });
    assert.equal(answer.status(), 204, await answer.text());
    await eventually("the note to arrive", () => [...other.witness.texts.values()].some((text) => `${text}` === "still here"));
    await person.leave();
    await lead.leave();
  });

  const sockets = {
    "no ticket": { code: 4401, ticket: () => "" },
    "a wrong ticket": { code: 4401, ticket: () => "bm90IGEgdGlja2V0.c2lnbmF0dXJl" },
    "another board's ticket": {
      code: 4401,
      ticket: async () => {
        const other = await api.workshop();
        return api.ticket(other.team.board, other.people.developer.id);
      },
    },
    "bytes that mean nothing": { code: 4400, send: () => Buffer.from([0, 2, 3, 255, 255, 255]) },
    "an unknown kind of message": { code: 4400, send: () => Buffer.from([99, 1, 2, 3]) },
    "text instead of bytes": { code: 4400, send: () => "hello" },
    "a message over one mebibyte": { code: 4413, send: () => update((doc) => doc.getText("t").insert(0, "x".repeat(1_200_000))) },
    "a note over 5,000 characters": { code: 4413, send: () => update((doc) => write(doc, "x".repeat(5_001))) },
    "something that is no note": { code: 4400, send: () => update((doc) => doc.getMap("notes").set("nonote000001", 42)) },
  };
  for (const [name, { code, ticket, send }] of Object.entries(sockets)) {
    test(`a client that sends ${name} is closed with ${code}`, async () => {
      const world = await team();
      const mine = ticket ? await ticket() : await world.ticket();
      const closing = await closeOf(`${server.url.replace("http", "ws")}/sync/${world.board}?ticket=${mine}`, send?.());
      assert.equal(closing.code, code, closing.reason);
      await undisturbed(world);
      const { notes, texts } = await api.board(world.board);
      // Words beyond the limit are cut; the note before them was all right.
      assert.ok(Object.keys(notes).every((id) => ["witness00001", "toolong00001"].includes(id)));
      assert.ok(Object.values(texts).every((text) => text.length <= 5_000));
    });
  }
});

/** How the server closes a socket after it was sent `message`. */
function closeOf(address, message) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.on("open", () => message !== undefined && socket.send(message));
    socket.on("close", (code, reason) => resolve({ code, reason: reason.toString() }));
    socket.on("error", reject);
    setTimeout(() => reject(new Error("the server left the socket open")), 10_000).unref();
  });
}

/** A sync message that carries what `change` does to an empty document. */
function update(change) {
  const doc = new Y.Doc();
  change(doc);
  const bytes = Y.encodeStateAsUpdate(doc);
  return Buffer.concat([Buffer.from([0, 2]), length(bytes.length), bytes]);
}

function write(doc, text) {
  doc.getMap("notes").set("toolong00001", { kind: "event", x: 0, y: 0, w: 120, h: 120, by: "" });
  doc.getMap("texts").set("toolong00001", new Y.Text(text));
}

/** A length as lib0 writes it: seven bits a byte. */
function length(number) {
  const bytes = [];
  let left = number;
  while (left > 127) {
    bytes.push((left & 127) | 128);
    left >>>= 7;
  }
  return Buffer.from([...bytes, left]);
}
