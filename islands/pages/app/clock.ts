// Clocks that count down to a moment of the server, and on beyond it.

/** The time left as a clock shows it, with a minus when it is over. */
export function minutesAndSeconds(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  const sign = milliseconds < 0 ? "−" : "";
  return `${sign}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** How far this machine's clock is ahead of the server's, judged by when the page was made. */
const offsets = new WeakMap<HTMLElement, number>();

function show(clock: HTMLElement): void {
  const { clock: endsAt, now } = clock.dataset;
  if (!offsets.has(clock)) offsets.set(clock, Date.now() - Number(now));
  const left = Number(endsAt) - (Date.now() - (offsets.get(clock) ?? 0));
  clock.textContent = minutesAndSeconds(left);
  clock.toggleAttribute("data-over", left < 0);
}

/** Keeps every `[data-clock]` going, also those that arrive later. */
export function tick(page: ParentNode): void {
  window.setInterval(() => {
    for (const clock of page.querySelectorAll<HTMLElement>("[data-clock]")) show(clock);
  }, 500);
}
