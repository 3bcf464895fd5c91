// How one note looks. Painted into the atlas, so it may take its time: the board copies bitmaps.
// Colour never speaks alone: each note names its kind and carries an edge line.
import type { Note } from "../model/types";
import { drawMark } from "./marks";
import { noteText } from "./note-text";
import type { Theme } from "./theme";

/** Room around a note for its shadow and outlines, in board units. */
export const NOTE_PAD = 10;
export const NOTE_RADIUS = 3;

const VOTE_COLOUR = "#4a3fb5";
const MOST_DOTS = 5;

/** Everything about a note that shows, besides where it is. */
export interface NoteFace {
  note: Note;
  text: string;
  caption: string;
  comments: number;
  votes: number;
  useCase: boolean;
  draft: boolean;
}

/** Paints at (NOTE_PAD, NOTE_PAD) of a context scaled to board units. */
export function paintNote(
  context: CanvasRenderingContext2D,
  face: NoteFace,
  theme: Theme,
  scale: number,
): void {
  context.save();
  context.translate(NOTE_PAD, NOTE_PAD);
  paintPaper(context, face, theme, scale);
  if (scale >= 0.5) paintCaption(context, face, theme);
  paintWords(context, face, theme, scale);
  if (scale >= 0.5) paintMarks(context, face, theme);
  context.restore();
}

function paintPaper(
  context: CanvasRenderingContext2D,
  face: NoteFace,
  theme: Theme,
  scale: number,
): void {
  const { w, h, kind } = face.note;
  const colours = theme.notes[kind];
  const shape = new Path2D();
  shape.roundRect(0, 0, w, h, NOTE_RADIUS);
  context.save();
  // Two layers, as light falls in a room: a soft one around, a dense one where the paper lies.
  if (scale >= 0.5) {
    context.shadowColor = "rgba(40, 32, 18, 0.16)";
    context.shadowBlur = 7 * scale;
    context.shadowOffsetY = 3 * scale;
    context.fillStyle = colours.fill;
    context.fill(shape);
  }
  context.shadowColor = "rgba(40, 32, 18, 0.22)";
  context.shadowBlur = 1.5 * scale;
  context.shadowOffsetY = 0.8 * scale;
  context.fillStyle = colours.fill;
  context.fill(shape);
  context.restore();

  context.save();
  context.clip(shape);
  context.fillStyle = colours.edge;
  context.fillRect(0, h - 2.5, w, 2.5);
  context.restore();
  if (face.draft) paintDraftOutline(context, w, h, colours.ink);
}

function paintDraftOutline(context: CanvasRenderingContext2D, w: number, h: number, ink: string) {
  context.save();
  context.strokeStyle = ink;
  context.globalAlpha = 0.75;
  context.lineWidth = 1.5;
  context.setLineDash([5, 4]);
  context.beginPath();
  context.roundRect(2.5, 2.5, w - 5, h - 5, NOTE_RADIUS);
  context.stroke();
  context.restore();
}

function paintCaption(context: CanvasRenderingContext2D, face: NoteFace, theme: Theme): void {
  const { note, caption } = face;
  context.save();
  context.fillStyle = theme.notes[note.kind].ink;
  context.globalAlpha = 0.78;
  context.font = `500 8.5px ${theme.font}`;
  context.textBaseline = "alphabetic";
  const taken = (face.draft ? 14 : 0) + (face.useCase ? 18 : 0);
  context.fillText(caption, 8, 14, Math.max(20, note.w - 16 - taken));
  context.restore();
}

function paintWords(
  context: CanvasRenderingContext2D,
  face: NoteFace,
  theme: Theme,
  scale: number,
): void {
  if (face.text === "") return;
  const layout = noteText(face.text, face.note, theme.font, hasMarksBelow(face));
  context.fillStyle = theme.notes[face.note.kind].ink;
  // Words too small to read still show as grey lines, at a fraction of the cost.
  if (layout.size * scale < 4) {
    context.save();
    context.globalAlpha = 0.45;
    for (const line of layout.lines) {
      const width = Math.min([...line.text].length * layout.size * 0.9, face.note.w - 16);
      context.fillRect(layout.x, line.baseline - layout.size * 0.62, width, layout.size * 0.5);
    }
    context.restore();
    return;
  }
  context.font = `400 ${layout.size}px ${theme.font}`;
  context.textBaseline = "alphabetic";
  for (const line of layout.lines) context.fillText(line.text, layout.x, line.baseline);
}

function hasMarksBelow({ note, comments, votes }: NoteFace): boolean {
  return comments > 0 || votes > 0 || note.locked === true;
}

function paintMarks(context: CanvasRenderingContext2D, face: NoteFace, theme: Theme): void {
  const { note } = face;
  const ink = theme.notes[note.kind].ink;
  let right = note.w - 7;
  if (face.useCase) {
    paintUseCase(context, right - 15, 5, theme);
    right -= 19;
  }
  if (face.draft) drawMark(context, "eyeOff", right - 11, 6, 11, ink);
  let left = 7;
  if (note.locked) {
    drawMark(context, "lock", left, note.h - 17, 11, ink);
    left += 15;
  }
  if (face.comments > 0) paintCount(context, face.comments, left, note.h - 17, ink, theme.font);
  if (face.votes > 0) paintVotes(context, face.votes, note, theme.font);
}

function paintUseCase(context: CanvasRenderingContext2D, x: number, y: number, theme: Theme): void {
  context.fillStyle = theme.accent;
  context.beginPath();
  context.roundRect(x, y, 15, 15, 4);
  context.fill();
  drawMark(context, "useCase", x + 2.5, y + 2.5, 10, theme.accentInk);
}

function paintCount(
  context: CanvasRenderingContext2D,
  count: number,
  x: number,
  y: number,
  ink: string,
  font: string,
): void {
  drawMark(context, "comment", x, y, 11, ink);
  context.fillStyle = ink;
  context.font = `600 9px ${font}`;
  context.fillText(String(count), x + 13.5, y + 9);
}

/** Dots like those one sticks on paper; beyond five a number, which is quicker to read. */
function paintVotes(
  context: CanvasRenderingContext2D,
  votes: number,
  note: Note,
  font: string,
): void {
  const y = note.h - 10.5;
  context.fillStyle = VOTE_COLOUR;
  if (votes > MOST_DOTS) {
    context.font = `700 11px ${font}`;
    const label = String(votes);
    const width = context.measureText(label).width;
    context.beginPath();
    context.roundRect(note.w - width - 17, y - 8, width + 12, 15, 7.5);
    context.fill();
    context.fillStyle = "#ffffff";
    context.fillText(label, note.w - width - 11, y + 3.6);
    return;
  }
  context.beginPath();
  for (let index = 0; index < votes; index += 1) {
    const x = note.w - 11 - index * 9;
    context.moveTo(x + 3.4, y);
    context.arc(x, y, 3.4, 0, Math.PI * 2);
  }
  context.fill();
  context.strokeStyle = "rgba(255, 255, 255, 0.75)";
  context.lineWidth = 1;
  context.stroke();
}
