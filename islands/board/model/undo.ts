// One history per person over two documents: undoing walks back through what this person did,
// in the order they did it, whichever document it went to, and never touches others' work.

import { type ReadonlySignal, signal } from "@preact/signals-core";
import * as Y from "yjs";
import type { BoardStore } from "./store";
import type { Where } from "./types";

/** Marks transactions of this person; only these can be undone by them. */
export const LOCAL = "local";

/** Keys typed within this time undo together. */
const TYPING_MS = 600;

type Entry = { where: Where; group: number };

export class History {
  readonly #store: BoardStore;
  readonly #managers: Record<Where, Y.UndoManager>;
  readonly #undoable: Entry[] = [];
  readonly #redoable: Entry[] = [];
  readonly #canUndo = signal(false);
  readonly #canRedo = signal(false);
  /** What one command writes carries one number, also when it writes to both documents. */
  #groups = 0;
  #command: number | undefined;
  /** The number to give to entries made by undoing and redoing. */
  #walking: number | undefined;

  constructor(store: BoardStore) {
    this.#store = store;
    this.#managers = { shared: this.#manage("shared"), mine: this.#manage("mine") };
    this.#forgetRevealed();
  }

  get canUndo(): ReadonlySignal<boolean> {
    return this.#canUndo;
  }

  get canRedo(): ReadonlySignal<boolean> {
    return this.#canRedo;
  }

  /** What follows will be undone separately from what came before. */
  seal() {
    for (const manager of Object.values(this.#managers)) manager.stopCapturing();
  }

  /** What `work` writes is undone together, and apart from all that is around it. */
  together(work: () => void) {
    if (this.#command !== undefined) return work();
    this.seal();
    this.#groups += 1;
    this.#command = this.#groups;
    work();
    this.#command = undefined;
    this.seal();
  }

  /** Undoes the last thing; returns the ids of notes, frames and links it touched. */
  undo(): string[] {
    return this.#walk(this.#undoable, (manager) => manager.undo());
  }

  redo(): string[] {
    return this.#walk(this.#redoable, (manager) => manager.redo());
  }

  #manage(where: Where): Y.UndoManager {
    const { notes, texts, links, frames, comments } = this.#store.collections[where];
    const scope = [notes, texts, links, frames, comments] as Y.AbstractType<unknown>[];
    const manager = new Y.UndoManager(scope, {
      trackedOrigins: new Set([LOCAL]),
      captureTimeout: TYPING_MS,
    });
    manager.on("stack-item-added", ({ type }) => this.#added(where, type));
    return manager;
  }

  #added(where: Where, type: "undo" | "redo") {
    const group = this.#walking ?? this.#command ?? ++this.#groups;
    if (type === "redo") this.#redoable.push({ where, group });
    else this.#undoable.push({ where, group });
    if (this.#walking === undefined) {
      // Something new was done: what had been undone cannot come back, in either document.
      this.#redoable.length = 0;
      this.#managers[where === "shared" ? "mine" : "shared"].clear(false, true);
    }
    this.#tell();
  }

  #walk(entries: Entry[], step: (manager: Y.UndoManager) => unknown): string[] {
    this.seal();
    const touched = new Set<string>();
    const stop = this.#store.subscribe(({ notes, frames, links, texts }) => {
      for (const ids of [notes, frames, links, texts]) for (const id of ids) touched.add(id);
    });
    const group = entries.at(-1)?.group;
    this.#walking = group;
    while (entries.length > 0 && entries.at(-1)?.group === group) {
      const entry = entries.pop();
      if (entry) step(this.#managers[entry.where]);
    }
    this.#walking = undefined;
    stop();
    this.#settle();
    return [...touched].filter((id) => this.#store.sortOf(id) !== undefined);
  }

  // A manager drops entries that have nothing left to undo, because somebody else deleted what
  // they were about. The order must forget them too.
  #settle() {
    for (const where of ["shared", "mine"] as const) {
      trim(this.#undoable, where, this.#managers[where].undoStack.length);
      trim(this.#redoable, where, this.#managers[where].redoStack.length);
    }
    this.#tell();
  }

  // A reveal moves private notes into the shared document. Undoing older edits of them would
  // bring ghosts back into the private one.
  #forgetRevealed() {
    const mine = this.#store.collections.mine.notes;
    mine.observe((event) => {
      const gone = [...event.keysChanged].some((id) => !mine.has(id));
      if (event.transaction.local || !gone) return;
      this.#managers.mine.clear();
      this.#settle();
    });
  }

  #tell() {
    this.#canUndo.value = this.#undoable.length > 0;
    this.#canRedo.value = this.#redoable.length > 0;
  }
}

function trim(entries: Entry[], where: Where, length: number) {
  let extra = entries.filter((entry) => entry.where === where).length - length;
  for (let index = 0; index < entries.length && extra > 0; ) {
    if (entries[index]?.where !== where) {
      index += 1;
      continue;
    }
    entries.splice(index, 1);
    extra -= 1;
  }
}
