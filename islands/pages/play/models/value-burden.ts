// Value against burden of predictions, per day (domain.md, program A: value = predictions x
// effect of one, burden = predictions x impact on the work).

export interface Stakes {
  /** Predictions that reach the work in a day. */
  predictions: number;
  /** Yen gained by one that is right. */
  effect: number;
  /** Seconds spent on each, right or wrong. */
  seconds: number;
  /** Share that is wrong, in per cent. */
  errors: number;
  /** Yen lost by one that is wrong. */
  harm: number;
}

/** What an hour of somebody's work costs, in yen. */
const HOURLY = 1_800;

export interface Balance {
  value: number;
  handling: number;
  misses: number;
  burden: number;
  /** The error rate, in per cent, at which value and burden are equal; none if never. */
  breakEven: number | undefined;
}

export function balance(stakes: Stakes): Balance {
  const { predictions, effect, seconds, harm } = stakes;
  const errors = stakes.errors / 100;
  const each = (seconds / 3_600) * HOURLY;
  const value = predictions * (1 - errors) * effect;
  const handling = predictions * each;
  const misses = predictions * errors * harm;
  const even = (100 * (effect - each)) / (effect + harm);
  return {
    value,
    handling,
    misses,
    burden: handling + misses,
    breakEven: even > 0 && even <= 100 ? even : undefined,
  };
}
