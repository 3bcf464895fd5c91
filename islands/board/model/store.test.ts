import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { Board } from "./board";
import { createNote, merge, remove, setText } from "./commands";
import type { Person } from "./person";
import { BoardStore } from "./store";

const person = (id: string): Person => ({
  id,
  name: id,
  canEdit: true,
  canLead: true,
  silent: false,
  boardLocked: false,
  onlyKinds: undefined,
});

function boards(count: number): Board[] {
  return Array.from({ length: count }, (_, index) => {
    const who = person(`p${index}`);
    return new Board(new BoardStore(), () => who);
  });
}

function exchange(...all: Board[]) {
  for (const from of all) {
    for (const to of all) {
      if (from === to) continue;
      const missing = Y.encodeStateVector(to.store.docs.shared);
      Y.applyUpdate(to.store.docs.shared, Y.encodeStateAsUpdate(from.store.docs.shared, missing));
    }
  }
}

function create(board: Board, text: string): string {
  const outcome = createNote(board, "event", { x: 0, y: 0 }, { text });
  return outcome.ok ? outcome.value : "";
}

describe("the store", () => {
  it("shows what was in the documents before it", () => {
    const [one] = boards(1);
    if (!one) return;
    const id = create(one, "前から");
    const again = new BoardStore(one.store.docs);
    expect(again.text(id)).toBe("前から");
  });

  it("tells of remote changes as not local, and of words by their note", () => {
    const [one, two] = boards(2);
    if (!one || !two) return;
    const id = create(one, "あ");
    exchange(one, two);
    const told: string[][] = [];
    two.store.subscribe((changes) => {
      expect(changes.local).toBe(false);
      told.push([...changes.texts]);
    });
    setText(one, id, "あいう");
    exchange(one, two);
    expect(told).toEqual([[id]]);
    expect(two.store.text(id)).toBe("あいう");
  });

  it("ignores what is not of the board's shape", () => {
    const { docs } = new BoardStore();
    docs.shared.getMap("notes").set("a", "nonsense");
    docs.shared.getMap("notes").set("b", { kind: "virus", x: 0, y: 0, w: 1, h: 1 });
    docs.shared.getMap("notes").set("c", { kind: "event", x: "0", y: 0, w: 1, h: 1 });
    docs.shared.getMap("texts").set("a", 5);
    const store = new BoardStore(docs);
    expect(store.notes.size).toBe(0);
    expect(store.text("a")).toBe("");
  });

  it("shows a note once while its reveal is on the way", () => {
    const { docs } = new BoardStore();
    const note = { kind: "event", x: 0, y: 0, w: 120, h: 120, by: "p1" };
    docs.mine.getMap("notes").set("a", note);
    const store = new BoardStore(docs);
    expect(store.isPrivate("a")).toBe(true);
    docs.shared.getMap("notes").set("a", { ...note, x: 9 });
    expect([store.notes.size, store.note("a")?.x, store.isPrivate("a")]).toEqual([1, 9, false]);
    docs.mine.getMap("notes").delete("a");
    expect(store.note("a")?.x).toBe(9);
  });

  it("orders by rows, then from left to right", () => {
    const store = new BoardStore();
    const notes = store.docs.shared.getMap("notes");
    const put = (id: string, x: number, y: number) =>
      notes.set(id, { kind: "event", x, y, w: 120, h: 120, by: "" });
    put("right", 300, 10);
    put("below", 0, 130);
    put("left", 0, 100);
    expect(store.readingOrder()).toEqual(["left", "right", "below"]);
  });

  it("stays quick with 10,000 notes", () => {
    const [one] = boards(1);
    if (!one) return;
    const { docs } = one.store;
    docs.shared.transact(() => {
      for (let index = 0; index < 10_000; index++) {
        const place = { x: (index % 100) * 150, y: Math.floor(index / 100) * 150 };
        docs.shared
          .getMap("notes")
          .set(`n${index}`, { kind: "event", ...place, w: 120, h: 120, by: "p" });
      }
    });
    let touched = 0;
    one.store.subscribe(({ notes }) => {
      touched += notes.size;
    });
    remove(one, ["n5000"]);
    expect(touched).toBe(1);
    expect(one.store.notes.size).toBe(9_999);
  });
});

describe("two people apart", () => {
  it("converge when both merge the same note elsewhere", () => {
    const [one, two] = boards(2);
    if (!one || !two) return;
    const [a, b, c] = [create(one, "a"), create(one, "b"), create(one, "c")];
    exchange(one, two);
    merge(one, a, b);
    merge(two, a, c);
    exchange(one, two);
    exchange(one, two);
    const words = (board: Board) =>
      [...board.store.notes.keys()].sort().map((id) => board.store.text(id));
    expect(words(one)).toEqual(words(two));
    expect(words(one).sort()).toEqual(["b\na", "c\na"]);
  });

  it("undo only their own work", () => {
    const [one, two] = boards(2);
    if (!one || !two) return;
    const mine = create(one, "mine");
    exchange(one, two);
    const theirs = create(two, "theirs");
    setText(two, mine, "mine!");
    exchange(one, two);
    one.history.undo();
    exchange(one, two);
    expect(two.store.note(mine)).toBeUndefined();
    expect(one.store.text(theirs)).toBe("theirs");
    expect(one.history.canUndo.value).toBe(false);
  });
});
