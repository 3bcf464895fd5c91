import { box, line, sheet, text } from "../drawing";
import { accuracy } from "../models/biased-sample";
import { at, type Piece, slider } from "../piece";
import type { Words } from "../words";

/** Below this a group is badly served. */
const FAIR = 80;
const ROW = 46;

export function biasedSample(words: Words): Piece {
  const w = words.biasedSample;
  const rows = (records: number, share: number) => {
    const { all, day, night } = accuracy(records, share);
    return [
      { label: w.all, value: all },
      { label: w.day, value: day },
      { label: w.night, value: night },
    ];
  };
  return {
    knobs: [
      slider("records", w.records, [100, 6_000, 100, 600], words.number),
      slider("share", w.share, [0, 100, 5, 0], words.percent),
    ],
    show: (values) => {
      const [records, share] = [at(values, "records"), at(values, "share")];
      const { all, day, night } = accuracy(records, share);
      const says = Math.min(day, night) < FAIR && all >= FAIR ? w.blind : w.fair;
      return {
        readings: rows(records, share).map(({ label, value }) => ({
          label,
          value: words.percent(value),
          tone: value < FAIR ? ("bad" as const) : undefined,
        })),
        verdict: says(words.percent(all), words.percent(night)),
      };
    },
    draw: (values, width) => {
      const half = width / 2;
      const picture = sheet(width, 3 * ROW);
      rows(at(values, "records"), at(values, "share")).forEach(({ label, value }, index) => {
        const y = index * ROW;
        const look = value < FAIR ? "fill-bad" : "fill-good";
        picture.append(
          text(0, y + 15, label),
          box(0, y + 21, width, 16, "fill-muted"),
          box(0, y + 21, (width * value) / 100, 16, look),
        );
      });
      // Half is what tossing a coin gives.
      picture.append(line(half, 18, half, 3 * ROW - 6, "ink dash"));
      return picture;
    },
  };
}
