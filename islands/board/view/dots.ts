// The ground of the board: a faint grid of dots gives the empty table a surface. It fades out
// from afar.
import type { Point } from "./geometry";

const STEP = 40;
/** Device pixels between dots below which they would be a texture of their own. */
const LEAST = 18;

export function drawDots(
  context: CanvasRenderingContext2D,
  corner: Point,
  scale: number,
  ratio: number,
  colour: string,
): void {
  const step = STEP * scale;
  if (step < LEAST) return;
  const { width, height } = context.canvas;
  const size = Math.max(1, Math.round(ratio));
  context.fillStyle = colour;
  const startX = -(((corner.x * scale) % step) + step) % step;
  const startY = -(((corner.y * scale) % step) + step) % step;
  for (let top = startY; top < height; top += step) {
    for (let left = startX; left < width; left += step) {
      context.fillRect(Math.round(left), Math.round(top), size, size);
    }
  }
}
