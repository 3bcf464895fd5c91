import { expect, it } from "vitest";
import { nextKinds, overlaps, placeAfter, placeAround, suggestedKinds } from "./placing";
import { BoardStore } from "./store";
import { defaultSize, NOTE_KINDS } from "./types";

function storeWith(...places: [number, number][]): BoardStore {
  const store = new BoardStore();
  places.forEach(([x, y], index) => {
    store.docs.shared
      .getMap("notes")
      .set(`n${index}`, { kind: "event", x, y, w: 120, h: 120, by: "" });
  });
  return store;
}

it("puts the next note right of the last one", () => {
  expect(placeAfter(storeWith([0, 0]), "n0", "event")).toEqual({ x: 144, y: 0 });
});

it("never covers another note", () => {
  const store = storeWith([0, 0], [144, 0], [288, 0], [144, 144]);
  for (const kind of NOTE_KINDS) {
    const spots = [placeAfter(store, "n0", kind), placeAround(store, { x: 60, y: 60 }, kind)];
    for (const spot of spots) {
      if (!spot) throw new Error("no spot");
      const box = { ...spot, ...defaultSize(kind) };
      expect([...store.notes.values()].some((note) => overlaps(note, box))).toBe(false);
    }
  }
});

it("expects what the grammar says first", () => {
  expect(nextKinds("command")).toEqual(["aggregate", "external_system"]);
  expect(suggestedKinds("event", ["event", "policy"])).toEqual(["policy", "read_model", "event"]);
  expect(nextKinds("problem")).toEqual([]);
});
