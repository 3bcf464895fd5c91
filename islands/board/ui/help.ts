// Every key and gesture, in a dialog.
import { effect } from "@preact/signals-core";
import { type App, t } from "./app";
import { button, fill, h } from "./dom";

type HelpKey = keyof ReturnType<typeof t>["helpKeys"];
type GroupKey = keyof ReturnType<typeof t>["helpGroups"];

const KEYS: Record<GroupKey, [string[], HelpKey][]> = {
  write: [
    [["1 – 8"], "create"],
    [[], "createHere"],
    [[], "carry"],
    [["Enter"], "edit"],
    [[], "letters"],
    [["Esc"], "stop"],
    [["Ctrl+Z", "Ctrl+Shift+Z"], "undo"],
    [["Ctrl+C", "Ctrl+X", "Ctrl+V"], "copy"],
    [[], "pasteRows"],
    [["Ctrl+D"], "duplicate"],
    [["Delete"], "remove"],
  ],
  move: [
    [["Tab", "Shift+Tab"], "next"],
    [["Alt+↑↓←→"], "near"],
    [["↑↓←→"], "nudge"],
    [["Ctrl+A"], "all"],
    [[], "many"],
  ],
  connect: [
    [["L"], "link"],
    [[], "handle"],
    [[], "merge"],
    [["G"], "group"],
    [["C"], "comment"],
    [["U"], "useCase"],
    [["V"], "vote"],
  ],
  view: [
    [[], "pan"],
    [["+", "−"], "zoom"],
    [["F"], "fit"],
    [["/", "Ctrl+F"], "search"],
    [["H"], "look"],
    [["?"], "help"],
  ],
};

export function help(app: App): HTMLElement {
  const words = t(app);
  const dialog = h("dialog", { class: "b-dialog", "aria-labelledby": "b-help-title" });
  const close = button({ icon: "close", label: words.close, onClick: () => dialog.close() });
  fill(
    dialog,
    h("div", { class: "b-dialog-head" }, h("h2", { id: "b-help-title", text: words.help }), close),
    h(
      "div",
      { class: "b-help" },
      ...(Object.keys(KEYS) as GroupKey[]).map((group) => section(app, group)),
    ),
  );
  dialog.addEventListener("close", () => {
    if (app.ui.panel.peek() === "help") app.ui.panel.value = null;
    app.surface.focus();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  effect(() => {
    const open = app.ui.panel.value === "help";
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  });
  return dialog;
}

function section(app: App, group: GroupKey): HTMLElement {
  const words = t(app);
  return h(
    "section",
    {},
    h("h3", { text: words.helpGroups[group] }),
    h(
      "ul",
      {},
      ...KEYS[group].map(([keys, what]) =>
        h(
          "li",
          {},
          h("span", { text: words.helpKeys[what] }),
          h("span", { class: "b-keys" }, ...keys.map((key) => h("kbd", { text: key }))),
        ),
      ),
    ),
  );
}
