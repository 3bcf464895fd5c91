// Small pictures on the canvas. Path data from Lucide (ISC licence), on a 24 x 24 grid.

const PATHS = {
  lock: [
    "M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2z",
    "M7 11V7a5 5 0 0 1 10 0v4",
  ],
  comment: ["M7.9 20A9 9 0 1 0 4 16.1L2 22Z"],
  eyeOff: [
    "M10.733 5.076a10.744 10.744 0 0 1 11.205 6.575 1 1 0 0 1 0 .696 10.747 10.747 0 0 1-1.444 2.49",
    "M14.084 14.158a3 3 0 0 1-4.242-4.242",
    "M17.479 17.499a10.75 10.75 0 0 1-15.417-5.151 1 1 0 0 1 0-.696 10.75 10.75 0 0 1 4.446-5.143",
    "m2 2 20 20",
  ],
  useCase: [
    "M9 2h6a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1z",
    "M16 4h2a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h2",
    "m9 14 2 2 4-4",
  ],
} as const;

export type Mark = keyof typeof PATHS;

const cache = new Map<Mark, Path2D[]>();

function paths(mark: Mark): Path2D[] {
  const known = cache.get(mark);
  if (known) return known;
  const made = PATHS[mark].map((data) => new Path2D(data));
  cache.set(mark, made);
  return made;
}

/** Strokes a mark with its top left corner at (x, y), `size` units wide. */
export function drawMark(
  context: CanvasRenderingContext2D,
  mark: Mark,
  x: number,
  y: number,
  size: number,
  colour: string,
): void {
  context.save();
  context.translate(x, y);
  context.scale(size / 24, size / 24);
  context.strokeStyle = colour;
  context.lineWidth = 2.2;
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const path of paths(mark)) context.stroke(path);
  context.restore();
}
