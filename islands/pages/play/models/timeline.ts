// A plan of twelve weeks: each task waits for those it needs, so a delay pushes what hangs on it
// and nothing else (critical path).

export const TASKS = [
  { key: "clarify", weeks: 2, after: [] },
  { key: "data", weeks: 2, after: ["clarify"] },
  { key: "label", weeks: 2, after: ["data"] },
  { key: "train", weeks: 2, after: ["label"] },
  { key: "evaluate", weeks: 1, after: ["train"] },
  { key: "integrate", weeks: 4, after: ["clarify"] },
  { key: "trial", weeks: 3, after: ["evaluate", "integrate"] },
] as const;

export type TaskKey = (typeof TASKS)[number]["key"];

export interface Bar {
  key: TaskKey;
  /** Weeks from the beginning of the plan. */
  start: number;
  end: number;
  /** How many of its weeks are delay. */
  delay: number;
}

export function schedule(delays: Partial<Record<TaskKey, number>>): Bar[] {
  const ends = new Map<string, number>();
  return TASKS.map(({ key, weeks, after }) => {
    const start = Math.max(0, ...after.map((needed) => ends.get(needed) ?? 0));
    const delay = delays[key] ?? 0;
    const end = start + weeks + delay;
    ends.set(key, end);
    return { key, start, end, delay };
  });
}

/** The week in which the plan ends. */
export function lastWeek(bars: readonly Bar[]): number {
  return Math.max(...bars.map(({ end }) => end));
}
