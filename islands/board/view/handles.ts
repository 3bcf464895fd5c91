// The grips of a selected note: corners to resize, dots beside the edges to drag arrows out of.
import type { Box, Point } from "../model/types";
import { distance } from "./geometry";

export type Corner = "nw" | "ne" | "se" | "sw";

export interface Handle extends Point {
  corner: Corner;
}

export function handles(box: Box): Handle[] {
  return [
    { corner: "nw", x: box.x, y: box.y },
    { corner: "ne", x: box.x + box.w, y: box.y },
    { corner: "se", x: box.x + box.w, y: box.y + box.h },
    { corner: "sw", x: box.x, y: box.y + box.h },
  ];
}

/** Screen pixels between a note's edge and the dot. */
const LINK_HANDLE_GAP = 15;

export function linkHandles(box: Box, zoom: number): Point[] {
  const gap = LINK_HANDLE_GAP / zoom;
  const x = box.x + box.w / 2;
  const y = box.y + box.h / 2;
  return [
    { x: box.x + box.w + gap, y },
    { x, y: box.y + box.h + gap },
    { x: box.x - gap, y },
    { x, y: box.y - gap },
  ];
}

export function cornerAt(box: Box, point: Point, reach: number): Corner | null {
  return handles(box).find((handle) => distance(handle, point) <= reach)?.corner ?? null;
}

export function isOnLinkHandle(box: Box, point: Point, zoom: number, reach: number): boolean {
  return linkHandles(box, zoom).some((handle) => distance(handle, point) <= reach);
}

/** Smaller than this a note cannot be read. */
export const SMALLEST = { w: 64, h: 48 };

/** The box after dragging one of its corners to `point`; the opposite corner stays. */
export function resized(box: Box, corner: Corner, point: Point, smallest = SMALLEST): Box {
  const right = box.x + box.w;
  const bottom = box.y + box.h;
  const west = corner === "nw" || corner === "sw";
  const north = corner === "nw" || corner === "ne";
  const w = Math.max(smallest.w, west ? right - point.x : point.x - box.x);
  const h = Math.max(smallest.h, north ? bottom - point.y : point.y - box.y);
  return { x: west ? right - w : box.x, y: north ? bottom - h : box.y, w, h };
}
