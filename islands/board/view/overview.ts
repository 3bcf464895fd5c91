// The board from far away: notes as blocks of their colour. Thousands of rectangles per frame,
// so they are gathered by kind and painted with one colour each.
import { NOTE_KINDS, type Note, type NoteKind } from "../model/types";
import type { Theme } from "./theme";

/** Below this many device pixels per board unit words are noise, and notes become blocks. */
export const OVERVIEW_SCALE = 0.2;

export class Overview {
  #byKind = new Map<NoteKind, number[]>(NOTE_KINDS.map((kind) => [kind, []]));

  clear(): void {
    for (const list of this.#byKind.values()) list.length = 0;
  }

  add(note: Note, dx = 0, dy = 0): void {
    this.#byKind.get(note.kind)?.push(note.x + dx, note.y + dy, note.w, note.h);
  }

  paint(context: CanvasRenderingContext2D, theme: Theme): void {
    for (const [kind, boxes] of this.#byKind) {
      context.fillStyle = theme.notes[kind].fill;
      for (let index = 0; index < boxes.length; index += 4) {
        const [x = 0, y = 0, w = 0, h = 0] = [
          boxes[index],
          boxes[index + 1],
          boxes[index + 2],
          boxes[index + 3],
        ];
        context.fillRect(x, y, w, h);
      }
    }
  }
}
