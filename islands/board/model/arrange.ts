// Moving, resizing and lining up boxes. Each is one transaction, however many boxes it moves.

import { type Board, documentsOf, refused, settled, targets } from "./board";
import { moved } from "./clip";
import type { Box, Outcome, Size } from "./types";

export type Edge = "left" | "centre" | "right" | "top" | "middle" | "bottom";
export type Axis = "horizontal" | "vertical";

/** Smaller boxes could not show a character or be grabbed. */
export const MIN_SIZE: Size = { w: 48, h: 32 };

/** Ids with the contents of the frames among them: what moves when these are dragged. A frame
 * this person may not move keeps what it holds. */
export function withContents(board: Board, ids: Iterable<string>): string[] {
  const all = new Set<string>();
  for (const id of ids) {
    if (!board.store.box(id)) continue;
    all.add(id);
    if (board.whyNotChange(id)) continue;
    for (const inside of board.store.contentsOf(id)) all.add(inside);
  }
  return [...all];
}

/** Moves notes, and frames with what they hold. */
export function move(board: Board, ids: Iterable<string>, dx: number, dy: number): Outcome {
  return place(board, withContents(board, ids), (box) => moved(box, dx, dy));
}

/** Gives one note or frame a new box. */
export function resize(board: Board, id: string, box: Box): Outcome {
  const size = { w: Math.max(box.w, MIN_SIZE.w), h: Math.max(box.h, MIN_SIZE.h) };
  return place(board, [id], () => ({
    x: Math.round(box.x),
    y: Math.round(box.y),
    w: Math.round(size.w),
    h: Math.round(size.h),
  }));
}

/** Lines boxes up along one edge, or the middle, of them all. */
export function align(board: Board, ids: Iterable<string>, edge: Edge): Outcome {
  const chosen = boxesAmong(board, ids);
  const bounds = board.store.boundsOf(chosen);
  if (!bounds || chosen.length < 2) return refused("missing");
  return place(board, chosen, (box) => {
    const [x, y] = aligned(box, bounds, edge);
    return moved(box, x - box.x, y - box.y);
  });
}

/** Puts equal gaps between boxes, leaving the two outermost where they are. */
export function distribute(board: Board, ids: Iterable<string>, axis: Axis): Outcome {
  const chosen = boxesAmong(board, ids);
  if (chosen.length < 3) return refused("missing");
  const [start, extent] = axis === "horizontal" ? (["x", "w"] as const) : (["y", "h"] as const);
  const boxes = chosen
    .map((id) => ({ id, box: board.store.box(id) as Box }))
    .sort((a, b) => a.box[start] - b.box[start] || (a.id < b.id ? -1 : 1));
  const first = boxes[0]?.box[start] ?? 0;
  const end = Math.max(...boxes.map(({ box }) => box[start] + box[extent]));
  const filled = boxes.reduce((sum, { box }) => sum + box[extent], 0);
  const gap = (end - first - filled) / (boxes.length - 1);
  const goals = new Map<string, number>();
  let next = first;
  for (const { id, box } of boxes) {
    goals.set(id, next);
    next += box[extent] + gap;
  }
  return place(board, chosen, (box, id) => {
    const by = (goals.get(id) ?? box[start]) - box[start];
    return axis === "horizontal" ? moved(box, by, 0) : moved(box, 0, by);
  });
}

function place(board: Board, ids: string[], goal: (box: Box, id: string) => Box): Outcome {
  const sorted = targets(board, ids);
  if (typeof sorted === "string") return refused(sorted);
  const changed = sorted.free.filter((id) => differs(board.store.box(id), goal, id));
  if (changed.length === 0) return settled(sorted);
  board.writeEach(documentsOf(board, changed), changed, (into, id) => {
    const [note, frame] = [into.notes.get(id), into.frames.get(id)];
    if (note) into.notes.set(id, { ...note, ...goal(note, id) });
    if (frame) into.frames.set(id, { ...frame, ...goal(frame, id) });
  });
  return settled(sorted);
}

function differs(box: Box | undefined, goal: (box: Box, id: string) => Box, id: string): boolean {
  if (!box) return false;
  const { x, y, w, h } = goal(box, id);
  return x !== box.x || y !== box.y || w !== box.w || h !== box.h;
}

function boxesAmong(board: Board, ids: Iterable<string>): string[] {
  return [...new Set(ids)].filter((id) => board.store.box(id) !== undefined);
}

function aligned(box: Box, bounds: Box, edge: Edge): [number, number] {
  switch (edge) {
    case "left":
      return [bounds.x, box.y];
    case "centre":
      return [bounds.x + (bounds.w - box.w) / 2, box.y];
    case "right":
      return [bounds.x + bounds.w - box.w, box.y];
    case "top":
      return [box.x, bounds.y];
    case "middle":
      return [box.x, bounds.y + (bounds.h - box.h) / 2];
    case "bottom":
      return [box.x, bounds.y + bounds.h - box.h];
  }
}
