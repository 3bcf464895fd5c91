import { courses, dot, line, sheet, text } from "../drawing";
import { ABSENT, cheapest, dayAt, type Prices } from "../models/threshold";
import { at, type Piece, type Reading, slider, type Values } from "../piece";
import type { Words } from "../words";

const CURVE = { x: 0, y: 24, height: 90 };
const DOTS = 150;
const STEP = 5;
const ALL = Array.from({ length: 100 / STEP + 1 }, (_, step) => step * STEP);

export function threshold(words: Words): Piece {
  const w = words.threshold;
  return {
    knobs: [
      slider("threshold", w.threshold, [0, 100, STEP, 50], words.percent),
      slider("call", w.call, [10, 300, 10, 60], words.yen),
      slider("trip", w.trip, [100, 3_000, 100, 500], words.yen),
    ],
    show: (values) => {
      const prices = pricesOf(values);
      const day = dayAt(at(values, "threshold"), prices);
      const best = cheapest(prices);
      const bestCost = dayAt(best, prices).cost;
      return {
        readings: readingsOf(words, values),
        verdict:
          day.cost <= bestCost
            ? w.isBest(words.yen(day.cost))
            : w.verdict(words.yen(day.cost), words.percent(best), words.yen(bestCost)),
      };
    },
    draw: (values, width) => draw(words, values, width),
  };
}

function readingsOf(words: Words, values: Values): Reading[] {
  const w = words.threshold;
  const day = dayAt(at(values, "threshold"), pricesOf(values));
  return [
    { label: w.called, value: words.number(day.called) },
    { label: w.right, value: words.number(day.right) },
    { label: w.missed, value: words.number(day.missed) },
    {
      label: w.precision,
      value: day.precision === undefined ? w.none : words.percent(day.precision),
    },
    { label: w.recall, value: words.percent(day.recall) },
    { label: w.cost, value: words.yen(day.cost) },
  ];
}

function draw(words: Words, values: Values, width: number): SVGElement {
  const w = words.threshold;
  const prices = pricesOf(values);
  const here = at(values, "threshold");
  const day = dayAt(here, prices);
  const costs = ALL.map((each) => dayAt(each, prices).cost);
  const top = Math.max(...costs) * 1.05;
  const across = (value: number) => 6 + ((width - 12) * value) / 100;
  const height = (cost: number) => CURVE.y + CURVE.height * (1 - cost / top);
  const best = cheapest(prices);
  const picture = sheet(
    width,
    DOTS + 62,
    text(0, 15, w.costCurve),
    courses({ ...CURVE, x: 6, width: width - 12 }, top, [{ values: costs, look: "stroke-a" }]),
    line(across(here), CURVE.y, across(here), CURVE.y + CURVE.height, "stroke-b dash"),
    dot(across(best), height(dayAt(best, prices).cost), 5, "fill-good"),
    dot(across(here), height(day.cost), 6, "fill-b"),
    text(0, DOTS, w.absences),
    text(0, DOTS + 46, w.alarms(day.called - day.right)),
  );
  const space = Math.min(20, (width - 12) / ABSENT);
  for (let index = 0; index < ABSENT; index += 1) {
    const look = index < day.right ? "fill-good" : "fill-bad";
    picture.append(dot(6 + index * space, DOTS + 18, Math.min(6, space * 0.4), look));
  }
  return picture;
}

function pricesOf(values: Values): Prices {
  return { call: at(values, "call"), trip: at(values, "trip") };
}
