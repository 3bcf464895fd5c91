// Who is on the board: faces, following somebody's screen, and "look here".
import { effect } from "@preact/signals-core";
import type { PersonState } from "../../wire/PersonState";
import { roleName } from "./agenda";
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
    content: (box) => live(box, () => list(app)),
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

function list(app: App): HTMLElement[] {
  const words = t(app);
  const people = [...app.state.value.people].sort(
    (a, b) => Number(b.present) - Number(a.present) || a.name.localeCompare(b.name),
  );
  const look = button({
    icon: "follow",
    text: words.lookHere,
    class: "b-item strong",
    onClick: () => {
      app.server.lookHere();
      app.ui.panel.value = null;
    },
  });
  return [
    h("h2", { class: "b-menu-title", text: words.people }),
    h("ul", { class: "b-people" }, ...people.map((person) => row(app, person))),
    look,
  ];
}

function row(app: App, person: PersonState): HTMLElement {
  const words = t(app);
  const me = person.id === app.boot.me.id;
  const following = app.ui.following.value === person.id;
  const onBoard = app.peers.value.some((peer) => peer.person === person.id);
  const toggle = () => {
    app.ui.following.value = following ? null : person.id;
    app.ui.panel.value = null;
  };
  const label = following ? words.unfollow : words.follow;
  return h(
    "li",
    { class: "b-person", "data-away": !person.present },
    face(person),
    h(
      "span",
      { class: "b-two" },
      h("span", { text: me ? `${person.name}（${words.you}）` : person.name }),
      h("small", {
        text: person.present
          ? roleName(app, person.role)
          : `${roleName(app, person.role)} · ${words.away}`,
      }),
    ),
    !me && onBoard
      ? button({ text: label, class: "b-small", pressed: following, onClick: toggle })
      : null,
  );
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
