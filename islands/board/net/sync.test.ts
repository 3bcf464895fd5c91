import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { FakeServer } from "./fake-server";
import { MemoryEdits } from "./kept-edits";
import type { Notice } from "./status";
import { Sync } from "./sync";
import { NotAdmitted, Tickets } from "./tickets";

let server: FakeServer;
let kept: MemoryEdits;
let doc: Y.Doc;
let sync: Sync;
let notices: Notice[];
let tickets: number;
let admitted: () => Promise<{ ticket: string; expires_at: number }>;

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
  kept = new MemoryEdits();
  notices = [];
  tickets = 0;
  admitted = async () => ({ ticket: `t${++tickets}`, expires_at: 0 });
  page();
});

afterEach(() => {
  sync.stop();
  vi.useRealTimers();
});

/** A page is opened (again) in the same browser. */
function page() {
  doc = new Y.Doc();
  sync = new Sync({
    doc,
    kept,
    address: (ticket) => `ws://test/sync/b?ticket=${ticket}`,
    tickets: new Tickets(() => admitted()),
    onNotice: (notice) => notices.push(notice),
    openSocket: server.openSocket,
    random: () => 0.5,
  });
}

const settle = () => vi.advanceTimersByTimeAsync(0);
const batch = () => vi.advanceTimersByTimeAsync(25);
const write = (key: string, value = 1) => doc.getMap<number>("notes").set(key, value);
const stored = () => server.doc.getMap("notes").toJSON();
const state = () => sync.state.value;

async function connect() {
  await sync.start();
  await settle();
  server.latest.open();
  server.latest.acknowledge();
}

describe("saving", () => {
  it("is saved only when the server said so", async () => {
    expect(state().status).toBe("connecting");
    await connect();
    expect(state()).toEqual({ status: "saved", unsaved: 0 });
    write("a");
    expect(state()).toEqual({ status: "saving", unsaved: 1 });
    await batch();
    expect(stored()).toEqual({ a: 1 });
    expect(state()).toEqual({ status: "saving", unsaved: 1 });
    server.latest.acknowledge();
    expect(state()).toEqual({ status: "saved", unsaved: 0 });
  });

  it("sends edits made together as one message", async () => {
    await connect();
    const before = server.latest.updates.length;
    for (let index = 0; index < 50; index++) write(`n${index}`);
    await batch();
    expect(server.latest.updates.length - before).toBe(1);
    expect(Object.keys(stored())).toHaveLength(50);
  });

  it("counts an acknowledgement for exactly what it covers", async () => {
    await connect();
    write("a");
    await batch();
    const first = server.latest.updates.length;
    write("b");
    await batch();
    server.latest.acknowledge(first);
    expect(state()).toEqual({ status: "saving", unsaved: 1 });
    expect(kept.kept.size).toBe(2);
    await settle();
    expect(kept.kept.size).toBe(1);
    server.latest.acknowledge();
    await settle();
    expect(kept.kept.size).toBe(0);
  });

  it("does not send back what came from the server", async () => {
    await connect();
    const before = server.latest.updates.length;
    server.doc.getMap("notes").set("theirs", 1);
    server.ask();
    sync.wake();
    await batch();
    expect(doc.getMap("notes").toJSON()).toEqual({ theirs: 1 });
    expect(server.latest.updates.length - before).toBe(1);
    expect(state().unsaved).toBe(0);
  });
});

describe("without a connection", () => {
  it("keeps edits and merges them on return", async () => {
    await connect();
    server.latest.drop();
    expect(state().status).toBe("offline");
    write("mine");
    server.doc.getMap("notes").set("theirs", 1);
    await batch();
    expect(state()).toEqual({ status: "offline", unsaved: 1 });
    await vi.advanceTimersByTimeAsync(15_000);
    server.latest.open();
    expect(stored()).toEqual({ mine: 1, theirs: 1 });
    expect(doc.getMap("notes").toJSON()).toEqual({ mine: 1, theirs: 1 });
    expect(state().status).toBe("saving");
    server.latest.acknowledge();
    expect(state()).toEqual({ status: "saved", unsaved: 0 });
  });

  it("keeps edits over a reload", async () => {
    await connect();
    server.latest.drop();
    write("mine");
    await batch();
    sync.stop();
    page();
    await sync.start();
    expect(doc.getMap("notes").toJSON()).toEqual({ mine: 1 });
    expect(state().unsaved).toBe(1);
    await settle();
    server.latest.open();
    expect(stored()).toEqual({ mine: 1 });
    server.latest.acknowledge();
    await settle();
    expect([state().status, kept.kept.size]).toEqual(["saved", 0]);
  });

  it("keeps what was sent but not confirmed when the server died", async () => {
    await connect();
    write("a");
    await batch();
    // The server received it, and loses it before it is on disk.
    server.doc.getMap("notes").delete("a");
    const restarted = new FakeServer();
    server.latest.drop(1012);
    server = restarted;
    sync.stop();
    page();
    await connect();
    expect(stored()).toEqual({ a: 1 });
    expect(state().unsaved).toBe(0);
  });

  it("waits longer from attempt to attempt, and not at all when the network returns", async () => {
    await connect();
    server.latest.drop();
    for (const most of [400, 800, 1_600]) {
      const { length } = server.sockets;
      await vi.advanceTimersByTimeAsync(most / 2);
      expect(server.sockets.length).toBe(length);
      await vi.advanceTimersByTimeAsync(most / 2);
      expect(server.sockets.length).toBe(length + 1);
      server.latest.drop();
    }
    const { length } = server.sockets;
    sync.wake();
    await settle();
    expect(server.sockets.length).toBe(length + 1);
  });

  it("notices a connection that died in silence", async () => {
    await connect();
    const dead = server.latest;
    dead.send = () => {};
    await vi.advanceTimersByTimeAsync(51_000);
    expect(state().status).toBe("offline");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.latest).not.toBe(dead);
  });

  it("does not wait for ever for a connection to come about", async () => {
    await sync.start();
    await settle();
    await vi.advanceTimersByTimeAsync(16_000);
    expect(server.sockets).toHaveLength(2);
  });

  it("asks for a sign of life and stays when there is one", async () => {
    await connect();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(server.sockets).toHaveLength(1);
    expect(server.latest.asked).toBeGreaterThan(2);
  });
});

describe("edits larger than a message", () => {
  it("are not joined into one even when made at once", async () => {
    await connect();
    for (let index = 0; index < 4; index++) {
      doc.getMap("texts").set(`t${index}`, "語".repeat(100_000));
    }
    await batch();
    for (const update of server.latest.updates) expect(update.length).toBeLessThan(900_000);
    expect(Object.keys(server.doc.getMap("texts").toJSON())).toHaveLength(4);
  });

  it("travel one by one", async () => {
    await connect();
    server.latest.drop();
    for (let index = 0; index < 4; index++) {
      doc.getMap("texts").set(`t${index}`, "語".repeat(100_000));
      await batch();
    }
    await vi.advanceTimersByTimeAsync(15_000);
    server.latest.open();
    for (const update of server.latest.updates) expect(update.length).toBeLessThan(900_000);
    expect(Object.keys(server.doc.getMap("texts").toJSON())).toHaveLength(4);
    server.latest.acknowledge();
    expect(state().unsaved).toBe(0);
  });
});

describe("what the server decides", () => {
  it("keeps edits of a locked board until it is unlocked", async () => {
    await connect();
    server.locked = true;
    write("a");
    await batch();
    // The server never counts what it did not take.
    server.latest.acknowledge(server.latest.updates.length - 1);
    expect(state()).toEqual({ status: "locked", unsaved: 1 });
    expect(notices).toEqual([{ type: "refused", reason: "board_locked" }]);
    server.locked = false;
    server.ask();
    expect(stored()).toEqual({ a: 1 });
    server.latest.acknowledge();
    expect(state()).toEqual({ status: "saved", unsaved: 0 });
  });

  it("tells what was reverted", async () => {
    await connect();
    server.latest.notify({ type: "reverted", keys: ["a"], reason: "locked" });
    expect(notices).toEqual([{ type: "reverted", keys: ["a"], reason: "locked" }]);
    expect(state().status).toBe("saved");
  });

  it("ends when the person was removed", async () => {
    await connect();
    server.latest.drop(4403);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state()).toEqual({ status: "ended", unsaved: 0, reason: "removed" });
    expect(server.sockets).toHaveLength(1);
  });

  it("comes back when the server cut something to its limits", async () => {
    await connect();
    write("a");
    await batch();
    server.latest.drop(4413);
    await vi.advanceTimersByTimeAsync(1_000);
    server.latest.open();
    server.latest.acknowledge();
    expect(state()).toEqual({ status: "saved", unsaved: 0 });
  });

  it("gives up edits that are never accepted, so that a reload can work", async () => {
    await connect();
    write("a");
    await batch();
    for (let attempt = 0; attempt < 3; attempt++) {
      server.latest.drop(4400);
      await vi.advanceTimersByTimeAsync(2_000);
    }
    expect(state()).toEqual({ status: "ended", unsaved: 0, reason: "rejected" });
    expect(kept.kept.size).toBe(0);
  });

  it("fetches a fresh ticket for each connection, and when one is refused", async () => {
    await connect();
    expect(server.latest.address).toContain("ticket=t1");
    server.latest.drop(4401);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.latest.address).toContain("ticket=t2");
    server.latest.drop(4401);
    await vi.advanceTimersByTimeAsync(2_000);
    server.latest.drop(4401);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state()).toMatchObject({ status: "ended", reason: "session" });
  });

  it("ends when no ticket is given any more, but not when the server is away", async () => {
    admitted = async () => {
      throw new Error("503");
    };
    await sync.start();
    await settle();
    expect(state().status).toBe("offline");
    admitted = async () => {
      throw new NotAdmitted("session");
    };
    await vi.advanceTimersByTimeAsync(5_000);
    expect(state()).toMatchObject({ status: "ended", reason: "session" });
  });
});

describe("many people", () => {
  it("converge whatever breaks", async () => {
    const pages = Array.from({ length: 4 }, () => {
      page();
      return { doc, sync };
    });
    let seed = 11;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (const { sync } of pages) await sync.start();
    for (let round = 0; round < 300; round++) {
      const { doc } = pages[random(4)] ?? { doc: new Y.Doc() };
      doc.getMap("notes").set(`n${random(40)}`, round);
      const socket = server.sockets[random(server.sockets.length)];
      if (socket?.readyState === WebSocket.CONNECTING) socket.open();
      else if (random(6) === 0) socket?.drop();
      else socket?.acknowledge();
      await vi.advanceTimersByTimeAsync(random(400));
    }
    await vi.advanceTimersByTimeAsync(20_000);
    for (let pass = 0; pass < 2; pass++) {
      for (const socket of server.sockets) {
        if (socket.readyState === WebSocket.CONNECTING) socket.open();
      }
      for (const { sync } of pages) sync.wake();
      await batch();
    }
    for (const socket of server.sockets) socket.acknowledge();
    for (const { doc, sync } of pages) {
      expect(doc.getMap("notes").toJSON()).toEqual(stored());
      expect(sync.state.value).toEqual({ status: "saved", unsaved: 0 });
      sync.stop();
    }
  });
});
