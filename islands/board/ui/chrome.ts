// Puts the controls around the canvas, in the order in which Tab visits them.
import { agenda } from "./agenda";
import type { App } from "./app";
import { banners } from "./banners";
import { h } from "./dom";
import { empty } from "./empty";
import { header } from "./header";
import { hints } from "./hints";
import { palette } from "./palette";
import { closeOnOutside } from "./popover";
import { toasts } from "./toasts";

/** Gives the parts that arrive later, when they are there. */
export async function chrome(app: App, host: HTMLElement): Promise<typeof import("./parts")> {
  const top = h("div", { class: "b-top" }, header(app), agenda(app));
  host.prepend(top, banners(app));
  // On a phone the bars stack, and the banners follow below however high they are.
  new ResizeObserver(() => {
    host.style.setProperty("--top-height", `${top.offsetHeight}px`);
  }).observe(top);
  app.surface.append(empty(app));
  const later = h("span", { hidden: true });
  const kinds = palette(app);
  host.append(kinds, later, hints(app), toasts(app));
  closeOnOutside(app, host);
  const parts = await import("./parts");
  later.replaceWith(
    parts.toolbar(app),
    parts.offer(app),
    parts.comments(app),
    parts.search(app),
    parts.zoomControls(app, host),
    parts.help(app),
  );
  app.surface.append(parts.looks(app));
  parts.dragOntoBoard(app, kinds);
  return parts;
}
