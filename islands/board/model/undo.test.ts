import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { move } from "./arrange";
import { Board } from "./board";
import { createNote, remove, setText } from "./commands";
import type { Person } from "./person";
import { BoardStore } from "./store";

let person: Person;
let board: Board;

beforeEach(() => {
  person = {
    id: "p1",
    name: "佐藤",
    canEdit: true,
    canLead: false,
    silent: false,
    boardLocked: false,
    onlyKinds: undefined,
  };
  board = new Board(new BoardStore(), () => person);
});

function create(text = ""): string {
  const outcome = createNote(board, "event", { x: 0, y: 0 }, { text });
  return outcome.ok ? outcome.value : "";
}

describe("the history", () => {
  it("walks back and forth through both documents in the order of doing", () => {
    const shared = create("1");
    person.silent = true;
    const secret = create("2");
    move(board, [shared], 10, 0);
    board.history.undo();
    expect(board.store.note(shared)?.x).toBe(0);
    board.history.undo();
    expect(board.store.note(secret)).toBeUndefined();
    board.history.undo();
    expect(board.store.note(shared)).toBeUndefined();
    expect(board.history.canUndo.value).toBe(false);
    expect(board.history.redo()).toEqual([shared]);
    board.history.redo();
    expect(board.store.text(secret)).toBe("2");
    board.history.redo();
    expect(board.store.note(shared)?.x).toBe(10);
    expect(board.history.canRedo.value).toBe(false);
  });

  it("takes a command that wrote to both documents back at once", () => {
    const shared = create();
    person.silent = true;
    const secret = create();
    move(board, [shared, secret], 10, 0);
    board.history.undo();
    expect([board.store.note(shared)?.x, board.store.note(secret)?.x]).toEqual([0, 0]);
    board.history.redo();
    expect([board.store.note(shared)?.x, board.store.note(secret)?.x]).toEqual([10, 10]);
    board.history.undo();
    board.history.undo();
    expect(board.store.note(secret)).toBeUndefined();
    expect(board.store.note(shared)).toBeDefined();
  });

  it("brings a deleted note back with its words", () => {
    const id = create("注文");
    remove(board, [id]);
    board.history.undo();
    expect(board.store.text(id)).toBe("注文");
    setText(board, id, "注文!");
    expect(board.store.text(id)).toBe("注文!");
  });

  it("forgets what was undone once something new is done, in either document", () => {
    create();
    board.history.undo();
    person.silent = true;
    create();
    expect(board.history.canRedo.value).toBe(false);
    expect(board.history.redo()).toEqual([]);
  });

  it("never brings revealed notes back into the private document", () => {
    person.silent = true;
    const id = create("1");
    move(board, [id], 10, 0);
    const server = new Y.Doc();
    Y.applyUpdate(server, Y.encodeStateAsUpdate(board.store.docs.mine));
    server.getMap("notes").delete(id);
    Y.applyUpdate(board.store.docs.mine, Y.encodeStateAsUpdate(server), "server");
    board.history.undo();
    expect(board.store.docs.mine.getMap("notes").size).toBe(0);
    expect(board.history.canUndo.value).toBe(false);
  });

  it("takes thousands of notes back in messages of limited size", () => {
    const { shared } = board.store.docs;
    shared.transact(() => {
      for (let index = 0; index < 5_000; index++) {
        const note = { kind: "event", x: index, y: 0, w: 120, h: 120, by: "p1" };
        shared.getMap("notes").set(`n${index}`, note);
        shared.getMap("texts").set(`n${index}`, new Y.Text("在庫が引き当てられた"));
      }
    });
    let largest = 0;
    shared.on("update", (update: Uint8Array) => {
      largest = Math.max(largest, update.length);
    });
    const ids = [...board.store.notes.keys()];
    move(board, ids, 10, 0);
    remove(board, ids);
    board.history.undo();
    expect(board.store.notes.size).toBe(5_000);
    expect(board.store.note("n7")?.x).toBe(17);
    board.history.undo();
    expect(board.store.note("n7")?.x).toBe(7);
    expect(board.history.canUndo.value).toBe(false);
    expect(largest).toBeLessThan(600_000);
  });
});
