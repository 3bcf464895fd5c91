// Top left: whose board this is, whether everything is saved, undo and redo, export and import.
import { effect } from "@preact/signals-core";
import { type App, backLabel, mayEdit, t } from "./app";
import { button, fill, h, type IconName, icon } from "./dom";
import { popover } from "./popover";
import { redo, undo } from "./verbs";

export function header(app: App): HTMLElement {
  const words = t(app);
  const { boot } = app;
  const label = backLabel(app);
  const back = h(
    "a",
    {
      class: "b-button",
      href: boot.home,
      "aria-label": label,
      "data-tip": label,
    },
    icon("goBack"),
  );
  const names = h(
    "div",
    { class: "b-names" },
    h("p", { class: "b-product", text: boot.product || boot.team_name }),
    h("span", { class: "b-team", text: boot.product ? boot.team_name : "" }),
    saving(app),
  );
  const observing = boot.me.can_edit ? null : h("span", { class: "b-tag", text: words.observing });
  return h("header", { class: "b-card b-header" }, back, names, observing, history(app), menu(app));
}

const SAVE_ICONS: Partial<Record<string, IconName>> = {
  saved: "cloudCheck",
  saving: "cloudSync",
  connecting: "cloudSync",
  offline: "cloudOff",
  locked: "lock",
  ended: "warning",
};

/** Says nothing but the truth: what the server confirmed, what is on the way, what waits here. */
function saving(app: App): HTMLElement {
  const words = t(app);
  const place = h("span", { class: "b-save" });
  effect(() => {
    const { status, unsaved } = app.save.value;
    const said = status === "offline" ? words.offlineKept : app.words.status[status];
    const name = SAVE_ICONS[status];
    place.dataset.status = status;
    place.title = unsaved > 0 ? app.words.unsaved(unsaved) : "";
    fill(place, name ? icon(name) : null, h("span", { text: said }));
  });
  return place;
}

function history(app: App): HTMLElement {
  const words = t(app);
  const back = button({ icon: "undo", label: words.undo, key: "Ctrl+Z", onClick: () => undo(app) });
  const again = button({
    icon: "redo",
    label: words.redo,
    key: "Ctrl+Shift+Z",
    onClick: () => redo(app),
  });
  const group = h("div", { class: "b-group b-history" }, back, again);
  effect(() => {
    group.hidden = !mayEdit(app);
    back.disabled = !app.board.history.canUndo.value;
    again.disabled = !app.board.history.canRedo.value;
  });
  return group;
}

function menu(app: App): HTMLElement {
  const words = t(app);
  return popover(app, {
    panel: "menu",
    label: words.menu,
    icon: "dots",
    side: "left",
    content: (parts, box) => parts.fillMenu(app, box),
  });
}
