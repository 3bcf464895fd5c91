// The gestures of one pointer: pan, marquee, drag, resize, draw an arrow. Nothing is written to
// the document before the pointer is released; previews live in the ui state.
import { move, resize, withContents } from "../model/arrange";
import type { App } from "../ui/app";
import { select } from "../ui/state";
import { linkNotes, mergeNotes, settle } from "../ui/verbs";
import { encloses, type Point, spanning } from "../view/geometry";
import { type Corner, resized } from "../view/handles";
import type { Gesture, Moment } from "./gesture";
import { mergeTarget } from "./hit";

/** Near the edge of the screen the board moves along; pixels, and pixels per frame. */
const EDGE = 36;
const EDGE_SPEED = 14;

export function pan(app: App, start: Moment): Gesture {
  let last = start.screen;
  app.ui.following.value = null;
  return {
    move(now) {
      app.camera.panBy(now.screen.x - last.x, now.screen.y - last.y);
      last = now.screen;
    },
    end() {},
    cancel() {},
  };
}

/** Selects what lies wholly in the rectangle, adding to the selection with Shift. */
export function marquee(app: App, start: Moment): Gesture {
  const before = start.shift ? app.ui.selection.peek() : new Set<string>();
  const apply = (now: Moment) => {
    const area = spanning(start.board, now.board);
    app.ui.marquee.value = area;
    const notes = app.scene.notes.search(area);
    const frames = app.scene.frames.search(area).filter((id) => {
      const frame = app.store.frame(id);
      return frame && encloses(area, frame);
    });
    select(app.ui, new Set([...before, ...notes, ...frames]));
  };
  return {
    move: apply,
    end() {
      app.ui.marquee.value = null;
    },
    cancel() {
      app.ui.marquee.value = null;
      select(app.ui, before);
    },
  };
}

/** Moves the selection. One note dropped squarely on another one is merged into it. */
export function drag(app: App, start: Moment): Gesture {
  const chosen = [...app.ui.selection.peek()].filter((id) => !app.board.whyNotChange(id));
  const ids = new Set(withContents(app.board, chosen));
  const single = chosen.length === 1 && ids.size === 1 ? chosen[0] : undefined;
  const scroll = edgeScroll(app);
  let dx = 0;
  let dy = 0;
  const preview = (now: Moment) => {
    dx = now.board.x - start.board.x;
    dy = now.board.y - start.board.y;
    if (now.shift) {
      // Shift keeps the drag on one axis, as in drawing programs.
      if (Math.abs(dx) > Math.abs(dy)) dy = 0;
      else dx = 0;
    }
    app.ui.drag.value = { ids, dx, dy };
    const target = single && app.store.note(single) ? mergeTarget(app, single, dx, dy) : null;
    app.ui.mergeInto.value = target;
  };
  const stop = () => {
    scroll.stop();
    app.ui.drag.value = null;
    app.ui.mergeInto.value = null;
  };
  return {
    move(now) {
      preview(now);
      scroll.at(now.screen, (board) => preview({ ...now, board }));
    },
    end(now) {
      preview(now);
      const target = app.ui.mergeInto.peek();
      if (target && single) {
        if (!mergeNotes(app, single, target)) settle(app, move(app.board, chosen, dx, dy));
      } else if (Math.round(dx) !== 0 || Math.round(dy) !== 0) {
        settle(app, move(app.board, chosen, dx, dy));
      }
      stop();
    },
    cancel: stop,
  };
}

export function resizing(app: App, id: string, corner: Corner): Gesture {
  const box = app.store.box(id);
  return {
    move(now) {
      if (box) app.ui.resize.value = { id, box: resized(box, corner, now.board) };
    },
    end() {
      const change = app.ui.resize.peek();
      app.ui.resize.value = null;
      if (change) settle(app, resize(app.board, id, change.box));
    },
    cancel() {
      app.ui.resize.value = null;
    },
  };
}

/** Draws an arrow: onto a note it links, onto empty ground it offers what may come next. */
export function linking(app: App, from: string): Gesture {
  const scroll = edgeScroll(app);
  const show = (board: Point) => {
    const target = app.scene.noteAt(board);
    app.ui.linking.value = { from, to: board, target: target === from ? null : target };
  };
  const stop = () => {
    scroll.stop();
    app.ui.linking.value = null;
  };
  return {
    move(now) {
      show(now.board);
      scroll.at(now.screen, show);
    },
    end(now) {
      show(now.board);
      const target = app.ui.linking.peek()?.target ?? null;
      stop();
      const note = app.store.note(from);
      if (target) linkNotes(app, from, target);
      else if (note && farFrom(note, now.board)) app.ui.offer.value = { from, at: now.board };
    },
    cancel: stop,
  };
}

/** A tap on the handle is not yet an arrow. */
function farFrom(box: { x: number; y: number; w: number; h: number }, point: Point): boolean {
  const reach = 24;
  return (
    point.x < box.x - reach ||
    point.y < box.y - reach ||
    point.x > box.x + box.w + reach ||
    point.y > box.y + box.h + reach
  );
}

function edgeScroll(app: App) {
  let frame = 0;
  let at: Point = { x: 0, y: 0 };
  let follow: (board: Point) => void = () => {};
  const speed = (position: number, length: number) => {
    if (position < EDGE) return EDGE_SPEED;
    return position > length - EDGE ? -EDGE_SPEED : 0;
  };
  const step = () => {
    frame = 0;
    const dx = speed(at.x, app.camera.width);
    const dy = speed(at.y, app.camera.height);
    if (dx === 0 && dy === 0) return;
    app.camera.panBy(dx, dy);
    follow(app.camera.toBoard(at));
    frame = requestAnimationFrame(step);
  };
  return {
    at(screen: Point, moved: (board: Point) => void) {
      at = screen;
      follow = moved;
      frame ||= requestAnimationFrame(step);
    },
    stop() {
      cancelAnimationFrame(frame);
      frame = 0;
    },
  };
}
