// Panels that open from a button: one at a time, closed by Esc, by a press elsewhere, or by the
// button again. Focus goes in when it opens and back to the button when it closes.
import { effect } from "@preact/signals-core";
import type { App } from "./app";
import { h, type IconName, icon } from "./dom";
import type { Panel } from "./state";

export interface PopoverOptions {
  panel: Exclude<Panel, null>;
  label: string;
  icon?: IconName;
  /** Extra classes of the button. */
  class?: string;
  /** What the button shows instead of an icon. */
  face?: Node;
  /** Builds the contents when it opens; they load only then. Gives what to clean up. */
  content(parts: typeof import("./parts"), box: HTMLElement): (() => void) | undefined;
  side?: "left" | "right";
}

export function popover(app: App, options: PopoverOptions): HTMLElement {
  const id = `b-panel-${options.panel}`;
  const box = h("div", {
    id,
    class: `b-card b-popover ${options.side === "left" ? "to-left" : "to-right"}`,
    role: "dialog",
    "aria-label": options.label,
    tabindex: "-1",
    hidden: true,
  });
  const opener = h(
    "button",
    {
      type: "button",
      class: `b-button ${options.class ?? ""}`.trim(),
      "aria-expanded": "false",
      "aria-controls": id,
      "aria-label": options.face ? null : options.label,
      "data-tip": options.face ? null : options.label,
      on: {
        click: () => {
          app.ui.panel.value = app.ui.panel.value === options.panel ? null : options.panel;
        },
      },
    },
    options.face ?? (options.icon ? icon(options.icon) : null),
  );
  let clean: (() => void) | undefined;
  effect(() => {
    const open = app.ui.panel.value === options.panel;
    if (open === !box.hidden) return;
    opener.setAttribute("aria-expanded", String(open));
    box.hidden = !open;
    if (open) {
      void import("./parts").then((parts) => {
        if (box.hidden || clean) return;
        clean = options.content(parts, box) ?? (() => undefined);
        box.focus({ preventScroll: true });
        box.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
      });
      return;
    }
    if (box.contains(document.activeElement)) opener.focus({ preventScroll: true });
    clean?.();
    clean = undefined;
    box.replaceChildren();
  });
  return h("div", { class: "b-anchor" }, opener, box);
}

/** Closes the open popover on Esc inside it and on a press outside of all of them. */
export function closeOnOutside(app: App, host: HTMLElement): void {
  host.addEventListener("pointerdown", (event) => {
    const target = event.target as Element;
    const { panel } = app.ui;
    if (panel.value === null || panel.value === "comments" || panel.value === "search") return;
    if (!target.closest(".b-anchor, .b-dialog, .b-dock")) panel.value = null;
  });
  host.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || app.ui.panel.value === null) return;
    if (!(event.target as Element).closest(".b-popover, .b-dock")) return;
    event.stopPropagation();
    app.ui.panel.value = null;
    app.surface.focus();
  });
}
