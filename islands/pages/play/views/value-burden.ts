import { box, sheet, text } from "../drawing";
import { balance, type Stakes } from "../models/value-burden";
import { at, type Piece, slider, type Values } from "../piece";
import type { Words } from "../words";

const ROW = 52;

export function valueBurden(words: Words): Piece {
  const w = words.valueBurden;
  return {
    knobs: [
      slider("predictions", w.predictions, [5, 200, 5, 40], words.number),
      slider("effect", w.effect, [30, 1_000, 10, 270], words.yen),
      slider("seconds", w.seconds, [0, 600, 15, 15], w.saySeconds),
      slider("errors", w.errors, [0, 100, 1, 25], words.percent),
      slider("harm", w.harm, [0, 2_000, 10, 330], words.yen),
    ],
    show: (values) => {
      const { value, burden, handling, misses, breakEven } = balance(stakesOf(values));
      const left = value - burden;
      return {
        readings: [
          { label: w.value, value: words.yen(value) },
          { label: w.burden, value: words.yen(burden) },
          { label: w.ofHandling, value: words.yen(handling) },
          { label: w.ofMisses, value: words.yen(misses) },
          { label: w.left, value: words.yen(left), tone: left > 0 ? "good" : "bad" },
          {
            label: w.evenAt,
            value: breakEven === undefined ? w.never : words.percent(breakEven),
          },
        ],
        verdict: left > 0 ? w.wins(words.yen(left)) : w.loses(words.yen(-left)),
      };
    },
    draw: (values, width) => {
      const { value, burden, handling } = balance(stakesOf(values));
      const scale = width / Math.max(value, burden, 1);
      return sheet(
        width,
        2 * ROW,
        text(0, 15, w.value),
        box(0, 22, value * scale, 20, "fill-good"),
        text(0, ROW + 15, w.burden),
        box(0, ROW + 22, handling * scale, 20, "fill-warn"),
        box(handling * scale, ROW + 22, (burden - handling) * scale, 20, "fill-bad"),
      );
    },
  };
}

function stakesOf(values: Values): Stakes {
  return {
    predictions: at(values, "predictions"),
    effect: at(values, "effect"),
    seconds: at(values, "seconds"),
    errors: at(values, "errors"),
    harm: at(values, "harm"),
  };
}
