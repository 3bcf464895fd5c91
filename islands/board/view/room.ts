// Where there is room: the controls float over the canvas, and what one looks for must not end
// up under them. Each panel can be kept clear of at either of two sides; of all the ways to do so
// the one that shows the board largest, or moves it least, is taken.
import { fitted, type Insets, revealed, type View } from "./camera";
import { inflate, intersects, type Rect } from "./geometry";

/** Screen pixels between what is shown and whatever is beside it. */
const MARGIN = 16;
/** The title above a frame, which belongs to what is shown. */
const TITLE = 24;

export interface Screen {
  w: number;
  h: number;
  /** What floats over the canvas, in pixels from its corner. */
  panels: readonly Rect[];
}

/** The view that shows all of `rect` as large as possible, but no larger than `limit`. Panels may
 * lie over a part of it where there is nothing, as `occupied` tells. */
export function fittedBeside(
  rect: Rect,
  screen: Screen,
  limit: number,
  occupied: (area: Rect) => boolean = (area) => intersects(area, rect),
): View {
  let best: { view: View; room: number } | undefined;
  for (const insets of waysAround(screen)) {
    const view = fitted(rect, screen.w, screen.h, withTitle(insets), limit);
    if (screen.panels.some((panel) => occupied(onBoard(panel, view)))) continue;
    const room = roomIn(screen, insets);
    const larger = view.zoom - (best?.view.zoom ?? 0);
    if (!best || larger > 1e-6 || (larger > -1e-6 && room > best.room)) best = { view, room };
  }
  return best?.view ?? fitted(rect, screen.w, screen.h, around(MARGIN), limit);
}

/** The view nearest to `view` in which `rect` is wholly visible; the same when it is already. */
export function revealedBeside(view: View, rect: Rect, screen: Screen): View {
  let best: { view: View; way: number } | undefined;
  for (const insets of waysAround(screen)) {
    const moved = revealed(view, rect, screen.w, screen.h, insets);
    const way = Math.abs(moved.x - view.x) + Math.abs(moved.y - view.y);
    if ((!best || way < best.way) && isClear(moved, rect, screen)) best = { view: moved, way };
  }
  return best?.view ?? revealed(view, rect, screen.w, screen.h, around(MARGIN));
}

/** Combinations of sides at which panels are kept clear of. */
function* waysAround({ w, h, panels }: Screen): Generator<Insets> {
  const lefts = new Set([MARGIN]);
  const rights = new Set([MARGIN]);
  const tops = new Set([MARGIN]);
  const bottoms = new Set([MARGIN]);
  for (const panel of panels) {
    if (panel.x + panel.w / 2 < w / 2) lefts.add(panel.x + panel.w + MARGIN);
    else rights.add(w - panel.x + MARGIN);
    if (panel.y + panel.h / 2 < h / 2) tops.add(panel.y + panel.h + MARGIN);
    else bottoms.add(h - panel.y + MARGIN);
  }
  for (const left of lefts)
    for (const right of rights)
      for (const top of tops)
        for (const bottom of bottoms) {
          const insets = { left, right, top, bottom };
          if (left + right < w - 80 && top + bottom < h - 80) yield insets;
        }
}

function isClear(view: View, rect: Rect, { w, h, panels }: Screen): boolean {
  const { zoom } = view;
  const shown = {
    x: (rect.x - view.x) * zoom,
    y: (rect.y - view.y) * zoom,
    w: rect.w * zoom,
    h: rect.h * zoom,
  };
  const tight = inflate(shown, -0.5);
  // What is larger than the screen is never wholly clear; then its corner counts.
  const seen = { ...tight, w: Math.min(tight.w, w / 3), h: Math.min(tight.h, h / 3) };
  const whole = tight.w < w && tight.h < h ? tight : seen;
  return !panels.some((panel) => intersects(panel, whole));
}

/** The part of the board that a panel covers, or whose titles it would. */
function onBoard({ x, y, w, h }: Rect, view: View): Rect {
  const { zoom } = view;
  const grown = { x: x - 6, y: y - 6, w: w + 12, h: h + 12 + TITLE };
  return {
    x: view.x + grown.x / zoom,
    y: view.y + grown.y / zoom,
    w: grown.w / zoom,
    h: grown.h / zoom,
  };
}

function withTitle(insets: Insets): Insets {
  return { ...insets, top: insets.top + TITLE };
}

function around(margin: number): Insets {
  return { top: margin, right: margin, bottom: margin, left: margin };
}

function roomIn({ w, h }: Screen, { top, right, bottom, left }: Insets): number {
  return (w - left - right) * (h - top - bottom);
}
