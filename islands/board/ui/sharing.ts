// Tells the others what this person does, follows somebody's screen, and hears "look here".
import { effect, untracked } from "@preact/signals-core";
import { LOOK_MS, type Presence } from "../net/presence";
import { type App, t } from "./app";
import { pointOut, toast } from "./state";

/** Milliseconds between reports of where this screen looks. */
const VIEW_PACE = 100;

export function share(app: App, presence: Presence): void {
  const { ui, camera } = app;
  effect(() => presence.tell({ selection: [...ui.selection.value].slice(0, 200) }));
  effect(() => presence.tell({ editing: ui.editing.value }));
  effect(() => {
    const drag = ui.drag.value;
    presence.tell({
      drag: drag ? { ids: [...drag.ids].slice(0, 500), dx: drag.dx, dy: drag.dy } : null,
    });
  });
  let waiting: ReturnType<typeof setTimeout> | undefined;
  camera.onChange(() => {
    if (waiting) return;
    waiting = setTimeout(() => {
      waiting = undefined;
      const { x, y, w, h } = camera.visible;
      // The middle travels, not the corner: screens differ in size.
      presence.tell({ view: { x: x + w / 2, y: y + h / 2, zoom: camera.view.zoom } });
    }, VIEW_PACE);
  });
  follow(app);
  presence.onLook((visitor, look) => {
    const { name, colour } = visitor.user;
    pointOut(ui, { at: look, name, colour: `var(--person-${colour})` }, LOOK_MS);
    toast(ui, t(app).lookFrom(visitor.user.name), "info", {
      text: t(app).go,
      run: () => camera.centreOn(look, Math.max(0.7, camera.view.zoom)),
    });
    app.announce(t(app).lookFrom(visitor.user.name));
  });
}

function follow(app: App): void {
  effect(() => {
    const person = app.ui.following.value;
    if (!person) return;
    const peer = app.peers.value.find((candidate) => candidate.person === person);
    if (!peer) {
      app.ui.following.value = null;
      return;
    }
    const view = peer.view;
    if (view) untracked(() => app.camera.centreOn(view, view.zoom));
  });
}
