import { describe, expect, it } from "vitest";
import type { View } from "./camera";
import { intersects, type Rect } from "./geometry";
import { fittedBeside, revealedBeside, type Screen } from "./room";

// As on the board: a bar above, a card hanging below its right end, kinds at the left, a map.
const header = { x: 12, y: 12, w: 400, h: 52 };
const card = { x: 950, y: 72, w: 480, h: 200 };
const kinds = { x: 12, y: 250, w: 196, h: 400 };
const map = { x: 1216, y: 720, w: 212, h: 168 };
const screen: Screen = { w: 1440, h: 900, panels: [header, card, kinds, map] };

function onScreen(view: View, { x, y, w, h }: Rect): Rect {
  const { zoom } = view;
  return { x: (x - view.x) * zoom, y: (y - view.y) * zoom, w: w * zoom, h: h * zoom };
}

function covered(view: View, rect: Rect): boolean {
  return screen.panels.some((panel) => intersects(panel, onScreen(view, rect)));
}

describe("showing a board beside the panels", () => {
  it.each([
    ["wide", { x: -100, y: 40, w: 4000, h: 1500 }],
    ["high", { x: 0, y: 0, w: 900, h: 3000 }],
    ["small", { x: 10, y: 10, w: 300, h: 200 }],
    ["long", { x: 0, y: 0, w: 20_000, h: 600 }],
  ])("covers nothing of a %s one", (_, board) => {
    const view = fittedBeside(board, screen, 1);
    expect(covered(view, board)).toBe(false);
    const shown = onScreen(view, board);
    expect(intersects({ x: 0, y: 0, w: 1440, h: 900 }, shown)).toBe(true);
    expect(view.zoom).toBeLessThanOrEqual(1);
  });

  it("takes the whole screen when there are no panels", () => {
    const view = fittedBeside({ x: 0, y: 0, w: 2816, h: 100 }, { ...screen, panels: [] }, 1);
    expect(view.zoom).toBeCloseTo(0.5);
  });
});

describe("bringing a note onto the screen", () => {
  const view = { x: 0, y: 0, zoom: 1 };

  it("leaves the view alone when it is in sight", () => {
    expect(revealedBeside(view, { x: 500, y: 400, w: 120, h: 120 }, screen)).toEqual(view);
  });

  it.each([
    ["under the card", { x: 1100, y: 100, w: 120, h: 120 }],
    ["under the kinds", { x: 40, y: 400, w: 120, h: 120 }],
    ["under the map", { x: 1300, y: 800, w: 120, h: 120 }],
    ["far away", { x: 9000, y: -4000, w: 120, h: 120 }],
  ])("brings it out from %s", (_, note) => {
    expect(covered(revealedBeside(view, note, screen), note)).toBe(false);
  });

  it("moves no further than needed", () => {
    const moved = revealedBeside(view, { x: 900, y: 200, w: 120, h: 120 }, screen);
    expect(Math.abs(moved.x) + Math.abs(moved.y)).toBeLessThan(120);
  });
});
