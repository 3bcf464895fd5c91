import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { align, distribute, move, resize } from "./arrange";
import { Board } from "./board";
import { duplicate } from "./clip";
import {
  addComment,
  addFrame,
  addMlDesignFrame,
  changeKind,
  createNote,
  groupIntoFrame,
  labelLink,
  link,
  lock,
  merge,
  remove,
  removeComment,
  renameFrame,
  setText,
  unlock,
} from "./commands";
import type { Person } from "./person";
import { BoardStore } from "./store";
import type { Changes, Outcome } from "./types";

let person: Person;
let store: BoardStore;
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
  store = new BoardStore();
  board = new Board(store, () => person);
});

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

const at = (x: number, y: number) => ({ x, y });
const note = (x = 0, y = 0, text = "") => value(createNote(board, "event", at(x, y), { text }));

describe("creating", () => {
  it("writes the note as plain values and its words as a live text", () => {
    const id = note(10.4, 20.6, "注文が確定された");
    expect(store.docs.shared.getMap("notes").get(id)).toEqual({
      kind: "event",
      x: 10,
      y: 21,
      w: 120,
      h: 120,
      by: "p1",
    });
    expect(store.docs.shared.getMap("texts").get(id)).toBeInstanceOf(Y.Text);
    expect(store.text(id)).toBe("注文が確定された");
    expect(id).toMatch(/^[0-9a-z]{12,16}$/);
  });

  it("keeps silent notes and their arrows out of the shared document", () => {
    const before = note();
    person.silent = true;
    const id = value(createNote(board, "policy", at(200, 0), { linkFrom: before, text: "秘密" }));
    expect(store.isPrivate(id)).toBe(true);
    const [arrow] = store.linksOf(id);
    expect(store.isPrivate(arrow ?? "")).toBe(true);
    expect(JSON.stringify(store.docs.shared.toJSON())).not.toContain(id);
  });

  it("refuses observers, locked boards and kinds outside a locked step", () => {
    person.canEdit = false;
    expect(createNote(board, "event", at(0, 0))).toEqual({ ok: false, reason: "observer" });
    person = { ...person, canEdit: true, boardLocked: true };
    expect(createNote(board, "event", at(0, 0))).toEqual({ ok: false, reason: "board_locked" });
    person = { ...person, boardLocked: false, onlyKinds: ["actor"] };
    expect(createNote(board, "event", at(0, 0))).toEqual({ ok: false, reason: "kind" });
  });
});

describe("changing", () => {
  it("moves many notes in one transaction and tells what changed", () => {
    const ids = [note(), note(200), note(400)];
    const seen: Changes[] = [];
    store.subscribe((changes) => seen.push(changes));
    move(board, ids, 5, 7);
    expect(seen).toHaveLength(1);
    expect([...(seen[0]?.notes ?? [])].sort()).toEqual([...ids].sort());
    expect(store.note(ids[2] ?? "")).toMatchObject({ x: 405, y: 7 });
  });

  it("moves a frame with the notes in it", () => {
    const inside = note(50, 50);
    const outside = note(900, 50);
    const frame = value(addFrame(board, { x: 0, y: 0, w: 400, h: 300 }, "受注"));
    move(board, [frame], 100, 0);
    expect(store.note(inside)?.x).toBe(150);
    expect(store.note(outside)?.x).toBe(900);
  });

  it("leaves a locked frame and its notes where they are", () => {
    const inside = note(50, 50);
    const frame = value(addFrame(board, { x: 0, y: 0, w: 400, h: 300 }, "受注"));
    person.canLead = true;
    lock(board, [frame]);
    person.canLead = false;
    expect(move(board, [frame], 100, 0)).toEqual({ ok: false, reason: "locked" });
    expect(store.note(inside)?.x).toBe(50);
  });

  it("skips locked notes and says so", () => {
    const [locked, free] = [note(), note(200)];
    person.canLead = true;
    lock(board, [locked]);
    person.canLead = false;
    expect(move(board, [locked, free], 10, 0)).toEqual({
      ok: true,
      value: [free],
      skipped: [locked],
      reason: "locked",
    });
    expect(setText(board, locked, "x")).toEqual({ ok: false, reason: "locked" });
    expect(remove(board, [locked])).toEqual({ ok: false, reason: "locked" });
    expect(unlock(board, [locked])).toEqual({ ok: false, reason: "locked" });
    person.canLead = true;
    unlock(board, [locked]);
    expect(store.note(locked)).not.toHaveProperty("locked");
  });

  it("aligns and distributes", () => {
    const ids = [note(0, 0), note(150, 40), note(600, 80)];
    align(board, ids, "top");
    expect(ids.map((id) => store.note(id)?.y)).toEqual([0, 0, 0]);
    distribute(board, ids, "horizontal");
    expect(ids.map((id) => store.note(id)?.x)).toEqual([0, 300, 600]);
  });

  it("resizes to no less than can be grabbed", () => {
    const id = note();
    resize(board, id, { x: 1, y: 2, w: 3, h: 400 });
    expect(store.note(id)).toMatchObject({ x: 1, y: 2, w: 48, h: 400 });
  });

  it("gives another kind its usual size, unless the note was resized", () => {
    const [usual, resized] = [note(), note(200)];
    resize(board, resized, { x: 200, y: 0, w: 300, h: 300 });
    changeKind(board, [usual, resized], "aggregate");
    expect(store.note(usual)).toMatchObject({ kind: "aggregate", w: 128, h: 80 });
    expect(store.note(resized)).toMatchObject({ kind: "aggregate", w: 300, h: 300 });
  });
});

describe("arrows, frames and comments", () => {
  it("refuses loops and doubles", () => {
    const [a, b] = [note(), note(200)];
    value(link(board, a, b));
    expect(link(board, a, b)).toEqual({ ok: false, reason: "link" });
    expect(link(board, a, a)).toEqual({ ok: false, reason: "link" });
    expect(link(board, b, a).ok).toBe(true);
  });

  it("labels an arrow and takes the label away", () => {
    const id = value(link(board, note(), note(200)));
    labelLink(board, id, " 毎日 ");
    expect(store.link(id)?.label).toBe("毎日");
    labelLink(board, id, "");
    expect(store.link(id)).not.toHaveProperty("label");
  });

  it("draws a frame around notes and guided frames with six live answers", () => {
    const frame = value(groupIntoFrame(board, [note(0, 0), note(200, 0)], "受注"));
    expect(store.frame(frame)).toEqual({
      title: "受注",
      kind: "group",
      x: -32,
      y: -32,
      w: 384,
      h: 184,
    });
    const guided = value(addMlDesignFrame(board, at(1000, 0), "ML"));
    setText(board, `${guided}:3`, "待ち時間が減る");
    expect(store.answer(guided, 3)).toBe("待ち時間が減る");
    renameFrame(board, guided, "需要予測");
    expect(store.frame(guided)?.title).toBe("需要予測");
    remove(board, [guided]);
    expect(store.docs.shared.getMap("texts").has(`${guided}:3`)).toBe(false);
  });

  it("deletes arrows, words and comments with their note", () => {
    const [a, b] = [note(), note(200)];
    const arrow = value(link(board, a, b));
    const comment = value(addComment(board, a, "なぜ?"));
    remove(board, [a]);
    expect([store.link(arrow), store.comment(comment), store.ytext(a)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("lets only the author or a lead take a comment away", () => {
    const comment = value(addComment(board, note(), "なぜ?"));
    person.id = "p2";
    expect(removeComment(board, comment).ok).toBe(false);
    person.canLead = true;
    expect(removeComment(board, comment).ok).toBe(true);
  });
});

describe("merging", () => {
  it("joins words and authors and re-points arrows", () => {
    const target = note(0, 0, "在庫が足りない");
    person.id = "p2";
    const source = note(200, 0, "欠品");
    const [before, after] = [note(400), note(600)];
    const incoming = value(link(board, before, source));
    const outgoing = value(link(board, source, after));
    const between = value(link(board, source, target));
    const doubled = value(link(board, before, target));
    merge(board, source, target);
    expect(store.text(target)).toBe("在庫が足りない\n欠品");
    expect(store.note(target)?.with).toEqual(["p2"]);
    expect(store.note(source)).toBeUndefined();
    expect(store.link(outgoing)).toEqual({ from: target, to: after });
    expect(store.link(between)).toBeUndefined();
    expect(store.link(incoming)).toBeUndefined();
    expect(store.link(doubled)).toEqual({ from: before, to: target });
  });

  it("never joins a private note with a shared one", () => {
    const shared = note();
    person.silent = true;
    const secret = note(200);
    expect(merge(board, secret, shared)).toEqual({ ok: false, reason: "private" });
  });

  it("comes apart again by one undo", () => {
    const [target, source] = [note(0, 0, "a"), note(200, 0, "b")];
    merge(board, source, target);
    board.history.undo();
    expect([store.text(target), store.text(source)]).toEqual(["a", "b"]);
  });
});

describe("duplicating", () => {
  it("copies notes, the arrows among them and answers, as one's own", () => {
    const [a, b] = [note(0, 0, "あ"), note(200, 0, "い")];
    link(board, a, b);
    const guided = value(addMlDesignFrame(board, at(1000, 0), "ML"));
    setText(board, `${guided}:1`, "課題");
    person.id = "p2";
    const copies = value(duplicate(board, [a, b, guided]));
    const notes = copies.filter((id) => store.note(id));
    expect(notes.map((id) => store.text(id))).toEqual(["あ", "い"]);
    expect(notes.map((id) => store.note(id)?.by)).toEqual(["p2", "p2"]);
    expect(store.linksOf(notes[0] ?? "")).toHaveLength(1);
    const frame = copies.find((id) => store.frame(id)) ?? "";
    expect(store.answer(frame, 1)).toBe("課題");
  });
});
