// The whole board in a corner, with what the screen shows of it. Notes are painted into a
// picture of their own only when they change; moving the view repaints just the outline.
import type { App } from "../ui/app";
import { bounds, type Rect } from "./geometry";

const WIDTH = 196;
const HEIGHT = 112;
/** Milliseconds between pictures while notes change. */
const PICTURE_PACE = 250;

export class Minimap {
  #context: CanvasRenderingContext2D | null;
  #picture = document.createElement("canvas");
  #frame = 0;
  #drawnRevision = -1;
  #drawnAt = 0;
  #area: Rect = { x: 0, y: 0, w: 1, h: 1 };
  #scale = 1;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly app: App,
  ) {
    const ratio = Math.min(2, devicePixelRatio || 1);
    for (const each of [canvas, this.#picture]) {
      each.width = WIDTH * ratio;
      each.height = HEIGHT * ratio;
    }
    this.#context = canvas.getContext("2d");
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      this.#jump(event);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (event.buttons & 1) this.#jump(event);
    });
  }

  request(): void {
    this.#frame ||= requestAnimationFrame(() => this.#draw());
  }

  #jump(event: PointerEvent): void {
    const rect = this.canvas.getBoundingClientRect();
    const { camera } = this.app;
    const { zoom } = camera.view;
    const x = this.#area.x + ((event.clientX - rect.x) / rect.width) * this.#area.w;
    const y = this.#area.y + ((event.clientY - rect.y) / rect.height) * this.#area.h;
    this.app.ui.following.value = null;
    camera.set({ x: x - camera.width / 2 / zoom, y: y - camera.height / 2 / zoom, zoom });
  }

  #draw(): void {
    this.#frame = 0;
    const context = this.#context;
    if (!context || this.canvas.offsetParent === null) return;
    this.#refreshPicture();
    const theme = this.app.renderer.theme;
    const { width, height } = this.canvas;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.drawImage(this.#picture, 0, 0);
    const view = this.app.camera.visible;
    const ratio = width / WIDTH;
    context.strokeStyle = theme.accent;
    context.lineWidth = 1.5 * ratio;
    const left = Math.max(1, (view.x - this.#area.x) * this.#scale);
    const top = Math.max(1, (view.y - this.#area.y) * this.#scale);
    const right = Math.min(width - 1, (view.x + view.w - this.#area.x) * this.#scale);
    const bottom = Math.min(height - 1, (view.y + view.h - this.#area.y) * this.#scale);
    if (right > left && bottom > top) {
      context.fillStyle = theme.accent;
      context.globalAlpha = 0.07;
      context.fillRect(left, top, right - left, bottom - top);
      context.globalAlpha = 1;
      context.strokeRect(left, top, right - left, bottom - top);
    }
  }

  #refreshPicture(): void {
    const revision = this.app.store.revision.peek();
    // An empty board has no shape of its own: the map shows where one looks.
    if (revision === this.#drawnRevision && this.app.scene.bounds()) return;
    const wait = PICTURE_PACE - (performance.now() - this.#drawnAt);
    if (wait > 0 && this.#drawnRevision !== -1) {
      setTimeout(() => this.request(), wait);
      return;
    }
    this.#drawnRevision = revision;
    this.#drawnAt = performance.now();
    this.#frameBoard();
    this.#paintPicture();
  }

  /** Fits the board with a margin and the canvas's proportions. */
  #frameBoard(): void {
    const around = this.app.scene.bounds() ?? this.app.camera.visible;
    const roomy = bounds([around]) ?? around;
    const margin = Math.max(roomy.w, roomy.h) * 0.08 + 40;
    const wanted = { w: roomy.w + margin * 2, h: roomy.h + margin * 2 };
    const units = Math.max(wanted.w / WIDTH, wanted.h / HEIGHT);
    const w = units * WIDTH;
    const h = units * HEIGHT;
    this.#area = { x: roomy.x + roomy.w / 2 - w / 2, y: roomy.y + roomy.h / 2 - h / 2, w, h };
    this.#scale = this.canvas.width / w;
  }

  #paintPicture(): void {
    const context = this.#picture.getContext("2d");
    if (!context) return;
    const theme = this.app.renderer.theme;
    const scale = this.#scale;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.#picture.width, this.#picture.height);
    context.setTransform(scale, 0, 0, scale, -this.#area.x * scale, -this.#area.y * scale);
    context.fillStyle = theme.surface;
    for (const frame of this.app.store.frames.values()) {
      context.fillRect(frame.x, frame.y, frame.w, frame.h);
    }
    const least = 1.2 / scale;
    for (const note of this.app.store.notes.values()) {
      context.fillStyle = theme.notes[note.kind].fill;
      context.fillRect(note.x, note.y, Math.max(least, note.w), Math.max(least, note.h));
    }
  }
}
