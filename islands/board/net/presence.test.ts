import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import type { PersonState } from "../../wire/PersonState";
import { FakeServer } from "./fake-server";
import { MemoryEdits } from "./kept-edits";
import { colourIn, Presence, readVisitor } from "./presence";
import { Sync } from "./sync";
import { Tickets } from "./tickets";
import * as wire from "./wire";

let mine: Presence;
let other: Presence;

beforeEach(() => {
  vi.useFakeTimers();
  const people = [person("p1", 1), person("p2", 2)];
  const colourOf = (id: string) => colourIn(people, id);
  mine = new Presence(new Y.Doc(), { id: "p1", name: "佐藤", colour: 1 }, colourOf);
  other = new Presence(new Y.Doc(), { id: "p2", name: "田中", colour: 2 }, colourOf);
});

afterEach(() => {
  mine.destroy();
  other.destroy();
  vi.useRealTimers();
});

function person(id: string, colour: number): PersonState {
  return { id, name: id, role: "engineer", colour, present: true };
}

function hear() {
  const { awareness } = other;
  applyAwarenessUpdate(mine.awareness, encodeAwarenessUpdate(awareness, [awareness.clientID]), "x");
}

it("shows what others do, and not oneself", () => {
  other.tell({ cursor: { x: 1, y: 2 }, selection: ["a"] });
  hear();
  expect(mine.others.value).toMatchObject([
    { user: { id: "p2", name: "田中", colour: 2 }, cursor: { x: 1, y: 2 }, selection: ["a"] },
  ]);
});

it("takes the colour of a person from the team, not from what a page says", () => {
  const { awareness } = other;
  awareness.setLocalState({
    ...awareness.getLocalState(),
    user: { id: "p2", name: "a", colour: 1 },
  });
  hear();
  expect(mine.others.value[0]?.user.colour).toBe(2);
  awareness.setLocalState({ user: { id: "guest", name: "a", colour: 1 } });
  hear();
  expect(mine.others.value[0]?.user.colour).toBe(colourIn([], "guest"));
});

it("lets those who leave go", () => {
  hear();
  other.awareness.setLocalState(null);
  hear();
  expect(mine.others.value).toEqual([]);
});

it("calls for attention once per call", () => {
  const calls: number[] = [];
  mine.onLook((_, look) => calls.push(look.x));
  other.lookHere({ x: 10, y: 0 });
  hear();
  other.tell({ cursor: { x: 0, y: 0 } });
  hear();
  vi.advanceTimersByTime(5_000);
  hear();
  other.lookHere({ x: 20, y: 0 });
  hear();
  expect(calls).toEqual([10, 20]);
});

it("believes nothing it cannot check", () => {
  const colourOf = (id: string) => colourIn([], id);
  expect(readVisitor(1, null, colourOf)).toBeUndefined();
  expect(readVisitor(1, { user: { id: 5, name: "x" } }, colourOf)).toBeUndefined();
  const state = {
    user: { id: "p", name: "x".repeat(1_000), colour: 99 },
    cursor: { x: "0", y: 0 },
    selection: "all",
    view: { x: 0, y: 0, zoom: -1 },
    drag: { ids: [], dx: 1, dy: 1 },
  };
  const visitor = readVisitor(1, state, colourOf);
  expect(visitor).toMatchObject({ cursor: null, selection: [], view: null, drag: null });
  expect(visitor?.user.name).toHaveLength(100);
  expect(visitor?.user.colour).toBeLessThan(12);
});

it("sends the own state at most every 60 ms, and again after the server forgot it", async () => {
  const server = new FakeServer();
  const sync = new Sync({
    doc: mine.awareness.doc,
    kept: new MemoryEdits(),
    address: () => "ws://test",
    tickets: new Tickets(async () => ({ ticket: "t", expires_at: 0 })),
    awareness: mine.awareness,
    openSocket: server.openSocket,
  });
  await sync.start();
  await vi.advanceTimersByTimeAsync(0);
  server.latest.open();
  await vi.advanceTimersByTimeAsync(100);
  const before = server.latest.awareness.length;
  for (let x = 0; x < 20; x++) {
    mine.tell({ cursor: { x, y: 0 } });
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(server.latest.awareness.length - before).toBeLessThanOrEqual(4);

  // The server's removal of our state reaches us after we came back.
  const gone = new Map([[mine.awareness.clientID, null]]) as unknown as Map<number, object>;
  const { awareness } = mine;
  const clock = awareness.meta.get(awareness.clientID)?.clock ?? 0;
  awareness.meta.set(awareness.clientID, { clock: clock + 1, lastUpdated: 0 });
  const removal = encodeAwarenessUpdate(awareness, [awareness.clientID], gone);
  awareness.meta.set(awareness.clientID, { clock, lastUpdated: 0 });
  await vi.advanceTimersByTimeAsync(100);
  const sent = server.latest.awareness.length;
  server.latest.deliver(wire.awareness(removal));
  await vi.advanceTimersByTimeAsync(100);
  expect(server.latest.awareness.length).toBe(sent + 1);
  sync.stop();
});
