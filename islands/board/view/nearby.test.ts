import { expect, it, vi } from "vitest";
import { Nearby } from "./nearby";

const at = (x: number, size = 100) => ({ x, y: 0, w: size, h: size });

it("searches again only when one leaves what it knows, or something changed", () => {
  const find = vi.fn(() => ["a"]);
  const nearby = new Nearby(find);
  expect(nearby.in(at(0))).toEqual(["a"]);
  nearby.in(at(15));
  nearby.in(at(-15));
  expect(find).toHaveBeenCalledTimes(1);
  nearby.in(at(30));
  expect(find).toHaveBeenCalledTimes(2);
  nearby.in(at(30, 300));
  expect(find).toHaveBeenCalledTimes(3);
  nearby.forget();
  nearby.in(at(30, 300));
  expect(find).toHaveBeenCalledTimes(4);
});
