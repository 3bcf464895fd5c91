// The course of an arrow between two notes: straight, from edge to edge.
import { centre, distance, distanceToSegment, type Point, type Rect } from "./geometry";

export interface Route {
  start: Point;
  end: Point;
}

/** Board units between a note's edge and the arrow. */
export const ARROW_GAP = 4;

/**
 * The route from `from` to `to`, or null when the notes overlap so far that no arrow would be
 * visible. When the notes face each other (their sides overlap by a fair part) the arrow runs
 * straight up, down or across through the middle of the shared part, which is what a hand would
 * draw; otherwise it aims from centre to centre.
 */
export function route(from: Rect, to: Rect): Route | null {
  const aim = facing(from, to) ?? { start: centre(from), end: centre(to) };
  const start = leave(from, aim.start, aim.end);
  const end = leave(to, aim.end, aim.start);
  const towards =
    (end.x - start.x) * (aim.end.x - aim.start.x) + (end.y - start.y) * (aim.end.y - aim.start.y);
  if (towards <= 0 || distance(start, end) < 2) return null;
  return { start, end };
}

/** Centre lines moved into the shared part, keeping a slight lean so that the course looks alive. */
function facing(from: Rect, to: Rect): Route | null {
  const a = centre(from);
  const b = centre(to);
  const left = Math.max(from.x, to.x);
  const right = Math.min(from.x + from.w, to.x + to.w);
  const top = Math.max(from.y, to.y);
  const bottom = Math.min(from.y + from.h, to.y + to.h);
  const enough = 24;
  const apartY = from.y + from.h <= to.y || to.y + to.h <= from.y;
  const apartX = from.x + from.w <= to.x || to.x + to.w <= from.x;
  if (apartY && right - left >= enough) {
    return {
      start: { x: clamp(a.x, left, right), y: a.y },
      end: { x: clamp(b.x, left, right), y: b.y },
    };
  }
  if (apartX && bottom - top >= enough) {
    return {
      start: { x: a.x, y: clamp(a.y, top, bottom) },
      end: { x: b.x, y: clamp(b.y, top, bottom) },
    };
  }
  return null;
}

function clamp(value: number, low: number, high: number): number {
  const inset = Math.min(12, (high - low) / 2);
  return Math.min(high - inset, Math.max(low + inset, value));
}

/** Where the ray from `inside` towards `outside` leaves the rectangle, plus the gap. */
function leave(rect: Rect, inside: Point, outside: Point): Point {
  const dx = outside.x - inside.x;
  const dy = outside.y - inside.y;
  const reachX = dx > 0 ? rect.x + rect.w - inside.x : inside.x - rect.x;
  const reachY = dy > 0 ? rect.y + rect.h - inside.y : inside.y - rect.y;
  const alongX = dx === 0 ? Number.POSITIVE_INFINITY : reachX / Math.abs(dx);
  const alongY = dy === 0 ? Number.POSITIVE_INFINITY : reachY / Math.abs(dy);
  const along = Math.min(alongX, alongY);
  if (!Number.isFinite(along)) return inside;
  const length = Math.hypot(dx, dy);
  const gap = ARROW_GAP / length;
  return { x: inside.x + dx * (along + gap), y: inside.y + dy * (along + gap) };
}

/** The route from a note's edge to a loose point, as while an arrow is being dragged. */
export function routeToPoint(from: Rect, point: Point): Route | null {
  return route(from, { x: point.x, y: point.y, w: 0, h: 0 });
}

export function middle(course: Route): Point {
  return { x: (course.start.x + course.end.x) / 2, y: (course.start.y + course.end.y) / 2 };
}

export function isNear(course: Route, point: Point, reach: number): boolean {
  return distanceToSegment(point, course.start, course.end) <= reach;
}

export function routeBounds(course: Route): Rect {
  return {
    x: Math.min(course.start.x, course.end.x),
    y: Math.min(course.start.y, course.end.y),
    w: Math.abs(course.start.x - course.end.x),
    h: Math.abs(course.start.y - course.end.y),
  };
}
