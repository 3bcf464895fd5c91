// The lessons and the takeaways name numbers; the pieces have to arrive at the same.
import { describe, expect, test } from "vitest";
import { accuracy } from "./biased-sample";
import { examples, rules } from "./rule-model";
import { cheapest, dayAt } from "./threshold";
import { lastWeek, schedule } from "./timeline";
import { balance } from "./value-burden";
import { run } from "./winning-cycle";

describe("value and burden", () => {
  const day = { predictions: 40, effect: 270, seconds: 15, errors: 25, harm: 330 };

  test("at the start value is 8,100 and burden 3,600", () => {
    expect(balance(day)).toMatchObject({ value: 8_100, burden: 3_600, handling: 300 });
  });

  test("twice the predictions double both", () => {
    const twice = balance({ ...day, predictions: 80 });
    expect([twice.value, twice.burden]).toEqual([16_200, 7_200]);
  });

  test("44 % errors or four minutes of handling use the value up", () => {
    const wrong = balance({ ...day, errors: 44 });
    expect(Math.round(wrong.value)).toBe(6_048);
    expect(Math.round(wrong.burden)).toBe(6_108);
    const slow = balance({ ...day, seconds: 240 });
    expect(slow.burden).toBe(slow.value);
  });

  test("at the break-even error rate both are equal", () => {
    const { breakEven } = balance(day);
    const even = balance({ ...day, errors: breakEven ?? 0 });
    expect(even.value).toBeCloseTo(even.burden, 6);
  });
});

describe("threshold", () => {
  const prices = { call: 60, trip: 500 };

  test.each([
    [70, 12, 9, 8_220],
    [50, 24, 13, 6_940],
    [35, 40, 16, 6_400],
    [20, 75, 20, 6_500],
    [10, 140, 22, 9_400],
  ])("a threshold of %i calls %i, rightly %i, for %i yen", (threshold, called, right, cost) => {
    expect(dayAt(threshold, prices)).toMatchObject({ called, right, cost });
  });

  test("prices move the cheapest threshold", () => {
    expect(cheapest(prices)).toBe(35);
    expect(cheapest({ call: 60, trip: 1_500 })).toBe(20);
    expect(cheapest({ call: 200, trip: 500 })).toBe(70);
  });

  test("moving up never calls or finds more", () => {
    for (let threshold = 1; threshold <= 100; threshold += 1) {
      const [lower, upper] = [dayAt(threshold - 1, prices), dayAt(threshold, prices)];
      expect(upper.called).toBeLessThanOrEqual(lower.called);
      expect(upper.recall).toBeLessThanOrEqual(lower.recall);
    }
    expect(dayAt(100, prices).precision).toBeUndefined();
  });
});

test("rules grow faster than examples", () => {
  expect([0, 10, 30].map(rules)).toEqual([12, 33, 150]);
  expect([0, 30].map(examples)).toEqual([500, 8_000]);
});

test("quantity does not remove bias", () => {
  const rounded = (records: number, share: number) => {
    const { all, night } = accuracy(records, share);
    return [Math.round(all), Math.round(night)];
  };
  expect(rounded(600, 0)).toEqual([87, 50]);
  expect(rounded(6_000, 0)[1]).toBe(50);
  expect(rounded(600, 50)).toEqual([88, 88]);
});

describe("winning cycle", () => {
  const all = { visible: true, labels: true, retraining: true, grows: true };

  test("pays late", () => {
    const months = run(all);
    expect(months[6]?.users).toBeCloseTo(1_130, -1);
    expect((months[24]?.users ?? 0) / 100).toBeCloseTo(58, 0);
    expect(months[24]?.quality).toBeCloseTo(0.86, 2);
  });

  test("without visible improvement nobody comes, without learning nothing improves", () => {
    const unseen = run({ ...all, visible: false })[24];
    expect(unseen?.users).toBe(1_000);
    expect(unseen?.quality).toBeCloseTo(0.78, 2);
    for (const missing of ["labels", "retraining", "grows"] as const) {
      expect(run({ ...all, [missing]: false })[24]?.quality).toBe(0.6);
    }
  });
});

test("only what hangs on a task is pushed by it", () => {
  const end = (delays: Parameters<typeof schedule>[0]) => lastWeek(schedule(delays));
  expect(end({})).toBe(12);
  expect(end({ data: 3 })).toBe(15);
  expect(end({ integrate: 3 })).toBe(12);
  expect(end({ data: 3, label: 2 })).toBe(17);
});
