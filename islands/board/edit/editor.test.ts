import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { Board } from "../model/board";
import { addFrame, createNote, remove } from "../model/commands";
import type { Person } from "../model/person";
import { BoardStore } from "../model/store";
import type { Outcome } from "../model/types";
import { Editor, type Ending } from "./editor";
import { frameTitleField, noteField } from "./fields";

let person: Person;
let board: Board;
let editor: Editor;
let note: string;
let endings: [Ending, Outcome<string> | undefined][];

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
  endings = [];
  editor = new Editor({
    host: document.body,
    onEnd: (_, ending, outcome) => endings.push([ending, outcome]),
    onUndo: () => board.history.undo(),
  });
  const created = createNote(board, "event", { x: 0, y: 0 }, { text: "注文" });
  note = created.ok ? created.value : "";
});

afterEach(() => editor.destroy());

const text = () => board.store.text(note);

/** What a key press does: the text at the cursor changes, then the page hears of it. */
function type(words: string, { composing = false } = {}) {
  const { element } = editor;
  const [start, end] = [element.selectionStart, element.selectionEnd];
  element.value = element.value.slice(0, start) + words + element.value.slice(end);
  element.setSelectionRange(start + words.length, start + words.length);
  element.dispatchEvent(new InputEvent("input", { isComposing: composing }));
}

function compose(words: string, meanwhile = () => {}) {
  const { element } = editor;
  element.dispatchEvent(new CompositionEvent("compositionstart"));
  const start = element.selectionStart;
  for (let length = 1; length <= words.length; length++) {
    element.setSelectionRange(start, start + length - 1);
    type(words.slice(0, length), { composing: true });
    if (length === 1) meanwhile();
  }
  element.dispatchEvent(new CompositionEvent("compositionend"));
}

function press(key: string, options: KeyboardEventInit & { keyCode?: number } = {}) {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...options });
  if (options.keyCode) Object.defineProperty(event, "keyCode", { value: options.keyCode });
  editor.element.dispatchEvent(event);
  return event;
}

/** Somebody else inserts words. */
function remote(at: number, words: string) {
  const other = new Y.Doc();
  const { shared } = board.store.docs;
  Y.applyUpdate(other, Y.encodeStateAsUpdate(shared));
  (other.getMap("texts").get(note) as Y.Text).insert(at, words);
  Y.applyUpdate(shared, Y.encodeStateAsUpdate(other), "remote");
}

describe("typing", () => {
  it("writes each key into the document", () => {
    editor.begin(noteField(board, note));
    type("を");
    type("確定");
    expect(text()).toBe("注文を確定");
  });

  it("starts from a selected note with the first key", () => {
    editor.arm(noteField(board, note));
    expect(editor.editing.value).toBeUndefined();
    expect(document.activeElement).toBe(editor.element);
    type("!");
    expect(editor.editing.value?.id).toBe(note);
    expect(text()).toBe("注文!");
  });

  it("shows what others write, and keeps the cursor where it was", () => {
    editor.begin(noteField(board, note));
    editor.element.setSelectionRange(1, 1);
    remote(0, "新しい");
    expect(editor.element.value).toBe("新しい注文");
    expect(editor.element.selectionStart).toBe(4);
    type("★");
    expect(text()).toBe("新しい注★文");
  });

  it("undoes a run of keys with the board's own history", () => {
    editor.begin(noteField(board, note));
    type("a");
    type("b");
    expect(press("z", { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(editor.element.value).toBe("注文");
  });
});

describe("composing Japanese", () => {
  it("writes nothing before the composition ends, then all of it once", () => {
    const seen: string[] = [];
    board.store.subscribe(() => seen.push(text()));
    editor.begin(noteField(board, note));
    compose("をする");
    expect(seen).toEqual(["注文をする"]);
  });

  it("keeps the first kana over a note that is only selected", () => {
    editor.arm(noteField(board, note));
    compose("かくてい");
    expect(text()).toBe("注文かくてい");
  });

  it("never touches the value while composing, and loses nothing of the others", () => {
    editor.begin(noteField(board, note));
    let during = "";
    compose("確定", () => {
      remote(0, "新しい");
      remote(5, "です");
      during = editor.element.value;
    });
    expect(during).toBe("注文確");
    expect(text()).toBe("新しい注文確定です");
    expect(editor.element.value).toBe("新しい注文確定です");
    expect(editor.element.selectionStart).toBe(7);
  });

  it("leaves Enter and Escape to the input method", () => {
    editor.begin(noteField(board, note));
    editor.element.dispatchEvent(new CompositionEvent("compositionstart"));
    press("Enter", { ctrlKey: true });
    press("Escape");
    expect(editor.editing.value).toBeDefined();
    editor.element.dispatchEvent(new CompositionEvent("compositionend"));
    // Safari sends the accepting Enter after the composition, as key 229.
    press("Escape", { keyCode: 229 });
    expect(editor.editing.value).toBeDefined();
  });

  it("keeps what is composed when the edit is ended by a click elsewhere", () => {
    editor.begin(noteField(board, note));
    editor.element.dispatchEvent(new CompositionEvent("compositionstart"));
    type("かく", { composing: true });
    editor.end();
    expect(text()).toBe("注文かく");
  });
});

describe("ending", () => {
  it.each([
    ["Escape", {}, "done"],
    ["Enter", { metaKey: true }, "done"],
    ["Tab", {}, "next"],
    ["Tab", { shiftKey: true }, "previous"],
  ] as const)("ends by %s %o as %s", (key, options, ending) => {
    editor.begin(noteField(board, note));
    type("!");
    press(key, options);
    expect(endings).toEqual([[ending, undefined]]);
    expect(text()).toBe("注文!");
  });

  it("keeps Enter as a new line in a note", () => {
    editor.begin(noteField(board, note));
    expect(press("Enter").defaultPrevented).toBe(false);
    expect(endings).toEqual([]);
  });

  it("ends when the note is deleted, unless a reveal brings it back", () => {
    vi.useFakeTimers();
    editor.begin(noteField(board, note));
    remove(board, [note]);
    board.history.undo();
    vi.advanceTimersByTime(5_000);
    expect(endings).toEqual([]);
    type("!");
    expect(text()).toBe("注文!");
    remove(board, [note]);
    vi.advanceTimersByTime(5_000);
    expect(endings.map(([ending]) => ending)).toEqual(["gone"]);
    vi.useRealTimers();
  });

  it("says why when the note was locked in the meantime", () => {
    editor.begin(noteField(board, note));
    const locked = { ...board.store.note(note), locked: true };
    board.store.docs.shared.getMap("notes").set(note, locked);
    type("!");
    editor.end();
    expect(text()).toBe("注文");
    expect(endings).toEqual([["done", { ok: false, reason: "locked" }]]);
  });

  it("renames a frame once, at the end, in one line", () => {
    const frame = addFrame(board, { x: 0, y: 0, w: 100, h: 100 }, "受注");
    const id = frame.ok ? frame.value : "";
    editor.begin(frameTitleField(board, id), "all");
    type("出荷\nまで");
    expect(board.store.frame(id)?.title).toBe("受注");
    press("Enter");
    expect(board.store.frame(id)?.title).toBe("出荷 まで");
  });
});
