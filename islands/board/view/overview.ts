// The board from far away: notes as blocks of their colour, with their arrows, kept as one
// picture. Painting thousands of blocks costs a frame; copying the picture costs nothing, so it is
// painted anew only when the board changes, one leaves it, or the zoom moves away from its own.
import { NOTE_KINDS, type Note, type NoteKind } from "../model/types";
import { encloses, inflate, type Rect } from "./geometry";
import type { Theme } from "./theme";

/** Below this many device pixels per board unit words are noise, and notes become blocks. */
export const OVERVIEW_SCALE = 0.2;

/** While the zoom changes, the picture serves scaled by up to this factor. */
const STRETCH = 1.35;
/** How far beyond the visible part the picture reaches, as a share of its longer side. */
const MARGIN = 0.2;

export interface OverviewView {
  /** The part of the board that is visible. */
  area: Rect;
  /** Around everything there is. */
  bounds: Rect;
  /** Device pixels per board unit. */
  scale: number;
  zooming: boolean;
}

export class Overview {
  #canvas = document.createElement("canvas");
  #area: Rect | null = null;
  #scale = 1;

  /** Something that the picture shows changed. */
  forget(): void {
    this.#area = null;
  }

  /**
   * Copies the picture to the target, whose transform maps board units to pixels; `paint` paints
   * what lies in an area when the picture is out of date. Gives whether it came out sharp.
   */
  draw(
    target: CanvasRenderingContext2D,
    view: OverviewView,
    paint: (context: CanvasRenderingContext2D, area: Rect) => void,
  ): boolean {
    const { scale, zooming } = view;
    if (!this.#serves(view)) this.#repaint(view, paint);
    const area = this.#area;
    if (!area) return true;
    const { width, height } = this.#canvas;
    target.drawImage(this.#canvas, area.x, area.y, width / this.#scale, height / this.#scale);
    return !zooming || this.#scale === scale;
  }

  #serves({ area, bounds, scale, zooming }: OverviewView): boolean {
    if (!this.#area) return false;
    const stretch = scale > this.#scale ? scale / this.#scale : this.#scale / scale;
    if (stretch > (zooming ? STRETCH : 1)) return false;
    return encloses(this.#area, common(area, bounds));
  }

  #repaint(
    { area, bounds, scale }: OverviewView,
    paint: (context: CanvasRenderingContext2D, area: Rect) => void,
  ): void {
    const wanted = common(inflate(area, Math.max(area.w, area.h) * MARGIN), bounds);
    const context = this.#canvas.getContext("2d");
    this.#area = null;
    if (!context || wanted.w <= 0 || wanted.h <= 0) return;
    // Whole pixels at both ends, so that the copy needs no blending.
    const x = Math.floor(wanted.x * scale) / scale;
    const y = Math.floor(wanted.y * scale) / scale;
    this.#area = { x, y, w: wanted.x + wanted.w - x, h: wanted.y + wanted.h - y };
    this.#scale = scale;
    this.#canvas.width = Math.ceil(this.#area.w * scale);
    this.#canvas.height = Math.ceil(this.#area.h * scale);
    context.setTransform(scale, 0, 0, scale, -x * scale, -y * scale);
    paint(context, this.#area);
  }
}

/** Blocks by kind, so that each colour is set once. */
export function paintBlocks(
  context: CanvasRenderingContext2D,
  notes: Iterable<Note>,
  theme: Theme,
): void {
  const byKind = new Map<NoteKind, Note[]>(NOTE_KINDS.map((kind) => [kind, []]));
  for (const note of notes) byKind.get(note.kind)?.push(note);
  for (const [kind, blocks] of byKind) {
    context.fillStyle = theme.notes[kind].fill;
    for (const { x, y, w, h } of blocks) context.fillRect(x, y, w, h);
  }
}

/** What two rectangles share; without extent when they lie apart. */
function common(a: Rect, b: Rect): Rect {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const w = Math.max(0, Math.min(a.x + a.w, b.x + b.w) - x);
  const h = Math.max(0, Math.min(a.y + a.h, b.y + b.h) - y);
  return { x, y, w, h };
}
