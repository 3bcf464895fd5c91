// Where an arrow was dropped on empty ground: the kinds of note to create there, those the
// grammar expects first.

import { nextKinds, suggestedKinds } from "../model/placing";
import type { NoteKind } from "../model/types";
import { type App, paletteOf, t } from "./app";
import { h, live } from "./dom";
import { createAt } from "./verbs";

export function offer(app: App): HTMLElement {
  const words = t(app);
  const place = h("div", {
    class: "b-card b-offer",
    role: "menu",
    "aria-label": words.linkNext,
    hidden: true,
  });
  live(place, () => {
    const open = app.ui.offer.value;
    place.hidden = open === null;
    if (!open) return [];
    const from = open.from ? app.store.note(open.from) : undefined;
    queueMicrotask(() => place.querySelector<HTMLElement>("button")?.focus());
    const at = app.camera.toScreen(open.at);
    const x = Math.max(12, Math.min(app.camera.width - 232, at.x - 20));
    const y = Math.max(80, Math.min(app.camera.height - 360, at.y - 20));
    place.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    return entries(app, from?.kind);
  });
  place.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") close(app);
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const items = [...place.querySelectorAll<HTMLElement>("button")];
    const at = items.indexOf(document.activeElement as HTMLElement);
    items[(at + step + items.length) % items.length]?.focus();
  });
  return place;
}

function close(app: App): void {
  app.ui.offer.value = null;
  app.surface.focus();
}

function entries(app: App, kind: NoteKind | undefined): HTMLElement[] {
  const words = t(app);
  const { first, others } = paletteOf(app.state.value, app.boot.me.can_lead);
  const offered = [...first, ...others];
  const likely = kind ? nextKinds(kind) : first;
  const expected = new Set(likely.filter((each) => offered.includes(each)));
  const all = kind ? suggestedKinds(kind, offered) : offered;
  const usual = all.filter((next) => expected.has(next));
  const rest = all.filter((next) => !expected.has(next));
  const heading = (text: string) =>
    h("span", { class: "b-menu-title", role: "presentation", text });
  const item = (next: NoteKind) =>
    h(
      "button",
      {
        type: "button",
        class: "b-item",
        role: "menuitem",
        on: {
          click: () => {
            const open = app.ui.offer.value;
            close(app);
            if (open) createAt(app, next, open.at, open.from ?? undefined);
          },
        },
      },
      h("span", { class: "b-swatch", "data-kind": next }),
      h("span", { text: app.words.kinds[next] }),
    );
  return [
    ...(usual.length > 0
      ? [heading(kind ? words.linkExpected : words.palette), ...usual.map(item)]
      : []),
    ...(rest.length > 0 ? [heading(words.linkOthers), ...rest.map(item)] : []),
  ];
}
