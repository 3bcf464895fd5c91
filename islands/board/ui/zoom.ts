// Bottom right: the overview map, zoom, fit, full screen.

import { Minimap } from "../view/minimap";
import { type App, t } from "./app";
import { button, fill, h } from "./dom";
import { fitAll, fullScreen } from "./verbs";

export function zoomControls(app: App, host: HTMLElement): HTMLElement {
  const words = t(app);
  const canvas = h("canvas", { class: "b-minimap", role: "img", "aria-label": words.minimap });
  const minimap = new Minimap(canvas, app);
  const percent = h("button", {
    type: "button",
    class: "b-button b-percent",
    "data-tip": words.zoomReset,
    on: { click: () => app.camera.zoomTo(1) },
  });
  const row = h("div", { class: "b-zoom-row" });
  fill(
    row,
    button({
      icon: "minus",
      label: words.zoomOut,
      key: "-",
      onClick: () => app.camera.zoomTo(app.camera.view.zoom / 1.4),
    }),
    percent,
    button({
      icon: "plus",
      label: words.zoomIn,
      key: "+",
      onClick: () => app.camera.zoomTo(app.camera.view.zoom * 1.4),
    }),
    button({ icon: "fit", label: words.fit, key: "F", onClick: () => fitAll(app) }),
    button({ icon: "fullScreen", label: words.fullScreen, onClick: () => fullScreen(host) }),
  );
  const say = () => {
    const text = `${Math.round(app.camera.view.zoom * 100)}%`;
    if (percent.textContent !== text) {
      percent.textContent = text;
      percent.setAttribute("aria-label", `${text} ${words.zoomReset}`);
    }
    minimap.request();
  };
  app.camera.onChange(say);
  app.scene.onChange(() => minimap.request());
  say();
  return h("div", { class: "b-card b-zoom" }, canvas, row);
}
