// Lays the text editor over what is written on, in its place, size and type, and decides when it
// waits there unseen so that the first key (or kana) already lands in the note.
import { effect, untracked } from "@preact/signals-core";
import { Editor, type Ending } from "../edit/editor";
import {
  answerField,
  type Field,
  frameTitleField,
  linkLabelField,
  noteField,
} from "../edit/fields";
import type { Box, Outcome } from "../model/types";
import { answerRect, sections } from "../view/frame-layout";
import { ANSWER_SIZE, NOTE_MARGIN, noteText } from "../view/note-text";
import { TITLE_SIZE } from "../view/paint-frame";
import { type App, type Editing, mayEdit, t } from "./app";
import { reveal } from "./looking";
import { goTo, redo, settle, undo } from "./verbs";

/** Nobody can write smaller than this; the camera comes closer first. */
const READABLE_ZOOM = 0.6;

/** How the words of a thing look, so that they do not jump when editing begins. */
interface Face {
  box: Box;
  size: number;
  lineHeight: number;
  padding: readonly [number, number, number, number];
  ink: string;
  paper: string;
  weight: number;
  /** Screen pixels instead of board units: frame titles and arrow labels. */
  screen: boolean;
}

export class Writing implements Editing {
  readonly editor: Editor;
  #key: string | null = null;
  #settleFocus = true;

  constructor(
    private readonly app: App,
    private readonly host: HTMLElement,
  ) {
    this.editor = new Editor({
      host,
      onBegin: () => {
        app.ui.editing.value = this.#key;
        this.#comeCloser();
        this.#place();
      },
      onEnd: (field, ending, outcome) => this.#ended(field, ending, outcome),
      onUndo: () => undo(app),
      onRedo: () => redo(app),
      onInput: () => this.#place(),
    });
    app.camera.onChange(() => this.#place());
    app.scene.onChange(() => this.#place());
    host.addEventListener("focus", () => this.#arm());
    effect(() => {
      const { selection, drag, resize, linking, marquee, editing } = app.ui;
      void selection.value;
      void app.state.value;
      void (drag.value ?? resize.value ?? linking.value ?? marquee.value ?? editing.value);
      untracked(() => this.#arm());
    });
  }

  open(key: string): void {
    const field = this.#field(key);
    if (!field || !mayEdit(this.app)) return;
    const refusal = this.app.board.whyNotChange(field.id);
    if (refusal && !this.app.store.link(key)) {
      settle(this.app, { ok: false, reason: refusal });
      return;
    }
    this.#key = key;
    this.editor.begin(field, "none");
    this.#place();
  }

  close(): void {
    this.#settleFocus = false;
    this.editor.end("done");
    this.#settleFocus = true;
  }

  #field(key: string): Field | null {
    const { board, store } = this.app;
    if (store.note(key)) return noteField(board, key);
    if (store.frame(key)) return frameTitleField(board, key);
    if (store.link(key)) return linkLabelField(board, key);
    const [frame, question] = key.split(":");
    return frame && question ? answerField(board, frame, Number(question)) : null;
  }

  /** Waits unseen over a single selected note while the board has the focus. */
  #arm(): void {
    const { ui, store } = this.app;
    if (ui.editing.peek() !== null) return;
    const focused = this.host.contains(document.activeElement);
    const [only] = ui.selection.peek();
    const busy = ui.drag.peek() ?? ui.resize.peek() ?? ui.linking.peek() ?? ui.marquee.peek();
    const ready =
      focused &&
      !busy &&
      // A finger selecting a note must not raise the keyboard of the phone.
      !ui.touch.peek() &&
      ui.selection.peek().size === 1 &&
      only !== undefined &&
      store.note(only) !== undefined &&
      this.app.board.whyNotChange(only) === undefined;
    if (ready) {
      if (this.#key === only && document.activeElement === this.editor.element) return;
      this.#key = only;
      this.editor.arm(noteField(this.app.board, only));
      this.#place();
      return;
    }
    this.#key = null;
    if (document.activeElement === this.editor.element) {
      // Focusing the surface makes the editor step back by itself.
      this.host.focus({ preventScroll: true });
    }
    this.editor.disarm();
  }

  #ended(field: Field, ending: Ending, outcome: Outcome<string> | undefined): void {
    const { app } = this;
    const key = this.#key;
    this.#key = null;
    app.ui.editing.value = null;
    if (outcome) settle(app, outcome);
    app.renderer.repaint([field.id]);
    const focus = document.activeElement;
    const lost = focus === null || focus === document.body || focus === this.editor.element;
    if (lost && this.#settleFocus) this.host.focus({ preventScroll: true });
    if (ending === "next" || ending === "previous") this.#walk(key, ending);
  }

  /** Tab in a note goes to the next note; in an answer, to the next question. */
  #walk(key: string | null, ending: "next" | "previous"): void {
    if (key === null) return;
    const step = ending === "next" ? 1 : -1;
    const [frame, question] = key.split(":");
    if (frame && question) {
      const next = Number(question) + step;
      if (next >= 1 && next <= 6) this.open(`${frame}:${next}`);
      return;
    }
    const order = this.app.store.readingOrder();
    const next = order[order.indexOf(key) + step];
    if (next) goTo(this.app, next);
  }

  #comeCloser(): void {
    const { app } = this;
    const face = this.#key ? this.#face(this.#key) : null;
    if (!face || face.screen) return;
    if (app.camera.view.zoom >= READABLE_ZOOM) {
      reveal(app, face.box);
      return;
    }
    app.camera.centreOn({ x: face.box.x + face.box.w / 2, y: face.box.y + face.box.h / 2 }, 1);
  }

  /** What the text area is called for those who listen. */
  #label(key: string): string {
    const words = t(this.app);
    const { store } = this.app;
    const note = store.note(key);
    if (note) return `${words.edit}: ${this.app.words.kinds[note.kind]}`;
    if (store.frame(key)) return words.frameTitle;
    if (store.link(key)) return words.linkLabel;
    return words.questions[Number(key.split(":")[1]) - 1]?.title ?? words.edit;
  }

  #place(): void {
    const { element } = this.editor;
    const face = this.#key ? this.#face(this.#key) : null;
    if (!face || element.hidden) return;
    if (this.#key) element.setAttribute("aria-label", this.#label(this.#key));
    const { zoom } = this.app.camera.view;
    const at = this.app.camera.toScreen(face.box);
    const scale = face.screen ? 1 : zoom;
    const { style } = element;
    style.transform = `translate(${at.x}px, ${at.y}px) scale(${scale})`;
    style.width = `${face.box.w}px`;
    style.height = `${face.box.h}px`;
    style.fontSize = `${face.size}px`;
    style.fontWeight = String(face.weight);
    style.lineHeight = `${face.lineHeight}px`;
    style.padding = face.padding.map((side) => `${side}px`).join(" ");
    style.color = face.ink;
    style.setProperty("--editor-paper", face.paper);
  }

  #face(key: string): Face | null {
    const { store } = this.app;
    const note = store.note(key);
    if (note) return this.#noteFace(key, note);
    const frame = store.frame(key);
    if (frame) return this.#titleFace(frame);
    const course = this.app.scene.courses.get(key);
    if (course) return this.#labelFace(course);
    return this.#answerFace(key);
  }

  #noteFace(key: string, note: Box & { kind: string }): Face {
    const { theme } = this.app.renderer;
    const text = this.editor.element.value || this.app.store.text(key);
    const { size } = noteText(text || " ", note, theme.font);
    const { top, right, bottom, left } = NOTE_MARGIN;
    const colours = theme.notes[note.kind as keyof typeof theme.notes];
    return {
      box: { x: note.x, y: note.y, w: note.w, h: note.h },
      size,
      lineHeight: size * 1.3,
      padding: [top, right, bottom - 5, left],
      ink: colours.ink,
      paper: "transparent",
      weight: 400,
      screen: false,
    };
  }

  #titleFace(frame: Box): Face {
    const { zoom } = this.app.camera.view;
    const { theme } = this.app.renderer;
    const height = 30;
    return {
      box: {
        x: frame.x - 8 / zoom,
        y: frame.y - (height + 2) / zoom,
        w: Math.max(220, Math.min(480, frame.w * zoom)),
        h: height,
      },
      size: TITLE_SIZE,
      lineHeight: height - 4,
      padding: [1, 7, 1, 7],
      ink: theme.ink,
      paper: theme.surface,
      weight: 700,
      screen: true,
    };
  }

  #labelFace(course: { start: { x: number; y: number }; end: { x: number; y: number } }): Face {
    const { zoom } = this.app.camera.view;
    const { theme } = this.app.renderer;
    const w = 180;
    const middle = {
      x: (course.start.x + course.end.x) / 2,
      y: (course.start.y + course.end.y) / 2,
    };
    return {
      box: { x: middle.x - w / 2 / zoom, y: middle.y - 15 / zoom, w, h: 30 },
      size: 13,
      lineHeight: 26,
      padding: [1, 8, 1, 8],
      ink: theme.ink,
      paper: theme.surface,
      weight: 500,
      screen: true,
    };
  }

  #answerFace(key: string): Face | null {
    const [id] = key.split(":");
    const frame = id ? this.app.store.frame(id) : undefined;
    const section = id && frame && sections(id, frame).find((each) => each.key === key);
    if (!section) return null;
    const { theme } = this.app.renderer;
    return {
      box: answerRect(section.rect),
      size: ANSWER_SIZE,
      lineHeight: ANSWER_SIZE * 1.3,
      padding: [0, 0, 0, 0],
      ink: theme.ink,
      paper: theme.surface,
      weight: 400,
      screen: false,
    };
  }
}
