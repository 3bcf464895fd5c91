// Where the camera goes: to all of the board, or to one thing on it, never under the controls.
import type { Rect } from "../view/geometry";
import { fittedBeside, revealedBeside, type Screen } from "../view/room";
import type { App } from "./app";

/** Below this width the phone layout applies; phone.css has the same number. */
export const NARROW = 720;

const PANELS =
  ".b-header, .b-agenda, .b-instruction, .b-banner, .b-palette, .b-zoom, .b-dock, .b-hints";

/** Shows all of `rect`, gliding there. */
export function show(app: App, rect: Rect): void {
  app.camera.animate(fittedBeside(rect, screenOf(app), 1));
}

/** Shows the whole board, at once or gliding there. */
export function showBoard(app: App, how: "set" | "animate"): void {
  const rect = app.scene.bounds();
  if (!rect) return;
  const { notes, frames } = app.scene;
  const occupied = (area: Rect) => notes.search(area).length + frames.search(area).length > 0;
  app.camera[how](fittedBeside(rect, screenOf(app), 1, occupied));
}

/** Brings `rect` into sight with as little movement as possible. */
export function reveal(app: App, rect: Rect): void {
  const { view } = app.camera;
  const next = revealedBeside(view, rect, screenOf(app));
  if (next.x !== view.x || next.y !== view.y) app.camera.animate(next);
}

function screenOf(app: App): Screen {
  const host = app.surface.parentElement;
  const all = host ? [...host.querySelectorAll<HTMLElement>(PANELS)] : [];
  const panels = all
    // A panel that another one takes the place of keeps its size but shows nothing.
    .filter((panel) => panel.checkVisibility?.({ visibilityProperty: true }) ?? true)
    .map((panel) => panel.getBoundingClientRect())
    .filter(({ width }) => width > 0)
    .map(({ x, y, width, height }) => ({ x, y, w: width, h: height }));
  return { w: app.camera.width, h: app.camera.height, panels };
}
