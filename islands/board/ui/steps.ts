// The list of all steps: where the team is, what comes, and (for leads) a way to jump.

import { roleName } from "./agenda";
import { type App, t } from "./app";
import { button, h, icon } from "./dom";

export function fillSteps(app: App): HTMLElement[] {
  const words = t(app);
  const state = app.state.value;
  const rows = state.steps.map((step, index) => {
    const current = index === state.current;
    const past = state.current !== null && index < state.current;
    return h(
      "li",
      { class: "b-step-row", "aria-current": current ? "step" : null, "data-past": past },
      h(
        "span",
        { class: "b-step-mark", "aria-hidden": "true" },
        past ? icon("check") : String(index + 1),
      ),
      h(
        "span",
        { class: "b-two" },
        h("span", { class: "b-step-name", text: step.title }),
        h("small", { text: detail(app, index) }),
      ),
      app.boot.me.can_lead && !current
        ? button({
            icon: "play",
            label: `${words.goTo}: ${step.title}`,
            onClick: () => {
              void app.server.agenda({ command: "go_to", step: step.id });
              app.ui.panel.value = null;
            },
          })
        : null,
    );
  });
  return [
    h("h2", { class: "b-menu-title", text: words.steps }),
    h("ol", { class: "b-step-list" }, ...rows),
    ...(app.boot.me.can_lead && state.current !== null ? [moveOn(app)] : []),
  ];
}

/** On a phone the bar has no room for these. */
function moveOn(app: App): HTMLElement {
  const words = t(app);
  const extend = button({
    text: words.extend,
    class: "b-small",
    onClick: () => void app.server.agenda({ command: "extend", minutes: 5 }),
  });
  const next = button({
    icon: "next",
    text: words.nextStep,
    class: "primary",
    onClick: () => void app.server.agenda({ command: "next" }),
  });
  extend.dataset.focus = "extend";
  next.dataset.focus = "next";
  return h("div", { class: "b-sheet-foot b-narrow-only" }, extend, next);
}

function detail(app: App, index: number): string {
  const step = app.state.value.steps[index];
  if (!step) return "";
  const parts = [t(app).planned(step.minutes), roleName(app, step.led_by)];
  if (step.starts_at !== null) parts.unshift(clockTime(app, step.starts_at));
  return parts.join(" · ");
}

function clockTime(app: App, at: number): string {
  return new Date(at).toLocaleTimeString(app.boot.language, { hour: "2-digit", minute: "2-digit" });
}
