// Top right: the current step with its instruction, the clock, and, for those who lead, the
// controls that move the team through the agenda.
import { effect, signal } from "@preact/signals-core";
import { type App, currentStep, t } from "./app";
import { readClock } from "./clock";
import { button, fill, h, icon, live } from "./dom";
import { leadControls } from "./lead";
import { NARROW } from "./looking";
import { peopleControl } from "./people";
import { popover } from "./popover";

export function agenda(app: App): HTMLElement {
  const words = t(app);
  const place = h("section", { class: "b-card b-agenda", "aria-label": words.agenda });
  fill(place, stepButton(app), clock(app), leadControls(app), peopleControl(app));
  return h("div", { class: "b-agenda-wrap" }, place, instruction(app));
}

/** Names the step; opens the list of all steps. */
function stepButton(app: App): HTMLElement {
  const face = h("span", { class: "b-step" });
  effect(() => {
    const state = app.state.value;
    const words = t(app);
    const step = currentStep(state);
    const count = step ? `${(state.current ?? 0) + 1}/${state.steps.length}` : "";
    const title =
      step?.title ?? (state.clock.state === "finished" ? words.finished : words.notStarted);
    fill(
      face,
      count ? h("span", { class: "b-step-count", text: count }) : null,
      h("span", { class: "b-step-title", text: title }),
      icon("chevronDown"),
    );
  });
  return popover(app, {
    panel: "steps",
    label: t(app).steps,
    class: "b-step-button",
    face,
    content: (parts, box) => live(box, () => parts.fillSteps(app)),
  });
}

function clock(app: App): HTMLElement {
  const words = t(app);
  const tick = signal(0);
  setInterval(() => {
    tick.value += 1;
  }, 500);
  const digits = h("span", { class: "b-digits" });
  const note = h("span", { class: "b-clock-note" });
  // A timer, not a status: it would otherwise be read out every second.
  const place = h("div", { class: "b-clock", role: "timer" }, digits, note);
  effect(() => {
    void tick.value;
    const reading = readClock(app.state.value.clock, app.now());
    place.hidden = reading === null;
    if (!reading) return;
    const said = reading.over ? words.over(reading.text) : words.left(reading.text);
    place.dataset.state = reading.over ? "over" : reading.running ? "running" : "paused";
    const shown = reading.over ? `+${reading.text}` : reading.text;
    if (digits.textContent !== shown) digits.textContent = shown;
    const remark = reading.running ? (reading.over ? words.overShort : "") : words.paused;
    if (note.textContent !== remark) note.textContent = remark;
    place.setAttribute("aria-label", reading.running ? said : `${said} ${words.paused}`);
  });
  return place;
}

/** What to do in this step. Folds away to one line, and remembers that. */
function instruction(app: App): HTMLElement {
  const words = t(app);
  const open = signal(sessionStorage.getItem("instruction") !== "closed" && innerWidth >= NARROW);
  const place = h("div", { class: "b-instruction" });
  live(place, () => {
    const step = currentStep(app.state.value);
    const waiting = app.state.value.clock.state === "not_started";
    place.hidden = step === null && !waiting;
    place.dataset.open = String(open.value || !step);
    if (!step) return h("p", { class: "b-instruction-text", text: words.notStartedHint });
    const toggle = button({
      icon: "chevronDown",
      class: "b-fold",
      label: open.value ? words.hideInstruction : words.showInstruction,
      onClick: () => {
        open.value = !open.peek();
        sessionStorage.setItem("instruction", open.peek() ? "open" : "closed");
      },
    });
    toggle.setAttribute("aria-expanded", String(open.value));
    toggle.dataset.focus = "fold";
    return [
      h(
        "div",
        { class: "b-instruction-body" },
        h("p", { class: "b-instruction-text", text: step.instruction }),
        open.value
          ? h("p", { class: "b-led", text: words.ledBy(roleName(app, step.led_by)) })
          : null,
      ),
      toggle,
    ];
  });
  return place;
}

export function roleName(app: App, role: string): string {
  return t(app).roles[role] ?? role;
}
