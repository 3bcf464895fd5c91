// The comments of the selected note, docked at the right.
import { computed, effect, untracked } from "@preact/signals-core";
import { addComment, removeComment } from "../model/commands";
import type { Comment } from "../model/types";
import { type App, mayEdit, t } from "./app";
import { button, fill, h, icon, live } from "./dom";
import { face } from "./people";
import { settle } from "./verbs";

export function comments(app: App): HTMLElement {
  const words = t(app);
  const dock = h("aside", { class: "b-card b-dock", "aria-label": words.comments, hidden: true });
  const heading = h("h2", { class: "b-dock-title" });
  const list = h("ol", { class: "b-comments" });
  const field = h("textarea", {
    class: "b-field",
    rows: "2",
    maxlength: "5000",
    placeholder: words.commentField,
    "aria-label": words.commentField,
  });
  const form = h("form", { class: "b-comment-form" }, field, send(words.commentSend));
  const close = button({
    icon: "close",
    label: words.close,
    key: "Esc",
    onClick: () => {
      app.ui.panel.value = null;
      app.surface.focus();
    },
  });
  fill(dock, h("div", { class: "b-dock-head" }, icon("comment"), heading, close), list, form);

  const submit = () => {
    const note = noteOf(app);
    if (!note || field.value.trim() === "") return;
    if (settle(app, addComment(app.board, note, field.value)) !== null) field.value = "";
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
    if (event.key === "Escape") close.click();
  });
  effect(() => {
    const open = app.ui.panel.value === "comments";
    const opening = open && dock.hidden;
    dock.hidden = !open;
    if (opening && noteOf(app) && mayEdit(app)) field.focus();
  });
  effect(() => {
    void app.store.revision.value;
    const note = noteOf(app);
    const text = note ? app.store.text(note).split("\n")[0] || words.blankNote : "";
    heading.textContent = note ? words.commentsOn(text) : words.comments;
    form.hidden = !note || !mayEdit(app);
  });
  const shown = computed(() => {
    void app.store.revision.value;
    const note = noteOf(app);
    return `${note} ${note ? app.store.commentsOf(note).join(" ") : ""} ${mayEdit(app)}`;
  });
  live(list, () => {
    void shown.value;
    return untracked(() => entries(app));
  });
  return dock;
}

function noteOf(app: App): string | null {
  const id = app.ui.active.value;
  return id && app.store.note(id) ? id : null;
}

function entries(app: App): HTMLElement[] {
  const words = t(app);
  const note = noteOf(app);
  if (!note) return [h("li", { class: "b-remark", text: words.commentsPick })];
  const ids = app.store.commentsOf(note);
  if (ids.length === 0) return [h("li", { class: "b-remark", text: words.commentsEmpty })];
  return ids.flatMap((id) => {
    const comment = app.store.comment(id);
    return comment ? [entry(app, id, comment)] : [];
  });
}

function entry(app: App, id: string, comment: Comment): HTMLElement {
  const words = t(app);
  const { me, language } = app.boot;
  const colour = app.state.value.people.find((person) => person.id === comment.by)?.colour ?? 10;
  const when = new Date(comment.at).toLocaleString(language, {
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  const own = comment.by === me.id || me.can_lead;
  return h(
    "li",
    { class: "b-comment" },
    face({ name: comment.name, colour }),
    h(
      "div",
      { class: "b-comment-body" },
      h(
        "p",
        { class: "b-comment-by" },
        h("strong", { text: comment.name }),
        h("time", { text: when }),
      ),
      h("p", { class: "b-comment-text", text: comment.text }),
    ),
    own && mayEdit(app)
      ? button({
          icon: "trash",
          label: words.commentDelete,
          class: "b-faint",
          onClick: () => settle(app, removeComment(app.board, id)),
        })
      : null,
  );
}

function send(text: string): HTMLElement {
  return h("button", { type: "submit", class: "b-button primary", text });
}
