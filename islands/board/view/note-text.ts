// Words of notes and frames placed in their boxes: margins, the largest type, and baselines.
import { canvasMeasure, type Layout, TextLayout } from "../text/layout";
import type { Rect } from "./geometry";

/** Where a note's words begin: under the caption that names its kind. The editor does the same. */
export const NOTE_MARGIN = { left: 8, top: 20, right: 8, bottom: 9 };

/** Room for the row of marks (votes, comments, lock) under the words. */
const MARKS_BELOW = 11;

/** Type of an answer in an ML-design frame. */
export const ANSWER_SIZE = 13;

export interface PlacedText {
  size: number;
  x: number;
  lines: { text: string; baseline: number }[];
}

let layouts: { font: string; layout: TextLayout } | undefined;

function layoutFor(font: string): TextLayout {
  if (layouts?.font !== font) layouts = { font, layout: new TextLayout(canvasMeasure(font)) };
  return layouts.layout;
}

/** Fonts arrived: all widths are different now. */
export function forgetWidths(): void {
  layouts = undefined;
}

/** The largest type for a note: wider paper, larger letters. */
export function largestType(width: number): number {
  return Math.max(14, Math.min(22, Math.round(width / 7.5)));
}

export function noteText(text: string, box: Rect, font: string, marksBelow = false): PlacedText {
  const { left, top, right } = NOTE_MARGIN;
  const bottom = NOTE_MARGIN.bottom + (marksBelow ? MARKS_BELOW : 0);
  const layout = layoutFor(font).fit(
    text,
    box.w - left - right,
    box.h - top - bottom,
    largestType(box.w),
  );
  return placed(layout, left, top);
}

export function answerText(text: string, box: Rect, font: string): PlacedText {
  return placed(layoutFor(font).fit(text, box.w, box.h, ANSWER_SIZE), 0, 0);
}

/** A guided question, on one line or two. */
export function questionText(text: string, width: number, font: string): PlacedText {
  return placed(layoutFor(font).fit(text, width, 40, ANSWER_SIZE), 0, 0);
}

function placed(layout: Layout, x: number, top: number): PlacedText {
  const { fontSize, lineHeight, lines } = layout;
  // The first baseline: half the leading, then the height of a letter above the line.
  const first = top + (lineHeight - fontSize) / 2 + fontSize * 0.86;
  return {
    size: fontSize,
    x,
    lines: lines.map((text, index) => ({ text, baseline: first + index * lineHeight })),
  };
}
