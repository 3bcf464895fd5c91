// What everyone must know right now: connection gone or ended, board locked, who calls for a look.
import type { EndReason } from "../net/status";
import { type App, t } from "./app";
import { button, h, icon, live } from "./dom";
import { followBanner } from "./people";
import { silence } from "./reveal";
import { voteBanner } from "./vote";

export function banners(app: App): HTMLElement {
  return h(
    "div",
    { class: "b-banners" },
    ended(app),
    offline(app),
    locked(app),
    silence(app),
    voteBanner(app),
    followBanner(app),
  );
}

function ended(app: App): HTMLElement {
  const words = t(app);
  const place = h("div", { class: "b-slot", role: "alert" });
  live(place, () => {
    const { status, reason } = app.save.value;
    if (status !== "ended") return null;
    const why: EndReason = reason ?? "session";
    return h(
      "div",
      { class: "b-banner b-ended" },
      icon("warning"),
      h(
        "span",
        { class: "b-two" },
        h("strong", { text: words.endedTitle[why] }),
        h("small", { text: words.endedWhat[why] }),
      ),
      button({ text: words.reload, class: "primary", onClick: () => location.reload() }),
    );
  });
  return place;
}

function offline(app: App): HTMLElement {
  const place = h("div", { class: "b-slot", role: "status" });
  live(place, () => {
    if (app.save.value.status !== "offline") return null;
    return h(
      "div",
      { class: "b-banner b-warn" },
      icon("cloudOff"),
      h("span", { text: t(app).offlineBanner }),
    );
  });
  return place;
}

function locked(app: App): HTMLElement {
  const place = h("div", { class: "b-slot", role: "status" });
  live(place, () => {
    if (!app.state.value.board_locked || app.boot.me.can_lead || !app.boot.me.can_edit) return null;
    return h(
      "div",
      { class: "b-banner" },
      icon("lock"),
      h("span", { text: t(app).boardLockedBanner }),
    );
  });
  return place;
}
