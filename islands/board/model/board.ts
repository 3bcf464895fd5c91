// The board together with who changes it: what every command needs. `write` is the only way
// the page changes a document by command; typing goes through `type`.

import * as Y from "yjs";
import { type Person, whyNotEdit } from "./person";
import type { Collections } from "./schema";
import type { BoardStore } from "./store";
import { MAX_NOTES, type Outcome, type Refusal, type Where } from "./types";
import { History, LOCAL } from "./undo";

export class Board {
  readonly store: BoardStore;
  readonly history: History;
  readonly #person: () => Person;

  constructor(store: BoardStore, person: () => Person) {
    this.store = store;
    this.history = new History(store);
    this.#person = person;
  }

  get person(): Person {
    return this.#person();
  }

  /** Where new notes go: silent writing keeps them to oneself. */
  get whereNew(): Where {
    return this.person.silent ? "mine" : "shared";
  }

  /** Runs one command's writing as one entry of the history, one transaction per document. */
  write(where: Where | readonly Where[], work: (into: Collections, where: Where) => void) {
    this.history.together(() => {
      for (const each of typeof where === "string" ? [where] : where) {
        this.store.docs[each].transact(() => work(this.store.collections[each], each), LOCAL);
      }
    });
  }

  /** Like `write`, item by item: what touches thousands of things becomes several transactions
   * that undo together, because each of them travels as one message of limited size. `weigh`
   * counts an item in notes of about 50 characters. */
  writeEach<T>(
    where: Where | readonly Where[],
    items: readonly T[],
    work: (into: Collections, item: T, where: Where) => void,
    weigh: (item: T) => number = () => 1,
  ) {
    this.history.together(() => {
      for (const each of typeof where === "string" ? [where] : where) {
        for (const part of portions(items, weigh)) {
          this.store.docs[each].transact(() => {
            for (const item of part) work(this.store.collections[each], item, each);
          }, LOCAL);
          // Undoing brings a part back as one transaction, too.
          this.history.seal();
        }
      }
    });
  }

  /** Writes into a text as one types, so that a run of keys undoes together. */
  type(key: string, work: (text: Y.Text) => void) {
    const where = this.store.where(key) ?? "shared";
    this.store.docs[where].transact(() => {
      const texts = this.store.collections[where].texts;
      let text = texts.get(key);
      if (!(text instanceof Y.Text)) {
        text = new Y.Text();
        texts.set(key, text);
      }
      work(text);
    }, LOCAL);
  }

  /** Why a note or frame may not be changed by this person, if so. */
  whyNotChange(id: string): Refusal | undefined {
    const refusal = whyNotEdit(this.person);
    if (refusal) return refusal;
    const thing = this.store.note(id) ?? this.store.frame(id);
    return thing?.locked && !this.person.canLead ? "locked" : undefined;
  }

  /** Whether `more` notes fit on the board. */
  hasRoom(more: number): boolean {
    return this.store.notes.size + more <= MAX_NOTES;
  }
}

/** About a third of what one message may carry. */
const PORTION = 2_000;

function portions<T>(items: readonly T[], weigh: (item: T) => number): T[][] {
  const all: T[][] = [];
  let weight = PORTION;
  for (const item of items) {
    const more = weigh(item);
    if (weight + more > PORTION) {
      all.push([]);
      weight = 0;
    }
    all.at(-1)?.push(item);
    weight += more;
  }
  return all;
}

/** The weight of a note with this text, in notes of about 50 characters. */
export function weightOf(text: string): number {
  return 1 + text.length / 50;
}

export function refused(reason: Refusal): { ok: false; reason: Refusal } {
  return { ok: false, reason };
}

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value, skipped: [] };
}

/** The targets a command may change and those it has to leave alone. */
export type Targets = { free: string[]; skipped: string[]; reason?: Refusal };

/** Sorts targets by whether this person may change them; a refusal when none is left. */
export function targets(board: Board, ids: Iterable<string>): Targets | Refusal {
  const sorted: Targets = { free: [], skipped: [] };
  for (const id of new Set(ids)) {
    if (board.store.sortOf(id) === undefined) continue;
    const reason = board.whyNotChange(id);
    if (reason) sorted.reason = reason;
    (reason ? sorted.skipped : sorted.free).push(id);
  }
  return sorted.free.length > 0 ? sorted : (sorted.reason ?? "missing");
}

/** Says which targets were changed and which were left alone. */
export function settled({ free, skipped, reason }: Targets): Outcome {
  const outcome: Outcome = { ok: true, value: free, skipped };
  return reason ? { ...outcome, reason } : outcome;
}

/** The documents that hold any of these. */
export function documentsOf(board: Board, ids: Iterable<string>): Where[] {
  const found = new Set<Where>();
  for (const id of ids) {
    const where = board.store.where(id);
    if (where) found.add(where);
  }
  return [...found];
}
