// What lies in and around the visible part of the board, remembered while one moves about in it:
// searching and sorting thousands of things in every frame would cost more than drawing them.
import { encloses, inflate, type Rect } from "./geometry";

/** How far beyond the visible part is looked, as a share of its longer side. */
const MARGIN = 0.2;

export class Nearby<T> {
  #area: Rect | null = null;
  #found: readonly T[] = [];

  constructor(private readonly find: (area: Rect) => readonly T[]) {}

  /** Everything in `area`, and some of what lies around it, in the order of `find`. */
  in(area: Rect): readonly T[] {
    if (!this.#area || !encloses(this.#area, area)) {
      this.#area = inflate(area, Math.max(area.w, area.h) * MARGIN);
      this.#found = this.find(this.#area);
    }
    return this.#found;
  }

  /** Something on the board changed. */
  forget(): void {
    this.#area = null;
  }
}
