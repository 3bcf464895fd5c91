// Answers "what lies here?" for thousands of rectangles, by an R-tree.
import RBush from "rbush";
import type { Point, Rect } from "./geometry";

interface Entry {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
  id: string;
}

export class SpatialIndex {
  #tree = new RBush<Entry>(16);
  #entries = new Map<string, Entry>();

  /** Replaces everything, far quicker than one by one. */
  load(rects: Iterable<readonly [string, Rect]>): void {
    this.#tree.clear();
    this.#entries.clear();
    for (const [id, rect] of rects) this.#entries.set(id, entry(id, rect));
    this.#tree.load([...this.#entries.values()]);
  }

  set(id: string, rect: Rect): void {
    this.delete(id);
    const fresh = entry(id, rect);
    this.#entries.set(id, fresh);
    this.#tree.insert(fresh);
  }

  delete(id: string): void {
    const old = this.#entries.get(id);
    if (!old) return;
    this.#tree.remove(old);
    this.#entries.delete(id);
  }

  search(rect: Rect): string[] {
    return this.#tree
      .search({ minX: rect.x, minY: rect.y, maxX: rect.x + rect.w, maxY: rect.y + rect.h })
      .map((found) => found.id);
  }

  at(point: Point): string[] {
    return this.search({ ...point, w: 0, h: 0 });
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The smallest rectangle around everything, or null when empty. */
  bounds(): Rect | null {
    if (this.#entries.size === 0) return null;
    const { minX, minY, maxX, maxY } = this.#tree.toJSON();
    return { x: minX, y: minY, w: maxX - minX, h: maxY - minY };
  }
}

function entry(id: string, rect: Rect): Entry {
  return { id, minX: rect.x, minY: rect.y, maxX: rect.x + rect.w, maxY: rect.y + rect.h };
}
