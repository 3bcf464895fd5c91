// Arrow keys lead to the lessons beside this one, unless they are needed where the focus is.

/** Elements in which arrow keys have a meaning of their own. */
const BUSY =
  "input, select, textarea, ekkyo-play, .table-scroll, [contenteditable], summary, .figure-drawing";

/** Listens on the whole document. */
export function leafThrough(page: Document): void {
  page.addEventListener("keydown", (event) => {
    const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    if (!rel || !isFree(event)) return;
    page.querySelector<HTMLAnchorElement>(`.lesson-neighbour[rel="${rel}"]`)?.click();
  });
}

function isFree(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return false;
  }
  if (event.target instanceof Element && event.target.closest(BUSY)) return false;
  // A page that is wider than the window, as when it is magnified, is scrolled by these keys.
  const root = document.documentElement;
  return root.scrollWidth <= root.clientWidth;
}
