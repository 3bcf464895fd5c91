// What the person in front of the screen is doing: selection, tool, open panels, gestures under
// way. Nothing here is shared with others or stored.
import { type Signal, signal } from "@preact/signals-core";
import type { Box, NoteKind, Point } from "../model/types";

export type Tool = "select" | "hand" | "link" | "vote";

export type Panel =
  | "search"
  | "comments"
  | "steps"
  | "help"
  | "menu"
  | "people"
  | "lead"
  | "reveal"
  | null;

/** Notes and frames following the pointer before they are written. */
export interface Drag {
  ids: ReadonlySet<string>;
  dx: number;
  dy: number;
}

/** An arrow being drawn. */
export interface Linking {
  from: string;
  to: Point;
  /** The note under the pointer. */
  target: string | null;
}

/** A spot on empty ground: which note shall stand there? */
export interface Offer {
  /** The note whose arrow ended there, if one did. */
  from: string | null;
  at: Point;
}

/** A spot somebody calls everyone to. */
export interface Look {
  id: number;
  at: Point;
  name: string;
  colour: string;
}

export interface Toast {
  id: number;
  text: string;
  tone: "info" | "warn";
  action?: { text: string; run: () => void };
}

export interface UiState {
  selection: Signal<ReadonlySet<string>>;
  /** The one the keyboard is at; always in the selection when not null. */
  active: Signal<string | null>;
  hover: Signal<string | null>;
  tool: Signal<Tool>;
  /** What a double click creates. */
  kind: Signal<NoteKind>;
  /** Text key being edited: a note's id, an answer's key, or a frame's id for its title. */
  editing: Signal<string | null>;
  panel: Signal<Panel>;
  drag: Signal<Drag | null>;
  resize: Signal<{ id: string; box: Box } | null>;
  marquee: Signal<Box | null>;
  linking: Signal<Linking | null>;
  /** The note that would swallow the dragged one. */
  mergeInto: Signal<string | null>;
  /** Search results, drawn with a halo. */
  found: Signal<ReadonlySet<string>>;
  /** Own dots by note that the server has not confirmed yet. */
  placing: Signal<ReadonlyMap<string, number>>;
  /** The person whose screen this one follows. */
  following: Signal<string | null>;
  /** Spots being pointed out right now. */
  looks: Signal<readonly Look[]>;
  toasts: Signal<readonly Toast[]>;
  /** Kinds offered where an arrow was dropped on nothing. */
  offer: Signal<Offer | null>;
  /** Whether the pointer is a finger: larger handles, no hover. */
  touch: Signal<boolean>;
}

export function newUiState(): UiState {
  return {
    selection: signal<ReadonlySet<string>>(new Set()),
    active: signal(null),
    hover: signal(null),
    tool: signal<Tool>("select"),
    kind: signal<NoteKind>("event"),
    editing: signal(null),
    panel: signal<Panel>(null),
    drag: signal(null),
    resize: signal(null),
    marquee: signal(null),
    linking: signal(null),
    mergeInto: signal(null),
    found: signal<ReadonlySet<string>>(new Set()),
    placing: signal<ReadonlyMap<string, number>>(new Map()),
    following: signal(null),
    looks: signal<readonly Look[]>([]),
    toasts: signal<readonly Toast[]>([]),
    offer: signal(null),
    touch: signal(false),
  };
}

const TOAST_MILLISECONDS = 6000;
let toastCount = 0;
let lookCount = 0;

/** Points out a spot for `milliseconds`. */
export function pointOut(ui: UiState, look: Omit<Look, "id">, milliseconds: number): void {
  lookCount += 1;
  const made = { ...look, id: lookCount };
  ui.looks.value = [...ui.looks.value, made];
  setTimeout(() => {
    ui.looks.value = ui.looks.value.filter((other) => other.id !== made.id);
  }, milliseconds);
}

export function toast(
  ui: UiState,
  text: string,
  tone: Toast["tone"] = "info",
  action?: Toast["action"],
): void {
  toastCount += 1;
  const made: Toast = { id: toastCount, text, tone, ...(action ? { action } : {}) };
  const others = ui.toasts.value.filter((other) => other.text !== text);
  ui.toasts.value = [...others.slice(-2), made];
  setTimeout(() => dismiss(ui, made.id), TOAST_MILLISECONDS);
}

export function dismiss(ui: UiState, id: number): void {
  ui.toasts.value = ui.toasts.value.filter((other) => other.id !== id);
}

export function select(ui: UiState, ids: Iterable<string>): void {
  const next = new Set(ids);
  ui.selection.value = next;
  const active = ui.active.value;
  if (active === null || !next.has(active)) ui.active.value = [...next].at(-1) ?? null;
}

export function toggleSelected(ui: UiState, id: string): void {
  const next = new Set(ui.selection.value);
  if (next.has(id)) next.delete(id);
  else next.add(id);
  select(ui, next);
  if (next.has(id)) ui.active.value = id;
}
