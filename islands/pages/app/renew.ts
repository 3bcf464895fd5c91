// Takes over what changed between two renderings of a page, part by part.

/** Replaces each `[data-live]` part of `page` that differs in `fresh` and that nobody uses. */
export function renew(page: ParentNode, fresh: ParentNode): void {
  for (const live of page.querySelectorAll<HTMLElement>("[data-live]")) {
    const newer = fresh.querySelector(`[data-live="${live.dataset.live}"]`);
    if (newer && newer.innerHTML !== live.innerHTML && !isInUse(live)) {
      live.replaceWith(document.importNode(newer, true));
    }
  }
}

/** Whether somebody has the focus in it or has unfolded it. */
function isInUse(live: HTMLElement): boolean {
  return live.contains(document.activeElement) || live.querySelector("details[open]") !== null;
}
