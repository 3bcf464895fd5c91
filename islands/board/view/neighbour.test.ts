import { describe, expect, it } from "vitest";
import { nearest } from "./neighbour";

const note = (x: number, y: number) => ({ x, y, w: 120, h: 120 });
const board: [string, ReturnType<typeof note>][] = [
  ["row", note(400, 10)],
  ["diagonal", note(180, 150)],
  ["below", note(10, 300)],
  ["left", note(-200, 0)],
];

describe("the neighbour in a direction", () => {
  const from = note(0, 0);

  it("prefers the same row to something nearer but aslant", () => {
    expect(nearest(from, board, "right")).toBe("row");
    expect(nearest(from, board, "down")).toBe("below");
    expect(nearest(from, board, "left")).toBe("left");
  });

  it("is nobody where nobody is", () => {
    expect(nearest(from, board, "up")).toBeNull();
  });
});
