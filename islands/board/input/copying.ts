// Copy, cut and paste by the browser's own events, so that menus and other keyboards work too.
import { clipOf, cuttable, insertClip } from "../model/clip";
import { remove } from "../model/commands";
import type { Point } from "../model/types";
import { type App, kindToCreate, mayEdit, paletteOf } from "../ui/app";
import { select } from "../ui/state";
import { settle } from "../ui/verbs";
import { readClip, writeClip } from "./clipboard";

/** `pointer` tells where on the board the pointer is, if it is there. */
export function listenToClipboard(
  app: App,
  surface: HTMLElement,
  pointer: () => Point | null,
): void {
  const writing = () => app.ui.editing.peek() !== null;
  surface.addEventListener("copy", (event) => {
    if (writing() || !event.clipboardData) return;
    if (copy(app, event.clipboardData)) event.preventDefault();
  });
  surface.addEventListener("cut", (event) => {
    if (writing() || !event.clipboardData || !mayEdit(app)) return;
    const ids = cuttable(app.board, app.ui.selection.peek());
    select(app.ui, ids);
    if (!copy(app, event.clipboardData)) return;
    event.preventDefault();
    settle(app, remove(app.board, ids));
    select(app.ui, []);
  });
  surface.addEventListener("paste", (event) => {
    if (writing() || !event.clipboardData) return;
    event.preventDefault();
    paste(app, event.clipboardData, pointer());
  });
}

function copy(app: App, data: DataTransfer): boolean {
  const ids = app.ui.selection.peek();
  if (ids.size === 0) return false;
  writeClip(clipOf(app.board, ids), data);
  return true;
}

function paste(app: App, data: DataTransfer, pointer: Point | null): void {
  const palette = paletteOf(app.state.value, app.boot.me.can_lead);
  const clip = readClip(data, kindToCreate(app.ui.kind.value, palette));
  if (!clip) return;
  const { x, y, w, h } = app.camera.visible;
  const at = pointer ?? { x: x + w / 3, y: y + h / 3 };
  const ids = settle(app, insertClip(app.board, clip, at));
  if (ids) select(app.ui, ids);
}
