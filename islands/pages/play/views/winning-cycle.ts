import { courses, sheet, text } from "../drawing";
import { type Conditions, type Month, run } from "../models/winning-cycle";
import { at, type Piece, toggle, type Values } from "../piece";
import type { Words } from "../words";

const MOST_USERS = 6_500;

export function winningCycle(words: Words): Piece {
  const w = words.winningCycle;
  return {
    knobs: [
      toggle("visible", w.visible),
      toggle("labels", w.labels),
      toggle("retraining", w.retraining),
      toggle("grows", w.grows),
    ],
    show: (values) => {
      const last = lastOf(run(conditionsOf(values)));
      const [users, quality] = [words.number(last.users), words.percent(last.quality * 100)];
      return {
        readings: [
          { label: w.users, value: users },
          { label: w.data, value: words.number(last.labels) },
          { label: w.quality, value: quality },
        ],
        verdict: w.verdict(users, quality),
      };
    },
    draw: (values, width) => {
      const months = run(conditionsOf(values));
      const area = { x: 2, width: width - 4, height: 70 };
      return sheet(
        width,
        204,
        text(0, 15, w.usersCurve),
        courses({ ...area, y: 24 }, MOST_USERS, [
          { values: months.map(({ users }) => users), look: "stroke-a" },
        ]),
        text(0, 121, w.qualityCurve),
        courses({ ...area, y: 130 }, 1, [
          { values: months.map(({ quality }) => quality), look: "stroke-good" },
        ]),
      );
    },
  };
}

function conditionsOf(values: Values): Conditions {
  return {
    visible: at(values, "visible") === 1,
    labels: at(values, "labels") === 1,
    retraining: at(values, "retraining") === 1,
    grows: at(values, "grows") === 1,
  };
}

function lastOf(months: readonly Month[]): Month {
  return months.at(-1) ?? { users: 0, labels: 0, quality: 0 };
}
