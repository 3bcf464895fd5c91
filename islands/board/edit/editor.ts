// One text area for everything that is written on the board. It follows the rules that
// Japanese input methods need: its value is never set while they compose, changes of others
// wait until the composition ends, and it has the focus before the first key is pressed, so
// that the first kana is kept.

import { type ReadonlySignal, signal } from "@preact/signals-core";
import { difference, type Edit, movePosition } from "../model/text-diff";
import type { Outcome } from "../model/types";
import { Drift } from "./drift";
import type { Field } from "./fields";

/** How an edit ended: by being done, by moving on to a neighbour, or because it is gone. */
export type Ending = "done" | "next" | "previous" | "gone";

export type EditorOptions = {
  /** The text area is put in here, once. */
  host: HTMLElement;
  onBegin?: (field: Field) => void;
  onEnd?: (field: Field, ending: Ending, outcome: Outcome<string> | undefined) => void;
  onUndo?: () => void;
  onRedo?: () => void;
  /** After each change of the words, also by others. */
  onInput?: (field: Field, text: string) => void;
};

export class Editor {
  readonly element: HTMLTextAreaElement;
  readonly #options: EditorOptions;
  readonly #editing = signal<Field | undefined>(undefined);
  /** What is under the text area; being edited only once a key went in. */
  #field: Field | undefined;
  #stop: (() => void) | undefined;
  /** The words as last in step with the field. */
  #base = "";
  #composing = false;
  /** What others changed while an input method composes. */
  #drift: Drift | undefined;

  constructor(options: EditorOptions) {
    this.#options = options;
    this.element = document.createElement("textarea");
    this.element.className = "note-editor";
    this.element.spellcheck = false;
    this.element.autocapitalize = "off";
    this.element.setAttribute("autocomplete", "off");
    this.element.hidden = true;
    this.#listen();
    options.host.append(this.element);
  }

  /** What is being edited. */
  get editing(): ReadonlySignal<Field | undefined> {
    return this.#editing;
  }

  /** Gets ready over a selected thing: invisible and focused, so that typing starts editing. */
  arm(field: Field) {
    if (this.#editing.peek()) this.end("done");
    this.#attach(field);
    this.element.classList.add("armed");
    this.#toEnd();
    this.element.focus({ preventScroll: true });
  }

  /** Nothing is selected any more. */
  disarm() {
    if (!this.#editing.peek()) this.#detach();
  }

  /** Starts editing, with everything selected or the cursor behind the last word. */
  begin(field: Field, selecting: "all" | "none" = "none") {
    if (this.#editing.peek()) this.end("done");
    this.#attach(field);
    this.#start();
    if (selecting === "all") this.element.select();
    else this.#toEnd();
    this.element.focus({ preventScroll: true });
  }

  /** Stops editing and keeps what was written. */
  end(ending: Ending = "done") {
    const field = this.#editing.peek();
    if (!field) return this.disarm();
    this.#composing = false;
    this.#sync();
    this.#editing.value = undefined;
    this.#detach();
    const outcome = ending === "gone" ? undefined : field.commit();
    this.#options.onEnd?.(field, ending, outcome);
  }

  /** Takes the element away with the page's island. */
  destroy() {
    this.end("done");
    this.#detach();
    this.element.remove();
  }

  #attach(field: Field) {
    this.#detach();
    this.#field = field;
    this.#base = field.read();
    this.element.hidden = false;
    this.element.maxLength = field.longest;
    this.element.rows = 1;
    this.element.value = this.#base;
    this.#stop = field.observe(
      (edits) => this.#remote(edits),
      () => (this.#editing.peek() ? this.end("gone") : this.#detach()),
    );
  }

  #detach() {
    this.#stop?.();
    this.#stop = undefined;
    this.#field = undefined;
    this.#drift = undefined;
    this.#composing = false;
    this.element.classList.remove("armed");
    this.element.hidden = true;
  }

  #start() {
    if (!this.#field || this.#editing.peek()) return;
    this.element.classList.remove("armed");
    this.#editing.value = this.#field;
    this.#options.onBegin?.(this.#field);
  }

  #toEnd() {
    const { length } = this.element.value;
    this.element.setSelectionRange(length, length);
  }

  #listen() {
    const { element } = this;
    element.addEventListener("compositionstart", () => {
      this.#start();
      this.#composing = true;
    });
    element.addEventListener("compositionend", () => {
      this.#composing = false;
      this.#sync();
    });
    element.addEventListener("beforeinput", (event) => this.#beforeInput(event));
    element.addEventListener("input", (event) => {
      this.#start();
      // Some browsers tell the end of a composition only after its last input.
      if (!this.#composing && !(event as InputEvent).isComposing) this.#sync();
    });
    element.addEventListener("keydown", (event) => this.#key(event));
    element.addEventListener("blur", () => {
      // When the window loses the focus the element keeps it, and editing goes on later.
      if (document.activeElement !== element) this.end("done");
    });
  }

  // The browser's own undoing knows nothing of what others wrote since.
  #beforeInput(event: InputEvent) {
    if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
    event.preventDefault();
    if (event.inputType === "historyUndo") this.#options.onUndo?.();
    else this.#options.onRedo?.();
  }

  #key(event: KeyboardEvent) {
    // Keys that an input method takes are not ours, among them the Enter that accepts a word.
    if (event.isComposing || event.keyCode === 229 || this.#composing) {
      event.stopPropagation();
      return;
    }
    if (!this.#editing.peek()) return;
    event.stopPropagation();
    const ending = this.#endingOf(event);
    if (ending) {
      event.preventDefault();
      this.end(ending);
    } else if (isUndo(event)) {
      event.preventDefault();
      if (isRedo(event)) this.#options.onRedo?.();
      else this.#options.onUndo?.();
    }
  }

  #endingOf({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): Ending | undefined {
    if (key === "Escape") return "done";
    if (key === "Tab") return shiftKey ? "previous" : "next";
    const finishes = this.#field?.lines === "one" || ctrlKey || metaKey;
    return key === "Enter" && finishes ? "done" : undefined;
  }

  // Brings the field up to what was typed here since the last time.
  #sync() {
    const field = this.#field;
    if (!field || this.#composing) return;
    const typed = this.#typed();
    const edit = difference(this.#base, typed, this.element.selectionStart);
    const drift = this.#drift;
    if (!edit && !drift) return;
    const edits = edit && drift ? drift.translate(edit) : edit ? [edit] : [];
    // A field that cannot be written just now keeps its base: the next time tries again.
    if (edits.length > 0 && !field.write(edits)) return;
    if (drift) this.#show(field.read(), this.#cursorAfter(drift, edit, edits));
    else if (typed !== this.element.value) this.#show(typed, this.element.selectionStart);
    this.#base = field.read();
    this.#drift = undefined;
    this.#options.onInput?.(field, this.#base);
  }

  #typed(): string {
    const { value } = this.element;
    return this.#field?.lines === "one" ? value.replace(/\s*[\r\n]+\s*/g, " ") : value;
  }

  // The cursor stands somewhere in what was typed, or in words that may have moved.
  #cursorAfter(drift: Drift, edit: Edit | undefined, edits: readonly Edit[]): number {
    const cursor = this.element.selectionStart;
    if (!edit) return drift.position(cursor);
    const begin = drift.position(edit.at);
    const within = cursor - edit.at;
    if (within >= 0 && within <= edit.inserted.length) return begin + within;
    const old = within < 0 ? cursor : cursor - edit.inserted.length + edit.removed;
    let position = drift.position(old);
    for (const each of edits) position = movePosition(position, each);
    return position;
  }

  // Somebody else wrote, or something was undone.
  #remote(edits: readonly Edit[]) {
    const field = this.#field;
    if (!field) return;
    const behind = this.#composing || this.#drift || this.#typed() !== this.#base;
    if (behind) {
      this.#drift ??= new Drift(this.#base.length);
      for (const edit of edits) this.#drift.apply(edit);
      this.#sync();
      return;
    }
    let { selectionStart: start, selectionEnd: end } = this.element;
    for (const edit of edits) {
      start = movePosition(start, edit);
      end = movePosition(end, edit);
    }
    this.#base = field.read();
    this.#show(this.#base, start, end);
    this.#options.onInput?.(field, this.#base);
  }

  #show(text: string, start: number, end = start) {
    if (this.element.value !== text) this.element.value = text;
    this.element.setSelectionRange(start, end);
  }
}

function isUndo({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const letter = key.toLowerCase();
  return (ctrlKey || metaKey) && !altKey && (letter === "z" || letter === "y");
}

function isRedo({ key, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === "y" || shiftKey;
}
