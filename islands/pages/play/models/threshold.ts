// A threshold over the chance of absence, as in the lesson on limits: 300 deliveries a day, 24
// of which find nobody at home.

export const DELIVERIES = 300;
export const ABSENT = 24;

/** Homes called, and called rightly, from each threshold on; in between the course is straight. */
const MEASURED: readonly (readonly [threshold: number, called: number, right: number])[] = [
  [0, DELIVERIES, ABSENT],
  [10, 140, 22],
  [20, 75, 20],
  [35, 40, 16],
  [50, 24, 13],
  [70, 12, 9],
  [100, 0, 0],
];

export interface Prices {
  /** Yen for a call. */
  call: number;
  /** Yen for a second trip. */
  trip: number;
}

export interface Day {
  called: number;
  right: number;
  missed: number;
  /** Per cent; none when nobody is called. */
  precision: number | undefined;
  /** Per cent. */
  recall: number;
  cost: number;
}

export function dayAt(threshold: number, prices: Prices): Day {
  // Between what was measured nobody is promised more than there is: whole calls, whole finds.
  const called = Math.ceil(between(threshold, 1));
  const right = Math.floor(between(threshold, 2));
  const missed = ABSENT - right;
  return {
    called,
    right,
    missed,
    precision: called > 0 ? (100 * right) / called : undefined,
    recall: (100 * right) / ABSENT,
    cost: called * prices.call + missed * prices.trip,
  };
}

/** The cheapest of the thresholds in steps of 5 %. */
export function cheapest(prices: Prices): number {
  const steps = Array.from({ length: 21 }, (_, step) => step * 5);
  const cost = (threshold: number) => dayAt(threshold, prices).cost;
  return steps.reduce((best, step) => (cost(step) < cost(best) ? step : best), 0);
}

function between(threshold: number, column: 1 | 2): number {
  const after = MEASURED.findIndex(([at]) => at >= threshold);
  const next = MEASURED[Math.max(1, after)];
  const previous = MEASURED[Math.max(0, after - 1)];
  if (!next || !previous) return 0;
  const share = (threshold - previous[0]) / (next[0] - previous[0]);
  return previous[column] + share * (next[column] - previous[column]);
}
