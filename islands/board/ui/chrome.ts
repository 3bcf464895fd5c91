// Puts the controls around the canvas, in the order in which Tab visits them.
import { agenda } from "./agenda";
import type { App } from "./app";
import { banners } from "./banners";
import { comments } from "./comments";
import { h } from "./dom";
import { empty } from "./empty";
import { header } from "./header";
import { help } from "./help";
import { hints } from "./hints";
import { offer } from "./offer";
import { palette } from "./palette";
import { closeOnOutside } from "./popover";
import { search } from "./search";
import { toasts } from "./toasts";
import { toolbar } from "./toolbar";
import { zoomControls } from "./zoom";

export function chrome(app: App, host: HTMLElement): void {
  const top = h("div", { class: "b-top" }, header(app), agenda(app));
  host.prepend(top, banners(app));
  app.surface.append(empty(app));
  host.append(
    toolbar(app),
    offer(app),
    palette(app),
    comments(app),
    search(app),
    zoomControls(app, host),
    hints(app),
    toasts(app),
    help(app),
  );
  closeOnOutside(app, host);
}
