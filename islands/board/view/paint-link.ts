// Arrows between notes, and the words on them.
import type { Box, Point } from "../model/types";
import { middle, type Route } from "./routing";
import type { Theme } from "./theme";

export const HEAD = 8;

/** Adds an arrow's line and head to the path that will be stroked once for all. */
export function traceArrow(path: Path2D, course: Route, head = HEAD): void {
  const { start, end } = course;
  path.moveTo(start.x, start.y);
  path.lineTo(end.x, end.y);
  const angle = Math.atan2(end.y - start.y, end.x - start.x);
  const wing = (turn: number): Point => ({
    x: end.x - head * Math.cos(angle + turn),
    y: end.y - head * Math.sin(angle + turn),
  });
  const left = wing(0.45);
  const right = wing(-0.45);
  path.moveTo(left.x, left.y);
  path.lineTo(end.x, end.y);
  path.lineTo(right.x, right.y);
}

export function strokeArrows(
  context: CanvasRenderingContext2D,
  path: Path2D,
  colour: string,
  width: number,
): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.stroke(path);
}

/** The box that a label takes, for painting and for hit testing. */
export function labelBox(context: CanvasRenderingContext2D, course: Route, label: string): Box {
  const at = middle(course);
  const w = Math.min(160, context.measureText(label).width) + 12;
  return { x: at.x - w / 2, y: at.y - 9, w, h: 18 };
}

export function paintLabel(
  context: CanvasRenderingContext2D,
  course: Route,
  label: string,
  theme: Theme,
): void {
  context.font = `500 11px ${theme.font}`;
  const box = labelBox(context, course, label);
  context.fillStyle = theme.surface;
  context.beginPath();
  context.roundRect(box.x, box.y, box.w, box.h, 9);
  context.fill();
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  context.stroke();
  context.fillStyle = theme.inkSoft;
  context.textBaseline = "middle";
  context.fillText(label, box.x + 6, box.y + 9.5, box.w - 12);
}
