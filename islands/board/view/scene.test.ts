import { describe, expect, it } from "vitest";
import { mergeTarget } from "../input/hit";
import { Board } from "../model/board";
import { createNote, link, remove } from "../model/commands";
import type { Person } from "../model/person";
import { BoardStore } from "../model/store";
import type { App } from "../ui/app";
import { sectionAt, sections } from "./frame-layout";
import { Scene } from "./scene";

const person: Person = {
  id: "me",
  name: "Me",
  canEdit: true,
  canLead: true,
  silent: false,
  boardLocked: false,
  onlyKinds: undefined,
};

function setUp() {
  const store = new BoardStore();
  const board = new Board(store, () => person);
  const scene = new Scene(store);
  const add = (x: number, y: number) => {
    const made = createNote(board, "event", { x, y });
    if (!made.ok) throw new Error(made.reason);
    return made.value;
  };
  return { store, board, scene, add };
}

describe("scene", () => {
  it("finds what lies under a point, the lower note on top", () => {
    const { scene, add } = setUp();
    add(0, 0);
    const below = add(20, 60);
    expect(scene.noteAt({ x: 60, y: 100 })).toBe(below);
    expect(scene.noteAt({ x: 600, y: 100 })).toBeNull();
  });

  it("lets arrows follow their notes", () => {
    const { store, board, scene, add } = setUp();
    const [from, to] = [add(0, 0), add(300, 0)];
    const made = link(board, from, to);
    if (!made.ok) throw new Error(made.reason);
    expect(scene.linkAt({ x: 200, y: 60 }, 5)).toBe(made.value);
    const note = store.note(to);
    if (note) board.write("shared", (into) => into.notes.set(to, { ...note, y: 400, x: 0 }));
    expect(scene.linkAt({ x: 200, y: 60 }, 5)).toBeNull();
    expect(scene.linkAt({ x: 60, y: 250 }, 5)).toBe(made.value);
    remove(board, [to]);
    expect(scene.courses.size).toBe(0);
  });

  it("knows the bounds of the board, and that an empty one has none", () => {
    const { scene, add } = setUp();
    expect(scene.bounds()).toBeNull();
    add(-50, 10);
    add(400, 300);
    expect(scene.bounds()).toEqual({ x: -50, y: 10, w: 570, h: 410 });
  });

  it("merges only notes whose middles nearly meet", () => {
    const { store, scene, add } = setUp();
    const [dragged, target] = [add(0, 0), add(400, 0)];
    const app = { store, scene } as App;
    expect(mergeTarget(app, dragged, 390, 10)).toBe(target);
    expect(mergeTarget(app, dragged, 330, 0)).toBeNull();
    expect(mergeTarget(app, dragged, 100, 0)).toBeNull();
  });
});

describe("sections of an ML-design frame", () => {
  const frame = { title: "", kind: "ml_design", x: 0, y: 0, w: 720, h: 520 } as const;

  it("are six, inside the frame, each with its key", () => {
    const all = sections("f", frame);
    expect(all.map((section) => section.key)).toEqual(["f:1", "f:2", "f:3", "f:4", "f:5", "f:6"]);
    for (const { rect } of all) {
      expect(rect.x + rect.w).toBeLessThanOrEqual(720);
      expect(rect.y + rect.h).toBeLessThanOrEqual(520);
    }
  });

  it("are found by a point; a plain group has none", () => {
    expect(sectionAt("f", frame, { x: 700, y: 500 })?.question).toBe(6);
    expect(sections("f", { ...frame, kind: "group" })).toEqual([]);
  });
});
