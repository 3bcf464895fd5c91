// Who is on the board: faces, following somebody's screen, and "look here".
import { effect } from "@preact/signals-core";
import type { PersonState } from "../../wire/PersonState";
import { type App, t } from "./app";
import { button, fill, h, icon, live } from "./dom";
import { popover } from "./popover";

const MOST_FACES = 5;

export function peopleControl(app: App): HTMLElement {
  const faces = h("span", { class: "b-faces" });
  effect(() => {
    const here = app.state.value.people.filter((person) => person.present);
    const shown = here.slice(0, MOST_FACES).map((person) => face(person));
    const more = here.length - shown.length;
    fill(
      faces,
      ...shown,
      more > 0 ? h("span", { class: "b-face more", text: `+${more}` }) : null,
      h("span", { class: "b-sr", text: t(app).peopleHere(here.length) }),
      here.length === 0 ? icon("people") : null,
    );
  });
  return popover(app, {
    panel: "people",
    label: t(app).people,
    class: "b-people-button",
    face: faces,
    content: (parts, box) => live(box, () => parts.peopleList(app)),
  });
}

/** One letter in the person's colour; the full name is beside it or in the list. */
export function face(person: Pick<PersonState, "name" | "colour">): HTMLElement {
  const made = h("span", { class: "b-face", "aria-hidden": "true", text: initial(person.name) });
  made.style.setProperty("--face", `var(--person-${person.colour % 12})`);
  return made;
}

function initial(name: string): string {
  return [...name.trim()][0]?.toUpperCase() ?? "?";
}

/** A banner while another's screen is followed; any own movement ends it. */
export function followBanner(app: App): HTMLElement {
  const place = h("div", { class: "b-slot" });
  live(place, () => {
    const id = app.ui.following.value;
    const person = app.state.value.people.find((candidate) => candidate.id === id);
    if (!id || !person) return null;
    const banner = h(
      "div",
      { class: "b-banner b-follow" },
      face(person),
      h("span", { text: t(app).following(person.name) }),
      button({
        text: t(app).unfollow,
        class: "b-small",
        onClick: () => {
          app.ui.following.value = null;
        },
      }),
    );
    banner.style.setProperty("--face", `var(--person-${person.colour % 12})`);
    return banner;
  });
  return place;
}
