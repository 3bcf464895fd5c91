// How much of the canvas the controls cover, so that what one looks for is not under them.
import type { Insets } from "../view/camera";
import type { App } from "./app";

/** Below this width the phone layout applies; board.css has the same number. */
export const NARROW = 720;

export function insets(app: App): Insets {
  if (app.camera.width < NARROW) return { top: 190, right: 20, bottom: 96, left: 20 };
  return { top: 96, right: 40, bottom: 72, left: 224 };
}
