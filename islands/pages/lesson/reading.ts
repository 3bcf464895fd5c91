// How far somebody has read: the contents show where one is, and the server keeps the last
// heading passed and the share read, so that another device goes on there.

/** Somebody who scrolls on is not there yet. */
const SETTLE = 2_000;

/** Follows the reading of a page. */
export function followReading(page: HTMLElement): void {
  const body = page.querySelector<HTMLElement>(".lesson-body");
  if (!body) return;
  const headings = [...body.querySelectorAll<HTMLElement>("h2[id]")];
  const keep = keeper(page.dataset.placeTo);
  let timer = 0;
  const look = () => {
    const place = placeIn(body, headings, window.innerHeight);
    mark(page, place.anchor);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => keep(place), SETTLE);
  };
  window.addEventListener("scroll", look, { passive: true });
  window.addEventListener("pagehide", () => keep(placeIn(body, headings, window.innerHeight)));
  look();
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

/** Tells the server about a place that is new. */
function keeper(address: string | undefined): (place: Place) => void {
  let last = "";
  return ({ anchor, share }) => {
    const told = `${anchor} ${share}`;
    if (!address || told === last) return;
    last = told;
    const body = new URLSearchParams({ place: anchor, share: String(share) });
    void fetch(address, { method: "POST", body, keepalive: true }).catch(() => undefined);
  };
}

function mark(page: HTMLElement, anchor: string): void {
  for (const link of page.querySelectorAll<HTMLAnchorElement>(".lesson-contents a")) {
    if (link.hash === `#${anchor}`) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
}
