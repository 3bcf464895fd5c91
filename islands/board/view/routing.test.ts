import { describe, expect, it } from "vitest";
import { ARROW_GAP, isNear, middle, route, routeToPoint } from "./routing";

const note = (x: number, y: number) => ({ x, y, w: 120, h: 120 });

describe("the course of an arrow", () => {
  it("runs from edge to edge with a gap", () => {
    const course = route(note(0, 0), note(300, 0));
    expect(course?.start).toEqual({ x: 120 + ARROW_GAP, y: 60 });
    expect(course?.end).toEqual({ x: 300 - ARROW_GAP, y: 60 });
  });

  it("stays inside the part that two stacked notes share", () => {
    const course = route(note(0, 0), note(80, 200));
    expect(course?.start.x).toBeGreaterThan(80);
    expect(course?.end.x).toBeLessThan(120);
    expect(course?.end.y).toBeCloseTo(200 - ARROW_GAP, 0);
  });

  it("aims from middle to middle where notes do not face each other", () => {
    const course = route(note(0, 0), note(300, 300));
    expect(course?.start.x).toBeCloseTo(course?.start.y ?? 0);
    expect(course && middle(course)).toEqual({ x: 210, y: 210 });
  });

  it("disappears between notes that cover each other", () => {
    expect(route(note(0, 0), note(20, 10))).toBeNull();
    expect(route(note(0, 0), note(0, 0))).toBeNull();
  });

  it("follows the pointer while it is being drawn", () => {
    const course = routeToPoint(note(0, 0), { x: 400, y: 60 });
    expect(course?.end.x).toBeGreaterThan(390);
  });

  it("can be hit within reach only", () => {
    const course = route(note(0, 0), note(300, 0));
    if (!course) throw new Error("no course");
    expect(isNear(course, { x: 200, y: 66 }, 8)).toBe(true);
    expect(isNear(course, { x: 200, y: 80 }, 8)).toBe(false);
    expect(isNear(course, { x: 340, y: 60 }, 8)).toBe(false);
  });
});
