// Draws the board: one canvas, one animation frame at a time, and only when something changed.
import type { BoardStore } from "../model/store";
import type { Changes, Note } from "../model/types";
import type { UiState } from "../ui/state";
import type { Camera } from "./camera";
import { drawDots } from "./dots";
import { drawLinks } from "./draw-links";
import { NotePainter, type NotesFrame } from "./draw-notes";
import { inflate, intersects, type Rect, translate } from "./geometry";
import { Nearby } from "./nearby";
import { type OverlayInput, paintOverlay } from "./overlay";
import { OVERVIEW_SCALE, Overview, paintBlocks } from "./overview";
import { type FrameWords, paintFrame, paintSections, paintTitle } from "./paint-frame";
import { NOTE_PAD } from "./paint-note";
import type { Peer } from "./peer";
import { byDepth, type Scene } from "./scene";
import type { Theme } from "./theme";

/** Milliseconds a frame may spend on painting notes anew; the rest follows in the next frames.
 * While nothing moves, a longer frame goes unnoticed and the words are there sooner. */
const PAINT_BUDGET = { moving: 4, resting: 24 };
/** Beyond this many, notes are too small to be seen overlapping, and sorting is not worth it. */
const MOST_SORTED = 3000;
/** Milliseconds without a change of zoom after which it counts as resting. */
const SETTLED = 120;

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
  #painter: NotePainter;
  #context: CanvasRenderingContext2D;
  #overview = new Overview();
  #notes: Nearby<readonly [string, Note]>;
  #links: Nearby<string>;
  #selection: ReadonlySet<string> | undefined;
  #dirty = true;
  #loop = 0;
  #offsets = new Map<string, { dx: number; dy: number }>();
  #stops: (() => void)[] = [];
  #scale = 0;
  #corner = { x: 0, y: 0 };
  #zoomedAt = 0;
  #movedAt = 0;
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
    this.#painter = new NotePainter(input, this.theme);
    this.#notes = new Nearby((area) => {
      const found = input.scene.notesIn(area);
      return found.length < MOST_SORTED ? found.sort(byDepth) : found;
    });
    this.#links = new Nearby((area) => input.scene.links.search(area));
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
    this.#painter.atlas.invalidateAll();
    this.#overview.forget();
    this.request();
  }

  repaint(ids: Iterable<string>): void {
    for (const id of ids) this.#painter.atlas.invalidate(id);
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
    this.#painter.atlas.beginFrame();
    this.#gatherOffsets();
    this.#followMotion(scale);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = theme.paper;
    context.fillRect(0, 0, this.canvas.width, this.canvas.height);
    drawDots(context, camera.view, scale, this.#ratio, theme.dot);
    // The board starts at a whole pixel: bitmaps of the same scale are then copied as they are.
    const { x, y } = camera.view;
    context.setTransform(scale, 0, 0, scale, -Math.round(x * scale), -Math.round(y * scale));
    const area = inflate(camera.visible, NOTE_PAD * 2);
    this.#drawFrames(area, theme);
    // Things that move would have to be left out of the picture, and back in a moment later.
    const still = this.#offsets.size === 0 && !this.input.ui.resize.value;
    if (scale < OVERVIEW_SCALE && still) this.#drawOverview(area, theme, scale);
    else {
      this.#drawLinks(context, area, this.#links.in(area), theme);
      this.#drawNotes(area, theme, scale);
    }
    this.#drawTitles(area, theme);
    paintOverlay(context, this.#overlayInput(theme));
  }

  #followMotion(scale: number): void {
    const now = performance.now();
    const { x, y } = this.input.camera.view;
    if (scale !== this.#scale) this.#zoomedAt = now;
    if (scale !== this.#scale || x !== this.#corner.x || y !== this.#corner.y) this.#movedAt = now;
    this.#scale = scale;
    this.#corner = { x, y };
  }

  get #zooming(): boolean {
    return performance.now() - this.#zoomedAt < SETTLED;
  }

  get #moving(): boolean {
    return performance.now() - this.#movedAt < SETTLED;
  }

  #drawLinks(
    context: CanvasRenderingContext2D,
    area: Rect,
    links: readonly string[],
    theme: Theme,
  ): void {
    drawLinks(context, {
      ...this.input,
      area,
      links,
      theme,
      moving: this.#offsets.keys(),
      shown: (id, note) => this.shown(id, note),
    });
  }

  #drawOverview(area: Rect, theme: Theme, scale: number): void {
    const { scene, ui } = this.input;
    const bounds = scene.bounds();
    if (!bounds) return;
    if (ui.selection.value !== this.#selection) this.#overview.forget();
    this.#selection = ui.selection.value;
    const view = { area, bounds: inflate(bounds, 2 / scale), scale, zooming: this.#zooming };
    const sharp = this.#overview.draw(this.#context, view, (context, part) => {
      this.#drawLinks(context, part, scene.links.search(part), theme);
      paintBlocks(
        context,
        scene.notesIn(part).map(([, note]) => note),
        theme,
      );
    });
    if (!sharp) this.#soon();
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
    const { store } = this.input;
    const resting = this.#notes.in(area);
    const moving: [string, Note][] = [];
    for (const id of this.#offsets.keys()) {
      const note = store.note(id);
      if (note) moving.push([id, this.shown(id, note)]);
    }
    if (scale < OVERVIEW_SCALE) {
      const still = resting.filter(([id]) => !this.#offsets.has(id)).map(([, note]) => note);
      paintBlocks(this.#context, still, theme);
      paintBlocks(
        this.#context,
        moving.map(([, note]) => note),
        theme,
      );
      return;
    }
    const busy = this.#moving || this.#offsets.size > 0;
    const budget = busy ? PAINT_BUDGET.moving : PAINT_BUDGET.resting;
    const until = performance.now() + budget;
    const frame: NotesFrame = { theme, scale, zooming: this.#zooming, until };
    let finished = true;
    const draw = (id: string, note: Note) => {
      finished = this.#painter.draw(this.#context, id, note, frame) && finished;
    };
    for (const [id, note] of resting) {
      if (this.#offsets.has(id)) continue;
      const shown = this.shown(id, note);
      if (intersects(area, shown)) draw(id, shown);
    }
    for (const [id, note] of moving.sort(byDepth)) if (intersects(area, note)) draw(id, note);
    if (finished) return;
    if (frame.zooming) this.#soon();
    else this.request();
  }

  /** Draws again once the zoom has come to rest. */
  #soon(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.request(), SETTLED + 10);
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
    if (changes.notes.size + changes.links.size > 0) {
      this.#notes.forget();
      this.#links.forget();
      this.#overview.forget();
    }
    for (const id of changes.notes) {
      if (this.input.store.note(id)) this.#painter.atlas.invalidate(id);
      else this.#painter.atlas.forget(id);
    }
    for (const ids of [changes.texts, changes.votes, changes.useCases]) {
      for (const id of ids) this.#painter.atlas.invalidate(id);
    }
    for (const id of changes.comments) {
      // A deleted comment no longer tells its note; then all visible counts are refreshed.
      const note = this.input.store.comment(id)?.note;
      if (note) this.#painter.atlas.invalidate(note);
      else this.#painter.atlas.invalidateAll();
    }
    this.request();
  }
}
