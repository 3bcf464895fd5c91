// The list of people behind the faces, with following and "look here".
import type { PersonState } from "../../wire/PersonState";
import { roleName } from "./agenda";
import { type App, t } from "./app";
import { button, h } from "./dom";
import { face } from "./people";

export function peopleList(app: App): HTMLElement[] {
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
