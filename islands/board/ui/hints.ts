// One quiet line at the bottom with the keys a newcomer needs most.
import { type App, mayEdit, t } from "./app";
import { h, live } from "./dom";

export function hints(app: App): HTMLElement {
  const place = h("div", { class: "b-card b-hints" });
  const words = t(app).hints;
  const pair = (keys: string[], text: string) =>
    h(
      "span",
      { class: "b-hint" },
      ...keys.map((key) => h("kbd", { text: key })),
      h("span", { text }),
    );
  live(place, () => [
    pair(["Tab"], words.next),
    mayEdit(app) ? pair(["Enter"], words.write) : null,
    mayEdit(app) ? pair(["1", "–", "8"], words.add) : null,
    h(
      "button",
      {
        type: "button",
        class: "b-hint b-hint-button",
        on: {
          click: () => {
            app.ui.panel.value = "help";
          },
        },
      },
      h("kbd", { text: "?" }),
      h("span", { text: words.help }),
    ),
  ]);
  return place;
}
