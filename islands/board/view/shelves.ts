// Packs rectangles into one square page, in shelves. Pure bookkeeping: no pixels here.

export interface Place {
  x: number;
  y: number;
}

interface Shelf {
  y: number;
  height: number;
  used: number;
}

export class Shelves {
  #shelves: Shelf[] = [];
  #bottom = 0;

  constructor(readonly size: number) {}

  /** A free place, or null when the page is full. */
  place(width: number, height: number): Place | null {
    if (width > this.size || height > this.size) return null;
    const shelf = this.#shelves.find(
      (candidate) =>
        candidate.height >= height &&
        // A much higher shelf would waste its space on small pieces.
        candidate.height <= height * 1.4 + 8 &&
        this.size - candidate.used >= width,
    );
    if (shelf) {
      const place = { x: shelf.used, y: shelf.y };
      shelf.used += width;
      return place;
    }
    if (this.#bottom + height > this.size) return null;
    this.#shelves.push({ y: this.#bottom, height, used: width });
    const place = { x: 0, y: this.#bottom };
    this.#bottom += height;
    return place;
  }

  clear(): void {
    this.#shelves = [];
    this.#bottom = 0;
  }
}
