// A piece of board on its own, with positions but without identifiers: what is copied, pasted,
// duplicated and made from a spreadsheet.

import * as Y from "yjs";
import { type Board, refused, targets, weightOf } from "./board";
import { newId } from "./ids";
import { whyNotAdd, whyNotEdit } from "./person";
import type { Collections } from "./schema";
import {
  answerKey,
  type Box,
  type FrameKind,
  MAX_TEXT,
  ML_DESIGN_QUESTIONS,
  type NoteKind,
  type Outcome,
  type Point,
  type Refusal,
} from "./types";

export type ClipNote = Box & { kind: NoteKind; text: string };
export type ClipFrame = Box & { kind: FrameKind; title: string; answers: string[] };
/** `from` and `to` are positions in the list of notes. */
export type ClipLink = { from: number; to: number; label?: string };

export type Clip = { notes: ClipNote[]; frames: ClipFrame[]; links: ClipLink[] };

/** Takes notes and frames with the contents of frames, and the links among the notes. */
export function clipOf(board: Board, ids: Iterable<string>): Clip {
  const { store } = board;
  const chosen = new Set<string>();
  for (const id of ids) {
    chosen.add(id);
    for (const inside of store.contentsOf(id)) chosen.add(inside);
  }
  const noteIds = store.readingOrder().filter((id) => chosen.has(id));
  const position = new Map(noteIds.map((id, index) => [id, index]));
  const clip: Clip = { notes: [], frames: [], links: [] };
  for (const id of noteIds) {
    const note = store.note(id);
    if (note) clip.notes.push({ ...boxOf(note), kind: note.kind, text: store.text(id) });
  }
  for (const id of chosen) {
    const frame = store.frame(id);
    if (!frame) continue;
    const { kind, title } = frame;
    clip.frames.push({ ...boxOf(frame), kind, title, answers: answersOf(board, id, kind) });
  }
  for (const { from, to, label } of store.links.values()) {
    const ends = { from: position.get(from) ?? -1, to: position.get(to) ?? -1 };
    if (ends.from < 0 || ends.to < 0) continue;
    clip.links.push(label ? { ...ends, label } : ends);
  }
  return clip;
}

/** Puts a clip on the board with its top left corner at `at`; gives the new ids. */
export function insertClip(board: Board, clip: Clip, at: Point): Outcome {
  const refusal = whyNotInsert(board, clip);
  if (refusal) return refused(refusal);
  const corner = cornerOf(clip);
  const [dx, dy] = [at.x - corner.x, at.y - corner.y];
  const where = board.whereNew;
  const notes = clip.notes.map((note) => ({ id: newId(), note }));
  const frames = clip.frames.map((frame) => ({ id: newId(), frame }));
  const arrows = clip.links.flatMap(({ from, to, label }) => {
    const ends = { from: notes[from]?.id, to: notes[to]?.id };
    return ends.from && ends.to ? [{ id: newId(), from: ends.from, to: ends.to, label }] : [];
  });
  board.history.together(() => {
    board.writeEach(
      where,
      notes,
      (into, { id, note: { kind, text, ...box } }) => {
        into.notes.set(id, { kind, ...moved(box, dx, dy), by: board.person.id });
        into.texts.set(id, new Y.Text(text));
      },
      ({ note }) => weightOf(note.text),
    );
    board.writeEach(where, arrows, (into, { id, from, to, label }) =>
      into.links.set(id, label ? { from, to, label } : { from, to }),
    );
    board.writeEach(
      "shared",
      frames,
      (into, { id, frame }) => insertFrame(into, id, frame, dx, dy),
      ({ frame }) => weightOf(frame.answers.join("")),
    );
  });
  return { ok: true, value: [...frames, ...notes].map(({ id }) => id), skipped: [] };
}

/** Copies things beside themselves. */
export function duplicate(
  board: Board,
  ids: Iterable<string>,
  by: Point = { x: 24, y: 24 },
): Outcome {
  const clip = clipOf(board, ids);
  const corner = cornerOf(clip);
  return insertClip(board, clip, { x: corner.x + by.x, y: corner.y + by.y });
}

/** Copies and deletes; locked things stay and are not in the clip. */
export function cuttable(board: Board, ids: Iterable<string>): string[] {
  const sorted = targets(board, ids);
  return typeof sorted === "string" ? [] : sorted.free;
}

export function cornerOf(clip: Clip): Point {
  const boxes = [...clip.notes, ...clip.frames];
  if (boxes.length === 0) return { x: 0, y: 0 };
  return {
    x: boxes.reduce((least, box) => Math.min(least, box.x), Number.POSITIVE_INFINITY),
    y: boxes.reduce((least, box) => Math.min(least, box.y), Number.POSITIVE_INFINITY),
  };
}

function whyNotInsert(board: Board, clip: Clip): Refusal | undefined {
  const refusal = whyNotEdit(board.person);
  if (refusal) return refusal;
  if (clip.notes.length + clip.frames.length === 0) return "missing";
  if (!board.hasRoom(clip.notes.length)) return "too_many";
  for (const note of clip.notes) {
    const kind = whyNotAdd(board.person, note.kind);
    if (kind) return kind;
    if (note.text.length > MAX_TEXT) return "too_long";
  }
  return undefined;
}

function insertFrame(into: Collections, id: string, frame: ClipFrame, dx: number, dy: number) {
  const { kind, title, answers, ...box } = frame;
  into.frames.set(id, { title, kind, ...moved(box, dx, dy) });
  if (kind === "ml_design") addAnswers(into, id, answers);
}

/** Makes the texts of a guided frame, so that two people never create the same one apart. */
export function addAnswers(into: Collections, frame: string, answers: readonly string[] = []) {
  for (let question = 1; question <= ML_DESIGN_QUESTIONS; question++) {
    into.texts.set(answerKey(frame, question), new Y.Text(answers[question - 1] ?? ""));
  }
}

function answersOf(board: Board, frame: string, kind: FrameKind): string[] {
  if (kind !== "ml_design") return [];
  return Array.from({ length: ML_DESIGN_QUESTIONS }, (_, index) =>
    board.store.answer(frame, index + 1),
  );
}

export function boxOf({ x, y, w, h }: Box): Box {
  return { x, y, w, h };
}

/** A box elsewhere, on whole units: fractions would only make documents longer. */
export function moved({ x, y, w, h }: Box, dx: number, dy: number): Box {
  return { x: Math.round(x + dx), y: Math.round(y + dy), w, h };
}
