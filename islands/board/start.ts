// Wires model, connection, canvas and controls of one board together.
import { computed, effect } from "@preact/signals-core";
import type { BoardBoot } from "../wire/BoardBoot";
import { Announcer } from "./a11y/announcer";
import { Keys } from "./input/keys";
import { Pointer } from "./input/pointer";
import { listenToWheel } from "./input/wheel";
import type { Messages } from "./messages";
import { Board } from "./model/board";
import { personOf } from "./model/person";
import { BoardStore } from "./model/store";
import type { Point } from "./model/types";
import { Connection } from "./net/connection";
import { learnJapanese } from "./text/phrases";
import type { App } from "./ui/app";
import { chrome } from "./ui/chrome";
import { h } from "./ui/dom";
import { showBoard } from "./ui/looking";
import { serverOf } from "./ui/server";
import { share } from "./ui/sharing";
import { newUiState, toast } from "./ui/state";
import { jumpTo, ownVotes } from "./ui/verbs";
import { Writing } from "./ui/writing";
import { Camera } from "./view/camera";
import { cursors } from "./view/cursors";
import { forgetWidths } from "./view/note-text";
import type { Peer } from "./view/peer";
import { Renderer } from "./view/renderer";
import { Scene } from "./view/scene";
import { readTheme, watchTheme } from "./view/theme";

export async function start(host: HTMLElement, boot: BoardBoot, words: Messages) {
  const store = new BoardStore();
  const connection = new Connection(boot, store.docs);
  const state = connection.team.state;
  const board = new Board(store, () => personOf(boot.me, state.peek()));
  const scene = new Scene(store);
  const camera = new Camera(() => matchMedia("(prefers-reduced-motion: reduce)").matches);
  const ui = newUiState();
  const peers = computed(() =>
    connection.presence.others.value.map((visitor) => peerOf(host, visitor)),
  );
  const canvas = h("canvas", { class: "b-canvas", "aria-hidden": "true" });
  const surface = h("div", {
    class: "b-surface",
    tabindex: "0",
    role: "application",
    "aria-label": words.ui.board,
    "aria-describedby": "b-how",
  });
  const how = h("p", { id: "b-how", class: "b-sr", text: words.ui.mirror.describe });
  const announcer = new Announcer();
  const app: App = {
    boot,
    words,
    ui,
    board,
    store,
    scene,
    camera,
    state,
    peers,
    surface,
    save: connection.state,
    server: serverOf(boot, words, ui, connection, camera),
    renderer: undefined as unknown as Renderer,
    editing: undefined as unknown as Writing,
    announce: (text) => announcer.say(text),
    now: () => connection.team.now(),
  };
  host.classList.add("b-host");
  surface.append(canvas);
  host.append(surface);
  app.renderer = new Renderer(canvas, {
    store,
    scene,
    camera,
    ui,
    peers: () => peers.peek(),
    words: {
      kinds: words.kinds,
      untitled: words.ui.untitled,
      mergeHint: words.ui.mergeHint,
      questions: words.ui.questions,
      answer: (key) => store.text(key),
    },
    mayChange: (id) => board.whyNotChange(id) === undefined,
    readTheme: () => readTheme(host),
    ownVotes: () => (state.peek().vote.state === "open" ? ownVotes(app) : null),
  });
  const writing = new Writing(app, surface);
  app.editing = writing;
  surface.append(cursors(app));
  host.append(how, announcer.element);

  let cursor: Point | null = null;
  const pointer = new Pointer(app, canvas, (at) => {
    cursor = at;
    connection.presence.tell({ cursor: at });
  });
  new Keys(app, pointer, surface);
  listenToWheel(app, canvas);
  share(app, connection.presence);
  repaintOnSignals(app);
  followSize(app, surface);
  watchTheme(() => app.renderer.repaintAll());
  void Promise.all([document.fonts?.ready, learnJapanese()]).then(() => {
    forgetWidths();
    app.renderer.repaintAll();
  });
  connection.onNotice((notice) => toast(ui, noticeText(words, notice), "warn"));
  connection.start();
  const controls = chrome(app, host).then((parts) => {
    how.after(parts.mirror(app, [surface, writing.editor.element]));
    parts.listenToClipboard(app, surface, () => cursor);
    parts.announceOthers(app, announcer);
  });
  void showBoardOnce(app, connection, controls);
  return { store, camera, app };
}

/** Looks at the whole board when it has arrived for the first time, and the controls with it. */
async function showBoardOnce(
  app: App,
  connection: Connection,
  controls: Promise<void>,
): Promise<void> {
  const middle = { x: -app.camera.width / 2, y: -app.camera.height / 2, zoom: 1 };
  app.camera.set(middle);
  const arrived = new Promise<void>((resolve) => {
    const stop = effect(() => {
      if (!connection.synced.value) return;
      queueMicrotask(() => stop());
      resolve();
    });
  });
  await Promise.allSettled([arrived, controls]);
  // Who was quicker than the controls keeps the view.
  if (app.ui.editing.peek() === null) showBoard(app, "set");
  showNamed(app);
  window.addEventListener("hashchange", () => showNamed(app));
}

/** Goes to the note or frame an address names (`#note=…`, `#frame=…`), as worksheets link to it. */
function showNamed(app: App): void {
  const named = /^#(?:note|frame)=([0-9a-z]+)$/.exec(location.hash)?.[1];
  if (named && app.store.box(named)) jumpTo(app, named);
}

/** Whatever the canvas shows besides the document asks for a frame when it changes. */
function repaintOnSignals(app: App): void {
  const { ui } = app;
  effect(() => {
    void [ui.selection.value, ui.hover.value, ui.drag.value, ui.resize.value, ui.marquee.value];
    void [ui.linking.value, ui.mergeInto.value, ui.found.value, ui.editing.value, ui.offer.value];
    void app.peers.value;
    app.renderer.request();
  });
  // Notes that bear this person's dots, as last painted.
  let voted: string[] = [];
  effect(() => {
    const { vote } = app.state.value;
    const mine = vote.state === "open" ? [...ownVotes(app).keys()] : [];
    app.renderer.repaint([...app.store.collections.shared.votes.keys(), ...mine, ...voted]);
    voted = mine;
  });
}

function followSize(app: App, surface: HTMLElement): void {
  const follow = () => {
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    app.renderer.resize(surface.clientWidth, surface.clientHeight, ratio);
  };
  new ResizeObserver(follow).observe(surface);
  follow();
}

function peerOf(
  host: HTMLElement,
  visitor: Connection["presence"]["others"]["value"][number],
): Peer {
  const { client, user, cursor, selection, editing, drag, view } = visitor;
  const colour = getComputedStyle(host).getPropertyValue(`--person-${user.colour}`).trim();
  return {
    client,
    person: user.id,
    name: user.name,
    colour: colour || "#5a52b5",
    cursor,
    selection,
    editing,
    drag,
    view,
  };
}

type Notice = Parameters<Parameters<Connection["onNotice"]>[0]>[0];

function noticeText(words: Messages, notice: Notice): string {
  if (notice.type === "refused") return words.refusals.board_locked;
  switch (notice.reason) {
    case "locked":
      return words.revertedLocked;
    case "server_owned":
      return words.revertedServerOwned;
    case "kind":
      return words.revertedKind;
    case "limit":
      return words.revertedLimit;
  }
}
