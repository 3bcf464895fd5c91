// A running vote: how many dots are left, and for leads its end.
import { type App, t } from "./app";
import { button, h, icon, live } from "./dom";
import { dotsLeft } from "./verbs";

export function voteBanner(app: App): HTMLElement {
  const words = t(app);
  const place = h("div", { class: "b-slot" });
  live(place, () => {
    const { vote, people } = app.state.value;
    if (vote.state !== "open") {
      if (app.ui.tool.peek() === "vote") app.ui.tool.value = "select";
      return null;
    }
    const left = dotsLeft(app);
    const voters = people.filter((person) => person.role !== "observer").length;
    const progress = words.voteDone(vote.done, Math.max(voters, vote.done));
    return h(
      "div",
      { class: "b-banner b-vote" },
      icon("vote"),
      app.boot.me.can_edit ? dots(app, vote.dots, left) : null,
      h(
        "span",
        { class: "b-two" },
        h("span", { text: words.voteHint }),
        h("small", { text: progress }),
      ),
      app.boot.me.can_edit ? voteTool(app) : null,
      ...(app.boot.me.can_lead ? leadButtons(app) : []),
    );
  });
  return place;
}

/** While it is pressed, a click on a problem note places a dot (with Shift: takes it back). */
function voteTool(app: App): HTMLElement {
  const { tool } = app.ui;
  const made = button({
    text: t(app).voteAdd,
    class: "b-small",
    pressed: tool.value === "vote",
    onClick: () => {
      tool.value = tool.peek() === "vote" ? "select" : "vote";
      app.surface.focus();
    },
  });
  made.dataset.focus = "tool";
  return made;
}

function dots(app: App, all: number, left: number): HTMLElement {
  const row = h("span", { class: "b-dots", role: "img", "aria-label": t(app).voteLeft(left) });
  for (let index = 0; index < all; index += 1) {
    row.append(h("span", { class: "b-dot", "data-used": index >= left }));
  }
  return row;
}

function leadButtons(app: App): HTMLElement[] {
  const words = t(app);
  const show = button({
    text: words.voteShow,
    class: "primary",
    onClick: () => void app.server.vote({ command: "show" }),
  });
  const cancel = button({
    text: words.voteCancel,
    class: "b-small",
    onClick: () => void app.server.vote({ command: "cancel" }),
  });
  show.dataset.focus = "show";
  cancel.dataset.focus = "cancel";
  return [show, cancel];
}
