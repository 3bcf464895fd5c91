// How much it takes to sort e-mails as kinds of exceptions grow: rules collide with each other,
// examples only add up. Illustrative numbers, the same as the lesson's.

export function rules(kinds: number): number {
  return Math.floor(12 + kinds + (kinds * (kinds - 1)) / 8);
}

export function examples(kinds: number): number {
  return 500 + 250 * kinds;
}

/** Rules that a new exception makes one look at again: those it can collide with. */
export function touched(kinds: number): number {
  return kinds === 0 ? 0 : rules(kinds) - rules(kinds - 1);
}
