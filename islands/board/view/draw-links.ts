// The arrows of one frame: all of a colour in one stroke, those at moving notes with the course
// they have just now.
import type { BoardStore } from "../model/store";
import type { Note } from "../model/types";
import type { UiState } from "../ui/state";
import type { Camera } from "./camera";
import type { Rect } from "./geometry";
import { HEAD, paintLabel, strokeArrows, traceArrow } from "./paint-link";
import { type Route, route } from "./routing";
import type { Scene } from "./scene";
import type { Theme } from "./theme";

/** Below these zooms arrows, their heads and their words would only be noise. */
const LEAST = { arrow: 0.12, head: 0.25, label: 0.35 };

export interface LinksInput {
  store: BoardStore;
  scene: Scene;
  camera: Camera;
  ui: UiState;
  area: Rect;
  /** Arrows in the area and perhaps around it. */
  links: readonly string[];
  theme: Theme;
  /** Notes and frames that do not appear where they are stored. */
  moving: Iterable<string>;
  /** Where a note appears right now. */
  shown(id: string, note: Note): Note;
}

export function drawLinks(context: CanvasRenderingContext2D, input: LinksInput): void {
  const { store, scene, camera, ui, theme } = input;
  const { zoom } = camera.view;
  if (zoom < LEAST.arrow) return;
  const chosen = ui.selection.value;
  const plain = new Path2D();
  const selected = new Path2D();
  const head = zoom < LEAST.head ? 0 : HEAD;
  const labels: [Route, string][] = [];
  const visit = (id: string, course: Route | null | undefined) => {
    if (!course) return;
    traceArrow(chosen.has(id) ? selected : plain, course, head);
    const label = store.link(id)?.label;
    if (label && zoom >= LEAST.label) labels.push([course, label]);
  };
  const moved = movedLinks(input);
  for (const id of input.links) {
    const course = scene.courses.get(id);
    if (course && !moved.has(id) && touches(input.area, course)) visit(id, course);
  }
  for (const [id, course] of moved) visit(id, course);
  strokeArrows(context, plain, theme.lineStrong, Math.max(1.2, 0.9 / zoom));
  if (chosen.size > 0) strokeArrows(context, selected, theme.accent, 2.4 / Math.min(1, zoom));
  for (const [course, label] of labels) paintLabel(context, course, label, theme);
}

function touches(area: Rect, { start, end }: Route): boolean {
  return (
    Math.max(start.x, end.x) >= area.x &&
    Math.min(start.x, end.x) <= area.x + area.w &&
    Math.max(start.y, end.y) >= area.y &&
    Math.min(start.y, end.y) <= area.y + area.h
  );
}

/** Arrows at notes that are being dragged or resized, with the course they have just now. */
function movedLinks({ store, ui, moving, shown }: LinksInput): Map<string, Route | null> {
  const moved = new Map<string, Route | null>();
  const ids = new Set(moving);
  if (ui.resize.value) ids.add(ui.resize.value.id);
  for (const note of ids) {
    for (const id of store.linksOf(note)) {
      const link = store.link(id);
      const from = link && store.note(link.from);
      const to = link && store.note(link.to);
      if (link && from && to) moved.set(id, route(shown(link.from, from), shown(link.to, to)));
    }
  }
  return moved;
}
