// Reads what a document holds into the types of the board. Other programs may write documents
// too, so anything of the wrong shape counts as absent instead of breaking the page.

import type * as Y from "yjs";
import { type Comment, type Frame, isNoteKind, type Link, type Note } from "./types";

/** The collections of one document. The private one uses only notes, texts and links. */
export type Collections = {
  notes: Y.Map<Note>;
  texts: Y.Map<Y.Text>;
  links: Y.Map<Link>;
  frames: Y.Map<Frame>;
  comments: Y.Map<Comment>;
  votes: Y.Map<number>;
  useCases: Y.Map<string>;
};

export function collectionsOf(doc: Y.Doc): Collections {
  return {
    notes: doc.getMap("notes"),
    texts: doc.getMap("texts"),
    links: doc.getMap("links"),
    frames: doc.getMap("frames"),
    comments: doc.getMap("comments"),
    votes: doc.getMap("votes"),
    useCases: doc.getMap("use_cases"),
  };
}

type Fields = Record<string, unknown>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

function hasBox(value: Fields): boolean {
  return (
    Number.isFinite(value.x) &&
    Number.isFinite(value.y) &&
    Number.isFinite(value.w) &&
    Number.isFinite(value.h)
  );
}

export function readNote(value: unknown): Note | undefined {
  if (!isFields(value) || !isNoteKind(value.kind) || !hasBox(value)) return undefined;
  return value as unknown as Note;
}

export function readFrame(value: unknown): Frame | undefined {
  if (!isFields(value) || typeof value.title !== "string" || !hasBox(value)) return undefined;
  if (value.kind !== "group" && value.kind !== "ml_design") return undefined;
  return value as unknown as Frame;
}

export function readLink(value: unknown): Link | undefined {
  if (!isFields(value)) return undefined;
  if (typeof value.from !== "string" || typeof value.to !== "string") return undefined;
  return value as unknown as Link;
}

export function readComment(value: unknown): Comment | undefined {
  if (!isFields(value)) return undefined;
  if (typeof value.note !== "string" || typeof value.text !== "string") return undefined;
  return value as unknown as Comment;
}
