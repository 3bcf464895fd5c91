// Where the six guided questions of an ML-design frame lie: two rows of three under the title.
import { answerKey, type Frame, ML_DESIGN_QUESTIONS } from "../model/types";
import { contains, type Point, type Rect } from "./geometry";

export const SECTION_GAP = 12;
const COLUMNS = 3;

export interface Section {
  question: number;
  key: string;
  rect: Rect;
}

export function sections(id: string, frame: Frame): Section[] {
  if (frame.kind !== "ml_design") return [];
  const rows = Math.ceil(ML_DESIGN_QUESTIONS / COLUMNS);
  const w = (frame.w - SECTION_GAP * (COLUMNS + 1)) / COLUMNS;
  const h = (frame.h - SECTION_GAP * (rows + 1)) / rows;
  return Array.from({ length: ML_DESIGN_QUESTIONS }, (_, index) => ({
    question: index + 1,
    key: answerKey(id, index + 1),
    rect: {
      x: frame.x + SECTION_GAP + (index % COLUMNS) * (w + SECTION_GAP),
      y: frame.y + SECTION_GAP + Math.floor(index / COLUMNS) * (h + SECTION_GAP),
      w,
      h,
    },
  }));
}

export function sectionAt(id: string, frame: Frame, point: Point): Section | null {
  return sections(id, frame).find((section) => contains(section.rect, point)) ?? null;
}

/** Height of the question above an answer, in board units. */
export const PROMPT_HEIGHT = 58;

/** The part of a section that the answer fills. */
export function answerRect(section: Rect): Rect {
  return {
    x: section.x + 14,
    y: section.y + PROMPT_HEIGHT,
    w: section.w - 28,
    h: section.h - PROMPT_HEIGHT - 12,
  };
}
