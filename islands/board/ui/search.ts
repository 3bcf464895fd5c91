// Finding words on the board and jumping to them.
import { effect, signal, untracked } from "@preact/signals-core";
import type { BoardStore } from "../model/store";
import { type App, t } from "./app";
import { button, fill, h, icon, live } from "./dom";
import { jumpTo } from "./verbs";

const MOST_SHOWN = 50;
/** Milliseconds until results follow a change on the board. */
const REFRESH = 500;

export interface Hit {
  id: string;
  text: string;
}

/** Notes, frames and commented notes whose words hold the query, in reading order. */
export function find(store: BoardStore, query: string): Hit[] {
  const wanted = normal(query.trim());
  if (wanted === "") return [];
  const hits: Hit[] = [];
  for (const [id, frame] of store.frames) {
    const answers = [1, 2, 3, 4, 5, 6].map((question) => store.answer(id, question));
    const text = [frame.title, ...answers].find((candidate) => normal(candidate).includes(wanted));
    if (text !== undefined) hits.push({ id, text });
  }
  for (const id of store.readingOrder()) {
    const said = store.commentsOf(id).map((comment) => store.comment(comment)?.text ?? "");
    const text = [store.text(id), ...said].find((candidate) => normal(candidate).includes(wanted));
    if (text !== undefined) hits.push({ id, text });
  }
  return hits;
}

/** Half-width and full-width forms, upper and lower case, hiragana and katakana are one. */
export function normal(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
}

export function search(app: App): HTMLElement {
  const words = t(app);
  const query = signal("");
  const at = signal(-1);
  const hits = signal<Hit[]>([]);
  const field = h("input", {
    type: "search",
    class: "b-field",
    placeholder: words.searchField,
    "aria-label": words.searchField,
  });
  const close = () => {
    app.ui.panel.value = null;
    app.surface.focus();
  };
  const go = (index: number) => {
    const count = hits.peek().length;
    if (count === 0) return;
    at.value = (index + count) % count;
    const hit = hits.peek()[at.peek()];
    if (hit) jumpTo(app, hit.id);
  };
  field.addEventListener("input", () => {
    query.value = field.value;
    at.value = -1;
  });
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") close();
    if (event.key === "Enter") go(at.peek() + (event.shiftKey ? -1 : 1));
  });
  const results = h("ol", { class: "b-results" });
  const said = h("p", { class: "b-remark", role: "status" });
  const dock = h(
    "aside",
    { class: "b-card b-dock b-search", "aria-label": words.search, hidden: true },
    h(
      "div",
      { class: "b-dock-head" },
      icon("search"),
      field,
      button({ icon: "close", label: words.close, key: "Esc", onClick: close }),
    ),
    said,
    results,
  );
  effect(() => {
    const open = app.ui.panel.value === "search";
    const opening = open && dock.hidden;
    dock.hidden = !open;
    if (opening) {
      field.focus();
      field.select();
    }
  });
  // While people write, results follow at a pace of their own: looking through ten thousand
  // notes for every letter somebody types would be felt.
  const seen = signal(0);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const revision = app.store.revision.value;
    if (app.ui.panel.value !== "search" || waiting) return;
    waiting = setTimeout(() => {
      waiting = undefined;
      seen.value = revision;
    }, REFRESH);
  });
  effect(() => {
    const open = app.ui.panel.value === "search";
    void seen.value;
    const found = open ? find(app.store, query.value) : [];
    untracked(() => {
      hits.value = found;
      app.ui.found.value = new Set(found.map((hit) => hit.id));
    });
  });
  effect(() => {
    const none = query.value.trim() !== "" && hits.value.length === 0;
    const count = hits.value.length > 0 ? words.searchResults(hits.value.length) : words.searchHint;
    said.textContent = none ? words.searchNone : count;
  });
  live(results, () =>
    hits.value
      .slice(0, MOST_SHOWN)
      .map((hit, index) => row(app, hit, index === at.value, () => go(index))),
  );
  fill(results);
  return dock;
}

function row(app: App, hit: Hit, current: boolean, go: () => void): HTMLElement {
  const note = app.store.note(hit.id);
  return h(
    "li",
    {},
    h(
      "button",
      {
        type: "button",
        class: "b-item",
        "aria-current": current ? "true" : null,
        "data-focus": hit.id,
        on: { click: go },
      },
      note ? h("span", { class: "b-swatch", "data-kind": note.kind }) : icon("frame"),
      h("span", { class: "b-result", text: hit.text }),
    ),
  );
}
