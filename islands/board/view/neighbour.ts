// Finds the neighbour of a note in a direction, for walking the board by keyboard.
import { centre, type Rect } from "./geometry";

export type Direction = "left" | "right" | "up" | "down";

/**
 * The nearest rectangle in a direction. Being off to the side costs double, so that "right"
 * prefers the neighbour in the same row to a nearer one diagonally below.
 */
export function nearest(
  from: Rect,
  candidates: Iterable<readonly [string, Rect]>,
  direction: Direction,
): string | null {
  const origin = centre(from);
  let best: string | null = null;
  let lowest = Number.POSITIVE_INFINITY;
  for (const [id, rect] of candidates) {
    const { ahead, aside } = offset(origin, centre(rect), direction);
    if (ahead <= 1 || aside > ahead * 2) continue;
    const cost = ahead + aside * 2;
    if (cost < lowest) {
      lowest = cost;
      best = id;
    }
  }
  return best;
}

function offset(
  from: { x: number; y: number },
  to: { x: number; y: number },
  direction: Direction,
): { ahead: number; aside: number } {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  switch (direction) {
    case "left":
      return { ahead: -dx, aside: Math.abs(dy) };
    case "right":
      return { ahead: dx, aside: Math.abs(dy) };
    case "up":
      return { ahead: -dy, aside: Math.abs(dx) };
    case "down":
      return { ahead: dy, aside: Math.abs(dx) };
  }
}
