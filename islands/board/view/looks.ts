// "Look here": rings that spread from the spot somebody calls everyone to. At the edge of the
// screen when the spot lies beyond it, so that one sees which way it is.
import { effect } from "@preact/signals-core";
import type { App } from "../ui/app";
import { h } from "../ui/dom";

/** Pixels that the middle of the rings keeps from the edges of the screen. */
const EDGE = 28;

export function looks(app: App): HTMLElement {
  const layer = h("div", { class: "b-cursors", "aria-hidden": "true" });
  const known = new Map<number, HTMLElement>();
  const place = () => {
    const { width, height } = app.camera;
    for (const { id, at } of app.ui.looks.peek()) {
      const screen = app.camera.toScreen(at);
      const x = Math.min(width - EDGE, Math.max(EDGE, screen.x));
      const y = Math.min(height - EDGE, Math.max(EDGE, screen.y));
      known.get(id)?.style.setProperty("translate", `${x.toFixed(1)}px ${y.toFixed(1)}px`);
    }
  };
  effect(() => {
    const current = new Set(app.ui.looks.value.map(({ id }) => id));
    for (const { id, name, colour } of app.ui.looks.value) {
      if (known.has(id)) continue;
      const made = h("div", { class: "b-look" }, h("span", { class: "b-cursor-name", text: name }));
      made.style.setProperty("--tag", colour);
      known.set(id, made);
      layer.append(made);
    }
    for (const [id, element] of known) {
      if (current.has(id)) continue;
      element.remove();
      known.delete(id);
    }
    place();
  });
  app.camera.onChange(place);
  return layer;
}
