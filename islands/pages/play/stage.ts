// Puts a piece on the page: knobs, readings, picture and one sentence that says what one sees.
import { h } from "../../board/ui/dom";
import type { Knob, Piece, Values } from "./piece";
import type { Words } from "./words";

/** Wider than this a picture only gets emptier. */
const WIDEST = 640;

interface Control {
  knob: Knob;
  input: HTMLInputElement;
  said: HTMLElement;
}

export class Stage {
  readonly element: HTMLElement;
  readonly #piece: Piece;
  readonly #controls: readonly Control[];
  readonly #readings = h("dl", { class: "play-readings" });
  readonly #picture = h("div", { class: "play-picture" });
  readonly #verdict = h("output", { class: "play-verdict" });

  constructor(piece: Piece, words: Words, name: string) {
    this.#piece = piece;
    this.#controls = piece.knobs.map((knob) => this.#control(knob, `${name}-${knob.key}`));
    const reset = h("button", {
      type: "button",
      class: "button",
      "data-kind": "quiet",
      text: words.reset,
      on: { click: () => this.reset() },
    });
    const knobs = h(
      "fieldset",
      { class: "play-knobs" },
      h("legend", { text: words.settings }),
      ...this.#controls.map(knobRow),
      reset,
    );
    const result = h(
      "section",
      { class: "play-result", role: "group", "aria-label": words.result },
      this.#verdict,
      this.#picture,
      this.#readings,
    );
    this.element = h("div", { class: "play-stage" }, knobs, result);
    this.reset();
    new ResizeObserver(() => this.#draw()).observe(this.#picture);
  }

  /** Every knob back to where it began. */
  reset(): void {
    for (const { knob, input } of this.#controls) {
      if (knob.kind === "switch") input.checked = knob.start === 1;
      else input.value = String(knob.start);
    }
    this.#show();
  }

  #control(knob: Knob, id: string): Control {
    const isSwitch = knob.kind === "switch";
    const range = { min: String(knob.min), max: String(knob.max), step: String(knob.step) };
    const input = h("input", {
      id,
      type: isSwitch ? "checkbox" : "range",
      ...(isSwitch ? { role: "switch" } : range),
      on: { input: () => this.#show() },
    });
    return { knob, input, said: h("span", { class: "play-value", "aria-hidden": "true" }) };
  }

  get #values(): Values {
    return Object.fromEntries(
      this.#controls.map(({ knob, input }) => [
        knob.key,
        knob.kind === "switch" ? Number(input.checked) : Number(input.value),
      ]),
    );
  }

  #show(): void {
    const values = this.#values;
    for (const { knob, input, said } of this.#controls) {
      if (knob.kind === "switch") continue;
      const value = knob.say(values[knob.key] ?? 0);
      said.textContent = value;
      input.setAttribute("aria-valuetext", value);
    }
    const { readings, verdict } = this.#piece.show(values);
    this.#verdict.textContent = verdict;
    this.#readings.replaceChildren(
      ...readings.map(({ label, value, tone }) =>
        h("div", { "data-tone": tone }, h("dt", { text: label }), h("dd", { text: value })),
      ),
    );
    this.#draw();
  }

  #draw(): void {
    const width = Math.min(WIDEST, this.#picture.clientWidth);
    if (width > 0) this.#picture.replaceChildren(this.#piece.draw(this.#values, width));
  }
}

function knobRow({ knob, input, said }: Control): HTMLElement {
  const label = h("label", { for: input.id, text: knob.label });
  if (knob.kind === "switch") return h("div", { class: "play-switch" }, input, label);
  return h("div", { class: "play-knob" }, label, said, input);
}
