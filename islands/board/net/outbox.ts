// Counts what was sent and what the server confirmed. An edit is in the outbox from the moment
// it is made until an acknowledgement covers it; being sent is not enough.

import * as Y from "yjs";
import type { KeptEdits } from "./kept-edits";

type Waiting = {
  update: Uint8Array;
  /** Which message of this connection carried it last; 0 while it was never sent. */
  sentAs: number;
  key: Promise<number | undefined>;
};

/** The server takes messages up to 1 MiB; beyond this, edits travel one by one. */
const LARGEST_MESSAGE = 900_000;

export class Outbox {
  readonly #kept: KeptEdits;
  #waiting: Waiting[] = [];
  /** Messages with an update that this connection has sent. */
  #sent = 0;

  constructor(kept: KeptEdits) {
    this.#kept = kept;
  }

  get size(): number {
    return this.#waiting.length;
  }

  /** Edits that an earlier page left behind; they join the outbox. */
  async restore(): Promise<Uint8Array[]> {
    // What this page already wrote is kept under keys of its own and must not join twice.
    const own = new Set(await Promise.all(this.#waiting.map(({ key }) => key)));
    const edits = (await this.#kept.load()).filter(({ key }) => !own.has(key));
    const restored = edits.map(({ key, update }) => ({
      update,
      sentAs: 0,
      key: Promise.resolve(key),
    }));
    this.#waiting = [...restored, ...this.#waiting];
    return edits.map(({ update }) => update);
  }

  /** Takes edits made in a row; small ones are joined. */
  add(updates: readonly Uint8Array[]) {
    for (const update of joined(updates)) {
      this.#waiting.push({ update, sentAs: 0, key: this.#kept.keep(update) });
    }
  }

  /** A new connection counts from nothing, and everything has to be sent again. */
  reset() {
    this.#sent = 0;
    for (const waiting of this.#waiting) waiting.sentAs = 0;
  }

  /** Updates that were not sent on this connection yet, and marks them as sent. */
  unsent(): Uint8Array[] {
    const fresh = this.#waiting.filter(({ sentAs }) => sentAs === 0);
    for (const waiting of fresh) {
      this.#sent += 1;
      waiting.sentAs = this.#sent;
    }
    return fresh.map(({ update }) => update);
  }

  /** The answer to the server's state vector: one message that brings it everything it lacks,
   * followed by single edits when that would be too large. */
  answer(doc: Y.Doc, vector: Uint8Array): { step2: Uint8Array; updates: Uint8Array[] } {
    const missing = Y.encodeStateAsUpdate(doc, vector);
    const whole = missing.length <= LARGEST_MESSAGE;
    this.#sent += 1;
    if (whole) {
      for (const waiting of this.#waiting) waiting.sentAs = this.#sent;
      return { step2: missing, updates: [] };
    }
    for (const waiting of this.#waiting) waiting.sentAs = 0;
    return { step2: Y.encodeStateAsUpdate(new Y.Doc()), updates: this.unsent() };
  }

  /** The server stored the first `count` messages of this connection. */
  acknowledge(count: number) {
    const stored = ({ sentAs }: Waiting) => sentAs > 0 && sentAs <= count;
    const done = this.#waiting.filter(stored);
    this.#waiting = this.#waiting.filter((waiting) => !stored(waiting));
    void this.#forget(done);
  }

  /** Gives up on everything: the server will never take it. */
  clear() {
    const all = this.#waiting;
    this.#waiting = [];
    void this.#forget(all);
  }

  async #forget(waiting: Waiting[]) {
    const keys = await Promise.all(waiting.map(({ key }) => key));
    await this.#kept.forget(keys.filter((key) => key !== undefined));
  }
}

/** The same edits in as few updates as fit into a message each. */
function joined(updates: readonly Uint8Array[]): Uint8Array[] {
  const groups: Uint8Array[][] = [];
  let size = LARGEST_MESSAGE;
  for (const update of updates) {
    if (size + update.length > LARGEST_MESSAGE) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(update);
    size += update.length;
  }
  return groups.map((group) => (group.length === 1 && group[0] ? group[0] : Y.mergeUpdates(group)));
}
