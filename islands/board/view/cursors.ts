// Others' pointers, as elements: the browser moves a handful of them more smoothly than a canvas
// would repaint, and names stay crisp.
import { effect } from "@preact/signals-core";
import type { App } from "../ui/app";
import { h } from "../ui/dom";

const ARROW = "M1 1 L1 14.5 L4.9 11 L7.4 16.6 L10 15.5 L7.5 10 L12.6 9.6 Z";
const SVG = "http://www.w3.org/2000/svg";

export function cursors(app: App): HTMLElement {
  const layer = h("div", { class: "b-cursors", "aria-hidden": "true" });
  const known = new Map<number, HTMLElement>();
  const place = () => {
    const { width, height } = app.camera;
    const seen = new Set<number>();
    for (const peer of app.peers.peek()) {
      if (!peer.cursor) continue;
      seen.add(peer.client);
      const element = known.get(peer.client) ?? made(layer, known, peer.client);
      const at = app.camera.toScreen(peer.cursor);
      const outside = at.x < -20 || at.y < -20 || at.x > width || at.y > height;
      element.hidden = outside;
      element.style.setProperty("--tag", peer.colour);
      element.style.transform = `translate(${at.x.toFixed(1)}px, ${at.y.toFixed(1)}px)`;
      const name = element.lastElementChild;
      if (name && name.textContent !== peer.name) name.textContent = peer.name;
    }
    for (const [client, element] of known) {
      if (seen.has(client)) continue;
      element.remove();
      known.delete(client);
    }
  };
  effect(() => {
    void app.peers.value;
    layer.classList.add("gliding");
    place();
  });
  // With the camera the cursors move at once; between their own reports they glide.
  app.camera.onChange(() => {
    layer.classList.remove("gliding");
    place();
  });
  return layer;
}

function made(layer: HTMLElement, known: Map<number, HTMLElement>, client: number): HTMLElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 14 18");
  svg.setAttribute("width", "16");
  svg.setAttribute("height", "20");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ARROW);
  svg.append(path);
  const element = h("div", { class: "b-cursor" });
  element.append(svg, h("span", { class: "b-cursor-name" }));
  layer.append(element);
  known.set(client, element);
  return element;
}
