// What each way of losing the socket means, and how long to wait before the next attempt.

import type { EndReason } from "./status";

export type Fate =
  | { type: "retry"; atLeast: number }
  /** Once more with a fresh ticket. */
  | { type: "ticket" }
  | { type: "end"; reason: EndReason };

/** A server that restarts meets everybody at once; this spreads them a little. */
const RESTARTING_MS = 300;
/** Long enough for the server to stop counting what was too much. */
const RATE_MS = 10_000;

export function fateOf(code: number): Fate {
  switch (code) {
    case 4401:
      return { type: "ticket" };
    case 4403:
      return { type: "end", reason: "removed" };
    case 4400:
    case 4413:
      return { type: "end", reason: "rejected" };
    case 4429:
      return { type: "retry", atLeast: RATE_MS };
    case 1012:
      return { type: "retry", atLeast: RESTARTING_MS };
    default:
      return { type: "retry", atLeast: 0 };
  }
}

const FIRST_MS = 400;
const LONGEST_MS = 12_000;

/** Doubles with every attempt, with half of it left to chance so that pages spread out. */
export function backoff(attempts: number, random: () => number): number {
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempts);
  return most / 2 + (most / 2) * random();
}
