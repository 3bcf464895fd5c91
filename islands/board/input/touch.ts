// Fingers: two of them pan and pinch; one held still adds a note to the selection, or on empty
// ground opens the menu of kinds.
import { type App, mayEdit } from "../ui/app";
import { toggleSelected } from "../ui/state";
import { createDefault } from "../ui/verbs";
import { distance, type Point } from "../view/geometry";

const HOLD_MILLISECONDS = 480;
const DOUBLE_TAP_MILLISECONDS = 320;

export class Touch {
  #fingers = new Map<number, Point>();
  #hold: ReturnType<typeof setTimeout> | undefined;
  #lastTap = { at: 0, point: { x: 0, y: 0 } };

  constructor(
    private readonly app: App,
    private readonly canvas: HTMLElement,
    /** Two fingers end whatever one finger began. */
    private readonly interrupt: () => void,
  ) {}

  /** True when the press belongs to a gesture of several fingers. */
  down(event: PointerEvent): boolean {
    if (event.pointerType !== "touch") return false;
    this.#fingers.set(event.pointerId, this.#point(event));
    clearTimeout(this.#hold);
    if (this.#fingers.size > 1) {
      this.interrupt();
      return true;
    }
    const point = this.#point(event);
    this.#hold = setTimeout(() => this.#held(point), HOLD_MILLISECONDS);
    return this.#doubleTap(event, point);
  }

  move(event: PointerEvent): boolean {
    const before = this.#fingers.get(event.pointerId);
    if (!before) return false;
    const now = this.#point(event);
    if (this.#fingers.size < 2) {
      this.#fingers.set(event.pointerId, now);
      return false;
    }
    const other = [...this.#fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.#fingers.set(event.pointerId, now);
    if (!other) return true;
    const { camera } = this.app;
    // This finger moved, the other one did not: pan by half of it and zoom around the middle.
    camera.panBy((now.x - before.x) / 2, (now.y - before.y) / 2);
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    const spread = distance(before, other);
    if (spread > 8) camera.zoomAt(middle, distance(now, other) / spread);
    return true;
  }

  up(event: PointerEvent): void {
    clearTimeout(this.#hold);
    this.#fingers.delete(event.pointerId);
  }

  /** The finger began to drag: it does not rest any more. */
  moved(): void {
    clearTimeout(this.#hold);
  }

  #held(point: Point): void {
    const board = this.app.camera.toBoard(point);
    const id = this.app.scene.noteAt(board);
    this.interrupt();
    navigator.vibrate?.(12);
    if (id) toggleSelected(this.app.ui, id);
    else if (mayEdit(this.app)) this.app.ui.offer.value = { from: null, at: board };
  }

  #doubleTap(event: PointerEvent, point: Point): boolean {
    const again =
      event.timeStamp - this.#lastTap.at < DOUBLE_TAP_MILLISECONDS &&
      distance(point, this.#lastTap.point) < 24;
    this.#lastTap = { at: event.timeStamp, point };
    if (!again || !mayEdit(this.app)) return false;
    const board = this.app.camera.toBoard(point);
    const id = this.app.scene.noteAt(board);
    clearTimeout(this.#hold);
    event.preventDefault();
    if (id) this.app.editing.open(id);
    else if (!this.app.scene.frameAt(board)) createDefault(this.app, board);
    return true;
  }

  #point(event: PointerEvent): Point {
    const rect = this.canvas.getBoundingClientRect();
    return { x: event.clientX - rect.x, y: event.clientY - rect.y };
  }
}
