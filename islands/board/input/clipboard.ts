// Copying and pasting. Copies carry two forms: the board's own, which keeps everything, hidden
// in an HTML attribute because browsers pass no other type on, and plain lines for any other
// program. What comes from elsewhere becomes notes: one for each line, or each row of a table.

import type { Clip, ClipFrame, ClipLink, ClipNote } from "../model/clip";
import {
  type Box,
  defaultSize,
  type FrameKind,
  isNoteKind,
  MAX_TEXT,
  ML_DESIGN_QUESTIONS,
  NOTE_KINDS,
  type NoteKind,
} from "../model/types";

const MARK = "data-ekkyo-board";
const VERSION = 1;
const GAP = 24;
/** Notes of a pasted list per row. */
const COLUMNS = 5;
/** No clip can be larger than a board. */
const MOST = 20_000;

/** Other words people use for the kinds in the first column of a table. */
const KIND_WORDS: Record<NoteKind, readonly string[]> = {
  actor: ["ユーザー", "アクター", "actor", "user"],
  event: ["ドメインイベント", "イベント", "domain event", "event"],
  problem: ["課題", "ホットスポット", "problem", "hotspot", "hot spot"],
  command: ["コマンド", "command"],
  read_model: ["読み取りモデル", "リードモデル", "read model"],
  policy: ["ポリシー", "policy"],
  aggregate: ["集約", "aggregate"],
  external_system: ["外部システム", "external system"],
};

/** Puts a clip on the clipboard. */
export function writeClip(clip: Clip, data: DataTransfer) {
  data.setData("text/plain", plainText(clip));
  data.setData("text/html", encodeClip(clip));
}

/** What the clipboard holds, as notes; nothing when it holds no text. `kind` is for notes whose
 * kind nobody says. */
export function readClip(data: DataTransfer, kind: NoteKind): Clip | undefined {
  return decodeClip(data.getData("text/html")) ?? clipFromText(data.getData("text/plain"), kind);
}

export function plainText(clip: Clip): string {
  const titles = clip.frames.map(({ title, answers }) => [title, ...answers].join("\n").trim());
  return [...titles, ...clip.notes.map(({ text }) => text)]
    .filter((text) => text !== "")
    .join("\n");
}

export function encodeClip(clip: Clip): string {
  const json = JSON.stringify({ version: VERSION, ...clip });
  return `<pre ${MARK}="${escapeHtml(json)}">${escapeHtml(plainText(clip))}</pre>`;
}

/** The clip in a piece of HTML, nothing if there is none or it is not ours. */
export function decodeClip(html: string): Clip | undefined {
  if (!html.includes(MARK)) return undefined;
  // A parsed document of its own runs no scripts and loads no pictures.
  const holder = new DOMParser().parseFromString(html, "text/html").querySelector(`[${MARK}]`);
  try {
    return readClipJson(JSON.parse(holder?.getAttribute(MARK) ?? "null"));
  } catch {
    return undefined;
  }
}

/** Notes from lines of text, or from the rows of a table. */
export function clipFromText(text: string, kind: NoteKind): Clip | undefined {
  const rows = parseTable(text).filter((row) => row.some((cell) => cell !== ""));
  if (rows.length === 0) return undefined;
  const isTable = rows.some((row) => row.length > 1);
  const notes = isTable ? notesOfTable(rows, kind) : notesOfLines(rows.flat(), kind);
  return notes.length > 0 ? { notes: notes.slice(0, MOST), frames: [], links: [] } : undefined;
}

/** Rows of cells parted by tabs. Cells in quotes may hold tabs, line breaks and doubled quotes,
 * as spreadsheets write them. */
export function parseTable(text: string): string[][] {
  const hasCells = text.includes("\t") || /^"(?:[^"]|"")*"\s*$/m.test(text);
  if (!hasCells) return text.split(/\r\n|\r|\n/).map((line) => [line.trim()]);
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r\n|\r|\n|$)/gy;
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    const [whole, content = "", end] = match;
    rows.at(-1)?.push(unquoted(content));
    if (end === "" || whole === "") break;
    if (end !== "\t") rows.push([]);
  }
  return rows;
}

/** The kind that a word in either language names. */
export function kindNamed(word: string): NoteKind | undefined {
  const plain = word.normalize("NFKC").trim().toLowerCase().replace(/[_-]/g, " ");
  return NOTE_KINDS.find((kind) => KIND_WORDS[kind].includes(plain));
}

function unquoted(cell: string): string {
  const quoted = cell.length > 1 && cell.startsWith('"') && cell.endsWith('"');
  return (quoted ? cell.slice(1, -1).replaceAll('""', '"') : cell).trim();
}

function notesOfLines(lines: string[], kind: NoteKind): ClipNote[] {
  const { w, h } = defaultSize(kind);
  return lines.map((line, index) => ({
    kind,
    text: line.slice(0, MAX_TEXT),
    x: (index % COLUMNS) * (w + GAP),
    y: Math.floor(index / COLUMNS) * (h + GAP),
    w,
    h,
  }));
}

// Where the first column names kinds, it says what the rest of the row is. A first row without
// a kind is then the table's heading; any other keeps its words as notes of the usual kind.
function notesOfTable(rows: string[][], usual: NoteKind): ClipNote[] {
  const hasKinds = rows.some(([first = ""]) => kindNamed(first) !== undefined);
  const notes: ClipNote[] = [];
  let y = 0;
  for (const [index, row] of rows.entries()) {
    const named = hasKinds ? kindNamed(row[0] ?? "") : undefined;
    if (hasKinds && !named && index === 0) continue;
    const kind = named ?? usual;
    const { w, h } = defaultSize(kind);
    const cells = named ? row.slice(1) : row;
    cells.forEach((cell, column) => {
      if (cell === "") return;
      notes.push({ kind, text: cell.slice(0, MAX_TEXT), x: column * (w + GAP), y, w, h });
    });
    if (cells.some((cell) => cell !== "")) y += h + GAP;
  }
  return notes;
}

type Fields = Record<string, unknown>;

function readClipJson(value: unknown): Clip | undefined {
  const { version, notes, frames, links } = (value ?? {}) as Fields;
  if (version !== VERSION || !Array.isArray(notes) || !Array.isArray(frames)) return undefined;
  const clip: Clip = {
    notes: notes.slice(0, MOST).flatMap(readNote),
    frames: frames.slice(0, MOST).flatMap(readFrame),
    links: [],
  };
  // Positions in the list mean something only if nothing in it was left out.
  if (clip.notes.length === notes.length && Array.isArray(links)) {
    clip.links = links.slice(0, MOST).flatMap((link) => readLink(link, notes.length));
  }
  return clip.notes.length + clip.frames.length > 0 ? clip : undefined;
}

function readNote(value: unknown): ClipNote[] {
  const { kind, text } = (value ?? {}) as Fields;
  const box = readBox(value);
  if (!box || !isNoteKind(kind) || typeof text !== "string") return [];
  return [{ ...box, kind, text: text.slice(0, MAX_TEXT) }];
}

function readFrame(value: unknown): ClipFrame[] {
  const { kind, title, answers } = (value ?? {}) as Fields;
  const box = readBox(value);
  const known = kind === "group" || kind === "ml_design";
  if (!box || !known || typeof title !== "string") return [];
  return [{ ...box, kind: kind as FrameKind, title, answers: readAnswers(answers) }];
}

function readAnswers(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, ML_DESIGN_QUESTIONS)
    .map((answer) => (typeof answer === "string" ? answer.slice(0, MAX_TEXT) : ""));
}

function readLink(value: unknown, notes: number): ClipLink[] {
  const { from, to, label } = (value ?? {}) as Fields;
  const known = (end: unknown): end is number =>
    Number.isInteger(end) && (end as number) >= 0 && (end as number) < notes;
  if (!known(from) || !known(to) || from === to) return [];
  return [typeof label === "string" && label !== "" ? { from, to, label } : { from, to }];
}

function readBox(value: unknown): Box | undefined {
  const { x, y, w, h } = (value ?? {}) as Record<keyof Box, unknown>;
  const sides = [x, y, w, h];
  if (!sides.every((side) => Number.isFinite(side))) return undefined;
  return { x, y, w, h } as Box;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
