// Where a next note goes, and of which kind it probably is. The grammar is `leads_to` of
// `domain::board`.

import type { BoardStore } from "./store";
import { type Box, defaultSize, type NoteKind, type Point, type Size } from "./types";

const LEADS_TO: Record<NoteKind, readonly NoteKind[]> = {
  actor: ["command"],
  command: ["aggregate", "external_system"],
  aggregate: ["event"],
  external_system: ["event"],
  event: ["policy", "read_model"],
  policy: ["command"],
  read_model: ["actor"],
  problem: [],
};

/** The space kept between notes that the board places itself. */
export const GAP = 24;

/** How far a free spot is looked for, in rings of one note around the first choice. */
const RINGS = 12;

/** The kinds an arrow from this one leads to, most expected first. */
export function nextKinds(kind: NoteKind): readonly NoteKind[] {
  return LEADS_TO[kind];
}

/** The kinds one may point at first, then all the others the step offers. */
export function suggestedKinds(kind: NoteKind, offered: readonly NoteKind[]): readonly NoteKind[] {
  const expected = nextKinds(kind);
  return [...expected, ...offered.filter((other) => !expected.includes(other))];
}

/** A free spot for a note of `kind` right of `after`. */
export function placeAfter(store: BoardStore, after: string, kind: NoteKind): Point | undefined {
  const box = store.box(after);
  if (!box) return undefined;
  const size = defaultSize(kind);
  const wanted = { x: box.x + box.w + GAP, y: box.y + (box.h - size.h) / 2 };
  return freeSpot(store, wanted, size);
}

/** A free spot for a note of `kind` around a point, which would be its middle. */
export function placeAround(store: BoardStore, middle: Point, kind: NoteKind): Point {
  const size = defaultSize(kind);
  return freeSpot(store, { x: middle.x - size.w / 2, y: middle.y - size.h / 2 }, size);
}

/** The spot nearest to `wanted` where a box of `size` covers no note; right and below first. */
export function freeSpot(store: BoardStore, wanted: Point, size: Size): Point {
  const notes = nearby(store, wanted, size);
  for (let ring = 0; ring <= RINGS; ring++) {
    for (const [column, row] of ringCells(ring)) {
      const box = {
        x: Math.round(wanted.x + column * (size.w + GAP)),
        y: Math.round(wanted.y + row * (size.h + GAP)),
        ...size,
      };
      if (!notes.some((note) => overlaps(note, box))) return { x: box.x, y: box.y };
    }
  }
  return { x: Math.round(wanted.x), y: Math.round(wanted.y) };
}

export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

function nearby(store: BoardStore, around: Point, size: Size): Box[] {
  const reach = (RINGS + 1) * (Math.max(size.w, size.h) + GAP);
  const area = { x: around.x - reach, y: around.y - reach, w: 2 * reach, h: 2 * reach };
  return [...store.notes.values()].filter((note) => overlaps(note, area));
}

// Cells at distance `ring`, the ones to the right and below first: people write in that
// direction, and the timeline runs there.
function ringCells(ring: number): [number, number][] {
  const cells: [number, number][] = [];
  for (let column = -ring; column <= ring; column++) {
    for (let row = -ring; row <= ring; row++) {
      if (Math.max(Math.abs(column), Math.abs(row)) === ring) cells.push([column, row]);
    }
  }
  const cost = ([column, row]: [number, number]) =>
    Math.hypot(column, row) + (column < 0 ? 0.4 : 0) + (row < 0 ? 0.3 : 0) + (row !== 0 ? 0.1 : 0);
  return cells.sort((a, b) => cost(a) - cost(b));
}
