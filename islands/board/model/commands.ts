// What people do to notes, links, frames and comments. Every command is one step of the
// history, respects locks, and says in its outcome what it could not do. Arranging many boxes
// is in arrange.ts, copying in clip.ts.

import * as Y from "yjs";
import { type Board, documentsOf, done, refused, settled, targets, weightOf } from "./board";
import { addAnswers, boxOf } from "./clip";
import { newId } from "./ids";
import { whyNotAdd, whyNotEdit } from "./person";
import { replaceText } from "./text-diff";
import {
  answerKey,
  type Box,
  defaultSize,
  type Frame,
  MAX_TEXT,
  ML_DESIGN_QUESTIONS,
  type NoteKind,
  type Outcome,
  type Point,
  type Size,
} from "./types";

/** Options of a new note. */
export type NewNote = {
  text?: string;
  size?: Size;
  /** Draws an arrow from this note to the new one. */
  linkFrom?: string;
};

/** Room around notes that a frame is drawn around. */
const FRAME_MARGIN = 32;

/** The size of a guided ML-design frame. */
export const ML_DESIGN_SIZE: Size = { w: 720, h: 520 };

/** Puts a new note with its top left corner at `at`; gives its id. */
export function createNote(
  board: Board,
  kind: NoteKind,
  at: Point,
  { text = "", size, linkFrom }: NewNote = {},
): Outcome<string> {
  const refusal = whyNotAdd(board.person, kind);
  if (refusal) return refused(refusal);
  if (!board.hasRoom(1)) return refused("too_many");
  if (text.length > MAX_TEXT) return refused("too_long");
  const id = newId();
  const { w, h } = size ?? defaultSize(kind);
  const from = linkFrom && board.store.note(linkFrom) ? linkFrom : undefined;
  const where = board.whereNew;
  // An arrow to a private note is private too, or its end would give the note away. An arrow
  // from a private note to a shared one waits for the reveal with its beginning.
  const linkWhere = from && board.store.isPrivate(from) ? "mine" : where;
  board.write(from && linkWhere !== where ? [where, linkWhere] : where, (into, document) => {
    if (document === where) {
      const box = { x: Math.round(at.x), y: Math.round(at.y), w, h };
      into.notes.set(id, { kind, ...box, by: board.person.id });
      into.texts.set(id, new Y.Text(text));
    }
    if (from && document === linkWhere) into.links.set(newId(), { from, to: id });
  });
  return done(id);
}

/** Replaces the words of a note or answer, keeping what others type elsewhere in them. */
export function setText(board: Board, key: string, text: string): Outcome<string> {
  const owner = key.split(":")[0] ?? key;
  const refusal = board.whyNotChange(owner);
  if (refusal) return refused(refusal);
  if (board.store.sortOf(owner) === undefined) return refused("missing");
  if (text.length > MAX_TEXT) return refused("too_long");
  board.history.seal();
  board.type(key, (live) => replaceText(live, text));
  return done(key);
}

/** Deletes notes, frames, links and comments, with everything that hangs on them. */
export function remove(board: Board, ids: Iterable<string>): Outcome {
  const sorted = targets(board, ids);
  if (typeof sorted === "string") return refused(sorted);
  const { store } = board;
  const doomed = new Set(sorted.free);
  for (const id of sorted.free) {
    for (const hanging of [...store.linksOf(id), ...store.commentsOf(id)]) doomed.add(hanging);
  }
  const keys = new Map([...doomed].map((id) => [id, textKeys(store.frame(id), id)]));
  board.writeEach(
    documentsOf(board, doomed),
    [...doomed],
    (into, id) => {
      for (const key of keys.get(id) ?? []) into.texts.delete(key);
      for (const map of [into.notes, into.links, into.frames, into.comments]) map.delete(id);
    },
    (id) => weightOf(store.text(id)),
  );
  return settled(sorted);
}

export function changeKind(board: Board, ids: Iterable<string>, kind: NoteKind): Outcome {
  const refusal = whyNotAdd(board.person, kind);
  if (refusal) return refused(refusal);
  const sorted = targets(board, notesAmong(board, ids));
  if (typeof sorted === "string") return refused(sorted);
  board.writeEach(documentsOf(board, sorted.free), sorted.free, (into, id) => {
    const note = into.notes.get(id);
    if (!note) return;
    const usual = defaultSize(note.kind);
    const resized = note.w !== usual.w || note.h !== usual.h;
    into.notes.set(id, { ...note, kind, ...(resized ? {} : defaultSize(kind)) });
  });
  return settled(sorted);
}

/** Joins two notes into `target`: words one below the other, authors and arrows kept. */
export function merge(board: Board, source: string, target: string): Outcome<string> {
  const { store } = board;
  const [from, into] = [store.note(source), store.note(target)];
  if (!from || !into || source === target) return refused("missing");
  const refusal = board.whyNotChange(source) ?? board.whyNotChange(target);
  if (refusal) return refused(refusal);
  // Joining across the two documents would reveal a private note or hide a shared one.
  const where = store.where(target);
  if (!where || store.where(source) !== where) return refused("private");
  const words = [store.text(target), store.text(source)].filter((text) => text !== "").join("\n");
  if (words.length > MAX_TEXT) return refused("too_long");

  const authors = [...(into.with ?? []), from.by, ...(from.with ?? [])];
  const others = [...new Set(authors)].filter((author) => author !== "" && author !== into.by);
  const links = store.linksOf(source);
  const comments = store.commentsOf(source);
  board.write([...new Set([where, ...documentsOf(board, links)])], (maps, document) => {
    repoint(board, maps.links, links, source, target);
    if (document !== where) return;
    for (const id of comments) {
      const comment = maps.comments.get(id);
      if (comment) maps.comments.set(id, { ...comment, note: target });
    }
    const text = maps.texts.get(target);
    if (text instanceof Y.Text) replaceText(text, words);
    else maps.texts.set(target, new Y.Text(words));
    maps.notes.set(target, others.length > 0 ? { ...into, with: others } : into);
    maps.notes.delete(source);
    maps.texts.delete(source);
  });
  return done(target);
}

/** Draws an arrow; gives its id. */
export function link(board: Board, from: string, to: string): Outcome<string> {
  const { store } = board;
  const refusal = whyNotEdit(board.person);
  if (refusal) return refused(refusal);
  if (!store.note(from) || !store.note(to)) return refused("missing");
  if (from === to || linked(board, from, to)) return refused("link");
  const id = newId();
  const isPrivate = store.isPrivate(from) || store.isPrivate(to);
  board.write(isPrivate ? "mine" : "shared", (into) => into.links.set(id, { from, to }));
  return done(id);
}

/** Puts words on an arrow; empty words take them away. */
export function labelLink(board: Board, id: string, label: string): Outcome<string> {
  const refusal = whyNotEdit(board.person);
  if (refusal) return refused(refusal);
  const [old, where] = [board.store.link(id), board.store.where(id)];
  if (!old || !where) return refused("missing");
  const ends = { from: old.from, to: old.to };
  const words = label.trim();
  if ((old.label ?? "") !== words) {
    board.write(where, (into) => into.links.set(id, words ? { ...ends, label: words } : ends));
  }
  return done(id);
}

/** Draws a titled frame; gives its id. */
export function addFrame(board: Board, box: Box, title: string): Outcome<string> {
  return putFrame(board, { title, kind: "group", ...wholeBox(box) });
}

/** Draws a titled frame around notes. */
export function groupIntoFrame(
  board: Board,
  ids: Iterable<string>,
  title: string,
): Outcome<string> {
  const bounds = board.store.boundsOf(ids);
  if (!bounds) return refused("missing");
  return addFrame(board, grown(bounds, FRAME_MARGIN), title);
}

/** Puts a frame with the six guided questions; gives its id. */
export function addMlDesignFrame(board: Board, at: Point, title: string): Outcome<string> {
  return putFrame(board, { title, kind: "ml_design", ...wholeBox({ ...at, ...ML_DESIGN_SIZE }) });
}

export function renameFrame(board: Board, id: string, title: string): Outcome<string> {
  const frame = board.store.frame(id);
  if (!frame) return refused("missing");
  const refusal = board.whyNotChange(id);
  if (refusal) return refused(refusal);
  if (frame.title !== title) {
    board.write("shared", (into) => into.frames.set(id, { ...frame, title }));
  }
  return done(id);
}

/** Leads only: nobody else can change these until they are unlocked. */
export function lock(board: Board, ids: Iterable<string>): Outcome {
  return setLocked(board, ids, (thing) => ({ ...thing, locked: true }));
}

export function unlock(board: Board, ids: Iterable<string>): Outcome {
  return setLocked(board, ids, ({ locked: _, ...thing }) => thing);
}

export function addComment(board: Board, note: string, text: string): Outcome<string> {
  const refusal = whyNotEdit(board.person);
  if (refusal) return refused(refusal);
  const words = text.trim();
  if (!board.store.note(note) || words === "") return refused("missing");
  if (board.store.isPrivate(note)) return refused("private");
  if (words.length > MAX_TEXT) return refused("too_long");
  const id = newId();
  const { id: by, name } = board.person;
  board.write("shared", (into) =>
    into.comments.set(id, { note, by, name, at: Date.now(), text: words }),
  );
  return done(id);
}

/** Takes a comment away: one's own, or anyone's for a lead. */
export function removeComment(board: Board, id: string): Outcome<string> {
  const comment = board.store.comment(id);
  if (!comment) return refused("missing");
  const refusal = whyNotEdit(board.person);
  if (refusal) return refused(refusal);
  if (comment.by !== board.person.id && !board.person.canLead) return refused("locked");
  board.write("shared", (into) => into.comments.delete(id));
  return done(id);
}

/** Whether an arrow leads from one note to the other already. */
export function linked(board: Board, from: string, to: string): boolean {
  return board.store.linksOf(from).some((id) => board.store.link(id)?.to === to);
}

function putFrame(board: Board, frame: Frame): Outcome<string> {
  const refusal = whyNotEdit(board.person);
  if (refusal) return refused(refusal);
  const id = newId();
  board.write("shared", (into) => {
    into.frames.set(id, frame);
    if (frame.kind === "ml_design") addAnswers(into, id);
  });
  return done(id);
}

type Lockable = { locked?: boolean };

function setLocked(
  board: Board,
  ids: Iterable<string>,
  change: <T extends Lockable>(thing: T) => T | Omit<T, "locked">,
): Outcome {
  if (!board.person.canLead) return refused("locked");
  const shared = [...ids].filter((id) => board.store.box(id) && !board.store.isPrivate(id));
  const sorted = targets(board, shared);
  if (typeof sorted === "string") return refused(sorted);
  board.write("shared", (into) => {
    for (const id of sorted.free) {
      const [note, frame] = [into.notes.get(id), into.frames.get(id)];
      if (note) into.notes.set(id, change(note));
      if (frame) into.frames.set(id, change(frame));
    }
  });
  return settled(sorted);
}

// Arrows between the two notes become loops, and arrows to a common neighbour double: both go.
function repoint(
  board: Board,
  links: Y.Map<{ from: string; to: string; label?: string }>,
  ids: readonly string[],
  source: string,
  target: string,
) {
  for (const id of ids) {
    const old = links.get(id);
    if (!old) continue;
    const from = old.from === source ? target : old.from;
    const to = old.to === source ? target : old.to;
    if (from === to || linked(board, from, to)) links.delete(id);
    else links.set(id, { ...old, from, to });
  }
}

function notesAmong(board: Board, ids: Iterable<string>): string[] {
  return [...ids].filter((id) => board.store.note(id) !== undefined);
}

function textKeys(frame: Frame | undefined, id: string): string[] {
  if (!frame) return [id];
  return Array.from({ length: ML_DESIGN_QUESTIONS }, (_, index) => answerKey(id, index + 1));
}

function grown({ x, y, w, h }: Box, by: number): Box {
  return { x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by };
}

function wholeBox(box: Box): Box {
  const { x, y, w, h } = boxOf(box);
  return { x: Math.round(x), y: Math.round(y), w: Math.round(w), h: Math.round(h) };
}
