// The keyboard on the board. Single keys act only while the board itself has the focus. A note
// without words takes every letter, because somebody who selected it is about to write on it. On
// a note with words letters are commands and never writing: whether "c" begins a word or a
// comment must not depend on which letter it is, and a stray key must not change what others
// wrote. An input method is a clear sign of writing, so its letters go into the note.
import { NOTE_KINDS } from "../model/types";
import { type App, mayEdit, t } from "../ui/app";
import { reveal } from "../ui/looking";
import { select, toast } from "../ui/state";
import * as verbs from "../ui/verbs";
import { centre } from "../view/geometry";
import { type Direction, nearest } from "../view/neighbour";
import type { Pointer } from "./pointer";

const ARROWS: Record<string, Direction> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

const STEP = 1;
const LARGE_STEP = 10;

export class Keys {
  /** Where an arrow drawn by keyboard starts. */
  #linkFrom: string | null = null;
  /** After Esc, Tab leaves the board instead of walking through it. */
  #leaving = false;

  constructor(
    private readonly app: App,
    private readonly pointer: Pointer,
    surface: HTMLElement,
  ) {
    surface.addEventListener("keydown", (event) => this.#down(event));
    surface.addEventListener("keyup", (event) => {
      if (event.code === "Space") pointer.spaceHeld = false;
    });
    surface.addEventListener("blur", () => {
      pointer.spaceHeld = false;
    });
    surface.addEventListener("pointerdown", () => {
      this.#leaving = false;
    });
  }

  #down(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    const handled =
      this.#walkKeys(event) ||
      this.#commandKeys(event) ||
      this.#actKeys(event) ||
      this.#letters(event);
    if (handled) event.preventDefault();
  }

  /** Keys that move the selection or the note. */
  #walkKeys(event: KeyboardEvent): boolean {
    const { app } = this;
    if (event.key === "Tab" && !event.ctrlKey && !event.altKey && !event.metaKey) {
      return this.#tab(event.shiftKey ? -1 : 1);
    }
    const direction = ARROWS[event.key];
    if (!direction || event.ctrlKey || event.metaKey) return false;
    if (event.altKey) return this.#jump(direction);
    if (app.ui.selection.peek().size === 0) return this.#scroll(direction);
    if (!mayEdit(app)) return this.#jump(direction);
    const step = event.shiftKey ? LARGE_STEP : STEP;
    const [dx, dy] = along(direction, step);
    verbs.moveSelection(app, dx, dy);
    return true;
  }

  #tab(step: 1 | -1): boolean {
    const { app } = this;
    if (this.#leaving) return false;
    const order = app.store.readingOrder();
    if (order.length === 0) return false;
    const current = this.#linkFrom ? app.ui.linking.peek()?.target : app.ui.active.peek();
    const at = order.indexOf(current ?? this.#linkFrom ?? "");
    // Before the first and after the last note, Tab goes on to the other controls.
    const next = at === -1 ? (step === 1 ? order[0] : order.at(-1)) : order[at + step];
    if (!next) return false;
    if (this.#linkFrom) this.#aim(next);
    else verbs.goTo(app, next);
    return true;
  }

  #jump(direction: Direction): boolean {
    const { app } = this;
    const from = app.ui.active.peek();
    const note = from ? app.store.note(from) : undefined;
    if (!from || !note) return this.#tab(1);
    const others = [...app.store.notes].filter(([id]) => id !== from);
    const next = nearest(note, others, direction);
    if (next && this.#linkFrom) this.#aim(next);
    else if (next) verbs.goTo(app, next);
    return true;
  }

  #scroll(direction: Direction): boolean {
    const [dx, dy] = along(direction, 80);
    this.app.camera.panBy(-dx, -dy);
    return true;
  }

  #commandKeys(event: KeyboardEvent): boolean {
    const { app } = this;
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
    switch (event.key.toLowerCase()) {
      case "z":
        if (event.shiftKey) verbs.redo(app);
        else verbs.undo(app);
        return true;
      case "y":
        verbs.redo(app);
        return true;
      case "a":
        verbs.selectAll(app);
        return true;
      case "d":
        verbs.duplicateSelection(app);
        return true;
      case "f":
        app.ui.panel.value = "search";
        return true;
      default:
        return false;
    }
  }

  #actKeys(event: KeyboardEvent): boolean {
    const { app } = this;
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    switch (event.key) {
      case "Escape":
        this.#escape();
        return true;
      case "Enter":
        return this.#enter();
      case "F2":
        return this.#enter();
      case "Delete":
      case "Backspace":
        verbs.removeSelection(app);
        return true;
      case "Home":
        return this.#end(app.store.readingOrder()[0]);
      case "End":
        return this.#end(app.store.readingOrder().at(-1));
      case " ":
        this.pointer.spaceHeld = true;
        return true;
      default:
        return false;
    }
  }

  #end(id: string | undefined): boolean {
    if (id) verbs.goTo(this.app, id);
    return true;
  }

  #escape(): void {
    const { ui } = this.app;
    this.#leaving = true;
    if (this.pointer.busy) this.pointer.cancel();
    else if (this.#linkFrom) this.#stopLinking();
    else if (ui.offer.peek()) ui.offer.value = null;
    else if (ui.panel.peek()) ui.panel.value = null;
    else if (ui.tool.peek() !== "select") ui.tool.value = "select";
    else if (ui.following.peek()) ui.following.value = null;
    else select(ui, []);
  }

  #enter(): boolean {
    const { app } = this;
    if (this.#linkFrom) {
      const target = app.ui.linking.peek()?.target;
      const from = this.#linkFrom;
      this.#stopLinking();
      if (target) {
        verbs.linkNotes(app, from, target);
        verbs.goTo(app, target);
      }
      return true;
    }
    const id = app.ui.active.peek();
    const frame = id ? app.store.frame(id) : undefined;
    if (id && frame?.kind === "ml_design") app.editing.open(`${id}:1`);
    else if (id) app.editing.open(id);
    else verbs.createDefault(app, centre(app.camera.visible));
    return true;
  }

  /** Single letters and digits, unless the selected note is still blank. */
  #letters(event: KeyboardEvent): boolean {
    const { app } = this;
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const active = app.ui.active.peek();
    const blank = active && app.store.note(active) && app.store.text(active) === "";
    if (blank && event.target !== app.surface) return false;
    const digit = Number(event.key);
    const kind = digit >= 1 ? NOTE_KINDS[digit - 1] : undefined;
    if (kind) {
      if (mayEdit(app)) verbs.createNear(app, kind);
      return true;
    }
    const run = this.#shortcut(event.key, event.shiftKey);
    run?.();
    const isLetter = [...event.key].length === 1;
    if (!run && isLetter && active && app.store.note(active) && mayEdit(app)) {
      toast(app.ui, t(app).writeByEnter);
      return true;
    }
    return run !== undefined;
  }

  #shortcut(key: string, shift: boolean): (() => void) | undefined {
    const { app } = this;
    const { ui } = app;
    const active = ui.active.peek();
    const table: Record<string, () => void> = {
      g: () => verbs.groupSelection(app),
      l: () => this.#startLinking(),
      c: () => {
        ui.panel.value = "comments";
      },
      u: () => void verbs.useCase(app),
      v: () => {
        if (active) verbs.placeDot(app, active, 1);
      },
      f: () => verbs.fitAll(app),
      h: () => app.server.lookHere(),
      "/": () => {
        ui.panel.value = "search";
      },
      "?": () => {
        ui.panel.value = "help";
      },
      "+": () => app.camera.zoomTo(app.camera.view.zoom * 1.4),
      "=": () => app.camera.zoomTo(app.camera.view.zoom * 1.4),
      "-": () => app.camera.zoomTo(app.camera.view.zoom / 1.4),
      "0": () => app.camera.zoomTo(1),
    };
    // A capital letter begins a sentence; only Shift+V has a meaning of its own.
    if (shift && key === "V" && app.state.peek().vote.state === "open") {
      return () => active && verbs.placeDot(app, active, -1);
    }
    return table[key];
  }

  #startLinking(): void {
    const { app } = this;
    if (!mayEdit(app)) return;
    const from = app.ui.active.peek();
    if (!from || !app.store.note(from)) {
      app.ui.tool.value = "link";
      toast(app.ui, t(app).linkPick);
      return;
    }
    this.#linkFrom = from;
    this.#leaving = false;
    const note = app.store.note(from);
    if (note) {
      const to = { x: note.x + note.w + 60, y: note.y + note.h / 2 };
      app.ui.linking.value = { from, to, target: null };
    }
    toast(app.ui, t(app).linkStart);
  }

  #aim(target: string): void {
    const { app } = this;
    const note = app.store.note(target);
    if (!note || !this.#linkFrom) return;
    const own = target === this.#linkFrom;
    app.ui.linking.value = { from: this.#linkFrom, to: centre(note), target: own ? null : target };
    reveal(app, note);
    app.announce(`${app.words.kinds[note.kind]} ${app.store.text(target)}`);
  }

  #stopLinking(): void {
    this.#linkFrom = null;
    this.app.ui.linking.value = null;
  }
}

function along(direction: Direction, step: number): [number, number] {
  switch (direction) {
    case "left":
      return [-step, 0];
    case "right":
      return [step, 0];
    case "up":
      return [0, -step];
    case "down":
      return [0, step];
  }
}
