// What an empty board says: what to do first in the current step, and how.
import { computed } from "@preact/signals-core";
import { type App, currentStep, kindToCreate, mayEdit, paletteOf, t } from "./app";
import { button, h, live } from "./dom";
import { NARROW } from "./looking";
import { createNear } from "./verbs";

export function empty(app: App): HTMLElement {
  const words = t(app);
  const place = h("div", { class: "b-empty" });
  const blank = computed(() => {
    void app.store.revision.value;
    return app.store.notes.size === 0 && app.store.frames.size === 0;
  });
  live(place, () => {
    place.hidden = !blank.value || app.save.value.status === "connecting";
    if (place.hidden) return null;
    const title = h("h2", { text: words.emptyTitle });
    if (!mayEdit(app)) return [title, h("p", { text: words.emptyObserver })];
    const palette = paletteOf(app.state.value, app.boot.me.can_lead);
    const kind = palette.first.includes("event")
      ? "event"
      : kindToCreate(app.ui.kind.value, palette);
    const name = app.words.kinds[kind];
    const narrow = innerWidth < NARROW;
    return [
      h("span", { class: "b-empty-note", "data-kind": kind, "aria-hidden": "true", text: name }),
      title,
      h("p", { class: "b-empty-lead", text: words.emptyKind(name) }),
      h("p", { text: narrow ? words.emptyHowTouch : words.emptyHow }),
      currentStep(app.state.value) ? null : h("p", { text: words.emptyNotStarted }),
      button({
        text: words.writeFirst(name),
        class: "primary",
        onClick: () => createNear(app, kind),
      }),
    ];
  });
  return place;
}
