// Taking the board away and bringing one in, and the ways to the team's other pages.
import { type App, backLabel, t } from "./app";
import { fill, h, type IconName, icon } from "./dom";

export function fillMenu(app: App, box: HTMLElement): undefined {
  const words = t(app);
  const { team, home } = app.boot;
  fill(
    box,
    ...(team ? files(app, team) : []),
    item(home, "goBack", backLabel(app)),
    team ? item(`/teams/${team}/use-cases`, "useCase", words.useCaseList) : null,
    helpItem(app),
  );
}

function files(app: App, team: string): (HTMLElement | null)[] {
  const words = t(app);
  const exportItem = (format: string, label: string) =>
    item(`/teams/${team}/board.${format}`, "download", label, { download: "" });
  return [
    h("h2", { class: "b-menu-title", text: words.exportTitle }),
    exportItem("svg", words.exportSvg),
    exportItem("png", words.exportPng),
    exportItem("json", words.exportJson),
    exportItem("csv", words.exportCsv),
    app.boot.me.can_lead ? h("h2", { class: "b-menu-title", text: words.importTitle }) : null,
    app.boot.me.can_lead ? importItem(app) : null,
    h("hr", { class: "b-rule" }),
  ];
}

function item(href: string, name: IconName, text: string, extra: object = {}): HTMLElement {
  return h("a", { class: "b-item", href, ...extra }, icon(name), h("span", { text }));
}

function helpItem(app: App): HTMLElement {
  return h(
    "button",
    {
      type: "button",
      class: "b-item",
      on: {
        click: () => {
          app.ui.panel.value = "help";
        },
      },
    },
    icon("help"),
    h("span", { text: t(app).help }),
    h("kbd", { text: "?" }),
  );
}

function importItem(app: App): HTMLElement {
  const words = t(app);
  const input = h("input", {
    type: "file",
    accept: ".json,application/json",
    class: "b-hidden-input",
    tabindex: "-1",
    "aria-hidden": "true",
  });
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    input.value = "";
    if (file && (await app.server.importBoard(file))) {
      app.announce(words.imported);
      app.ui.panel.value = null;
    }
  });
  const choose = h(
    "button",
    { type: "button", class: "b-item", on: { click: () => input.click() } },
    icon("upload"),
    h(
      "span",
      { class: "b-two" },
      h("span", { text: words.importJson }),
      h("small", { text: words.importHint }),
    ),
  );
  return h("div", {}, choose, input);
}
