// Draws the board: one canvas, one animation frame at a time, and only when something changed.
import type { BoardStore } from "../model/store";
import type { Changes, Note } from "../model/types";
import type { UiState } from "../ui/state";
import { Atlas, bucketFor } from "./atlas";
import type { Camera } from "./camera";
import { drawLinks } from "./draw-links";
import { inflate, type Rect, translate } from "./geometry";
import { type OverlayInput, paintOverlay } from "./overlay";
import { OVERVIEW_SCALE, Overview } from "./overview";
import { type FrameWords, paintFrame, paintSections, paintTitle } from "./paint-frame";
import { NOTE_PAD, type NoteFace, paintNote } from "./paint-note";
import type { Peer } from "./peer";
import { byDepth, type Scene } from "./scene";
import type { Theme } from "./theme";

/** Milliseconds a frame may spend on painting notes anew; the rest follows in the next frames. */
const PAINT_BUDGET = 6;
/** Milliseconds without a change of zoom after which it counts as resting. */
const SETTLED = 120;
/** Past this many device pixels per unit so few notes are visible that they are painted direct. */
const DIRECT_SCALE = 3.2;

export interface RendererInput {
  store: BoardStore;
  scene: Scene;
  camera: Camera;
  ui: UiState;
  peers(): readonly Peer[];
  words: FrameWords & { kinds: Readonly<Record<string, string>>; mergeHint: string };
  mayChange(id: string): boolean;
  readTheme(): Theme;
  /** The dots this person placed in the running vote; null while none is running. */
  ownVotes(): ReadonlyMap<string, number> | null;
}

export class Renderer {
  readonly atlas: Atlas;
  #context: CanvasRenderingContext2D;
  #overview = new Overview();
  #dirty = true;
  #loop = 0;
  #offsets = new Map<string, { dx: number; dy: number }>();
  #stops: (() => void)[] = [];
  #scale = 0;
  #zoomedAt = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** The colours in use; others paint with the same. */
  theme: Theme;
  /** Counts drawn frames; journeys and measurements read it. */
  frames = 0;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly input: RendererInput,
  ) {
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) throw new Error("this browser has no 2D canvas");
    this.#context = context;
    this.theme = input.readTheme();
    this.atlas = new Atlas({
      size: (id) => this.#paddedSize(id),
      paint: (target, id, scale) => this.#paintNote(target, id, scale),
    });
    this.#stops.push(
      input.camera.onChange(() => this.request()),
      input.scene.onChange((changes) => this.#changed(changes)),
    );
  }

  /** Asks for a frame. */
  request(): void {
    this.#dirty = true;
    if (!this.#loop) this.#loop = requestAnimationFrame(() => this.#tick());
  }

  /** Everything must be painted anew, as after a change of theme or the arrival of fonts. */
  repaintAll(): void {
    this.theme = this.input.readTheme();
    this.atlas.invalidateAll();
    this.request();
  }

  repaint(ids: Iterable<string>): void {
    for (const id of ids) this.atlas.invalidate(id);
    this.request();
  }

  resize(width: number, height: number, ratio: number): void {
    const w = Math.max(1, Math.round(width * ratio));
    const h = Math.max(1, Math.round(height * ratio));
    if (this.canvas.width !== w || this.canvas.height !== h) {
      this.canvas.width = w;
      this.canvas.height = h;
    }
    this.input.camera.resize(width, height);
    // The canvas was cleared: draw at once instead of showing one empty frame.
    this.#draw();
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
    cancelAnimationFrame(this.#loop);
    clearTimeout(this.#rest);
  }

  #tick(): void {
    this.#loop = 0;
    if (!this.#dirty) return;
    this.#dirty = false;
    this.#draw();
  }

  get #ratio(): number {
    return this.canvas.width / this.input.camera.width;
  }

  #draw(): void {
    const { camera } = this.input;
    const { theme } = this;
    const context = this.#context;
    const scale = camera.view.zoom * this.#ratio;
    this.frames += 1;
    this.atlas.beginFrame();
    this.#gatherOffsets();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = theme.paper;
    context.fillRect(0, 0, this.canvas.width, this.canvas.height);
    this.#drawDots(theme, scale);
    context.setTransform(scale, 0, 0, scale, -camera.view.x * scale, -camera.view.y * scale);
    const area = inflate(camera.visible, NOTE_PAD * 2);
    this.#drawFrames(area, theme);
    drawLinks(context, {
      ...this.input,
      area,
      theme,
      moving: this.#offsets.keys(),
      shown: (id, note) => this.shown(id, note),
    });
    this.#drawNotes(area, theme, scale);
    this.#drawTitles(area, theme);
    paintOverlay(context, this.#overlayInput(theme));
  }

  /** A faint grid of dots gives the empty table a surface; it fades out from afar. */
  #drawDots(theme: Theme, scale: number): void {
    const step = 40 * scale;
    if (step < 18) return;
    const context = this.#context;
    const { x, y } = this.input.camera.view;
    const size = Math.max(1, Math.round(this.#ratio));
    context.fillStyle = theme.dot;
    const startX = -(((x * scale) % step) + step) % step;
    const startY = -(((y * scale) % step) + step) % step;
    for (let top = startY; top < this.canvas.height; top += step) {
      for (let left = startX; left < this.canvas.width; left += step) {
        context.fillRect(Math.round(left), Math.round(top), size, size);
      }
    }
  }

  /** How far notes and frames are shown from where they are stored: drags, own and others'. */
  #gatherOffsets(): void {
    this.#offsets.clear();
    for (const peer of this.input.peers()) {
      if (!peer.drag) continue;
      for (const id of peer.drag.ids) this.#offsets.set(id, peer.drag);
    }
    const own = this.input.ui.drag.value;
    if (own) for (const id of own.ids) this.#offsets.set(id, own);
  }

  /** Where a note or frame appears right now. */
  shown<B extends Rect>(id: string, box: B): B {
    const resize = this.input.ui.resize.value;
    if (resize?.id === id) return { ...box, ...resize.box };
    const offset = this.#offsets.get(id);
    return offset ? translate(box, offset.dx, offset.dy) : box;
  }

  #drawFrames(area: Rect, theme: Theme): void {
    const { scene, store, camera, words, ui } = this.input;
    const zoom = camera.view.zoom;
    const ids = new Set(scene.frames.search(area));
    for (const id of this.#offsets.keys()) if (store.frame(id)) ids.add(id);
    const frames = [...ids].flatMap((id) => {
      const frame = store.frame(id);
      return frame ? [{ id, frame: this.shown(id, frame) }] : [];
    });
    // Larger frames first: a frame inside another one lies on top of it.
    frames.sort((a, b) => b.frame.w * b.frame.h - a.frame.w * a.frame.h || (a.id < b.id ? -1 : 1));
    for (const { id, frame } of frames) {
      paintFrame(this.#context, frame, theme, zoom);
      if (frame.kind === "ml_design") {
        paintSections(this.#context, id, frame, words, theme, zoom, ui.editing.value);
      }
    }
  }

  #drawTitles(area: Rect, theme: Theme): void {
    const { scene, store, camera, words, ui } = this.input;
    const zoom = camera.view.zoom;
    const ids = new Set(scene.frames.search(inflate(area, 30 / zoom)));
    for (const id of this.#offsets.keys()) if (store.frame(id)) ids.add(id);
    for (const id of ids) {
      const frame = store.frame(id);
      if (!frame || ui.editing.value === id) continue;
      paintTitle(this.#context, this.shown(id, frame), words, theme, zoom);
    }
  }

  #drawNotes(area: Rect, theme: Theme, scale: number): void {
    const { scene, store, ui } = this.input;
    const resting = scene.notesIn(area).filter(([id]) => !this.#offsets.has(id));
    const moving: [string, Note][] = [];
    for (const id of this.#offsets.keys()) {
      const note = store.note(id);
      if (note) moving.push([id, note]);
    }
    if (scale < OVERVIEW_SCALE) {
      this.#overview.clear();
      for (const [id, note] of [...resting, ...moving]) this.#overview.add(this.shown(id, note));
      this.#overview.paint(this.#context, theme);
      return;
    }
    // From afar notes hardly overlap visibly, and sorting thousands would cost the frame.
    if (resting.length < 1500) resting.sort(byDepth);
    this.#drawBitmaps([...resting, ...moving.sort(byDepth)], theme, scale, ui.editing.value);
  }

  #drawBitmaps(
    notes: readonly (readonly [string, Note])[],
    theme: Theme,
    scale: number,
    editing: string | null,
  ): void {
    const bucket = bucketFor(scale);
    const now = performance.now();
    const until = now + PAINT_BUDGET;
    if (scale !== this.#scale) this.#zoomedAt = now;
    this.#scale = scale;
    const zooming = now - this.#zoomedAt < SETTLED;
    const context = this.#context;
    let unfinished = false;
    for (const [id, stored] of notes) {
      const note = this.shown(id, stored);
      const changing = id === editing || this.input.ui.resize.value?.id === id;
      if (scale > DIRECT_SCALE || changing) {
        context.save();
        context.translate(note.x - NOTE_PAD, note.y - NOTE_PAD);
        paintNote(context, this.#face(id, note, id === editing), theme, scale);
        context.restore();
        continue;
      }
      if (!this.atlas.fresh(id, bucket)) {
        // While the zoom changes any bitmap will do; the sharp one comes when it rests.
        const wanted = !zooming || !this.atlas.has(id);
        if (wanted && performance.now() < until) this.atlas.prepare(id, bucket);
        else unfinished = true;
      }
      if (!this.atlas.draw(context, id, bucket, note.x - NOTE_PAD, note.y - NOTE_PAD)) {
        context.fillStyle = theme.notes[note.kind].fill;
        context.fillRect(note.x, note.y, note.w, note.h);
      }
    }
    if (unfinished && zooming) this.#soon();
    else if (unfinished) this.request();
  }

  /** Draws again once the zoom has come to rest. */
  #soon(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.request(), SETTLED + 10);
  }

  #face(id: string, note: Note, blank: boolean): NoteFace {
    const { store, words } = this.input;
    const own = this.input.ownVotes();
    return {
      note,
      text: blank ? "" : store.text(id),
      caption: words.kinds[note.kind] ?? "",
      comments: store.commentsOf(id).length,
      // While a vote is open older results are hidden: they would sway it.
      votes: own ? (own.get(id) ?? 0) : store.votesOf(id),
      useCase: store.useCaseOf(id) !== undefined,
      draft: store.isPrivate(id),
    };
  }

  #paintNote(target: CanvasRenderingContext2D, id: string, scale: number): void {
    const note = this.input.store.note(id);
    if (note) paintNote(target, this.#face(id, note, false), this.theme, scale);
  }

  #paddedSize(id: string): { w: number; h: number } | null {
    const note = this.input.store.note(id);
    return note ? { w: note.w + NOTE_PAD * 2, h: note.h + NOTE_PAD * 2 } : null;
  }

  #overlayInput(theme: Theme): OverlayInput {
    const { store, camera, ui, peers } = this.input;
    const box = (id: string) => {
      const found = store.box(id);
      return found ? this.shown(id, found) : undefined;
    };
    const { words, mayChange } = this.input;
    const { mergeHint } = words;
    return { theme, zoom: camera.view.zoom, ui, store, peers: peers(), mergeHint, mayChange, box };
  }

  #changed(changes: Changes): void {
    for (const id of changes.notes) {
      if (this.input.store.note(id)) this.atlas.invalidate(id);
      else this.atlas.forget(id);
    }
    for (const ids of [changes.texts, changes.votes, changes.useCases]) {
      for (const id of ids) this.atlas.invalidate(id);
    }
    for (const id of changes.comments) {
      // A deleted comment no longer tells its note; then all visible counts are refreshed.
      const note = this.input.store.comment(id)?.note;
      if (note) this.atlas.invalidate(note);
      else this.atlas.invalidateAll();
    }
    this.request();
  }
}
