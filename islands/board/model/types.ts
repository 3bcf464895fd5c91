// The shapes of what lies on a board, as the document stores them. The server's twin is
// `domain::board`.

/** Every kind of note, in the order of the palette and of the keys 1 to 8. */
export const NOTE_KINDS = [
  "actor",
  "event",
  "problem",
  "command",
  "read_model",
  "policy",
  "aggregate",
  "external_system",
] as const;

export type NoteKind = (typeof NOTE_KINDS)[number];

/** A position in board units; one unit is one CSS pixel at 100 %. */
export type Point = { x: number; y: number };

export type Size = { w: number; h: number };

export type Box = Point & Size;

export type Note = Readonly<
  Box & {
    kind: NoteKind;
    /** Who wrote it. */
    by: string;
    /** Further authors, from notes merged into this one. */
    with?: readonly string[];
    /** Only a lead may change it. */
    locked?: boolean;
  }
>;

export type Link = Readonly<{ from: string; to: string; label?: string }>;

export type FrameKind = "group" | "ml_design";

export type Frame = Readonly<Box & { title: string; kind: FrameKind; locked?: boolean }>;

export type Comment = Readonly<{
  note: string;
  by: string;
  name: string;
  /** Milliseconds since 1970. */
  at: number;
  text: string;
}>;

/** Which of the two documents holds something: everyone's, or the reader's own drafts. */
export type Where = "shared" | "mine";

/** What an id stands for. Ids are unique over all sorts of thing on a board. */
export type Sort = "note" | "frame" | "link" | "comment";

/** Which ids one transaction touched. Sets are empty, never absent. */
export type Changes = {
  notes: ReadonlySet<string>;
  /** Note ids, or `{frame}:{question}` for ML-design answers. */
  texts: ReadonlySet<string>;
  links: ReadonlySet<string>;
  frames: ReadonlySet<string>;
  comments: ReadonlySet<string>;
  /** Note ids whose shown vote result changed. */
  votes: ReadonlySet<string>;
  /** Note and frame ids that became, or ceased to be, a use case. */
  useCases: ReadonlySet<string>;
  /** This person did it, here, just now (undo and redo included). */
  local: boolean;
};

/** Why a command did nothing, or skipped some of its targets. */
export type Refusal =
  /** The person may only look. */
  | "observer"
  /** A lead locked the note or frame. */
  | "locked"
  /** A lead locked the whole board. */
  | "board_locked"
  /** The step allows only its own kinds of note. */
  | "kind"
  /** The board holds as many notes as it can. */
  | "too_many"
  /** The words would be longer than a note can hold. */
  | "too_long"
  /** A private note cannot do this before it is revealed. */
  | "private"
  /** Arrows need two different notes that are not joined yet. */
  | "link"
  /** What it was about is gone, or there was nothing to do. */
  | "missing";

/** What a command says back. `skipped` are targets left alone, for `reason`. */
export type Outcome<T = string[]> =
  | { ok: true; value: T; skipped: string[]; reason?: Refusal }
  | { ok: false; reason: Refusal };

/** The number of questions an ML-design frame asks. */
export const ML_DESIGN_QUESTIONS = 6;

/** Notes a board can hold. */
export const MAX_NOTES = 20_000;

/** UTF-16 units of text a note can hold. */
export const MAX_TEXT = 5_000;

const WIDE = new Set<NoteKind>(["aggregate", "external_system"]);

/** The size a new note of this kind has. */
export function defaultSize(kind: NoteKind): Size {
  if (kind === "actor") return { w: 96, h: 64 };
  return WIDE.has(kind) ? { w: 128, h: 80 } : { w: 120, h: 120 };
}

export function isNoteKind(value: unknown): value is NoteKind {
  return (NOTE_KINDS as readonly unknown[]).includes(value);
}

/** The key of the text that answers `question` (1 to 6) of an ML-design frame. */
export function answerKey(frame: string, question: number): string {
  return `${frame}:${question}`;
}
