// The lead's ways to reveal private notes: all of them, or person by person.
import { type App, t } from "./app";
import { button, h } from "./dom";

export function revealChoices(app: App): HTMLElement[] {
  const words = t(app);
  const { drafts, people } = app.state.value;
  const waiting = drafts.filter((draft) => draft.notes > 0);
  const total = waiting.reduce((sum, draft) => sum + draft.notes, 0);
  if (total === 0) return [h("p", { class: "b-remark", text: words.revealNone })];
  const name = (id: string) => people.find((person) => person.id === id)?.name ?? "";
  const run = (who: string[] | null) => {
    app.ui.panel.value = null;
    void app.server.reveal(who);
  };
  return [
    button({
      icon: "eye",
      text: words.revealAll(total),
      class: "b-item strong",
      onClick: () => run(null),
    }),
    ...waiting.map((draft) =>
      button({
        icon: "eye",
        text: words.revealPerson(name(draft.person), draft.notes),
        class: "b-item",
        onClick: () => run([draft.person]),
      }),
    ),
    h("p", { class: "b-remark", text: words.revealHint }),
  ];
}
