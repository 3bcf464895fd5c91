// The use-case list and the worksheet: fields are saved in place, and what others save appears
// without a reload. Without this script every field is an ordinary form.
import { isDirty } from "./worksheet/field";
import { forms, merge } from "./worksheet/merge";
import { Saver } from "./worksheet/saving";

/** Several changes close together are read once. */
const GATHER = 150;

function start(page: HTMLElement): void {
  const { saving = "", saved = "", unsaved = "", failed = "" } = page.dataset;
  const saver = new Saver(page, { saving, saved, unsaved, failed }, fetch.bind(window));
  page.dataset.enhanced = "";
  listen(page, saver);
  follow(page);
}

function listen(page: HTMLElement, saver: Saver): void {
  const on = (event: string, react: (form: HTMLFormElement, event: Event) => void) =>
    page.addEventListener(event, (happened) => {
      const form =
        happened.target instanceof Element && happened.target.closest("form[data-field]");
      if (form instanceof HTMLFormElement) react(form, happened);
    });
  on("input", (form) => saver.touched(form));
  on("change", (form) => saver.left(form));
  on("submit", (form, event) => {
    event.preventDefault();
    void saver.save(form);
  });
  on("click", (form, event) => {
    const link =
      event.target instanceof Element && event.target.closest("[data-action=take-theirs]");
    if (!link) return;
    event.preventDefault();
    void saver.takeTheirs(form);
  });
  window.addEventListener("online", () => {
    for (const form of forms(page)) saver.left(form);
  });
  window.addEventListener("beforeunload", (event) => {
    if (forms(page).some(isDirty)) event.preventDefault();
  });
}

/** Reads the page again whenever somebody changed something on it. */
function follow(page: HTMLElement): void {
  const { events, useCase } = page.dataset;
  if (!events) return;
  let isWaiting = false;
  const read = async () => {
    isWaiting = false;
    const response = await fetch(location.pathname + location.search).catch(() => undefined);
    if (!response?.ok) return;
    merge(page, new DOMParser().parseFromString(await response.text(), "text/html"));
  };
  const soon = () => {
    if (isWaiting) return;
    isWaiting = true;
    window.setTimeout(read, GATHER);
  };
  const source = new EventSource(events);
  source.addEventListener("use_case", (event: MessageEvent<string>) => {
    const { id } = JSON.parse(event.data) as { id: string | null };
    if (!useCase || !id || id === useCase) soon();
  });
  // Whatever happened while the line was cut is read when it is back.
  let cut = false;
  source.addEventListener("error", () => {
    cut = true;
  });
  source.addEventListener("open", () => {
    if (cut) soon();
    cut = false;
  });
}

const page = document.querySelector<HTMLElement>("[data-events]");
if (page) start(page);
