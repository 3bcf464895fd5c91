// What lies under the pointer: grips before things, notes before arrows before frames.
import type { App } from "../ui/app";
import { t } from "../ui/app";
import { type Section, sectionAt } from "../view/frame-layout";
import { inflate, type Point } from "../view/geometry";
import { type Corner, cornerAt, isOnLinkHandle } from "../view/handles";
import { TITLE_HEIGHT } from "../view/paint-frame";

export type Hit =
  | { at: "corner"; id: string; corner: Corner }
  | { at: "link-handle"; id: string }
  | { at: "note"; id: string }
  | { at: "link"; id: string }
  | { at: "title"; id: string }
  | { at: "section"; id: string; section: Section }
  | { at: "frame"; id: string }
  | { at: "nothing" };

/** Screen pixels within which a grip counts as hit. */
const REACH = { mouse: 9, touch: 20 };

export function hitTest(app: App, point: Point): Hit {
  const { zoom } = app.camera.view;
  const reach = (app.ui.touch.peek() ? REACH.touch : REACH.mouse) / zoom;
  return (
    gripAt(app, point, reach, zoom) ??
    noteAt(app, point) ??
    linkAt(app, point, reach) ??
    frameAt(app, point, zoom) ?? { at: "nothing" }
  );
}

function gripAt(app: App, point: Point, reach: number, zoom: number): Hit | null {
  const selected = [...app.ui.selection.peek()];
  const only = selected.length === 1 ? selected[0] : undefined;
  const box = only ? app.store.box(only) : undefined;
  if (only && box && !app.board.whyNotChange(only)) {
    const corner = cornerAt(inflate(box, 2.5 / zoom), point, reach);
    if (corner) return { at: "corner", id: only, corner };
  }
  if (zoom < 0.3) return null;
  for (const id of new Set([only, app.ui.hover.peek() ?? undefined])) {
    const note = id ? app.store.note(id) : undefined;
    if (id && note && isOnLinkHandle(note, point, zoom, reach)) return { at: "link-handle", id };
  }
  return null;
}

function noteAt(app: App, point: Point): Hit | null {
  const id = app.scene.noteAt(point);
  return id ? { at: "note", id } : null;
}

function linkAt(app: App, point: Point, reach: number): Hit | null {
  const id = app.scene.linkAt(point, Math.min(reach, 14));
  return id ? { at: "link", id } : null;
}

function frameAt(app: App, point: Point, zoom: number): Hit | null {
  const height = TITLE_HEIGHT / zoom;
  for (const id of app.scene.frames.search({
    x: point.x,
    y: point.y,
    w: 0,
    h: height + 6 / zoom,
  })) {
    const frame = app.store.frame(id);
    if (!frame || point.y > frame.y || point.y < frame.y - height) continue;
    const letters = [...(frame.title || t(app).untitled)].length;
    const width = Math.min(Math.max(frame.w, 48 / zoom), (letters * 15 + 12) / zoom);
    if (point.x >= frame.x && point.x <= frame.x + width) return { at: "title", id };
  }
  const id = app.scene.frameAt(point);
  const frame = id ? app.store.frame(id) : undefined;
  if (!id || !frame) return null;
  const section = sectionAt(id, frame, point);
  return section ? { at: "section", id, section } : { at: "frame", id };
}

/** The note that a dragged one would be merged into: their middles nearly meet. */
export function mergeTarget(app: App, id: string, dx: number, dy: number): string | null {
  const dragged = app.store.note(id);
  if (!dragged) return null;
  const middle = { x: dragged.x + dx + dragged.w / 2, y: dragged.y + dy + dragged.h / 2 };
  for (const [candidate, note] of app.scene.notesIn({ ...middle, w: 0, h: 0 })) {
    if (candidate === id || app.store.isPrivate(candidate) !== app.store.isPrivate(id)) continue;
    const offX = Math.abs(note.x + note.w / 2 - middle.x);
    const offY = Math.abs(note.y + note.h / 2 - middle.y);
    if (offX < note.w * 0.3 && offY < note.h * 0.3) return candidate;
  }
  return null;
}
