// The board as the page sees it: one view over two documents, everyone's and the reader's own
// drafts. It mirrors both into plain maps, so that a frame of drawing never touches the
// documents, and tells after each transaction which ids changed. Writing is in commands.ts.

import { type ReadonlySignal, signal } from "@preact/signals-core";
import * as Y from "yjs";
import {
  type Collections,
  collectionsOf,
  readComment,
  readFrame,
  readLink,
  readNote,
} from "./schema";
import {
  answerKey,
  type Box,
  type Changes,
  type Comment,
  type Frame,
  type Link,
  type Note,
  type Sort,
  type Where,
} from "./types";

export type Docs = { shared: Y.Doc; mine: Y.Doc };

type Gathered = { [Key in Exclude<keyof Changes, "local">]: Set<string> };

/** Rows of the timeline are about one note high, so that uneven notes still read as a line. */
const ROW = 120;

export class BoardStore {
  readonly docs: Docs;
  readonly collections: Record<Where, Collections>;

  readonly #notes = new Map<string, Note>();
  readonly #frames = new Map<string, Frame>();
  readonly #links = new Map<string, Link>();
  readonly #comments = new Map<string, Comment>();
  readonly #texts = new Map<string, string>();
  readonly #linksOf = new Map<string, Set<string>>();
  readonly #commentsOf = new Map<string, Set<string>>();
  readonly #listeners = new Set<(changes: Changes) => void>();
  readonly #revision = signal(0);
  #order: string[] | undefined;

  constructor(docs: Docs = { shared: new Y.Doc(), mine: new Y.Doc() }) {
    this.docs = docs;
    this.collections = { shared: collectionsOf(docs.shared), mine: collectionsOf(docs.mine) };
    for (const where of ["shared", "mine"] as const) {
      this.#loadAll(this.collections[where]);
      docs[where].on("afterTransaction", (transaction: Y.Transaction) =>
        this.#apply(where, transaction),
      );
    }
  }

  /** Counts transactions that changed the board; for effects that depend on all of it. */
  get revision(): ReadonlySignal<number> {
    return this.#revision;
  }

  get notes(): ReadonlyMap<string, Note> {
    return this.#notes;
  }

  get frames(): ReadonlyMap<string, Frame> {
    return this.#frames;
  }

  get links(): ReadonlyMap<string, Link> {
    return this.#links;
  }

  get comments(): ReadonlyMap<string, Comment> {
    return this.#comments;
  }

  note(id: string): Note | undefined {
    return this.#notes.get(id);
  }

  frame(id: string): Frame | undefined {
    return this.#frames.get(id);
  }

  link(id: string): Link | undefined {
    return this.#links.get(id);
  }

  comment(id: string): Comment | undefined {
    return this.#comments.get(id);
  }

  /** The words of a note, or of an answer by its `answerKey`. Empty when there are none. */
  text(key: string): string {
    const cached = this.#texts.get(key);
    if (cached !== undefined) return cached;
    const text = this.ytext(key)?.toString() ?? "";
    this.#texts.set(key, text);
    return text;
  }

  answer(frame: string, question: number): string {
    return this.text(answerKey(frame, question));
  }

  /** The live text itself, for the editor. */
  ytext(key: string): Y.Text | undefined {
    const text = this.collections.shared.texts.get(key) ?? this.collections.mine.texts.get(key);
    return text instanceof Y.Text ? text : undefined;
  }

  /** Which document a note, frame, link, comment or answer lives in. */
  where(id: string): Where | undefined {
    for (const where of ["shared", "mine"] as const) {
      const { notes, frames, links, comments, texts } = this.collections[where];
      if (notes.has(id) || frames.has(id) || links.has(id) || comments.has(id) || texts.has(id)) {
        return where;
      }
    }
    return undefined;
  }

  /** Whether only the reader sees this note or link until it is revealed. */
  isPrivate(id: string): boolean {
    return this.where(id) === "mine";
  }

  sortOf(id: string): Sort | undefined {
    if (this.#notes.has(id)) return "note";
    if (this.#frames.has(id)) return "frame";
    if (this.#links.has(id)) return "link";
    return this.#comments.has(id) ? "comment" : undefined;
  }

  /** A note or frame's box. */
  box(id: string): Box | undefined {
    return this.#notes.get(id) ?? this.#frames.get(id);
  }

  /** Links that start or end at a note. */
  linksOf(note: string): string[] {
    return [...(this.#linksOf.get(note) ?? [])];
  }

  /** Comments on a note, oldest first. */
  commentsOf(note: string): string[] {
    const at = (id: string) => this.#comments.get(id)?.at ?? 0;
    return [...(this.#commentsOf.get(note) ?? [])].sort((a, b) => at(a) - at(b));
  }

  /** The shown vote result of a note. */
  votesOf(note: string): number {
    const votes = this.collections.shared.votes.get(note);
    return typeof votes === "number" ? votes : 0;
  }

  /** The use case a note or frame became. */
  useCaseOf(id: string): string | undefined {
    const useCase = this.collections.shared.useCases.get(id);
    return typeof useCase === "string" ? useCase : undefined;
  }

  /** Notes whose middle lies in a frame: they move with it. */
  contentsOf(frame: string): string[] {
    const area = this.#frames.get(frame);
    if (!area) return [];
    const inside: string[] = [];
    for (const [id, note] of this.#notes) if (holds(area, note)) inside.push(id);
    return inside;
  }

  /** The smallest box around notes and frames. */
  boundsOf(ids: Iterable<string>): Box | undefined {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const id of ids) {
      const box = this.box(id);
      if (!box) continue;
      left = Math.min(left, box.x);
      top = Math.min(top, box.y);
      right = Math.max(right, box.x + box.w);
      bottom = Math.max(bottom, box.y + box.h);
    }
    return left > right ? undefined : { x: left, y: top, w: right - left, h: bottom - top };
  }

  /** Note ids along the timeline: by rows, left to right, as exports list them. */
  readingOrder(): readonly string[] {
    this.#order ??= [...this.#notes]
      .map(([id, note]) => ({ id, row: Math.floor(note.y / ROW), x: note.x }))
      .sort((a, b) => a.row - b.row || a.x - b.x || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id);
    return this.#order;
  }

  /** Calls `listener` after each transaction that changed something; returns how to stop. */
  subscribe(listener: (changes: Changes) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #loadAll(from: Collections) {
    for (const id of from.notes.keys()) this.#readNote(id);
    for (const id of from.frames.keys()) this.#readFrame(id);
    for (const id of from.links.keys()) this.#readLink(id);
    for (const id of from.comments.keys()) this.#readComment(id);
  }

  #apply(where: Where, transaction: Y.Transaction) {
    const gathered = this.#gather(where, transaction);
    if (!gathered) return;
    for (const id of gathered.notes) this.#readNote(id);
    for (const id of gathered.frames) this.#readFrame(id);
    for (const id of gathered.links) this.#readLink(id);
    for (const id of gathered.comments) this.#readComment(id);
    for (const key of gathered.texts) this.#texts.delete(key);
    if (gathered.notes.size > 0) this.#order = undefined;

    const changes: Changes = { ...gathered, local: transaction.local };
    this.#revision.value += 1;
    for (const listener of [...this.#listeners]) listener(changes);
  }

  #gather(where: Where, transaction: Y.Transaction): Gathered | undefined {
    const collections = this.collections[where];
    const gathered: Gathered = {
      notes: new Set(),
      texts: new Set(),
      links: new Set(),
      frames: new Set(),
      comments: new Set(),
      votes: new Set(),
      useCases: new Set(),
    };
    let any = false;
    // Asking the transaction what changed costs one look-up per touched type; deep observers
    // would build an event with a path for each of thousands of texts when a board loads.
    for (const [type, keys] of transaction.changed) {
      const into = intoWhich(collections, type);
      if (into) {
        for (const key of keys) if (key !== null) gathered[into].add(key);
        any = true;
      } else if (type.parent === (collections.texts as unknown)) {
        const key = type._item?.parentSub;
        if (key) gathered.texts.add(key);
        any = true;
      }
    }
    return any ? gathered : undefined;
  }

  // The shared document wins over the private one: while a reveal is on its way, a note is in
  // both for a moment.
  #read<T>(id: string, name: "notes" | "links", read: (value: unknown) => T | undefined) {
    const { shared, mine } = this.collections;
    return read(shared[name].get(id)) ?? read(mine[name].get(id));
  }

  #readNote(id: string) {
    put(this.#notes, id, this.#read(id, "notes", readNote));
  }

  #readFrame(id: string) {
    put(this.#frames, id, readFrame(this.collections.shared.frames.get(id)));
  }

  #readLink(id: string) {
    const before = this.#links.get(id);
    const link = this.#read(id, "links", readLink);
    if (before) for (const end of [before.from, before.to]) this.#linksOf.get(end)?.delete(id);
    if (link) for (const end of [link.from, link.to]) addTo(this.#linksOf, end, id);
    put(this.#links, id, link);
  }

  #readComment(id: string) {
    const before = this.#comments.get(id);
    const comment = readComment(this.collections.shared.comments.get(id));
    if (before) this.#commentsOf.get(before.note)?.delete(id);
    if (comment) addTo(this.#commentsOf, comment.note, id);
    put(this.#comments, id, comment);
  }
}

/** Whether the middle of `box` lies in `area`. */
export function holds(area: Box, box: Box): boolean {
  const x = box.x + box.w / 2;
  const y = box.y + box.h / 2;
  return x >= area.x && x <= area.x + area.w && y >= area.y && y <= area.y + area.h;
}

function intoWhich(collections: Collections, type: unknown): keyof Gathered | undefined {
  for (const [name, collection] of Object.entries(collections)) {
    if (collection === type) return name as keyof Gathered;
  }
  return undefined;
}

function put<T>(map: Map<string, T>, id: string, value: T | undefined) {
  if (value === undefined) map.delete(id);
  else map.set(id, value);
}

function addTo(map: Map<string, Set<string>>, key: string, id: string) {
  const ids = map.get(key);
  if (ids) ids.add(id);
  else map.set(key, new Set([id]));
}
