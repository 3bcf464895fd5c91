// Decides which outlines, handles and tags lie over the notes in this frame.
import type { BoardStore } from "../model/store";
import type { Box } from "../model/types";
import type { UiState } from "../ui/state";
import { contains, inflate } from "./geometry";
import {
  outline,
  paintHandles,
  paintLinkHandles,
  paintLoose,
  paintMarquee,
  paintNameTag,
} from "./paint-overlay";
import type { Peer } from "./peer";
import { route } from "./routing";
import type { Theme } from "./theme";

export interface OverlayInput {
  theme: Theme;
  zoom: number;
  ui: UiState;
  store: BoardStore;
  peers: readonly Peer[];
  /** What letting go would do while one note lies on another. */
  mergeHint: string;
  /** Whether this person may move and resize it. */
  mayChange(id: string): boolean;
  /** Where a note or frame appears right now. */
  box(id: string): Box | undefined;
}

export function paintOverlay(context: CanvasRenderingContext2D, input: OverlayInput): void {
  context.textAlign = "start";
  paintPeers(context, input);
  paintFound(context, input);
  paintHover(context, input);
  paintSelection(context, input);
  paintGestures(context, input);
}

/** Others' selections: dashed, in their colour, with their name at the first of them. */
function paintPeers(context: CanvasRenderingContext2D, input: OverlayInput): void {
  for (const peer of input.peers) {
    let named = peerPointsInside(input, peer);
    for (const id of peer.selection.slice(0, 200)) {
      const box = input.box(id);
      if (!box) continue;
      outline(context, box, peer.colour, 2, input.zoom, [5, 4]);
      if (!named)
        paintNameTag(
          context,
          inflate(box, 3 / input.zoom),
          peer.name,
          peer.colour,
          input.theme,
          input.zoom,
        );
      named = true;
    }
  }
}

/** Their pointer carries the name already. */
function peerPointsInside(input: OverlayInput, { cursor, selection }: Peer): boolean {
  const [first] = selection;
  const box = first === undefined ? undefined : input.box(first);
  return cursor !== null && box !== undefined && contains(inflate(box, 40 / input.zoom), cursor);
}

function paintFound(context: CanvasRenderingContext2D, input: OverlayInput): void {
  for (const id of input.ui.found.value) {
    const box = input.box(id);
    if (box) outline(context, inflate(box, 3 / input.zoom), "#e0a100", 3, input.zoom);
  }
}

function paintHover(context: CanvasRenderingContext2D, input: OverlayInput): void {
  const { ui, theme, zoom } = input;
  const id = ui.hover.value;
  if (!id || ui.selection.value.has(id) || ui.drag.value || ui.marquee.value) return;
  const box = input.box(id);
  if (!box || !input.store.note(id)) return;
  context.globalAlpha = 0.55;
  outline(context, box, theme.accent, 1.5, zoom);
  context.globalAlpha = 1;
  if (canLink(input)) paintLinkHandles(context, box, theme, zoom);
}

function paintSelection(context: CanvasRenderingContext2D, input: OverlayInput): void {
  const { ui, theme, zoom, store } = input;
  const selected = [...ui.selection.value];
  for (const id of selected) {
    const box = input.box(id);
    if (box) outline(context, box, theme.accent, 2, zoom);
  }
  const [only] = selected;
  if (only === undefined || selected.length !== 1 || ui.editing.value) return;
  const box = input.box(only);
  if (!box || ui.drag.value || !input.mayChange(only)) return;
  paintHandles(context, inflate(box, 2.5 / zoom), theme, zoom);
  if (store.note(only) && canLink(input)) paintLinkHandles(context, box, theme, zoom);
}

function canLink({ ui, zoom }: OverlayInput): boolean {
  return zoom >= 0.3 && !ui.linking.value && !ui.editing.value && ui.tool.value !== "vote";
}

function paintGestures(context: CanvasRenderingContext2D, input: OverlayInput): void {
  const { ui, theme, zoom } = input;
  const merge = ui.mergeInto.value && input.box(ui.mergeInto.value);
  if (merge) {
    outline(context, inflate(merge, 4 / zoom), theme.accent, 4, zoom);
    context.globalAlpha = 0.16;
    context.fillStyle = theme.accent;
    context.fillRect(merge.x, merge.y, merge.w, merge.h);
    context.globalAlpha = 1;
    const above = inflate(merge, 8 / zoom);
    paintNameTag(context, above, input.mergeHint, theme.accent, theme, zoom);
  }
  const linking = ui.linking.value;
  const from = linking && input.box(linking.from);
  if (linking && from) {
    const target = linking.target ? input.box(linking.target) : undefined;
    if (target) outline(context, target, theme.accent, 3, zoom);
    paintLoose(context, from, linking.to, target ? route(from, target) : null, theme, zoom);
  }
  const offered = ui.offer.value;
  const source = offered?.from ? input.box(offered.from) : undefined;
  if (offered && source) paintLoose(context, source, offered.at, null, theme, zoom);
  if (ui.marquee.value) paintMarquee(context, ui.marquee.value, theme, zoom);
}
