// Mouse, pen and one finger on the canvas: decides which gesture a press begins.
import { type App, mayEdit } from "../ui/app";
import { select, toggleSelected } from "../ui/state";
import { createDefault, placeDot } from "../ui/verbs";
import { distance } from "../view/geometry";
import type { Gesture, Moment } from "./gesture";
import { drag, linking, marquee, pan, resizing } from "./gestures";
import { type Hit, hitTest } from "./hit";
import { Touch } from "./touch";

/** Pixels a pressed pointer may tremble before it counts as a drag. */
const SLACK = { mouse: 4, touch: 9 };

export class Pointer {
  #gesture: Gesture | null = null;
  #press: { start: Moment; hit: Hit; begin: () => Gesture | null } | null = null;
  #touch: Touch;
  /** Held space bar: everything pans. */
  spaceHeld = false;

  constructor(
    private readonly app: App,
    private readonly canvas: HTMLElement,
    private readonly tell: (cursor: { x: number; y: number } | null) => void,
  ) {
    this.#touch = new Touch(app, canvas, () => this.cancel());
    canvas.addEventListener("pointerdown", (event) => this.#down(event));
    canvas.addEventListener("pointermove", (event) => this.#move(event));
    canvas.addEventListener("pointerup", (event) => this.#up(event));
    canvas.addEventListener("pointercancel", (event) => {
      this.#touch.up(event);
      this.cancel();
    });
    canvas.addEventListener("pointerleave", () => {
      app.ui.hover.value = null;
      tell(null);
    });
    canvas.addEventListener("dblclick", (event) => this.#double(event));
    canvas.addEventListener("contextmenu", (event) => this.#menu(event));
  }

  get busy(): boolean {
    return this.#gesture !== null;
  }

  /** Esc: the gesture under way leaves no trace. */
  cancel(): void {
    this.#gesture?.cancel();
    this.#gesture = null;
    this.#press = null;
    this.#cursorShape();
  }

  #moment(event: MouseEvent): Moment {
    const rect = this.canvas.getBoundingClientRect();
    const screen = { x: event.clientX - rect.x, y: event.clientY - rect.y };
    return {
      screen,
      board: this.app.camera.toBoard(screen),
      shift: event.shiftKey,
      alt: event.altKey,
    };
  }

  #down(event: PointerEvent): void {
    const { app } = this;
    app.ui.touch.value = event.pointerType === "touch";
    app.camera.stop();
    app.ui.offer.value = null;
    app.ui.following.value = null;
    // Editing ends by the press elsewhere; its words are written already.
    app.editing.close();
    app.surface.focus({ preventScroll: true });
    if (this.#touch.down(event)) return;
    if (event.button === 2) return;
    this.canvas.setPointerCapture(event.pointerId);
    event.preventDefault();
    const start = this.#moment(event);
    const hit = hitTest(app, start.board);
    const panning = event.button === 1 || this.spaceHeld || app.ui.tool.peek() === "hand";
    this.#press = { start, hit, begin: panning ? () => pan(app, start) : this.#begin(start, hit) };
  }

  /** Reacts to the press and gives the gesture that a drag from here would be. */
  #begin(start: Moment, hit: Hit): () => Gesture | null {
    const { app } = this;
    const editable = mayEdit(app);
    switch (hit.at) {
      case "corner":
        return () => (editable ? resizing(app, hit.id, hit.corner) : null);
      case "link-handle":
        return () => (editable ? linking(app, hit.id) : null);
      case "note":
        if (app.ui.tool.peek() === "link") return () => (editable ? linking(app, hit.id) : null);
        this.#choose(hit.id, start.shift);
        return () => (editable ? drag(app, start) : pan(app, start));
      case "title":
        this.#choose(hit.id, start.shift);
        return () => (editable ? drag(app, start) : pan(app, start));
      case "frame":
      case "section":
        // A selected frame is dragged by its ground; otherwise its ground is ground.
        if (app.ui.selection.peek().has(hit.id)) return () => (editable ? drag(app, start) : null);
        return () => this.#ground(start);
      default:
        return () => this.#ground(start);
    }
  }

  /** A finger pans on empty ground, a mouse draws a marquee. */
  #ground(start: Moment): Gesture {
    return this.app.ui.touch.peek() ? pan(this.app, start) : marquee(this.app, start);
  }

  #choose(id: string, add: boolean): void {
    const { ui } = this.app;
    if (add) toggleSelected(ui, id);
    else if (!ui.selection.peek().has(id)) select(ui, [id]);
    ui.active.value = ui.selection.peek().has(id) ? id : ui.active.peek();
  }

  #move(event: PointerEvent): void {
    const now = this.#moment(event);
    if (this.#touch.move(event)) return;
    this.tell(now.board);
    if (this.#gesture) {
      this.#gesture.move(now);
      return;
    }
    if (!this.#press) {
      this.#hover(now);
      return;
    }
    const slack = this.app.ui.touch.peek() ? SLACK.touch : SLACK.mouse;
    if (distance(now.screen, this.#press.start.screen) < slack) return;
    this.#touch.moved();
    this.#gesture = this.#press.begin();
    this.#cursorShape(true);
    this.#gesture?.move(now);
  }

  #up(event: PointerEvent): void {
    this.#touch.up(event);
    const now = this.#moment(event);
    const press = this.#press;
    const gesture = this.#gesture;
    this.#press = null;
    this.#gesture = null;
    this.#cursorShape();
    if (gesture) gesture.end(now);
    else if (press) this.#click(press.hit, now);
  }

  /** A press and release in one place. */
  #click(hit: Hit, now: Moment): void {
    const { app } = this;
    switch (hit.at) {
      case "note":
        if (app.ui.tool.peek() === "vote") placeDot(app, hit.id, now.shift ? -1 : 1);
        if (!now.shift) select(app.ui, [hit.id]);
        return;
      case "link":
      case "title":
        if (!now.shift) select(app.ui, [hit.id]);
        return;
      case "section":
        select(app.ui, [hit.id]);
        if (mayEdit(app)) app.editing.open(hit.section.key);
        return;
      case "frame":
        select(app.ui, [hit.id]);
        return;
      case "nothing":
        if (!now.shift) select(app.ui, []);
    }
  }

  /** The other mouse button: a note is selected (its tools appear), empty ground offers kinds. */
  #menu(event: MouseEvent): void {
    event.preventDefault();
    const { app } = this;
    if (app.ui.touch.peek()) return;
    const now = this.#moment(event);
    const hit = hitTest(app, now.board);
    if (hit.at === "note" || hit.at === "link" || hit.at === "title") this.#choose(hit.id, false);
    else if (mayEdit(app)) app.ui.offer.value = { from: null, at: now.board };
  }

  #double(event: MouseEvent): void {
    const { app } = this;
    const now = this.#moment(event);
    const hit = hitTest(app, now.board);
    if (!mayEdit(app)) return;
    if (hit.at === "note" || hit.at === "title" || hit.at === "link") app.editing.open(hit.id);
    else if (hit.at === "nothing" || hit.at === "frame") createDefault(app, now.board);
  }

  #hover(now: Moment): void {
    const { app } = this;
    if (app.ui.touch.peek()) return;
    const hit = hitTest(app, now.board);
    const id = hit.at === "note" || hit.at === "link-handle" ? hit.id : null;
    app.ui.hover.value = id;
    this.#shape(hit);
  }

  #cursorShape(busy = false): void {
    this.canvas.dataset.busy = String(busy);
    if (!busy) this.canvas.style.cursor = "";
  }

  #shape(hit: Hit): void {
    const { tool } = this.app.ui;
    const panning = this.spaceHeld || tool.peek() === "hand";
    this.canvas.style.cursor = panning ? "grab" : SHAPES[shapeOf(hit)];
  }
}

const SHAPES = {
  diagonal: "nwse-resize",
  counter: "nesw-resize",
  arrow: "crosshair",
  thing: "pointer",
  text: "text",
  ground: "default",
} as const;

function shapeOf(hit: Hit): keyof typeof SHAPES {
  if (hit.at === "corner") {
    return hit.corner === "nw" || hit.corner === "se" ? "diagonal" : "counter";
  }
  if (hit.at === "link-handle") return "arrow";
  if (hit.at === "section") return "text";
  return hit.at === "nothing" || hit.at === "frame" ? "ground" : "thing";
}
