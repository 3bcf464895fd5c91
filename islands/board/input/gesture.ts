// One pointer gesture from press to release. Each kind of gesture is a small object; which one
// begins is decided in pointer.ts.
import type { Point } from "../model/types";

export interface Moment {
  /** Pixels from the canvas's corner. */
  screen: Point;
  /** The same in board units. */
  board: Point;
  shift: boolean;
  alt: boolean;
}

export interface Gesture {
  move(now: Moment): void;
  /** The pointer was released: write what was done. */
  end(now: Moment): void;
  /** Esc, or the browser took the pointer away: leave everything as it was. */
  cancel(): void;
}
