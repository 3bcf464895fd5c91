// How positions of a text as it was move to the text as it is, while others write in it. The
// editor needs this when a composition ends: the input method worked on the old text.

import type { Edit } from "../model/text-diff";

export class Drift {
  /** For each UTF-16 unit of the old text where it is now, or -1 when it was removed. */
  readonly #now: number[];

  constructor(length: number) {
    this.#now = Array.from({ length }, (_, index) => index);
  }

  /** The text changed. */
  apply(edit: Edit) {
    const end = edit.at + edit.removed;
    const shift = edit.inserted.length - edit.removed;
    for (let index = 0; index < this.#now.length; index++) {
      const at = this.#now[index] ?? -1;
      if (at < edit.at) continue;
      this.#now[index] = at < end ? -1 : at + shift;
    }
  }

  /** Where a cursor that stood at `position` of the old text is now: behind what it followed. */
  position(position: number): number {
    for (let index = position - 1; index >= 0; index--) {
      const at = this.#now[index] ?? -1;
      if (at >= 0) return at + 1;
    }
    return 0;
  }

  /** `edit`, made on the old text, as edits for the present one, to be applied in order. What
   * others removed is not removed twice, and what they inserted stays. */
  translate({ at, removed, inserted }: Edit): Edit[] {
    const edits: Edit[] = [];
    // From the end to the beginning, so that an edit does not move the ones that follow.
    for (let index = at + removed - 1; index >= at; index--) {
      const now = this.#now[index] ?? -1;
      if (now < 0) continue;
      const last = edits.at(-1);
      if (last?.at === now + 1) {
        last.at = now;
        last.removed += 1;
      } else {
        edits.push({ at: now, removed: 1, inserted: "" });
      }
    }
    if (inserted === "") return edits;
    const where = this.position(at);
    const last = edits.at(-1);
    if (last?.at === where) last.inserted = inserted;
    else edits.push({ at: where, removed: 0, inserted });
    return edits;
  }
}
