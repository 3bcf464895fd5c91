import { describe, expect, it } from "vitest";
import { applyEdit, difference, movePosition } from "./text-diff";

describe("the difference of two texts", () => {
  it("says where a repeated letter was typed", () => {
    expect(difference("ああ", "あああ", 1)).toEqual({ at: 0, removed: 0, inserted: "あ" });
    expect(difference("ああ", "あああ", 2)).toEqual({ at: 1, removed: 0, inserted: "あ" });
    expect(difference("ああ", "あああ", 3)).toEqual({ at: 2, removed: 0, inserted: "あ" });
  });

  it("never splits an emoji", () => {
    const edit = difference("😀", "😁");
    expect(edit).toEqual({ at: 0, removed: 2, inserted: "😁" });
    expect(difference("a😀b", "a😀😀b", 3)).toEqual({ at: 1, removed: 0, inserted: "😀" });
  });

  it("turns any text into any other, wherever the cursor is", () => {
    const letters = ["a", "b", "あ", "😀", "\n"];
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    const text = () => Array.from({ length: random(7) }, () => letters[random(5)]).join("");
    for (let round = 0; round < 3_000; round++) {
      const [before, after] = [text(), text()];
      const edit = difference(before, after, random(after.length + 1));
      expect(edit ? applyEdit(before, edit) : before).toBe(after);
    }
  });

  it("moves positions past what was inserted before them", () => {
    const edit = { at: 2, removed: 3, inserted: "xy" };
    expect([0, 2, 3, 5, 9].map((position) => movePosition(position, edit))).toEqual([
      0, 2, 4, 4, 8,
    ]);
  });
});
