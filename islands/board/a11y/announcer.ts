// Tells listeners what happens around them, at a pace one can listen to: own deeds at once,
// others' additions gathered, and never the same sentence twice in a row.
import { effect } from "@preact/signals-core";
import type { App } from "../ui/app";
import { currentStep, t } from "../ui/app";
import { h } from "../ui/dom";

/** Milliseconds over which others' additions are gathered. */
const GATHER = 4000;

export class Announcer {
  readonly element = h("div", { class: "b-sr", "aria-live": "polite", "aria-atomic": "true" });
  #clear: ReturnType<typeof setTimeout> | undefined;

  say(text: string): void {
    // Emptied first, so that saying the same again is a change and is read again.
    this.element.textContent = "";
    clearTimeout(this.#clear);
    this.#clear = setTimeout(() => {
      this.element.textContent = text;
    }, 60);
  }
}

export function announceOthers(app: App, announcer: Announcer): void {
  announceNotes(app, announcer);
  announceTeam(app, announcer);
  announceSaving(app, announcer);
}

function announceNotes(app: App, announcer: Announcer): void {
  const words = t(app).announce;
  const known = new Set(app.store.notes.keys());
  let fresh: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    timer = undefined;
    const ids = fresh.filter((id) => app.store.note(id));
    fresh = [];
    const [only] = ids;
    const note = only ? app.store.note(only) : undefined;
    if (ids.length > 1) announcer.say(words.addedMany(ids.length));
    else if (only && note) {
      const author = app.state.peek().people.find((person) => person.id === note.by)?.name ?? "";
      announcer.say(words.added(author, app.words.kinds[note.kind], app.store.text(only)));
    }
  };
  app.scene.onChange((changes) => {
    for (const id of changes.notes) {
      if (!app.store.note(id)) known.delete(id);
      else if (!known.has(id)) {
        known.add(id);
        if (!changes.local && app.save.peek().status !== "connecting") fresh.push(id);
      }
    }
    if (fresh.length > 0 && !timer) timer = setTimeout(tell, GATHER);
  });
}

function announceTeam(app: App, announcer: Announcer): void {
  const words = t(app).announce;
  let before = app.state.peek();
  effect(() => {
    const now = app.state.value;
    const step = currentStep(now);
    const waiting = (state: typeof now) => state.drafts.reduce((sum, each) => sum + each.notes, 0);
    if (step && now.current !== before.current) announcer.say(words.step(step.title));
    else if (waiting(now) < waiting(before)) announcer.say(words.revealed);
    else if (now.vote.state !== before.vote.state) {
      announcer.say(now.vote.state === "open" ? words.vote : words.voteShown);
    }
    before = now;
  });
}

function announceSaving(app: App, announcer: Announcer): void {
  let before = app.save.peek().status;
  effect(() => {
    const { status } = app.save.value;
    const worthTelling = status === "offline" || status === "ended" || before === "offline";
    if (status !== before && worthTelling) announcer.say(app.words.status[status]);
    before = status;
  });
}
