// Left (below, on a phone): the kinds of note, those of the current step first, and the tools.
import { effect, signal } from "@preact/signals-core";
import { NOTE_KINDS, type NoteKind } from "../model/types";
import { type App, kindToCreate, mayEdit, paletteOf, t } from "./app";
import { button, fill, h, type IconName, icon, live } from "./dom";
import type { Tool } from "./state";
import { addFrame, createNear } from "./verbs";

export function palette(app: App): HTMLElement {
  const words = t(app);
  const place = h("section", { class: "b-card b-palette", "aria-label": words.palette });
  const kinds = h("div", { class: "b-kinds" });
  fill(place, tools(app), h("hr", { class: "b-rule" }), kinds);
  const showAll = signal(false);
  live(kinds, () => {
    const { first, others, locked } = paletteOf(app.state.value, app.boot.me.can_lead);
    const chosen = kindToCreate(app.ui.kind.value, { first, others, locked });
    const entry = (kind: NoteKind) => kindButton(app, kind, kind === chosen);
    return [
      ...first.map(entry),
      others.length > 0
        ? moreButton(app, showAll.value, () => (showAll.value = !showAll.peek()))
        : null,
      ...(showAll.value ? others.map(entry) : []),
      locked && others.length === 0 ? h("p", { class: "b-remark", text: words.lockedKinds }) : null,
    ];
  });
  effect(() => {
    place.hidden = !mayEdit(app);
  });
  return place;
}

/** Adds a note by a click, or by dragging it onto the board. */
function kindButton(app: App, kind: NoteKind, chosen: boolean): HTMLElement {
  const name = app.words.kinds[kind];
  const number = NOTE_KINDS.indexOf(kind) + 1;
  const swatch = h("span", { class: "b-swatch", "data-kind": kind, "aria-hidden": "true" });
  const made = h(
    "button",
    {
      type: "button",
      class: "b-kind",
      "data-kind": kind,
      "data-focus": `kind-${kind}`,
      "data-chosen": chosen,
      "aria-keyshortcuts": String(number),
      on: {
        click: () => createNear(app, kind),
      },
    },
    swatch,
    h("span", { class: "b-kind-name", text: name }),
    h("kbd", { "aria-hidden": "true", text: String(number) }),
  );
  return made;
}

function moreButton(app: App, open: boolean, toggle: () => void): HTMLElement {
  const words = t(app);
  const made = h(
    "button",
    {
      type: "button",
      class: "b-kind b-more",
      "data-focus": "more",
      "aria-expanded": String(open),
      on: { click: toggle },
    },
    icon(open ? "minus" : "plus"),
    h("span", { class: "b-kind-name", text: open ? words.less : words.more }),
  );
  return made;
}

function tools(app: App): HTMLElement {
  const words = t(app);
  const row = h("div", { class: "b-tools", role: "group", "aria-label": words.tools });
  const tool = (name: Tool, iconName: IconName, label: string, key: string) => {
    const made = button({
      icon: iconName,
      label,
      key,
      pressed: false,
      onClick: () => {
        app.ui.tool.value = name;
        app.surface.focus();
      },
    });
    effect(() => made.setAttribute("aria-pressed", String(app.ui.tool.value === name)));
    return made;
  };
  const search = button({
    icon: "search",
    label: words.search,
    key: "/",
    onClick: () => {
      app.ui.panel.value = app.ui.panel.value === "search" ? null : "search";
    },
  });
  fill(
    row,
    tool("select", "cursor", words.toolSelect, "Esc"),
    tool("hand", "hand", words.toolHand, "Space"),
    tool("link", "arrow", words.toolLink, "L"),
    button({ icon: "frame", label: words.addFrame, onClick: () => addFrame(app, "group") }),
    button({ icon: "brain", label: words.addMlDesign, onClick: () => addFrame(app, "ml_design") }),
    search,
  );
  return row;
}
