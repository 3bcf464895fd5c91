// Short messages at the bottom, with at most one thing to do about them.
import { type App, t } from "./app";
import { button, h, icon, live } from "./dom";
import { dismiss, type Toast } from "./state";

export function toasts(app: App): HTMLElement {
  const place = h("div", { class: "b-toasts", role: "status", "aria-live": "polite" });
  live(place, () => app.ui.toasts.value.map((toast) => card(app, toast)));
  return place;
}

function card(app: App, toast: Toast): HTMLElement {
  const close = button({
    icon: "close",
    label: t(app).close,
    class: "b-faint",
    onClick: () => dismiss(app.ui, toast.id),
  });
  const { action } = toast;
  const act = action
    ? button({
        text: action.text,
        class: "strong",
        onClick: () => {
          dismiss(app.ui, toast.id);
          action.run();
        },
      })
    : null;
  return h(
    "div",
    { class: "b-toast", "data-tone": toast.tone },
    icon(toast.tone === "warn" ? "warning" : "check"),
    h("span", { text: toast.text }),
    act,
    close,
  );
}
