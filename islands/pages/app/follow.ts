// Regions that stay current: whenever the event stream named by `data-follow` says that
// something changed, the page reads itself again and takes over the region's parts.
import { renew } from "./renew";

/** Several changes close together are read once. */
const GATHER = 200;

/** Keeps `region` current. */
export function follow(region: HTMLElement): void {
  let isWaiting = false;
  const read = async () => {
    isWaiting = false;
    const response = await fetch(location.pathname + location.search).catch(() => undefined);
    if (!response?.ok) return;
    renew(region, new DOMParser().parseFromString(await response.text(), "text/html"));
  };
  const soon = () => {
    if (isWaiting) return;
    isWaiting = true;
    window.setTimeout(read, GATHER);
  };
  const source = new EventSource(region.dataset.follow ?? "");
  // Also the first event, sent on connecting: something may have happened since the page was made.
  source.addEventListener("state", soon);
  source.addEventListener("use_case", soon);
}
