// What a person can do on the board, whether by pointer, key or button. Each verb runs a command
// of the model, says when it was refused, and leaves selection and focus where one expects them.
import { type Axis, align, distribute, type Edge, move } from "../model/arrange";
import { duplicate } from "../model/clip";
import * as commands from "../model/commands";
import { placeAfter, placeAround } from "../model/placing";
import { defaultSize, type NoteKind, type Outcome, type Point } from "../model/types";
import { type App, kindToCreate, mayEdit, paletteOf, t } from "./app";
import { reveal, show, showBoard } from "./looking";
import { select, toast } from "./state";

/** Tells the person what was refused; gives the value when there is one. */
export function settle<T>(app: App, outcome: Outcome<T>): T | null {
  const reason = outcome.reason;
  if (reason && reason !== "missing") toast(app.ui, app.words.refusals[reason], "warn");
  return outcome.ok ? outcome.value : null;
}

/** Selects one thing and brings it onto the screen. */
export function goTo(app: App, id: string): void {
  select(app.ui, [id]);
  app.ui.active.value = id;
  const box = app.store.box(id);
  if (box) reveal(app, box);
}

/** Jumps to something that may be far away or tiny: also zooms in far enough to read it. */
export function jumpTo(app: App, id: string): void {
  const box = app.store.box(id);
  if (!box) return;
  select(app.ui, [id]);
  const zoom = Math.max(app.camera.view.zoom, 0.8);
  app.camera.centreOn({ x: box.x + box.w / 2, y: box.y + box.h / 2 }, zoom);
}

/** Creates a note around a point and begins to write on it. */
export function createAt(
  app: App,
  kind: NoteKind,
  middle: Point,
  linkFrom?: string,
): string | null {
  const size = defaultSize(kind);
  const at = { x: middle.x - size.w / 2, y: middle.y - size.h / 2 };
  return created(app, kind, commands.createNote(app.board, kind, at, linkFrom ? { linkFrom } : {}));
}

/** Creates a note where there is room: after the active note, else in the middle of the view. */
export function createNear(app: App, kind: NoteKind): string | null {
  const active = app.ui.active.value;
  const after = active && app.store.note(active) ? placeAfter(app.store, active, kind) : undefined;
  const { x, y, w, h } = app.camera.visible;
  const at = after ?? placeAround(app.store, { x: x + w / 2, y: y + h / 2 }, kind);
  return created(app, kind, commands.createNote(app.board, kind, at));
}

export function createDefault(app: App, middle: Point): string | null {
  const palette = paletteOf(app.state.value, app.boot.me.can_lead);
  return createAt(app, kindToCreate(app.ui.kind.value, palette), middle);
}

function created(app: App, kind: NoteKind, outcome: Outcome<string>): string | null {
  const id = settle(app, outcome);
  if (!id) return null;
  app.ui.kind.value = kind;
  goTo(app, id);
  app.announce(t(app).announce.created(app.words.kinds[kind]));
  app.editing.open(id);
  return id;
}

export function moveSelection(app: App, dx: number, dy: number): void {
  settle(app, move(app.board, app.ui.selection.value, dx, dy));
}

export function removeSelection(app: App): void {
  const ids = [...app.ui.selection.value];
  if (ids.length === 0) return;
  const next = neighbourAfter(app, ids);
  const removed = settle(app, commands.remove(app.board, ids));
  if (!removed) return;
  select(app.ui, next ? [next] : []);
  app.announce(t(app).announce.removed(removed.length));
}

/** Where the keyboard goes after a deletion: the next note in order, else the previous one. */
function neighbourAfter(app: App, ids: readonly string[]): string | null {
  const order = app.store.readingOrder();
  const doomed = new Set(ids);
  const at = order.findIndex((id) => doomed.has(id));
  if (at === -1) return null;
  const after = order.slice(at).find((id) => !doomed.has(id));
  return after ?? order.slice(0, at).findLast((id) => !doomed.has(id)) ?? null;
}

export function duplicateSelection(app: App): void {
  const ids = settle(app, duplicate(app.board, app.ui.selection.value));
  if (ids) select(app.ui, ids);
}

export function groupSelection(app: App): void {
  const ids = [...app.ui.selection.value].filter((id) => app.store.box(id));
  if (ids.length === 0) return;
  const frame = settle(app, commands.groupIntoFrame(app.board, ids, ""));
  if (!frame) return;
  goTo(app, frame);
  app.editing.open(frame);
}

export function addFrame(app: App, kind: "group" | "ml_design"): void {
  const { x, y, w, h } = app.camera.visible;
  const size = kind === "ml_design" ? commands.ML_DESIGN_SIZE : { w: 480, h: 320 };
  const at = { x: x + (w - size.w) / 2, y: y + (h - size.h) / 2 };
  const outcome =
    kind === "ml_design"
      ? commands.addMlDesignFrame(app.board, at, t(app).mlTitle)
      : commands.addFrame(app.board, { ...at, ...size }, "");
  const frame = settle(app, outcome);
  if (!frame) return;
  goTo(app, frame);
  if (kind === "group") app.editing.open(frame);
  else show(app, { ...at, ...size });
}

export function alignSelection(app: App, edge: Edge): void {
  settle(app, align(app.board, app.ui.selection.value, edge));
}

export function distributeSelection(app: App, axis: Axis): void {
  settle(app, distribute(app.board, app.ui.selection.value, axis));
}

export function toggleLock(app: App): void {
  const ids = [...app.ui.selection.value];
  const locked = ids.every((id) => (app.store.note(id) ?? app.store.frame(id))?.locked);
  settle(app, locked ? commands.unlock(app.board, ids) : commands.lock(app.board, ids));
}

export function changeKind(app: App, kind: NoteKind): void {
  settle(app, commands.changeKind(app.board, app.ui.selection.value, kind));
}

export function linkNotes(app: App, from: string, to: string): void {
  const id = settle(app, commands.link(app.board, from, to));
  if (id) app.announce(t(app).announce.linked);
}

export function mergeNotes(app: App, source: string, target: string): boolean {
  const merged = settle(app, commands.merge(app.board, source, target));
  if (!merged) return false;
  select(app.ui, [merged]);
  toast(app.ui, t(app).merged, "info", { text: t(app).undo, run: () => undo(app) });
  return true;
}

export function undo(app: App): void {
  walked(app, app.board.history.undo(), t(app).announce.undone);
}

export function redo(app: App): void {
  walked(app, app.board.history.redo(), t(app).announce.redone);
}

function walked(app: App, ids: readonly string[], text: string): void {
  const boxed = ids.filter((id) => app.store.box(id));
  select(app.ui, boxed);
  const bounds = app.store.boundsOf(boxed);
  if (bounds) reveal(app, bounds);
  app.announce(text);
}

export function selectAll(app: App): void {
  select(app.ui, [...app.store.notes.keys(), ...app.store.frames.keys()]);
}

/** The kinds of thing that can become a use case. */
export function canBecomeUseCase(app: App, id: string): boolean {
  if (!app.boot.team) return false;
  const isProblem = app.store.note(id)?.kind === "problem" && !app.store.isPrivate(id);
  return isProblem || app.store.frame(id)?.kind === "ml_design";
}

/** Makes the selected problem or frame a use case, or opens the one that it is already. */
export async function useCase(app: App): Promise<void> {
  const id = app.ui.active.value;
  if (!id) return;
  const known = app.store.useCaseOf(id);
  if (known) {
    location.assign(`/use-cases/${known}`);
    return;
  }
  if (!canBecomeUseCase(app, id) || !mayEdit(app)) return;
  const url = await app.server.makeUseCase(app.store.note(id) ? { note: id } : { frame: id });
  if (!url) return;
  const words = t(app);
  toast(app.ui, words.useCaseMade, "info", {
    text: words.openUseCase,
    run: () => location.assign(url),
  });
}

const DOTS_ARRIVE_MS = 1_000;

/** Own dots on a note in the running vote, by note. */
export function ownVotes(app: App): ReadonlyMap<string, number> {
  const { vote } = app.state.value;
  if (vote.state !== "open") return new Map();
  const stored = Object.entries(vote.mine).map(([note, dots]) => [note, dots ?? 0] as const);
  return new Map([...stored, ...app.ui.placing.value]);
}

export function dotsLeft(app: App): number {
  const { vote } = app.state.value;
  if (vote.state !== "open") return 0;
  let used = 0;
  for (const dots of ownVotes(app).values()) used += dots;
  return Math.max(0, vote.dots - used);
}

/** Puts one dot on a problem note, or takes one back. */
export function placeDot(app: App, note: string, by: 1 | -1): void {
  if (app.state.value.vote.state !== "open") return;
  if (app.store.note(note)?.kind !== "problem") {
    toast(app.ui, t(app).voteOnlyProblems);
    return;
  }
  const now = ownVotes(app).get(note) ?? 0;
  if (by === 1 && dotsLeft(app) === 0) {
    toast(app.ui, t(app).voteNoneLeft);
    return;
  }
  if (now + by < 0) return;
  // Counts at once, so that a second press goes on from here and not from what the server said
  // last.
  const dots = now + by;
  const { placing } = app.ui;
  placing.value = new Map(placing.peek()).set(note, dots);
  const forget = () => {
    if (placing.peek().get(note) !== dots) return;
    placing.value = new Map([...placing.peek()].filter(([each]) => each !== note));
  };
  // Once taken, the team's state says the same within this time.
  void app.server
    .placeDots(note, dots)
    .then((taken) => (taken ? setTimeout(forget, DOTS_ARRIVE_MS) : forget()));
}

export function fitAll(app: App): void {
  if (app.scene.bounds()) showBoard(app, "animate");
  else app.camera.animate({ x: -app.camera.width / 2, y: -app.camera.height / 2, zoom: 1 });
}

export function fullScreen(host: HTMLElement): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void host.requestFullscreen?.();
}
