// Frames: a quiet sheet under the notes with a title that stays readable at any zoom, and the
// ML-design frame with its six guided questions.
import type { Frame } from "../model/types";
import { answerRect, type Section, sections } from "./frame-layout";
import { answerText, questionText } from "./note-text";
import type { Theme } from "./theme";

export interface FrameWords {
  /** Title to show when the frame has none. */
  untitled: string;
  questions: readonly { title: string; prompt: string }[];
  answer(key: string): string;
}

export function paintFrame(
  context: CanvasRenderingContext2D,
  frame: Frame,
  theme: Theme,
  zoom: number,
): void {
  context.fillStyle = theme.surface;
  context.beginPath();
  context.roundRect(frame.x, frame.y, frame.w, frame.h, Math.min(12, 8 / zoom));
  context.fill();
  context.strokeStyle = frame.kind === "ml_design" ? theme.accent : theme.line;
  context.lineWidth = (frame.kind === "ml_design" ? 1.5 : 1) / zoom;
  context.stroke();
}

/** Screen pixels: titles keep their size while the board shrinks. */
export const TITLE_SIZE = 14;
export const TITLE_HEIGHT = 22;
const LEAST_TITLE = 9;
/** Frames narrower than this on the screen show no title. */
const LEAST_TITLED = 40;

export function paintTitle(
  context: CanvasRenderingContext2D,
  frame: Frame,
  words: FrameWords,
  theme: Theme,
  zoom: number,
): void {
  const shown = frame.w * zoom;
  if (shown < LEAST_TITLED) return;
  // Small frames get small titles, or those of a whole row would cover the row above.
  const size = Math.max(LEAST_TITLE, Math.min(TITLE_SIZE, shown * 0.14)) / zoom;
  context.font = `700 ${size}px ${theme.font}`;
  context.textBaseline = "alphabetic";
  context.fillStyle = frame.title ? theme.inkSoft : theme.inkFaint;
  const title = fitting(context, frame.title || words.untitled, frame.w, zoom);
  const baseline = frame.y - size * 0.5;
  if (zoom < 0.3) {
    // From afar titles lie over the notes of the frame above; a rim of paper keeps them apart.
    context.strokeStyle = theme.paper;
    context.lineWidth = 3.5 / zoom;
    context.lineJoin = "round";
    context.strokeText(title, frame.x, baseline);
  }
  context.fillText(title, frame.x, baseline);
}

const remembered = new Map<string, string>();

/** The clipped title, remembered by its width on the screen: measuring costs more than drawing. */
function fitting(
  context: CanvasRenderingContext2D,
  text: string,
  room: number,
  zoom: number,
): string {
  const key = `${Math.floor(room * zoom)} ${text}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size > 2000) remembered.clear();
  const title = clipped(context, text, room);
  remembered.set(key, title);
  return title;
}

/** Drops the end of a title that is wider than its frame. */
function clipped(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  const letters = [...text];
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const tried = Math.ceil((low + high) / 2);
    const width = context.measureText(`${letters.slice(0, tried).join("")}…`).width;
    if (width <= room) low = tried;
    else high = tried - 1;
  }
  return low === 0 ? "" : `${letters.slice(0, low).join("")}…`;
}

export function paintSections(
  context: CanvasRenderingContext2D,
  id: string,
  frame: Frame,
  words: FrameWords,
  theme: Theme,
  zoom: number,
  editing: string | null,
): void {
  for (const section of sections(id, frame)) {
    paintSectionPaper(context, section, theme);
    if (zoom < 0.22) continue;
    paintQuestion(context, section, words, theme);
    if (section.key !== editing) paintAnswer(context, section, words, theme);
  }
}

function paintSectionPaper(
  context: CanvasRenderingContext2D,
  section: Section,
  theme: Theme,
): void {
  const { x, y, w, h } = section.rect;
  context.fillStyle = theme.paper;
  context.beginPath();
  context.roundRect(x, y, w, h, 8);
  context.fill();
}

function paintQuestion(
  context: CanvasRenderingContext2D,
  section: Section,
  words: FrameWords,
  theme: Theme,
): void {
  const { x, y, w } = section.rect;
  context.fillStyle = theme.accentSoft;
  context.beginPath();
  context.arc(x + 24, y + 24, 11, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = theme.accent;
  context.font = `700 12px ${theme.font}`;
  context.textBaseline = "alphabetic";
  context.textAlign = "center";
  context.fillText(String(section.question), x + 24, y + 28.5);
  context.textAlign = "start";
  const question = words.questions[section.question - 1];
  if (!question) return;
  context.fillStyle = theme.ink;
  // Bold letters are a little wider than those the layout measures.
  const layout = questionText(question.title, (w - 54) * 0.9, theme.font);
  context.font = `700 ${layout.size}px ${theme.font}`;
  const lift = ((layout.lines.length - 1) * layout.size * 1.3) / 2;
  for (const line of layout.lines) {
    context.fillText(line.text, x + 42, y + 14 + line.baseline - lift);
  }
}

function paintAnswer(
  context: CanvasRenderingContext2D,
  section: Section,
  words: FrameWords,
  theme: Theme,
): void {
  const rect = answerRect(section.rect);
  const text = words.answer(section.key);
  const prompt = words.questions[section.question - 1]?.prompt ?? "";
  const layout = answerText(text || prompt, rect, theme.font);
  context.fillStyle = text ? theme.ink : theme.inkFaint;
  context.font = `400 ${layout.size}px ${theme.font}`;
  context.textBaseline = "alphabetic";
  for (const line of layout.lines) {
    context.fillText(line.text, rect.x + layout.x, rect.y + line.baseline);
  }
}
