// Dragging a kind from the palette onto the board: a small sheet follows the pointer, and the
// note is made where it is let go. A press without a drag stays a click.
import { isNoteKind, type NoteKind } from "../model/types";
import type { App } from "../ui/app";
import { h } from "../ui/dom";
import { createAt } from "../ui/verbs";

/** Pixels a pressed pointer may tremble before it counts as a drag. */
const SLACK = 6;

interface Held {
  kind: NoteKind;
  from: { x: number; y: number };
  /** The sheet under the pointer, once it is a drag. */
  sheet: HTMLElement | null;
}

/** The drag is followed by the window: a quick one leaves the palette within its first step, and
 * the buttons may be replaced while one of them is dragged. */
export function dragOntoBoard(app: App, palette: HTMLElement): void {
  let held: Held | null = null;
  const drop = () => {
    held?.sheet?.remove();
    held = null;
  };
  palette.addEventListener("pointerdown", (event) => {
    drop();
    const kind = (event.target as Element).closest<HTMLElement>(".b-kind")?.dataset.kind;
    if (event.button !== 0 || !isNoteKind(kind)) return;
    held = { kind, from: { x: event.clientX, y: event.clientY }, sheet: null };
  });
  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    const { x, y } = held.from;
    if (!held.sheet && Math.hypot(event.clientX - x, event.clientY - y) < SLACK) return;
    if (!held.sheet) {
      held.sheet = sheetOf(app, held.kind);
      palette.setPointerCapture(event.pointerId);
    }
    held.sheet.style.translate = `${event.clientX}px ${event.clientY}px`;
    held.sheet.toggleAttribute("data-over", isOverBoard(app, event));
  });
  window.addEventListener("pointerup", (event) => {
    if (!held) return;
    const { kind, sheet } = held;
    drop();
    if (!sheet) return;
    // The click that follows a drag must not add another note.
    palette.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => palette.removeEventListener("click", swallow, { capture: true }));
    if (!isOverBoard(app, event)) return;
    const corner = app.surface.getBoundingClientRect();
    const screen = { x: event.clientX - corner.x, y: event.clientY - corner.y };
    createAt(app, kind, app.camera.toBoard(screen));
  });
  window.addEventListener("pointercancel", drop);
  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && held?.sheet) drop();
  });
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}

function sheetOf(app: App, kind: NoteKind): HTMLElement {
  const sheet = h("div", {
    class: "b-carried",
    "data-kind": kind,
    "aria-hidden": "true",
    text: app.words.kinds[kind],
  });
  app.surface.parentElement?.append(sheet);
  return sheet;
}

function isOverBoard(app: App, event: PointerEvent): boolean {
  const under = document.elementFromPoint(event.clientX, event.clientY);
  return under !== null && app.surface.contains(under);
}
