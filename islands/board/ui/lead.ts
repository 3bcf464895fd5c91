// What only those see who lead the team: start, pause, extend, move on, lock, reveal, vote.
import type { TeamState } from "../../wire/TeamState";
import { type App, t } from "./app";
import { button, h, live } from "./dom";
import { popover } from "./popover";

export function leadControls(app: App): HTMLElement | null {
  if (!app.boot.me.can_lead) return null;
  const often = h("span", { class: "b-group" });
  live(often, () => {
    const state = app.state.value;
    return [...clockButtons(app, state), ...stepButtons(app, state)];
  });
  return h("div", { class: "b-group b-lead" }, often, moreButton(app));
}

function clockButtons(app: App, { clock }: TeamState): HTMLElement[] {
  const words = t(app);
  const { server } = app;
  const act = (key: string, made: HTMLButtonElement) => {
    made.dataset.focus = key;
    return made;
  };
  if (clock.state === "not_started") {
    return [
      act(
        "run",
        button({
          icon: "play",
          text: words.start,
          class: "primary",
          onClick: () => void server.agenda({ command: "start" }),
        }),
      ),
    ];
  }
  if (clock.state === "finished") return [];
  const running = clock.state === "running";
  return [
    act(
      "run",
      button({
        icon: running ? "pause" : "play",
        label: running ? words.pause : words.resume,
        onClick: () => void server.agenda({ command: running ? "pause" : "resume" }),
      }),
    ),
    act(
      "extend",
      button({
        text: words.extend,
        class: "b-extend",
        onClick: () => void server.agenda({ command: "extend", minutes: 5 }),
      }),
    ),
  ];
}

function stepButtons(app: App, state: TeamState): HTMLElement[] {
  const words = t(app);
  if (state.current === null) return [];
  const next = button({
    icon: "next",
    label: words.nextStep,
    onClick: () => void app.server.agenda({ command: "next" }),
  });
  next.dataset.focus = "next";
  return [next];
}

function moreButton(app: App): HTMLElement {
  return popover(app, {
    panel: "lead",
    label: t(app).leadMenu,
    icon: "crown",
    content: (parts, box) => live(box, () => parts.leadList(app)),
  });
}
