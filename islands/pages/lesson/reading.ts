// How far somebody has read: the contents show where one is, and the server keeps the last
// heading passed and the share read, so that another device goes on there.

/** Somebody who scrolls on is not there yet. */
const SETTLE = 2_000;
/** As many hundredths within one section are worth telling. */
const STEP = 10;

/** Follows the reading of a page. */
export function followReading(page: HTMLElement): void {
  const body = page.querySelector<HTMLElement>(".lesson-body");
  if (!body) return;
  const headings = [...body.querySelectorAll<HTMLElement>("h2[id]")];
  const keep = keeper(page.dataset.placeTo);
  const here = () => placeIn(body, headings, window.innerHeight);
  let timer = 0;
  mark(page, here().anchor);
  // Whoever has only opened the page is still where they were last time.
  window.addEventListener(
    "scroll",
    () => {
      mark(page, here().anchor);
      if (timer === 0) window.addEventListener("pagehide", () => keep(here()));
      window.clearTimeout(timer);
      timer = window.setTimeout(() => keep(here()), SETTLE);
    },
    { passive: true },
  );
}

/** A place in a lesson. */
export type Place = { anchor: string; share: number };

/** The last heading that was passed, and how many hundredths of the text are behind the reader. */
export function placeIn(body: HTMLElement, headings: HTMLElement[], height: number): Place {
  const passed = headings.filter((heading) => heading.getBoundingClientRect().top < height / 2);
  const { top, height: length } = body.getBoundingClientRect();
  const seen = length > 0 ? (height - top) / length : 0;
  const share = Math.round(100 * Math.min(1, Math.max(0, seen)));
  return { anchor: passed.at(-1)?.id ?? "", share };
}

/** Tells the server about a place that is new: another section, or a good deal further. */
export function keeper(address: string | undefined, send = fetch): (place: Place) => void {
  let last: Place = { anchor: "", share: -STEP };
  return (place) => {
    const further = place.share - last.share;
    const isNew =
      place.anchor !== last.anchor || further >= STEP || (further > 0 && place.share === 100);
    if (!address || !isNew) return;
    last = place;
    const body = new URLSearchParams({ place: place.anchor, share: String(place.share) });
    void send(address, { method: "POST", body, keepalive: true }).catch(() => undefined);
  };
}

function mark(page: HTMLElement, anchor: string): void {
  for (const link of page.querySelectorAll<HTMLAnchorElement>(".lesson-contents a")) {
    if (link.hash === `#${anchor}`) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
}
