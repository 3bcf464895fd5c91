// Fits words into a note: the largest type at which they fit, broken into lines where a reader
// would pause. Results are remembered, since a note is laid out far more often than edited.

import { characters, phrases } from "./phrases";

/** The width of a text in units of the font size. */
export type Measure = (text: string) => number;

export type Layout = {
  fontSize: number;
  lineHeight: number;
  lines: string[];
  /** Not all of the words are shown, even in the smallest type. */
  cut: boolean;
};

/** Type sizes from the largest to the smallest that one can read at 100 %. */
export const FONT_SIZES = [22, 20, 18, 16, 15, 14, 13, 12, 11, 10] as const;

/** Down to this size, words are rather made smaller than cut in the middle. */
const SMALLEST_WHOLE = 12;

const LINE_HEIGHT = 1.3;
const REMEMBERED = 12_000;
const ELLIPSIS = "…";

type Broken = { lines: string[]; whole: boolean };

export class TextLayout {
  readonly #width: Measure;
  readonly #results = new Map<string, Layout>();
  readonly #phrases = new Map<string, string[]>();

  constructor(measure: Measure) {
    this.#width = remembering(measure);
  }

  /** Lays a text out in a box of `w` by `h` units, with type no larger than `largest`. */
  fit(text: string, w: number, h: number, largest: number = FONT_SIZES[0]): Layout {
    const key = `${w}|${h}|${largest}|${text}`;
    const known = this.#results.get(key);
    if (known) return known;
    const result = this.#fit(text, w, h, largest);
    forgetSome(this.#results);
    this.#results.set(key, result);
    return result;
  }

  /** Breaks a text into lines no wider than `w` at one size, as many as it takes. */
  lines(text: string, w: number, fontSize: number): string[] {
    return this.#break(text, w / fontSize).lines;
  }

  #fit(text: string, w: number, h: number, largest: number): Layout {
    const sizes = FONT_SIZES.filter((size) => size <= largest);
    let first: Layout | undefined;
    for (const fontSize of sizes) {
      const { lines, whole } = this.#break(text, w / fontSize);
      const lineHeight = fontSize * LINE_HEIGHT;
      if (lines.length * lineHeight > h) continue;
      const layout = { fontSize, lineHeight, lines, cut: false };
      if (whole) return layout;
      first ??= layout;
      if (fontSize <= SMALLEST_WHOLE) break;
    }
    return first ?? this.#cut(text, w, h, sizes.at(-1) ?? largest);
  }

  #cut(text: string, w: number, h: number, fontSize: number): Layout {
    const lineHeight = fontSize * LINE_HEIGHT;
    const room = Math.max(1, Math.floor(h / lineHeight));
    const lines = this.#break(text, w / fontSize).lines;
    if (lines.length <= room) return { fontSize, lineHeight, lines, cut: false };
    const shown = lines.slice(0, room);
    shown[room - 1] = this.#ellipsed(shown[room - 1] ?? "", w / fontSize);
    return { fontSize, lineHeight, lines: shown, cut: true };
  }

  #ellipsed(line: string, w: number): string {
    const kept = characters(line);
    while (kept.length > 0 && this.#width(kept.join("") + ELLIPSIS) > w) kept.pop();
    return kept.join("") + ELLIPSIS;
  }

  /** `w` is in units of the font size here. `whole` says that no phrase had to be cut. */
  #break(text: string, w: number): Broken {
    const broken: Broken = { lines: [], whole: true };
    for (const paragraph of text.split(/\r\n|\r|\n/)) this.#breakParagraph(paragraph, w, broken);
    return broken;
  }

  #breakParagraph(paragraph: string, w: number, into: Broken) {
    let line = "";
    const add = (piece: string): boolean => {
      if (line !== "" && this.#width((line + piece).trimEnd()) > w) return false;
      line += piece;
      return true;
    };
    const end = () => {
      into.lines.push(line.trimEnd());
      line = "";
    };
    for (const phrase of this.#phrasesOf(paragraph)) {
      if (this.#width(phrase.trimEnd()) > w) {
        into.whole = false;
        for (const piece of characters(phrase)) {
          if (!add(piece)) {
            end();
            line = piece.trimStart();
          }
        }
      } else if (!add(phrase)) {
        end();
        line = phrase.trimStart();
      }
    }
    end();
  }

  #phrasesOf(paragraph: string): string[] {
    let found = this.#phrases.get(paragraph);
    if (!found) {
      found = phrases(paragraph);
      forgetSome(this.#phrases);
      this.#phrases.set(paragraph, found);
    }
    return found;
  }
}

/** Measures with the page's fonts. */
export function canvasMeasure(fontFamily: string): Measure {
  const context = document.createElement("canvas").getContext("2d");
  // Widths grow with the size; measuring large once avoids rounding at small sizes.
  if (context) context.font = `100px ${fontFamily}`;
  return (text) => (context ? context.measureText(text).width / 100 : text.length);
}

// Lines are measured again and again while they grow. Japanese characters have one width each,
// whatever stands beside them, so only runs of other letters need to be measured as a whole.
function remembering(measure: Measure): Measure {
  const widths = new Map<string, number>();
  const one = (piece: string) => {
    let width = widths.get(piece);
    if (width === undefined) {
      width = measure(piece);
      forgetSome(widths);
      widths.set(piece, width);
    }
    return width;
  };
  return (text) => {
    let sum = 0;
    for (const piece of text.match(PIECES) ?? []) sum += one(piece);
    return sum;
  };
}

const PIECES =
  /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\s]+|\s/gu;

function forgetSome(map: Map<string, unknown>) {
  if (map.size >= REMEMBERED) map.clear();
}
