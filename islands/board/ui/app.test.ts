import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { TeamState } from "../../wire/TeamState";
import { BoardStore } from "../model/store";
import { kindToCreate, paletteOf } from "./app";
import { readClock } from "./clock";
import { find, normal } from "./search";
import { newUiState, select, toggleSelected } from "./state";

function state(palette: string[], locked: boolean): TeamState {
  const step = { id: "s", title: "", instruction: "", minutes: 5, led_by: "", view: "board" };
  return {
    now: 0,
    steps: [{ ...step, palette, starts_at: null, ends_at: null }],
    current: 0,
    clock: { state: "not_started" },
    silent: false,
    step_locked: locked,
    board_locked: false,
    vote: { state: "off" },
    drafts: [],
    people: [],
    use_cases: [],
  };
}

describe("palette", () => {
  it("puts the step's kinds first and keeps the others at hand", () => {
    const palette = paletteOf(state(["problem", "event"], false), false);
    expect(palette.first).toEqual(["event", "problem"]);
    expect(palette.others).toHaveLength(6);
  });

  it("offers only the step's kinds while it is locked, except to leads", () => {
    expect(paletteOf(state(["event"], true), false).others).toEqual([]);
    expect(paletteOf(state(["event"], true), true).others).toHaveLength(7);
  });

  it("offers all kinds where the step names none it knows", () => {
    expect(paletteOf(state([], true), false).first).toHaveLength(8);
    expect(paletteOf(state(["unheard-of"], true), false).first).toHaveLength(8);
  });

  it("creates the chosen kind, or the first one the step allows", () => {
    const palette = paletteOf(state(["command", "policy"], true), false);
    expect(kindToCreate("policy", palette)).toBe("policy");
    expect(kindToCreate("event", palette)).toBe("command");
  });
});

describe("clock", () => {
  it("counts down, and then over", () => {
    const clock = { state: "running", ends_at: 300_000 } as const;
    expect(readClock(clock, 0)).toEqual({ text: "05:00", over: false, running: true });
    expect(readClock(clock, 299_500)?.text).toBe("00:01");
    expect(readClock(clock, 383_000)).toEqual({ text: "01:23", over: true, running: true });
  });

  it("stands still while paused, and shows hours when there are any", () => {
    expect(readClock({ state: "paused", left: 3_723_000 }, 99)?.text).toBe("1:02:03");
    expect(readClock({ state: "finished" }, 0)).toBeNull();
  });
});

describe("search", () => {
  it("takes kana, width and case for the same", () => {
    expect(normal("ユーザー ABC ｶｰﾄ")).toBe(normal("ゆーざー ａｂｃ カート"));
  });

  it("finds words in notes and frames, in reading order", () => {
    const store = new BoardStore();
    const { notes, texts, frames } = store.collections.shared;
    const put = (id: string, y: number, text: string) => {
      notes.set(id, { kind: "event", x: 0, y, w: 120, h: 120, by: "" });
      texts.set(id, new Y.Text(text));
    };
    put("b", 400, "注文が確定された");
    put("a", 0, "ちゅうもん前の注文");
    frames.set("f", { title: "注文から出荷", kind: "group", x: 0, y: 0, w: 9, h: 9 });
    expect(find(store, "注文").map((hit) => hit.id)).toEqual(["f", "a", "b"]);
    expect(find(store, "  ")).toEqual([]);
  });
});

describe("selection", () => {
  it("keeps the active one among the selected", () => {
    const ui = newUiState();
    select(ui, ["a", "b"]);
    expect(ui.active.value).toBe("b");
    toggleSelected(ui, "b");
    expect(ui.active.value).toBe("a");
    select(ui, []);
    expect(ui.active.value).toBeNull();
  });
});
