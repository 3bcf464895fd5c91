// The theme changes at once; the server remembers it.

/** Handles the form marked `[data-enhance=theme]`. */
export function switchTheme(page: Document): void {
  const form = page.querySelector<HTMLFormElement>("form[data-enhance=theme]");
  form?.addEventListener("submit", (event) => {
    const chosen = event.submitter;
    if (!(chosen instanceof HTMLButtonElement)) return;
    event.preventDefault();
    apply(page, form, chosen.value);
    const body = new URLSearchParams();
    body.set("theme", chosen.value);
    void fetch(form.action, { method: "POST", body });
  });
}

function apply(page: Document, form: HTMLFormElement, theme: string): void {
  if (theme === "auto") delete page.documentElement.dataset.theme;
  else page.documentElement.dataset.theme = theme;
  for (const button of form.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.value === theme));
  }
}
