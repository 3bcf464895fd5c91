// Draws notes into a frame: from ready-made bitmaps where they exist, direct where one writes,
// resizes, or looks from so near that few notes are visible.
import type { BoardStore } from "../model/store";
import type { Note } from "../model/types";
import type { UiState } from "../ui/state";
import { Atlas, bucketFor } from "./atlas";
import { NOTE_PAD, type NoteFace, paintNote } from "./paint-note";
import type { Theme } from "./theme";

/** Past this many device pixels per unit so few notes are visible that they are painted direct. */
const DIRECT_SCALE = 3.2;

export interface NotesInput {
  store: BoardStore;
  ui: UiState;
  words: { kinds: Readonly<Record<string, string>> };
  /** The dots this person placed in the running vote; null while none is running. */
  ownVotes(): ReadonlyMap<string, number> | null;
}

/** What all notes of one frame have in common. */
export interface NotesFrame {
  theme: Theme;
  /** Device pixels per board unit. */
  scale: number;
  zooming: boolean;
  /** When (by `performance.now()`) this frame has to stop painting bitmaps. */
  until: number;
}

export class NotePainter {
  readonly atlas: Atlas;
  #theme: Theme;

  constructor(
    private readonly input: NotesInput,
    theme: Theme,
  ) {
    this.#theme = theme;
    this.atlas = new Atlas({
      size: (id) => this.#paddedSize(id),
      paint: (target, id, scale) => this.#paint(target, id, scale),
    });
  }

  /** Draws the best there is of a note at once; false when something better is yet to come. */
  draw(context: CanvasRenderingContext2D, id: string, note: Note, frame: NotesFrame): boolean {
    const { ui } = this.input;
    const { theme, scale, zooming, until } = frame;
    this.#theme = theme;
    const editing = ui.editing.value === id;
    if (scale > DIRECT_SCALE || editing || ui.resize.value?.id === id) {
      context.save();
      context.translate(note.x - NOTE_PAD, note.y - NOTE_PAD);
      paintNote(context, this.#face(id, note, editing), theme, scale);
      context.restore();
      return true;
    }
    const bucket = bucketFor(scale);
    let finished = true;
    if (!this.atlas.fresh(id, bucket)) {
      // While the zoom changes any bitmap will do; the sharp one comes when it rests.
      const wanted = !zooming || !this.atlas.has(id);
      if (wanted && performance.now() < until) this.atlas.prepare(id, bucket);
      else finished = false;
    }
    if (!this.atlas.draw(context, id, bucket, note.x - NOTE_PAD, note.y - NOTE_PAD)) {
      context.fillStyle = theme.notes[note.kind].fill;
      context.fillRect(note.x, note.y, note.w, note.h);
    }
    return finished;
  }

  #face(id: string, note: Note, blank: boolean): NoteFace {
    const { store, words } = this.input;
    const own = this.input.ownVotes();
    return {
      note,
      text: blank ? "" : store.text(id),
      caption: words.kinds[note.kind] ?? "",
      comments: store.commentsOf(id).length,
      // While a vote is open older results are hidden: they would sway it.
      votes: own ? (own.get(id) ?? 0) : store.votesOf(id),
      useCase: store.useCaseOf(id) !== undefined,
      draft: store.isPrivate(id),
    };
  }

  #paint(target: CanvasRenderingContext2D, id: string, scale: number): void {
    const note = this.input.store.note(id);
    if (note) paintNote(target, this.#face(id, note, false), this.#theme, scale);
  }

  #paddedSize(id: string): { w: number; h: number } | null {
    const note = this.input.store.note(id);
    return note ? { w: note.w + NOTE_PAD * 2, h: note.h + NOTE_PAD * 2 } : null;
  }
}
