import { expect, it } from "vitest";
import { applyEdit, difference, type Edit } from "../model/text-diff";
import { Drift } from "./drift";

function both(before: string, mine: string, theirs: string): string {
  const drift = new Drift(before.length);
  const other = difference(before, theirs);
  if (other) drift.apply(other);
  const edit = difference(before, mine);
  const edits: Edit[] = edit ? drift.translate(edit) : [];
  return edits.reduce(applyEdit, theirs);
}

it("keeps what both wrote in different places", () => {
  expect(both("注文", "注文を確定", "新しい注文")).toBe("新しい注文を確定");
  expect(both("注文", "新しい注文", "注文を確定")).toBe("新しい注文を確定");
});

it("keeps what the other inserted into a stretch that was replaced", () => {
  expect(both("abcdef", "aXf", "abcNEWdef")).toBe("aXNEWf");
});

it("removes nothing twice", () => {
  expect(both("abcdef", "af", "abf")).toBe("af");
  expect(both("abc", "", "")).toBe("");
});

it("never loses a character that only one of them inserted", () => {
  let seed = 3;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const changed = (text: string, mark: string) => {
    const at = random(text.length + 1);
    return applyEdit(text, { at, removed: random(text.length - at + 1), inserted: mark });
  };
  for (let round = 0; round < 2_000; round++) {
    const before = "abcdefgh".slice(0, random(9));
    const result = both(before, changed(before, "12"), changed(before, "XY"));
    expect(result).toContain("12");
    expect(result.replace(/12/, "")).toContain("XY");
  }
});
