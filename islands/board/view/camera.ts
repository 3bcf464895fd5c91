// What part of the board is on the screen. `x, y` is the board point in the top left corner of
// the canvas, `zoom` is screen pixels (CSS) per board unit.
import type { Point, Rect } from "./geometry";

export const ZOOM_MIN = 0.03;
export const ZOOM_MAX = 4;

export interface View extends Point {
  zoom: number;
}

export interface Insets {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

type Listener = () => void;

export class Camera {
  view: View = { x: 0, y: 0, zoom: 1 };
  width = 1;
  height = 1;
  #listeners = new Set<Listener>();
  #animation = 0;

  /** `still` says whether the person asked for less motion: then animations jump. */
  constructor(private readonly still: () => boolean = () => false) {}

  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  resize(width: number, height: number): void {
    this.width = Math.max(1, width);
    this.height = Math.max(1, height);
    this.#changed();
  }

  set(view: View): void {
    this.stop();
    this.#put(view);
  }

  /** Moves the board under the screen by screen pixels. */
  panBy(dx: number, dy: number): void {
    const { x, y, zoom } = this.view;
    this.set({ x: x - dx / zoom, y: y - dy / zoom, zoom });
  }

  /** Changes the zoom while the board point under `anchor` (screen pixels) stays there. */
  zoomAt(anchor: Point, factor: number): void {
    this.set(zoomed(this.view, anchor, this.view.zoom * factor));
  }

  /** Changes the zoom around the middle of the screen, animated. */
  zoomTo(zoom: number): void {
    this.animate(zoomed(this.view, { x: this.width / 2, y: this.height / 2 }, zoom));
  }

  toBoard(screen: Point): Point {
    const { x, y, zoom } = this.view;
    return { x: x + screen.x / zoom, y: y + screen.y / zoom };
  }

  toScreen(board: Point): Point {
    const { x, y, zoom } = this.view;
    return { x: (board.x - x) * zoom, y: (board.y - y) * zoom };
  }

  rectToScreen(rect: Rect): Rect {
    const { zoom } = this.view;
    return { ...this.toScreen(rect), w: rect.w * zoom, h: rect.h * zoom };
  }

  /** The visible part of the board. */
  get visible(): Rect {
    const { x, y, zoom } = this.view;
    return { x, y, w: this.width / zoom, h: this.height / zoom };
  }

  /** Centres a board point, keeping or setting the zoom. */
  centreOn(point: Point, zoom = this.view.zoom): void {
    this.animate({ x: point.x - this.width / 2 / zoom, y: point.y - this.height / 2 / zoom, zoom });
  }

  animate(target: View, milliseconds = 260): void {
    this.stop();
    const goal = { ...target, zoom: limited(target.zoom) };
    if (this.still() || typeof requestAnimationFrame === "undefined") {
      this.#put(goal);
      return;
    }
    const start = { ...this.view };
    const began = performance.now();
    const step = (now: number) => {
      const along = Math.min(1, Math.max(0, (now - began) / milliseconds));
      this.#put(between(start, goal, 1 - (1 - along) ** 3, this.width, this.height));
      if (along < 1) this.#animation = requestAnimationFrame(step);
    };
    this.#animation = requestAnimationFrame(step);
  }

  stop(): void {
    if (this.#animation) cancelAnimationFrame(this.#animation);
    this.#animation = 0;
  }

  #put(view: View): void {
    this.view = { x: view.x, y: view.y, zoom: limited(view.zoom) };
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

export function limited(zoom: number): number {
  return Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, zoom));
}

export function zoomed(view: View, anchor: Point, zoom: number): View {
  const next = limited(zoom);
  return {
    x: view.x + anchor.x / view.zoom - anchor.x / next,
    y: view.y + anchor.y / view.zoom - anchor.y / next,
    zoom: next,
  };
}

export function fitted(
  rect: Rect,
  width: number,
  height: number,
  insets: Insets,
  limit: number,
): View {
  const room = {
    w: Math.max(40, width - insets.left - insets.right),
    h: Math.max(40, height - insets.top - insets.bottom),
  };
  const wanted = Math.min(room.w / Math.max(1, rect.w), room.h / Math.max(1, rect.h), limit);
  const zoom = limited(wanted);
  return {
    x: rect.x + rect.w / 2 - (insets.left + room.w / 2) / zoom,
    y: rect.y + rect.h / 2 - (insets.top + room.h / 2) / zoom,
    zoom,
  };
}

/** The same view when `rect` is on the screen already, else one moved just far enough. */
export function revealed(
  view: View,
  rect: Rect,
  width: number,
  height: number,
  insets: Insets,
): View {
  const { zoom } = view;
  const moveX = shortfall(
    rect.x,
    rect.w,
    view.x + insets.left / zoom,
    view.x + (width - insets.right) / zoom,
  );
  const moveY = shortfall(
    rect.y,
    rect.h,
    view.y + insets.top / zoom,
    view.y + (height - insets.bottom) / zoom,
  );
  return moveX === 0 && moveY === 0 ? view : { x: view.x + moveX, y: view.y + moveY, zoom };
}

function shortfall(start: number, length: number, low: number, high: number): number {
  if (start < low || length > high - low) return start - low;
  return Math.max(0, start + length - high);
}

/** Interpolates the middle of the screen and the logarithm of the zoom, so that a jump across a
 * large board moves at an even pace. */
function between(from: View, to: View, along: number, width: number, height: number): View {
  const zoom = Math.exp(Math.log(from.zoom) + (Math.log(to.zoom) - Math.log(from.zoom)) * along);
  const middle = (view: View) => ({
    x: view.x + width / 2 / view.zoom,
    y: view.y + height / 2 / view.zoom,
  });
  const a = middle(from);
  const b = middle(to);
  if (along >= 1) return to;
  return {
    x: a.x + (b.x - a.x) * along - width / 2 / zoom,
    y: a.y + (b.y - a.y) * along - height / 2 / zoom,
    zoom,
  };
}
