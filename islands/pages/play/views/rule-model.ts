import { courses, line, sheet, text } from "../drawing";
import { examples, rules, touched } from "../models/rule-model";
import { at, type Piece, slider } from "../piece";
import type { Words } from "../words";

const MOST_KINDS = 30;
const EMAILS_A_DAY = 240;
const AREA = { x: 4, y: 28, height: 96 };
const KINDS = Array.from({ length: MOST_KINDS }, (_, index) => index + 1);

export function ruleModel(words: Words): Piece {
  const w = words.ruleModel;
  return {
    knobs: [slider("kinds", w.kinds, [0, MOST_KINDS, 1, 3], words.number)],
    show: (values) => {
      const kinds = at(values, "kinds");
      return {
        readings: [
          { label: w.rules, value: w.sayRules(rules(kinds)) },
          { label: w.examples, value: words.number(examples(kinds)) },
          { label: w.newest, value: w.sayRules(touched(kinds)) },
          { label: w.days, value: w.sayDays(examples(kinds) / EMAILS_A_DAY) },
        ],
        verdict: w.verdict(
          words.number(kinds),
          words.number(rules(kinds)),
          words.number(examples(kinds)),
        ),
      };
    },
    draw: (values, width) => {
      const kinds = at(values, "kinds");
      const area = { ...AREA, width: width - 8 };
      const here = area.x + (area.width * Math.max(0, kinds - 1)) / (MOST_KINDS - 1);
      const perDay = (examples(1) - examples(0)) / EMAILS_A_DAY;
      return sheet(
        width,
        172,
        text(0, 15, w.chart),
        courses(area, 9, [
          { values: KINDS.map(touched), look: "stroke-bad" },
          { values: KINDS.map(() => perDay), look: "stroke-a" },
        ]),
        line(here, area.y, here, area.y + area.height, "stroke-b dash"),
        line(0, 144, 18, 144, "stroke-bad"),
        text(24, 149, w.rulesEach),
        line(0, 164, 18, 164, "stroke-a"),
        text(24, 169, w.daysEach),
      );
    },
  };
}
