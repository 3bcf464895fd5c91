// What the editor can edit: words several people write at once (notes, answers), and short
// titles that are replaced as a whole (frames, arrows).

import type * as Y from "yjs";
import { type Board, refused } from "../model/board";
import { labelLink, renameFrame } from "../model/commands";
import { difference, type Edit, editsOf, writeEdit } from "../model/text-diff";
import { answerKey, MAX_TEXT, type Outcome, type Refusal } from "../model/types";

export interface Field {
  /** The note, frame or link it belongs to. */
  readonly id: string;
  readonly lines: "one" | "many";
  readonly longest: number;
  read(): string;
  /** Writes edits, each on the result of the one before; says whether it could. */
  write(edits: readonly Edit[]): boolean;
  /** Tells of changes made elsewhere (also by undoing), and of the end of the thing itself. */
  observe(onEdits: (edits: Edit[]) => void, onGone: () => void): () => void;
  /** The person is done. */
  commit(): Outcome<string> | undefined;
}

const LONGEST_TITLE = 200;

/** How long a note may be in neither document while it is being revealed. */
const REVEAL_MS = 2_000;

export function noteField(board: Board, note: string): Field {
  return new LiveField(board, note, note);
}

export function answerField(board: Board, frame: string, question: number): Field {
  return new LiveField(board, frame, answerKey(frame, question));
}

export function frameTitleField(board: Board, frame: string): Field {
  return new TitleField(
    board,
    frame,
    () => board.store.frame(frame)?.title,
    (title) => renameFrame(board, frame, title),
  );
}

export function linkLabelField(board: Board, link: string): Field {
  return new TitleField(
    board,
    link,
    () => board.store.link(link) && (board.store.link(link)?.label ?? ""),
    (label) => labelLink(board, link, label),
  );
}

class LiveField implements Field {
  readonly lines = "many";
  readonly longest = MAX_TEXT;
  readonly #board: Board;
  readonly id: string;
  readonly #key: string;
  #writing = false;
  /** Why the last words could not be written, such as a lock set in the meantime. */
  #refusal: Refusal | undefined;

  constructor(board: Board, id: string, key: string) {
    this.#board = board;
    this.id = id;
    this.#key = key;
  }

  read(): string {
    return this.#board.store.ytext(this.#key)?.toString() ?? "";
  }

  write(edits: readonly Edit[]): boolean {
    this.#refusal = this.#exists() ? this.#board.whyNotChange(this.id) : "missing";
    if (this.#refusal) return false;
    this.#writing = true;
    this.#board.type(this.#key, (text) => {
      for (const edit of edits) writeEdit(text, edit);
    });
    this.#writing = false;
    return true;
  }

  observe(onEdits: (edits: Edit[]) => void, onGone: () => void): () => void {
    let text: Y.Text | undefined;
    let before = this.read();
    let gone: ReturnType<typeof setTimeout> | undefined;
    const onChange = (event: Y.YTextEvent) => {
      before = text?.toString() ?? "";
      if (!this.#writing) onEdits(editsOf(event.delta));
    };
    // A reveal replaces the text: it leaves the private document and appears in the shared one.
    const bind = () => {
      const current = this.#board.store.ytext(this.#key);
      if (current !== text) {
        text?.unobserve(onChange);
        text = current;
        text?.observe(onChange);
        if (text) {
          const after = text.toString();
          const edit = difference(before, after);
          before = after;
          if (edit && !this.#writing) onEdits([edit]);
        }
      }
      clearTimeout(gone);
      gone = this.#exists() ? undefined : setTimeout(onGone, REVEAL_MS);
    };
    const stop = this.#board.store.subscribe(({ notes, frames, texts }) => {
      if (notes.has(this.id) || frames.has(this.id) || texts.has(this.#key)) bind();
    });
    bind();
    return () => {
      clearTimeout(gone);
      text?.unobserve(onChange);
      stop();
    };
  }

  commit(): Outcome<string> | undefined {
    this.#board.history.seal();
    return this.#refusal && refused(this.#refusal);
  }

  #exists(): boolean {
    return this.#board.store.box(this.id) !== undefined;
  }
}

class TitleField implements Field {
  readonly lines = "one";
  readonly longest = LONGEST_TITLE;
  readonly id: string;
  readonly #board: Board;
  readonly #stored: () => string | undefined;
  readonly #store: (title: string) => Outcome<string>;
  readonly #before: string;
  #title: string;

  constructor(
    board: Board,
    id: string,
    stored: () => string | undefined,
    store: (title: string) => Outcome<string>,
  ) {
    this.#board = board;
    this.id = id;
    this.#stored = stored;
    this.#store = store;
    this.#before = stored() ?? "";
    this.#title = this.#before;
  }

  read(): string {
    return this.#title;
  }

  write(edits: readonly Edit[]): boolean {
    for (const { at, removed, inserted } of edits) {
      this.#title = this.#title.slice(0, at) + inserted + this.#title.slice(at + removed);
    }
    return true;
  }

  observe(_: (edits: Edit[]) => void, onGone: () => void): () => void {
    return this.#board.store.subscribe(() => {
      if (this.#stored() === undefined) onGone();
    });
  }

  commit(): Outcome<string> | undefined {
    return this.#title === this.#before ? undefined : this.#store(this.#title);
  }
}
