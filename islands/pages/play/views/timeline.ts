import { box, line, sheet, text } from "../drawing";
import { type Bar, lastWeek, schedule, TASKS, type TaskKey } from "../models/timeline";
import { type Piece, slider, type Values } from "../piece";
import type { Words } from "../words";

const PLANNED = 12;
/** The end of the paper: the plan with every delay at its most. */
const MOST_WEEKS = 24;
/** The tasks that are late most often; a knob for each of the seven would bury the point. */
const LATE: readonly TaskKey[] = ["data", "label", "train", "integrate"];
const ROW = 30;

export function timeline(words: Words): Piece {
  const w = words.timeline;
  return {
    knobs: LATE.map((task) => slider(task, w.delay(w.tasks[task]), [0, 3, 1, 0], w.weeks)),
    show: (values) => {
      const end = lastWeek(bars(values));
      const late = end - PLANNED;
      return {
        readings: [
          { label: w.end, value: w.week(end), tone: late > 0 ? "bad" : "good" },
          { label: w.late, value: w.weeks(late) },
        ],
        verdict: late > 0 ? w.slips(end) : w.onTime,
      };
    },
    draw: (values, width) => {
      const names = Math.min(120, width * 0.3);
      const week = (width - names) / MOST_WEEKS;
      const height = TASKS.length * ROW;
      const due = names + PLANNED * week;
      const picture = sheet(
        width,
        height + 22,
        line(due, 0, due, height, "stroke-b dash"),
        text(due - 4, height + 17, w.week(PLANNED)),
      );
      bars(values).forEach((bar, index) => {
        const x = names + bar.start * week;
        const work = (bar.end - bar.start - bar.delay) * week;
        picture.append(
          text(0, index * ROW + 19, w.tasks[bar.key]),
          box(x, index * ROW + 6, work - 1, ROW - 12, "fill-a"),
          box(x + work, index * ROW + 6, bar.delay * week - 1, ROW - 12, "fill-warn"),
        );
      });
      return picture;
    },
  };
}

function bars(values: Values): Bar[] {
  return schedule(values as Partial<Record<TaskKey, number>>);
}
