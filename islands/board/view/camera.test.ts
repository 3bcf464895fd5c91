import { describe, expect, it, vi } from "vitest";
import { Camera, fitted, revealed, ZOOM_MAX, ZOOM_MIN, zoomed } from "./camera";

const none = { top: 0, right: 0, bottom: 0, left: 0 };

function camera(): Camera {
  const made = new Camera(() => true);
  made.resize(800, 600);
  return made;
}

describe("camera", () => {
  it("turns screen into board and back", () => {
    const made = camera();
    made.set({ x: 100, y: -50, zoom: 0.5 });
    const board = made.toBoard({ x: 30, y: 40 });
    expect(board).toEqual({ x: 160, y: 30 });
    expect(made.toScreen(board)).toEqual({ x: 30, y: 40 });
    expect(made.visible).toEqual({ x: 100, y: -50, w: 1600, h: 1200 });
  });

  it("pans by screen pixels whatever the zoom", () => {
    const made = camera();
    made.set({ x: 0, y: 0, zoom: 2 });
    made.panBy(20, -10);
    expect(made.view).toEqual({ x: -10, y: 5, zoom: 2 });
  });

  it("keeps the point under the pointer while zooming", () => {
    const made = camera();
    const anchor = { x: 640, y: 120 };
    const before = made.toBoard(anchor);
    made.zoomAt(anchor, 1.7);
    expect(made.toBoard(anchor).x).toBeCloseTo(before.x);
    expect(made.toBoard(anchor).y).toBeCloseTo(before.y);
  });

  it("stays within its zoom limits", () => {
    const view = { x: 0, y: 0, zoom: 1 };
    expect(zoomed(view, { x: 0, y: 0 }, 100).zoom).toBe(ZOOM_MAX);
    expect(zoomed(view, { x: 0, y: 0 }, 0).zoom).toBe(ZOOM_MIN);
  });

  it("fits a board between the controls, and does not blow up a small one", () => {
    const insets = { top: 100, right: 0, bottom: 0, left: 200 };
    const wide = fitted({ x: 0, y: 0, w: 1200, h: 100 }, 800, 600, insets, 1);
    expect(wide.zoom).toBe(0.5);
    expect((0 - wide.x) * wide.zoom).toBe(200);
    expect(fitted({ x: 0, y: 0, w: 10, h: 10 }, 800, 600, none, 1).zoom).toBe(1);
  });

  it("moves no further than it takes to show something", () => {
    const view = { x: 0, y: 0, zoom: 1 };
    expect(revealed(view, { x: 10, y: 10, w: 50, h: 50 }, 800, 600, none)).toBe(view);
    expect(revealed(view, { x: 790, y: 10, w: 50, h: 50 }, 800, 600, none).x).toBe(40);
    expect(revealed(view, { x: -30, y: 10, w: 50, h: 50 }, 800, 600, none).x).toBe(-30);
  });

  it("jumps instead of gliding for people who want less motion", () => {
    const made = camera();
    const listener = vi.fn();
    made.onChange(listener);
    made.animate({ x: 5, y: 6, zoom: 1 });
    expect(made.view).toEqual({ x: 5, y: 6, zoom: 1 });
    expect(listener).toHaveBeenCalledOnce();
  });
});
