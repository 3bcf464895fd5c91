// Buttons that copy what stands in a field, and say so.

/** Handles every `[data-action=copy]` below `page`. */
export function copyOnClick(page: Document): void {
  page.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-action=copy]");
    if (button instanceof HTMLElement) void copy(page, button);
  });
}

async function copy(page: Document, button: HTMLElement): Promise<void> {
  const field = page.getElementById(button.dataset.target ?? "");
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  // Selected in any case: where the clipboard is closed (plain http), Ctrl+C is one key away.
  field.select();
  const copied = await navigator.clipboard?.writeText(field.value).then(
    () => true,
    () => false,
  );
  if (copied) say(page, button.dataset.done ?? "");
}

/** A sentence that comes, is read out, and goes. */
function say(page: Document, words: string): void {
  const toast = page.createElement("p");
  toast.className = "toast";
  toast.textContent = words;
  page.querySelector(".toasts")?.append(toast);
  window.setTimeout(() => toast.remove(), 4000);
}
