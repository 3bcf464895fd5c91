// A model of who is at home, learnt from records of two kinds of household: 85 % are home by
// day, 15 % have somebody on night shifts. Illustrative learning curve, the same as the lesson's.

/** Share of households that are home by day. */
const BY_DAY = 0.85;

export interface Accuracy {
  /** Per cent right for households at home by day. */
  day: number;
  /** Per cent right for households with night shifts. */
  night: number;
  /** Per cent right for all. */
  all: number;
}

/** `records` in all, `share` per cent of them from households with night shifts. */
export function accuracy(records: number, share: number): Accuracy {
  const night = right((records * share) / 100);
  const day = right((records * (100 - share)) / 100);
  return { day, night, all: BY_DAY * day + (1 - BY_DAY) * night };
}

/** Per cent right for a kind of which the model has seen so many examples. */
function right(examples: number): number {
  return 100 * (1 - (0.06 + 0.44 * Math.exp(-examples / 150)));
}
