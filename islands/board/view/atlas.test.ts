import { describe, expect, it, vi } from "vitest";
import { Atlas, BUCKETS, bucketFor } from "./atlas";
import { Shelves } from "./shelves";

// A canvas that does nothing but exist: the book-keeping is what is tested.
function blank(): HTMLCanvasElement {
  const context = new Proxy({}, { get: () => () => undefined, set: () => true });
  return { width: 0, height: 0, getContext: () => context } as unknown as HTMLCanvasElement;
}

function atlas(size = { w: 140, h: 140 }) {
  const paint = vi.fn();
  return { paint, made: new Atlas({ size: () => size, paint }, blank) };
}

const target = { drawImage: vi.fn() } as unknown as CanvasRenderingContext2D;

describe("atlas", () => {
  it("paints once and copies ever after", () => {
    const { made, paint } = atlas();
    made.beginFrame();
    expect(made.draw(target, "a", 3, 0, 0)).toBe(false);
    made.prepare("a", 3);
    expect(made.fresh("a", 3)).toBe(true);
    expect(made.draw(target, "a", 3, 0, 0)).toBe(true);
    expect(made.draw(target, "a", 3, 5, 5)).toBe(true);
    expect(paint).toHaveBeenCalledOnce();
  });

  it("serves another zoom's picture until the right one is there", () => {
    const { made } = atlas();
    made.beginFrame();
    made.prepare("a", 3);
    expect(made.fresh("a", 5)).toBe(false);
    expect(made.draw(target, "a", 5, 0, 0)).toBe(true);
  });

  it("goes on showing a stale picture, but knows it", () => {
    const { made } = atlas();
    made.beginFrame();
    made.prepare("a", 3);
    made.invalidate("a");
    expect(made.fresh("a", 3)).toBe(false);
    expect(made.draw(target, "a", 3, 0, 0)).toBe(true);
  });

  it("never takes more than its pages, and gives up the oldest first", () => {
    const { made } = atlas({ w: 1000, h: 1000 });
    for (let index = 0; index < 60; index += 1) {
      made.beginFrame();
      made.prepare(`n${index}`, 3);
      made.draw(target, `n${index}`, 3, 0, 0);
    }
    expect(made.pages).toBe(40);
    expect(made.fresh("n59", 3)).toBe(true);
    expect(made.fresh("n0", 3)).toBe(false);
  });

  it("chooses the bucket that is at least as sharp as the screen", () => {
    expect(BUCKETS[bucketFor(1)]).toBe(1);
    expect(BUCKETS[bucketFor(1.2)]).toBe(1.5);
    expect(BUCKETS[bucketFor(0.1)]).toBe(0.2);
    expect(BUCKETS[bucketFor(9)]).toBe(3);
  });
});

describe("shelves", () => {
  it("never lets two pieces overlap", () => {
    const shelves = new Shelves(256);
    const placed: { x: number; y: number; w: number; h: number }[] = [];
    for (let index = 0; index < 60; index += 1) {
      const [w, h] = [20 + ((index * 37) % 50), 20 + ((index * 53) % 40)];
      const at = shelves.place(w, h);
      if (at) placed.push({ ...at, w, h });
    }
    expect(placed.length).toBeGreaterThan(12);
    for (const a of placed) {
      expect(a.x + a.w).toBeLessThanOrEqual(256);
      expect(a.y + a.h).toBeLessThanOrEqual(256);
      for (const b of placed) {
        if (a === b) continue;
        const apart = a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
        expect(apart).toBe(true);
      }
    }
  });
});
