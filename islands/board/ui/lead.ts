// What only those see who lead the team: start, pause, extend, move on, lock, reveal, vote.
import type { TeamState } from "../../wire/TeamState";
import { type App, t } from "./app";
import { button, h, type IconName } from "./dom";
import { popover } from "./popover";
import type { Panel } from "./state";

export function leadControls(app: App): HTMLElement[] {
  if (!app.boot.me.can_lead) return [];
  const state = app.state.value;
  return [...clockButtons(app, state), ...stepButtons(app, state), moreButton(app)];
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
    content: (box) => {
      fillLead(app, box);
      return undefined;
    },
  });
}

function fillLead(app: App, box: HTMLElement): void {
  const words = t(app);
  const { server } = app;
  const state = app.state.value;
  const item = (name: IconName, text: string, run: () => void) => {
    const made = button({ icon: name, text, class: "b-item", onClick: () => close(app, run) });
    box.append(made);
  };
  box.append(h("h2", { class: "b-menu-title", text: words.leadMenu }));
  if (state.current !== null && state.current > 0) {
    item("back", words.previousStep, () => void server.agenda({ command: "back" }));
  }
  if (state.current !== null) {
    if (state.step_locked)
      item("lockOpen", words.unlockStep, () => void server.agenda({ command: "unlock" }));
    else item("lock", words.lockStep, () => void server.agenda({ command: "lock" }));
  }
  if (state.board_locked) item("lockOpen", words.unlockBoard, () => void server.unlockBoard());
  else item("lock", words.lockBoard, () => void server.lockBoard());
  if (state.vote.state === "off") {
    for (const dots of [3, 5]) {
      item("vote", words.voteOpen(dots), () => void server.vote({ command: "open", dots }));
    }
  }
}

function close(app: App, run: () => void): void {
  const panel: Panel = null;
  app.ui.panel.value = panel;
  run();
}
