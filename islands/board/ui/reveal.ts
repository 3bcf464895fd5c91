// Silent writing: what it means, how many notes wait, and the lead's ways to reveal them.
import { computed } from "@preact/signals-core";
import { type App, t } from "./app";
import { h, icon, live } from "./dom";
import { popover } from "./popover";

/** Stands at the top of the board while a step is silent or drafts wait to be revealed. */
export function silence(app: App): HTMLElement {
  const place = h("div", { class: "b-slot" });
  const words = t(app);
  const all = h("span");
  const reveal = popover(app, {
    panel: "reveal",
    label: words.reveal,
    class: "primary",
    face: all,
    content: (parts, box) => live(box, () => parts.revealChoices(app)),
  });
  const own = computed(() => {
    void app.store.revision.value;
    return app.store.collections.mine.notes.size;
  });
  live(place, () => {
    const { silent, drafts } = app.state.value;
    const waiting = drafts.reduce((sum, draft) => sum + draft.notes, 0);
    if (!silent && waiting === 0) return null;
    const mine = own.value;
    all.textContent = words.revealButton(waiting);
    return h(
      "div",
      { class: "b-banner b-silent" },
      icon("eyeOff"),
      h(
        "span",
        { class: "b-two" },
        h("span", { text: silent ? words.silentBanner : words.drafts(mine) }),
        silent && mine > 0 ? h("small", { text: words.drafts(mine) }) : null,
      ),
      app.boot.me.can_lead ? reveal : null,
    );
  });
  return place;
}
