// What an interactive piece is made of: knobs to turn, and what they lead to. A piece knows
// nothing of the page; `stage.ts` puts it there.

export type Values = Readonly<Record<string, number>>;

export interface Knob {
  key: string;
  label: string;
  /** A switch is 0 or 1. */
  kind: "slider" | "switch";
  min: number;
  max: number;
  step: number;
  start: number;
  /** How a value is said. */
  say: (value: number) => string;
}

export interface Reading {
  label: string;
  value: string;
  /** The words carry the meaning; the colour repeats it. */
  tone?: "good" | "bad" | undefined;
}

export interface Scene {
  readings: readonly Reading[];
  /** One sentence on what one sees, also read aloud. */
  verdict: string;
}

export interface Piece {
  knobs: readonly Knob[];
  show: (values: Values) => Scene;
  /** A picture of the same, `width` CSS pixels wide. Decoration: the readings say all of it. */
  draw: (values: Values, width: number) => SVGElement;
}

/** The value of a knob. */
export function at(values: Values, key: string): number {
  return values[key] ?? 0;
}

export function slider(
  key: string,
  label: string,
  [min, max, step, start]: readonly [number, number, number, number],
  say: (value: number) => string,
): Knob {
  return { key, label, kind: "slider", min, max, step, start, say };
}

export function toggle(key: string, label: string): Knob {
  return { key, label, kind: "switch", min: 0, max: 1, step: 1, start: 1, say: String };
}
