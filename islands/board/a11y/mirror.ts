// The board for those who listen to it: a list of notes in the order of the timeline. Only the
// notes around the active one exist as elements; ten thousand would cost a quarter second.
import { effect, untracked } from "@preact/signals-core";
import { type App, t } from "../ui/app";
import { fill, h } from "../ui/dom";

const AROUND = 3;
/** Milliseconds between refreshes while notes change. */
const PACE = 300;

export function mirror(app: App, focusables: readonly HTMLElement[]): HTMLElement {
  const words = t(app).mirror;
  const list = h("div", {
    id: "b-mirror",
    role: "listbox",
    class: "b-sr",
    "aria-label": words.list,
  });
  for (const element of focusables) element.setAttribute("aria-controls", "b-mirror");
  let pending: ReturnType<typeof setTimeout> | undefined;
  const refresh = () => {
    clearTimeout(pending);
    pending = undefined;
    const order = app.store.readingOrder();
    const active = app.ui.active.peek();
    const at = active ? order.indexOf(active) : -1;
    const first = Math.max(0, at - AROUND);
    const around = order.slice(first, Math.max(0, at) + AROUND + 1);
    const options = around.map((id, index) => option(app, id, first + index + 1, order.length));
    if (active && app.store.frame(active)) options.push(frameOption(app, active));
    if (order.length === 0) options.push(h("div", { role: "option", text: words.empty }));
    fill(list, ...options);
    const known = active !== null && app.store.box(active) !== undefined;
    for (const element of focusables) {
      if (known) element.setAttribute("aria-activedescendant", optionId(active));
      else element.removeAttribute("aria-activedescendant");
    }
  };
  effect(() => {
    void app.ui.active.value;
    void app.ui.selection.value;
    // At once: the option must be there before the screen reader asks for it.
    untracked(refresh);
  });
  effect(() => {
    void app.store.revision.value;
    // Others' edits arrive in bursts, and putting ten thousand notes in order takes a while.
    if (!pending) pending = setTimeout(refresh, PACE);
  });
  return list;
}

function optionId(id: string): string {
  return `b-option-${id}`;
}

function option(app: App, id: string, position: number, all: number): HTMLElement {
  return h("div", {
    id: optionId(id),
    role: "option",
    "aria-selected": String(app.ui.selection.peek().has(id)),
    "aria-posinset": String(position),
    "aria-setsize": String(all),
    text: describe(app, id),
  });
}

function frameOption(app: App, id: string): HTMLElement {
  const frame = app.store.frame(id);
  const inside = app.store.contentsOf(id).length;
  return h("div", {
    id: optionId(id),
    role: "option",
    "aria-selected": "true",
    text: `${t(app).mirror.inFrame(frame?.title || t(app).untitled)} ${t(app).selected(inside)}`,
  });
}

/** Kind, words, what it is joined to, and everything that the picture shows by marks. */
export function describe(app: App, id: string): string {
  const note = app.store.note(id);
  if (!note) return "";
  const words = t(app).mirror;
  const others = (ids: string[]) => ids.map((each) => short(app, each)).join("、");
  const links = app.store.linksOf(id).flatMap((each) => app.store.link(each) ?? []);
  const to = links.filter((link) => link.from === id).map((link) => link.to);
  const from = links.filter((link) => link.to === id).map((link) => link.from);
  const author = app.state.peek().people.find((person) => person.id === note.by)?.name;
  const comments = app.store.commentsOf(id).length;
  const votes = app.store.votesOf(id);
  const parts = [
    `${app.words.kinds[note.kind]}: ${app.store.text(id) || t(app).blankNote}`,
    from.length > 0 ? words.comesFrom(others(from)) : "",
    to.length > 0 ? words.leadsTo(others(to)) : "",
    comments > 0 ? words.comments(comments) : "",
    votes > 0 ? words.votes(votes) : "",
    app.store.useCaseOf(id) ? words.useCase : "",
    app.store.isPrivate(id) ? words.draft : "",
    note.locked ? words.locked : "",
    author ? words.by(author) : "",
  ];
  return parts.filter((part) => part !== "").join("; ");
}

function short(app: App, id: string): string {
  const text = app.store.text(id).replace(/\s+/g, " ");
  return [...text].slice(0, 20).join("") || t(app).blankNote;
}
