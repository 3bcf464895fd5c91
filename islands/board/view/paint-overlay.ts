// What lies over the notes for a moment: selections, handles, the marquee, an arrow being drawn.
// All sizes are screen pixels, so they are divided by the zoom.
import type { Box } from "../model/types";
import { inflate } from "./geometry";
import { handles, linkHandles } from "./handles";
import { traceArrow } from "./paint-link";
import { type Route, routeToPoint } from "./routing";
import type { Theme } from "./theme";

export function outline(
  context: CanvasRenderingContext2D,
  box: Box,
  colour: string,
  width: number,
  zoom: number,
  dash: readonly number[] = [],
): void {
  const grown = inflate(box, (width / 2 + 1.5) / zoom);
  context.strokeStyle = colour;
  context.lineWidth = width / zoom;
  context.setLineDash(dash.map((length) => length / zoom));
  context.beginPath();
  context.roundRect(grown.x, grown.y, grown.w, grown.h, 4 / zoom);
  context.stroke();
  context.setLineDash([]);
}

export function paintHandles(
  context: CanvasRenderingContext2D,
  box: Box,
  theme: Theme,
  zoom: number,
): void {
  const size = 8 / zoom;
  for (const { x, y } of handles(box)) {
    context.fillStyle = "#ffffff";
    context.strokeStyle = theme.accent;
    context.lineWidth = 1.5 / zoom;
    context.beginPath();
    context.roundRect(x - size / 2, y - size / 2, size, size, 2 / zoom);
    context.fill();
    context.stroke();
  }
}

/** The four dots from which an arrow is dragged out. */
export function paintLinkHandles(
  context: CanvasRenderingContext2D,
  box: Box,
  theme: Theme,
  zoom: number,
): void {
  for (const { x, y } of linkHandles(box, zoom)) {
    context.fillStyle = theme.surface;
    context.strokeStyle = theme.accent;
    context.lineWidth = 1.5 / zoom;
    context.beginPath();
    context.arc(x, y, 5.5 / zoom, 0, Math.PI * 2);
    context.fill();
    context.stroke();
    const arm = 2.6 / zoom;
    context.beginPath();
    context.moveTo(x - arm, y);
    context.lineTo(x + arm, y);
    context.moveTo(x, y - arm);
    context.lineTo(x, y + arm);
    context.stroke();
  }
}

export function paintMarquee(
  context: CanvasRenderingContext2D,
  box: Box,
  theme: Theme,
  zoom: number,
): void {
  context.save();
  context.fillStyle = theme.accent;
  context.globalAlpha = 0.08;
  context.fillRect(box.x, box.y, box.w, box.h);
  context.globalAlpha = 0.9;
  context.strokeStyle = theme.accent;
  context.lineWidth = 1 / zoom;
  context.strokeRect(box.x, box.y, box.w, box.h);
  context.restore();
}

export function paintLoose(
  context: CanvasRenderingContext2D,
  from: Box,
  to: { x: number; y: number },
  target: Route | null,
  theme: Theme,
  zoom: number,
): void {
  const course = target ?? routeToPoint(from, to);
  if (!course) return;
  const path = new Path2D();
  traceArrow(path, course, 10 / Math.max(zoom, 0.4));
  context.strokeStyle = theme.accent;
  context.lineWidth = 2 / zoom;
  context.lineCap = "round";
  context.stroke(path);
}

/** A name on a coloured tag at a selection's corner. */
export function paintNameTag(
  context: CanvasRenderingContext2D,
  box: Box,
  name: string,
  colour: string,
  theme: Theme,
  zoom: number,
): void {
  const size = 11 / zoom;
  context.font = `700 ${size}px ${theme.font}`;
  const width = Math.min(context.measureText(name).width, 220 / zoom);
  const h = 17 / zoom;
  const x = box.x - 2.5 / zoom;
  const y = box.y - h - 3 / zoom;
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(x, y, width + 12 / zoom, h, 5 / zoom);
  context.fill();
  context.fillStyle = colour === theme.accent ? theme.accentInk : "#ffffff";
  context.textBaseline = "middle";
  context.fillText(name, x + 6 / zoom, y + h / 2 + 0.5 / zoom, 220 / zoom);
}
