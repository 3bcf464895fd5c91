import { describe, expect, it } from "vitest";
import { cornerAt, isOnLinkHandle, resized, SMALLEST } from "./handles";

const box = { x: 100, y: 100, w: 120, h: 80 };

describe("grips", () => {
  it("are found within reach", () => {
    expect(cornerAt(box, { x: 222, y: 178 }, 6)).toBe("se");
    expect(cornerAt(box, { x: 160, y: 140 }, 6)).toBeNull();
  });

  it("keep the opposite corner while resizing", () => {
    expect(resized(box, "se", { x: 300, y: 260 })).toEqual({ x: 100, y: 100, w: 200, h: 160 });
    expect(resized(box, "nw", { x: 60, y: 90 })).toEqual({ x: 60, y: 90, w: 160, h: 90 });
  });

  it("never make a note too small to read", () => {
    const tiny = resized(box, "nw", { x: 500, y: 500 });
    expect(tiny).toEqual({ x: 220 - SMALLEST.w, y: 180 - SMALLEST.h, ...SMALLEST });
  });

  it("stand beside the edges at the same distance on the screen", () => {
    expect(isOnLinkHandle(box, { x: 235, y: 140 }, 1, 3)).toBe(true);
    expect(isOnLinkHandle(box, { x: 250, y: 140 }, 0.5, 3)).toBe(true);
  });
});
