// What leads do now and then: going back, locking, opening a vote.
import type { TeamState } from "../../wire/TeamState";
import { type App, t } from "./app";
import { button, h, type IconName } from "./dom";

export function leadList(app: App): HTMLElement[] {
  const words = t(app);
  const { server } = app;
  const state = app.state.value;
  const { current } = state;
  return [
    h("h2", { class: "b-menu-title", text: words.leadMenu }),
    ...onPhone(app, state),
    ...(current !== null && current > 0
      ? [item(app, "back", words.previousStep, () => server.agenda({ command: "back" }))]
      : []),
    ...(current === null ? [] : [stepLock(app, state.step_locked)]),
    state.board_locked
      ? item(app, "lockOpen", words.unlockBoard, () => server.unlockBoard())
      : item(app, "lock", words.lockBoard, () => server.lockBoard()),
    ...(state.vote.state === "off" ? votes(app) : []),
  ];
}

/** What the bar shows beside the clock, and has no room for on a phone. */
function onPhone(app: App, { clock, current }: TeamState): HTMLElement[] {
  const words = t(app);
  const { server } = app;
  const rows: HTMLElement[] = [];
  if (clock.state === "running")
    rows.push(item(app, "pause", words.pause, () => server.agenda({ command: "pause" })));
  if (clock.state === "paused")
    rows.push(item(app, "play", words.resume, () => server.agenda({ command: "resume" })));
  if (rows.length > 0)
    rows.push(
      item(app, "plus", words.extend, () => server.agenda({ command: "extend", minutes: 5 })),
    );
  if (current !== null)
    rows.push(item(app, "next", words.nextStep, () => server.agenda({ command: "next" })));
  for (const row of rows) row.classList.add("b-narrow-only");
  return rows;
}

function stepLock(app: App, locked: boolean): HTMLElement {
  const words = t(app);
  return locked
    ? item(app, "lockOpen", words.unlockStep, () => app.server.agenda({ command: "unlock" }))
    : item(app, "lock", words.lockStep, () => app.server.agenda({ command: "lock" }));
}

function votes(app: App): HTMLElement[] {
  return [3, 5].map((dots) =>
    item(app, "vote", t(app).voteOpen(dots), () => app.server.vote({ command: "open", dots })),
  );
}

function item(app: App, icon: IconName, text: string, run: () => Promise<void>): HTMLElement {
  const onClick = () => {
    app.ui.panel.value = null;
    void run();
  };
  return button({ icon, text, class: "b-item", onClick });
}
