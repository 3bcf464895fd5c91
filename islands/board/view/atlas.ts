// Notes as ready-made bitmaps. Rasterising text is slow, blitting is not: each note is painted
// once per zoom bucket into a 1024² page and copied from there in every frame. While a bucket is
// being filled, the copies of other buckets serve, scaled.
import { Shelves } from "./shelves";

export const PAGE_SIZE = 1024;

/** Device pixels per board unit for which notes are painted. */
export const BUCKETS = [0.2, 0.35, 0.6, 1, 1.5, 2.25, 3] as const;

/** 40 pages of 4 MiB: what a phone still affords. The least recently used page goes first. */
const MOST_PAGES = 40;

interface Page {
  canvas: HTMLCanvasElement;
  context: CanvasRenderingContext2D;
  shelves: Shelves;
  bucket: number;
  slots: Slot[];
  usedAt: number;
}

interface Slot {
  id: string;
  page: Page;
  x: number;
  y: number;
  w: number;
  h: number;
  /** Board units. */
  boardW: number;
  boardH: number;
  stale: boolean;
}

export interface Painter {
  /** Size of the note in board units, with room for its shadow on each side. */
  size(id: string): { w: number; h: number } | null;
  /** Paints the note; the context is scaled to board units, (0, 0) is the padded corner. */
  paint(context: CanvasRenderingContext2D, id: string, scale: number): void;
}

/** The bucket whose bitmaps look right at `scale` device pixels per board unit. */
export function bucketFor(scale: number): number {
  const index = BUCKETS.findIndex((bucket) => bucket >= scale * 0.92);
  return index === -1 ? BUCKETS.length - 1 : index;
}

export class Atlas {
  #pages: Page[] = [];
  #slots = BUCKETS.map(() => new Map<string, Slot>());
  #frame = 0;

  constructor(
    private readonly painter: Painter,
    private readonly newCanvas: () => HTMLCanvasElement = () => document.createElement("canvas"),
  ) {}

  beginFrame(): void {
    this.#frame += 1;
  }

  /** The note changed its looks: its bitmaps serve only until they are painted anew. */
  invalidate(id: string): void {
    for (const slots of this.#slots) {
      const slot = slots.get(id);
      if (slot) slot.stale = true;
    }
  }

  forget(id: string): void {
    for (const slots of this.#slots) slots.delete(id);
  }

  /** Everything looks different, as after a change of theme or when fonts have arrived. */
  invalidateAll(): void {
    for (const slots of this.#slots) for (const slot of slots.values()) slot.stale = true;
  }

  /** Whether the bucket holds an up-to-date bitmap. */
  fresh(id: string, bucket: number): boolean {
    return this.#slots[bucket]?.get(id)?.stale === false;
  }

  /** Whether there is any bitmap of the note, however old or coarse. */
  has(id: string): boolean {
    return this.#slots.some((slots) => slots.has(id));
  }

  /** Paints the note for the bucket now. */
  prepare(id: string, bucket: number): void {
    const size = this.painter.size(id);
    if (!size) return;
    const scale = BUCKETS[bucket] ?? 1;
    const slot = this.#slot(id, bucket, size, scale);
    if (!slot) return;
    const { context } = slot.page;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(slot.x, slot.y, slot.w, slot.h);
    context.save();
    context.beginPath();
    context.rect(slot.x, slot.y, slot.w, slot.h);
    context.clip();
    context.setTransform(scale, 0, 0, scale, slot.x, slot.y);
    this.painter.paint(context, id, scale);
    context.restore();
    slot.stale = false;
  }

  /**
   * Copies the best bitmap there is to (x, y), the note's padded corner in board units of the
   * target's transform. False when there is none at all.
   */
  draw(
    target: CanvasRenderingContext2D,
    id: string,
    bucket: number,
    x: number,
    y: number,
  ): boolean {
    const slot = this.#best(id, bucket);
    if (!slot) return false;
    slot.page.usedAt = this.#frame;
    target.drawImage(
      slot.page.canvas,
      slot.x,
      slot.y,
      slot.w,
      slot.h,
      x,
      y,
      slot.boardW,
      slot.boardH,
    );
    return true;
  }

  get pages(): number {
    return this.#pages.length;
  }

  #best(id: string, bucket: number): Slot | undefined {
    const exact = this.#slots[bucket]?.get(id);
    if (exact) return exact;
    for (let away = 1; away < BUCKETS.length; away += 1) {
      const other = this.#slots[bucket + away]?.get(id) ?? this.#slots[bucket - away]?.get(id);
      if (other) return other;
    }
    return undefined;
  }

  #slot(id: string, bucket: number, size: { w: number; h: number }, scale: number): Slot | null {
    const w = Math.ceil(size.w * scale);
    const h = Math.ceil(size.h * scale);
    const known = this.#slots[bucket]?.get(id);
    if (known && known.w === w && known.h === h) return known;
    const found = this.#findPlace(bucket, w, h);
    if (!found) return null;
    const slot: Slot = { id, ...found, w, h, boardW: w / scale, boardH: h / scale, stale: true };
    found.page.slots.push(slot);
    this.#slots[bucket]?.set(id, slot);
    return slot;
  }

  #findPlace(bucket: number, w: number, h: number): { page: Page; x: number; y: number } | null {
    if (w > PAGE_SIZE || h > PAGE_SIZE) return null;
    // One pixel between neighbours, else scaled copies show the neighbour's edge.
    for (const page of this.#pages) {
      if (page.bucket !== bucket) continue;
      const place = page.shelves.place(w + 1, h + 1);
      if (place) return { page, ...place };
    }
    const page = this.#freshPage(bucket);
    const place = page?.shelves.place(w + 1, h + 1);
    return page && place ? { page, ...place } : null;
  }

  #freshPage(bucket: number): Page | null {
    if (this.#pages.length < MOST_PAGES) return this.#addPage(bucket);
    const oldest = this.#pages.reduce((a, b) => (b.usedAt < a.usedAt ? b : a));
    // A page used in this very frame may not vanish under the frame's feet.
    if (oldest.usedAt >= this.#frame) return null;
    this.#evict(oldest);
    oldest.bucket = bucket;
    oldest.usedAt = this.#frame;
    return oldest;
  }

  #addPage(bucket: number): Page | null {
    const canvas = this.newCanvas();
    canvas.width = PAGE_SIZE;
    canvas.height = PAGE_SIZE;
    const context = canvas.getContext("2d");
    if (!context) return null;
    const page: Page = {
      canvas,
      context,
      shelves: new Shelves(PAGE_SIZE),
      bucket,
      slots: [],
      usedAt: this.#frame,
    };
    this.#pages.push(page);
    return page;
  }

  #evict(page: Page): void {
    for (const slot of page.slots) {
      const slots = this.#slots[page.bucket];
      if (slots?.get(slot.id) === slot) slots.delete(slot.id);
    }
    page.slots = [];
    page.shelves.clear();
    page.context.setTransform(1, 0, 0, 1, 0, 0);
    page.context.clearRect(0, 0, PAGE_SIZE, PAGE_SIZE);
  }
}
