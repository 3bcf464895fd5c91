// Over the selection: what can be done with it.
import { computed, effect, untracked } from "@preact/signals-core";
import { NOTE_KINDS, type NoteKind } from "../model/types";
import { type App, mayEdit, paletteOf, t } from "./app";
import { button, fill, h, icon, live } from "./dom";
import { NARROW } from "./looking";
import * as verbs from "./verbs";

export function toolbar(app: App): HTMLElement {
  const place = h("div", {
    class: "b-card b-toolbar",
    role: "toolbar",
    "aria-label": t(app).selection,
    hidden: true,
  });
  const shown = computed(() => {
    const { selection, editing, drag, resize, linking, marquee } = app.ui;
    const busy = editing.value ?? drag.value ?? resize.value ?? linking.value ?? marquee.value;
    return selection.value.size > 0 && !busy && app.boot.me.can_edit;
  });
  const looks = computed(() => (shown.value ? signature(app) : ""));
  live(place, () => (looks.value === "" ? [] : untracked(() => contents(app))));
  const follow = () => {
    const usable = shown.peek() && place.childElementCount > 0;
    place.hidden = !usable;
    if (usable) put(app, place);
  };
  effect(() => {
    void shown.value;
    void app.ui.selection.value;
    void app.store.revision.value;
    follow();
  });
  app.camera.onChange(follow);
  place.addEventListener("keydown", walk);
  return place;
}

/** What the toolbar's contents depend on: others' edits elsewhere must not rebuild it. */
function signature(app: App): string {
  void app.store.revision.value;
  const state = app.state.value;
  const things = [...app.ui.selection.value].map((id) => {
    const { note, frame } = { note: app.store.note(id), frame: app.store.frame(id) };
    const mine = verbs.ownVotes(app).get(id) ?? 0;
    const what = note?.kind ?? frame?.title ?? "";
    return [id, what, (note ?? frame)?.locked, app.store.useCaseOf(id), mine].join(" ");
  });
  return [...things, state.board_locked, state.vote.state, state.current, state.step_locked].join(
    "|",
  );
}

/** Above the selection, below it when there is no room, and always whole on the screen. */
function put(app: App, place: HTMLElement): void {
  const ids = app.ui.selection.value;
  const box = boundsOf(app, ids);
  if (!box) {
    place.hidden = true;
    return;
  }
  const rect = app.camera.rectToScreen(box);
  const { width, height } = app.camera;
  const size = { w: place.offsetWidth, h: place.offsetHeight };
  if (width < NARROW) return;
  const banners = place.parentElement?.querySelector<HTMLElement>(".b-banners")?.offsetHeight ?? 0;
  const ceiling = 72 + (banners > 0 ? banners + 8 : 0);
  const above = rect.y - size.h - 26;
  const below = rect.y + rect.h + 26;
  const y = above > ceiling ? above : Math.min(below, height - size.h - 64);
  const x = Math.max(12, Math.min(width - size.w - 12, rect.x + rect.w / 2 - size.w / 2));
  place.style.transform = `translate(${Math.round(x)}px, ${Math.round(Math.max(ceiling, y))}px)`;
}

function boundsOf(app: App, ids: ReadonlySet<string>) {
  const boxed = app.store.boundsOf(ids);
  if (boxed) return boxed;
  for (const id of ids) {
    const course = app.scene.courses.get(id);
    if (course) {
      const { start, end } = course;
      return { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2, w: 0, h: 0 };
    }
  }
  return undefined;
}

/** Arrow keys walk along the buttons, as one expects of a toolbar. */
function walk(event: KeyboardEvent): void {
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (step === 0) return;
  const host = event.currentTarget as HTMLElement;
  const buttons = [...host.querySelectorAll<HTMLElement>("button")];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
  event.stopPropagation();
}

function contents(app: App): (HTMLElement | null)[] {
  const ids = [...app.ui.selection.value];
  const notes = ids.filter((id) => app.store.note(id));
  const boxes = ids.filter((id) => app.store.box(id));
  const [only] = ids;
  if (boxes.length === 0 && only !== undefined && app.store.link(only)) return linkTools(app, only);
  const editable = ids.some((id) => app.board.whyNotChange(id) === undefined);
  return [
    title(app, ids, notes),
    editable && notes.length > 0 ? kindMenu(app, notes) : null,
    ...(editable ? shapeTools(app, boxes) : []),
    ...singleTools(app, ids, notes),
    editable ? tool(app, "trash", t(app).remove, "Delete", () => verbs.removeSelection(app)) : null,
  ];
}

function title(app: App, ids: readonly string[], notes: readonly string[]): HTMLElement {
  const [only] = ids;
  const note = ids.length === 1 && only !== undefined ? app.store.note(only) : undefined;
  const frame = ids.length === 1 && only !== undefined ? app.store.frame(only) : undefined;
  const text = note
    ? app.words.kinds[note.kind]
    : frame
      ? frame.title || t(app).untitled
      : t(app).selected(Math.max(ids.length, notes.length));
  return h("span", { class: "b-toolbar-title", text });
}

function tool(
  app: App,
  name: Parameters<typeof icon>[0],
  label: string,
  key: string,
  run: () => void,
): HTMLElement {
  const made = button({ icon: name, label, ...(key ? { key } : {}), onClick: run });
  made.dataset.focus = label;
  // The board keeps the focus, so that single keys go on working after a click.
  made.addEventListener("pointerdown", (event) => event.preventDefault());
  void app;
  return made;
}

function shapeTools(app: App, boxes: readonly string[]): (HTMLElement | null)[] {
  const words = t(app);
  const many = boxes.length > 1;
  return [
    tool(app, "copy", words.duplicate, "Ctrl+D", () => verbs.duplicateSelection(app)),
    tool(app, "group", words.group, "G", () => verbs.groupSelection(app)),
    many
      ? tool(app, "alignLeft", words.alignLeft, "", () => verbs.alignSelection(app, "left"))
      : null,
    many ? tool(app, "alignTop", words.alignTop, "", () => verbs.alignSelection(app, "top")) : null,
    boxes.length > 2
      ? tool(app, "distributeH", words.distributeH, "", () =>
          verbs.distributeSelection(app, "horizontal"),
        )
      : null,
    boxes.length > 2
      ? tool(app, "distributeV", words.distributeV, "", () =>
          verbs.distributeSelection(app, "vertical"),
        )
      : null,
    app.boot.me.can_lead ? lockTool(app, boxes) : null,
  ];
}

function lockTool(app: App, boxes: readonly string[]): HTMLElement {
  const words = t(app);
  const locked = boxes.every((id) => (app.store.note(id) ?? app.store.frame(id))?.locked);
  const label = locked ? words.unlock : words.lock;
  return tool(app, locked ? "lockOpen" : "lock", label, "", () => verbs.toggleLock(app));
}

function singleTools(
  app: App,
  ids: readonly string[],
  notes: readonly string[],
): (HTMLElement | null)[] {
  const words = t(app);
  const [only] = ids;
  if (ids.length !== 1 || only === undefined) return [];
  const editable = mayEdit(app) && !app.board.whyNotChange(only);
  return [
    // A finger has no Enter key, and not everybody finds the double tap.
    app.ui.touch.value && editable
      ? tool(app, "pen", words.edit, "", () => app.editing.open(only))
      : null,
    notes.length === 1
      ? tool(app, "comment", words.comment, "C", () => {
          app.ui.panel.value = "comments";
        })
      : null,
    voteTool(app, only),
    useCaseTool(app, only),
  ];
}

function voteTool(app: App, id: string): HTMLElement | null {
  const open = app.state.value.vote.state === "open" && app.store.note(id)?.kind === "problem";
  if (!open) return null;
  const words = t(app);
  const mine = verbs.ownVotes(app).get(id) ?? 0;
  const take = button({
    icon: "minus",
    label: words.voteTake,
    key: "Shift+V",
    onClick: () => verbs.placeDot(app, id, -1),
  });
  take.disabled = mine === 0;
  take.dataset.focus = "take";
  const add = button({
    icon: "plus",
    label: words.voteAdd,
    key: "V",
    onClick: () => verbs.placeDot(app, id, 1),
  });
  add.disabled = verbs.dotsLeft(app) === 0;
  add.dataset.focus = "add";
  return h(
    "span",
    { class: "b-group b-vote-tool" },
    take,
    h("span", { class: "b-count", "aria-label": words.voteOn(mine), text: String(mine) }),
    add,
  );
}

function useCaseTool(app: App, id: string): HTMLElement | null {
  const words = t(app);
  const known = app.store.useCaseOf(id);
  if (known) {
    return h(
      "a",
      { class: "b-button strong", href: `/use-cases/${known}`, "data-focus": "use-case" },
      icon("useCase"),
      h("span", { text: words.openUseCase }),
    );
  }
  if (!verbs.canBecomeUseCase(app, id) || !mayEdit(app)) return null;
  const made = button({
    icon: "useCase",
    text: words.makeUseCase,
    class: "strong",
    onClick: () => void verbs.useCase(app),
  });
  made.dataset.focus = "use-case";
  return made;
}

function linkTools(app: App, id: string): (HTMLElement | null)[] {
  const words = t(app);
  if (!mayEdit(app)) return [];
  return [
    tool(app, "pen", words.labelLink, "Enter", () => app.editing.open(id)),
    tool(app, "trash", words.remove, "Delete", () => verbs.removeSelection(app)),
  ];
}

/** Colours to change the kind by: a row of swatches behind one button. */
function kindMenu(app: App, notes: readonly string[]): HTMLElement {
  const kinds = new Set(notes.map((id) => app.store.note(id)?.kind));
  const common = kinds.size === 1 ? [...kinds][0] : undefined;
  const { first, others } = paletteOf(app.state.value, app.boot.me.can_lead);
  const offered = NOTE_KINDS.filter((kind) => first.includes(kind) || others.includes(kind));
  const row = h("span", { class: "b-swatches", hidden: true });
  const choose = (kind: NoteKind) => {
    const name = app.words.kinds[kind];
    return h(
      "button",
      {
        type: "button",
        class: "b-button b-swatch-button",
        "aria-label": name,
        "data-tip": name,
        "aria-pressed": String(kind === common),
        on: { click: () => verbs.changeKind(app, kind) },
      },
      h("span", { class: "b-swatch", "data-kind": kind }),
    );
  };
  fill(row, ...offered.map(choose));
  const opener = h(
    "button",
    {
      type: "button",
      class: "b-button",
      "aria-label": t(app).changeKind,
      "data-tip": t(app).changeKind,
      "data-focus": "kind",
      "aria-expanded": "false",
      on: {
        click: () => {
          row.hidden = !row.hidden;
          opener.setAttribute("aria-expanded", String(!row.hidden));
          const host = row.closest<HTMLElement>(".b-toolbar");
          if (host) put(app, host);
        },
      },
    },
    h("span", { class: "b-swatch", "data-kind": common ?? "mixed" }),
    icon("chevronDown"),
  );
  return h("span", { class: "b-group" }, opener, row);
}
