// Everything that connects one board page with the server: the shared document, the person's
// own drafts, presence, the team's events. The drafts' socket opens only once there is a
// reason for it: a silent step, or drafts that exist already.

import { computed, effect, type ReadonlySignal } from "@preact/signals-core";
import type { BoardBoot } from "../../wire/BoardBoot";
import type { Docs } from "../model/store";
import { TeamEvents } from "./events";
import { BrowserEdits } from "./kept-edits";
import { colourIn, Presence } from "./presence";
import type { Notice, SaveState, SaveStatus } from "./status";
import { Sync } from "./sync";
import { Tickets } from "./tickets";

export class Connection {
  readonly presence: Presence;
  readonly team: TeamEvents;
  /** Both documents' state as one: the worse of the two counts. */
  readonly state: ReadonlySignal<SaveState>;
  /** Whether the shared board has been loaded. */
  readonly synced: ReadonlySignal<boolean>;

  readonly #shared: Sync;
  readonly #mine: Sync;
  readonly #noticeListeners = new Set<(notice: Notice) => void>();
  readonly #cleanUp: (() => void)[] = [];

  constructor(boot: BoardBoot, docs: Docs) {
    const { board, me } = boot;
    const tickets = Tickets.of(board);
    const onNotice = (notice: Notice) => {
      for (const listener of this.#noticeListeners) listener(notice);
    };
    const kept = (document: string) => new BrowserEdits(`${board}/${me.id}/${document}`);
    const address = (path: string) => (ticket: string) => socketAddress(board, path, ticket);
    this.team = new TeamEvents(boot.team, boot.state);
    const user = { id: me.id, name: me.name, colour: me.colour };
    this.presence = new Presence(docs.shared, user, (id) =>
      colourIn(this.team.state.peek().people, id),
    );
    this.#shared = new Sync({
      doc: docs.shared,
      address: address(""),
      tickets,
      kept: kept("shared"),
      awareness: this.presence.awareness,
      onNotice,
    });
    this.#mine = new Sync({
      doc: docs.mine,
      address: address("/mine"),
      tickets,
      kept: kept("mine"),
      onNotice,
    });
    const usesMine = computed(() => {
      const { silent, drafts } = this.team.state.value;
      return (
        me.can_edit && (silent || drafts.some(({ person, notes }) => person === me.id && notes > 0))
      );
    });
    this.#cleanUp.push(effect(() => void (usesMine.value && this.#mine.start())));
    this.#startMineFor(docs, kept("mine"));
    this.state = computed(() => {
      // Not started, the drafts' connection has nothing to say.
      const mine = this.#mine.started.value ? this.#mine.state.value : undefined;
      return worse(this.#shared.state.value, mine);
    });
    this.synced = this.#shared.synced;
  }

  start() {
    void this.#shared.start();
    this.team.start();
    this.#listen(window, "online", () => this.#wake());
    this.#listen(window, "pageshow", () => this.#wake());
    this.#listen(window, "pagehide", () => this.#flush());
    this.#listen(document, "visibilitychange", () => {
      if (document.visibilityState === "visible") this.#wake();
      else this.#flush();
    });
  }

  /** Calls `listener` with what the server did to this person's edits. */
  onNotice(listener: (notice: Notice) => void): () => void {
    this.#noticeListeners.add(listener);
    return () => this.#noticeListeners.delete(listener);
  }

  stop() {
    for (const undo of this.#cleanUp) undo();
    this.#shared.stop();
    this.#mine.stop();
    this.presence.destroy();
    this.team.stop();
  }

  // Drafts that an earlier page could not save want to be sent also when the step is not silent
  // any more; drafts written before the state arrives, too.
  #startMineFor(docs: Docs, kept: BrowserEdits) {
    const onUpdate = () => void this.#mine.start();
    docs.mine.once("update", onUpdate);
    this.#cleanUp.push(() => docs.mine.off("update", onUpdate));
    void kept.load().then((edits) => {
      if (edits.length > 0) void this.#mine.start();
    });
  }

  #wake() {
    this.#shared.wake();
    this.#mine.wake();
  }

  #flush() {
    this.#shared.flush();
    this.#mine.flush();
  }

  #listen(target: EventTarget, name: string, listener: () => void) {
    target.addEventListener(name, listener);
    this.#cleanUp.push(() => target.removeEventListener(name, listener));
  }
}

function socketAddress(board: string, path: string, ticket: string): string {
  const address = new URL(`/sync/${encodeURIComponent(board)}${path}`, location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  address.searchParams.set("ticket", ticket);
  address.searchParams.set("ack", "1");
  return address.href;
}

const BY_BADNESS: SaveStatus[] = ["saved", "saving", "connecting", "locked", "offline", "ended"];

/** The state to show for two documents. */
export function worse(one: SaveState, other: SaveState | undefined): SaveState {
  if (!other) return one;
  const worst = BY_BADNESS.indexOf(one.status) >= BY_BADNESS.indexOf(other.status) ? one : other;
  return { ...worst, unsaved: one.unsaved + other.unsaved };
}
