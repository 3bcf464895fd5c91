// What a person in front of the board waits for: how long until a full board is drawn, and how
// smoothly it moves. Real Chromium, the built server, the libraries of e2e/.
//
//   EKKYO_BIN=target/release/ekkyo node bench/browser.mjs
import * as Y from "../e2e/node_modules/yjs/dist/yjs.mjs";
import { organiserApi } from "../e2e/lib/api.mjs";
import { launch } from "../e2e/lib/browser.mjs";
import { connect } from "../e2e/lib/client.mjs";
import { eventually } from "../e2e/lib/eventually.mjs";
import { comeBack } from "../e2e/lib/people.mjs";
import { startServer } from "../e2e/lib/server.mjs";

const LOADS = 5;
const FRAMES = 180;
const PER_TRANSACTION = 200;
const KINDS = ["event", "command", "policy", "actor", "problem", "read_model", "aggregate", "external_system"];
const WORDS = ["受付が書類の不備に気づいた", "Order was packed", "在庫が確かめられた", "Who decides this?"];

const browser = await launch();
try {
  await loading(Number(process.argv[2] ?? 5_000));
  for (const notes of [1_000, 10_000]) await moving(notes);
} finally {
  await browser.close();
}

/** Cold: the server has just started and the browser has never been here. Warm: neither. */
async function loading(notes) {
  const server = await startServer();
  try {
    const place = await prepare(server, notes);
    const cold = [];
    const warm = [];
    for (let round = 0; round < LOADS; round += 1) {
      await server.drain();
      await server.start();
      const person = await browser.person();
      await person.page.addInitScript(noteWhenDrawn, notes);
      await comeBack(person, place.returnUrl);
      cold.push(await load(person, server, place));
      warm.push(await load(person, server, place));
      await person.leave();
    }
    console.log(`${notes} notes drawn, cold: ${summary(cold)}; warm: ${summary(warm)}`);
  } finally {
    await server.stop();
  }
}

async function load(person, server, { team }) {
  await person.page.goto(`${server.url}/teams/${team}/board`);
  await person.page.waitForFunction(() => window.drawnAt !== undefined, null, { timeout: 60_000 });
  return person.page.evaluate(() => window.drawnAt);
}

/** Runs in the page: remembers when the frame after the last note's arrival was drawn. */
function noteWhenDrawn(notes) {
  const look = () => {
    const board = document.querySelector("ekkyo-board")?.ekkyo;
    const complete = board && board.store.readingOrder().length >= notes;
    requestAnimationFrame(complete ? () => (window.drawnAt = performance.now()) : look);
  };
  requestAnimationFrame(look);
}

async function moving(notes) {
  const server = await startServer();
  try {
    const place = await prepare(server, notes);
    const person = await browser.person();
    await person.page.addInitScript(noteWhenDrawn, notes);
    await comeBack(person, place.returnUrl);
    await load(person, server, place);
    const overview = await person.page.evaluate(showEverything);
    const shown = {
      "pan at 100 %": await frames(person, { from: 1, to: 1 }),
      "zoom sweep": await frames(person, { from: overview, to: 1 }),
      "pan in overview": await frames(person, { from: overview, to: overview }),
    };
    for (const [name, { interval, high, work }] of Object.entries(shown)) {
      const times = `a frame each ${interval} ms (p95 ${high} ms), ${work} ms of it busy`;
      console.log(`${notes} notes, ${name}: ${times}`);
    }
    await person.leave();
  } finally {
    await server.stop();
  }
}

/** Runs in the page: gives the zoom at which the whole board is on the screen. */
function showEverything() {
  const { camera, store } = document.querySelector("ekkyo-board").ekkyo;
  const boxes = store.readingOrder().map((id) => store.box(id));
  const [right, bottom] = [Math.max(...boxes.map(({ x }) => x)), Math.max(...boxes.map(({ y }) => y))];
  return Math.min(camera.width / (right + 120), camera.height / (bottom + 120));
}

/** Moves the view once a frame; gives the median and high interval and the mean busy time. */
async function frames(person, zooms) {
  const session = await person.context.newCDPSession(person.page);
  await session.send("Performance.enable");
  // Notes come into the atlas on the way; the second round has them.
  await person.page.evaluate(move, [zooms, FRAMES]);
  const before = await busy(session);
  const intervals = await person.page.evaluate(move, [zooms, FRAMES]);
  const work = ((await busy(session)) - before) / FRAMES;
  await session.detach();
  return { interval: median(intervals).toFixed(1), high: high(intervals).toFixed(1), work: work.toFixed(1) };
}

/** Runs in the page: wanders over the middle of the board, zooming from one end to the other. */
function move([{ from, to }, frames]) {
  const { camera, store } = document.querySelector("ekkyo-board").ekkyo;
  const middle = store.box(store.readingOrder()[Math.floor(store.readingOrder().length / 2)]);
  return new Promise((done) => {
    const intervals = [];
    let last = performance.now();
    const turn = (now) => {
      intervals.push(now - last);
      last = now;
      const angle = (intervals.length / frames) * Math.PI * 4;
      const zoom = from * (to / from) ** ((1 - Math.cos(angle)) / 2);
      const [x, y] = [middle.x + (Math.sin(angle) * 400) / zoom, middle.y + (Math.cos(angle) * 200) / zoom];
      camera.set({ x: x - camera.width / 2 / zoom, y: y - camera.height / 2 / zoom, zoom });
      if (intervals.length < frames) requestAnimationFrame(turn);
      else done(intervals.slice(1));
    };
    requestAnimationFrame(turn);
  });
}

async function busy(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value * 1_000;
}

/** A board with so many notes, and a link that makes a browser one of its team. */
async function prepare(server, notes) {
  const api = await organiserApi(server);
  const { team, people } = await api.workshop({ roles: ["developer"] });
  const { id, return_url: returnUrl } = people.developer;
  const client = await connect(server, team.board, await api.ticket(team.board, id));
  for (let first = 0; first < notes; first += PER_TRANSACTION) {
    client.doc.transact(() => {
      for (let at = first; at < Math.min(notes, first + PER_TRANSACTION); at += 1) add(client, id, at);
    });
  }
  await eventually("the server to have all notes", async () => {
    const stored = await api.board(team.board);
    return Object.keys(stored.notes).length === notes;
  });
  client.leave();
  return { team: team.id, returnUrl };
}

function add(client, by, at) {
  const id = `bench${String(at).padStart(8, "0")}`;
  const [x, y] = [(at % 125) * 160, Math.floor(at / 125) * 160];
  client.notes.set(id, { kind: KINDS[at % KINDS.length], x, y, w: 120, h: 120, by });
  client.texts.set(id, new Y.Text(`${WORDS[at % WORDS.length]} ${at}`));
}

function summary(values) {
  return `median ${median(values).toFixed(0)} ms, worst ${Math.max(...values).toFixed(0)} ms`;
}

function high(values) {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length * 0.95)];
}

function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)];
}
