// Where everything on the board lies, kept in step with the store: spatial indexes of notes,
// frames and arrows, and the course of each arrow.
import type { BoardStore } from "../model/store";
import type { Box, Changes, Note, Point } from "../model/types";
import { bounds, contains, inflate, type Rect } from "./geometry";
import { isNear, type Route, route, routeBounds } from "./routing";
import { SpatialIndex } from "./spatial";

/** From this many changed notes on, building an index anew beats updating it. */
const MANY = 400;

export type SceneListener = (changes: Changes) => void;

export class Scene {
  readonly notes = new SpatialIndex();
  readonly frames = new SpatialIndex();
  readonly links = new SpatialIndex();
  readonly courses = new Map<string, Route>();
  #listeners = new Set<SceneListener>();
  #stop: () => void;

  constructor(readonly store: BoardStore) {
    this.#loadAll();
    this.#stop = store.subscribe((changes) => {
      this.#apply(changes);
      for (const listener of this.#listeners) listener(changes);
    });
  }

  /** Called after the indexes follow a change. */
  onChange(listener: SceneListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  destroy(): void {
    this.#stop();
    this.#listeners.clear();
  }

  /** Around all notes and frames, or null on an empty board. */
  bounds(): Rect | null {
    const parts = [this.notes.bounds(), this.frames.bounds()].filter((part) => part !== null);
    return bounds(parts);
  }

  /** Notes in `area`, lowest first: a note further down the board covers those above it. */
  notesIn(area: Rect): [string, Note][] {
    const found: [string, Note][] = [];
    for (const id of this.notes.search(area)) {
      const note = this.store.note(id);
      if (note) found.push([id, note]);
    }
    return found;
  }

  noteAt(point: Point): string | null {
    const found = this.notesIn({ ...point, w: 0, h: 0 }).sort(byDepth);
    return found.at(-1)?.[0] ?? null;
  }

  /** The smallest frame under the point: frames may hold frames. */
  frameAt(point: Point): string | null {
    let best: string | null = null;
    let smallest = Number.POSITIVE_INFINITY;
    for (const id of this.frames.at(point)) {
      const frame = this.store.frame(id);
      if (frame && contains(frame, point) && frame.w * frame.h < smallest) {
        smallest = frame.w * frame.h;
        best = id;
      }
    }
    return best;
  }

  /** The arrow within `reach` board units of the point. */
  linkAt(point: Point, reach: number): string | null {
    for (const id of this.links.search(inflate({ ...point, w: 0, h: 0 }, reach))) {
      const course = this.courses.get(id);
      if (course && isNear(course, point, reach)) return id;
    }
    return null;
  }

  #loadAll(): void {
    this.notes.load(this.store.notes);
    this.frames.load(this.store.frames);
    this.#loadLinks();
  }

  #loadLinks(): void {
    this.courses.clear();
    const boxes: [string, Box][] = [];
    for (const id of this.store.links.keys()) {
      const course = this.#course(id);
      if (!course) continue;
      this.courses.set(id, course);
      boxes.push([id, routeBounds(course)]);
    }
    this.links.load(boxes);
  }

  #apply(changes: Changes): void {
    if (changes.notes.size + changes.links.size > MANY) {
      this.#loadAll();
      return;
    }
    const stale = new Set(changes.links);
    for (const id of changes.notes) {
      update(this.notes, id, this.store.note(id));
      for (const link of this.store.linksOf(id)) stale.add(link);
    }
    for (const id of changes.frames) update(this.frames, id, this.store.frame(id));
    for (const id of stale) this.#updateLink(id);
  }

  #updateLink(id: string): void {
    const course = this.#course(id);
    if (course) this.courses.set(id, course);
    else this.courses.delete(id);
    update(this.links, id, course ? routeBounds(course) : undefined);
  }

  #course(id: string): Route | null {
    const link = this.store.link(id);
    const from = link && this.store.note(link.from);
    const to = link && this.store.note(link.to);
    return from && to ? route(from, to) : null;
  }
}

function update(index: SpatialIndex, id: string, rect: Rect | undefined): void {
  if (rect) index.set(id, rect);
  else index.delete(id);
}

/** Sorts notes from the bottom to the top of the pile. */
export function byDepth(a: readonly [string, Note], b: readonly [string, Note]): number {
  return a[1].y - b[1].y || a[1].x - b[1].x || (a[0] < b[0] ? -1 : 1);
}
