// The winning cycle month by month: users leave labels, labels improve the model, a better
// experience brings users. Illustrative numbers, the same as the lesson's.

export interface Conditions {
  /** Users notice the improvement. */
  visible: boolean;
  /** Using it leaves right answers behind. */
  labels: boolean;
  /** The model is trained again. */
  retraining: boolean;
  /** More data still makes it better. */
  grows: boolean;
}

export interface Month {
  users: number;
  labels: number;
  /** Share of right predictions, 0 to 1. */
  quality: number;
}

export const MONTHS = 24;
const FIRST_USERS = 1_000;
const FIRST_QUALITY = 0.6;

/** The start and every month after it. */
export function run(conditions: Conditions): Month[] {
  const months: Month[] = [{ users: FIRST_USERS, labels: 0, quality: FIRST_QUALITY }];
  for (let month = 0; month < MONTHS; month += 1) {
    const last = months[month];
    if (last) months.push(next(last, conditions));
  }
  return months;
}

function next(last: Month, conditions: Conditions): Month {
  const labels = last.labels + (conditions.labels ? last.users : 0);
  const learns = conditions.retraining && conditions.grows;
  const quality = FIRST_QUALITY + (learns ? 0.32 * (1 - Math.exp(-labels / 30_000)) : 0);
  const growth = conditions.visible ? 0.6 * (quality - FIRST_QUALITY) : 0;
  return { labels, quality, users: last.users * (1 + growth) };
}
