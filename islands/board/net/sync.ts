// One document kept in step with the server over one socket. It connects again by itself,
// says honestly what is stored, and never lets go of an edit that is not. The states:
//
//   idle -> opening (ticket, socket) -> live -> waiting (jittered) -> opening ...
//   and `ended` once the server says that coming back is pointless.

import { type ReadonlySignal, signal } from "@preact/signals-core";
import {
  type Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from "y-protocols/awareness";
import * as Y from "yjs";
import { backoff, fateOf } from "./closing";
import type { KeptEdits } from "./kept-edits";
import { Outbox } from "./outbox";
import type { EndReason, Notice, SaveState } from "./status";
import { NotAdmitted, type Tickets } from "./tickets";
import * as wire from "./wire";

/** Edits made within this time travel as one message. */
const BATCH_MS = 20;
/** Awareness grows with the square of the people: no more than this often per person. */
const AWARENESS_MS = 60;
/** Silence after which the server is asked for a sign of life, and after which it is given up. */
const QUIET_MS = 20_000;
const DEAD_MS = 40_000;
/** How long a connection may take to come about. */
const OPENING_MS = 15_000;

export type SyncOptions = {
  doc: Y.Doc;
  /** The socket's address for a ticket. */
  address: (ticket: string) => string;
  tickets: Tickets;
  kept: KeptEdits;
  awareness?: Awareness;
  onNotice?: (notice: Notice) => void;
  /** Replaces the browser's in tests. */
  openSocket?: (address: string) => WebSocket;
  random?: () => number;
};

/** Origin of edits an earlier page left behind: to be sent, but not to be kept twice. */
const RESTORED = Symbol("restored");

export class Sync {
  readonly #options: SyncOptions;
  readonly #outbox: Outbox;
  readonly #state = signal<SaveState>({ status: "connecting", unsaved: 0 });
  readonly #synced = signal(false);
  readonly #started = signal(false);

  #phase: "idle" | "opening" | "live" | "waiting" | "ended" = "idle";
  #socket: WebSocket | undefined;
  /** The server told what it has, so it can be told what it lacks. */
  #greeted = false;
  #withheld = false;
  #everLive = false;
  #reason: EndReason | undefined;
  #attempts = 0;
  #refusedTickets = 0;
  #rejections = 0;
  #lastHeard = 0;
  #batch: Uint8Array[] = [];
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(options: SyncOptions) {
    this.#options = options;
    this.#outbox = new Outbox(options.kept);
    options.doc.on("update", this.#onUpdate);
    options.awareness?.on("update", this.#onAwareness);
  }

  get state(): ReadonlySignal<SaveState> {
    return this.#state;
  }

  /** Whether the document was brought up to the server's state once. */
  get synced(): ReadonlySignal<boolean> {
    return this.#synced;
  }

  /** Whether it was asked to connect. */
  get started(): ReadonlySignal<boolean> {
    return this.#started;
  }

  /** Brings back what an earlier page could not save, then connects. */
  async start(): Promise<void> {
    if (this.#phase !== "idle") return;
    this.#phase = "waiting";
    this.#started.value = true;
    for (const update of await this.#outbox.restore()) {
      Y.applyUpdate(this.#options.doc, update, RESTORED);
    }
    this.#report();
    if (this.#phase === "waiting") void this.#open();
  }

  /** Leaves for good: the page goes away. Edits not stored yet stay in this browser. */
  stop() {
    this.#flush();
    this.#phase = "ended";
    this.#options.doc.off("update", this.#onUpdate);
    this.#options.awareness?.off("update", this.#onAwareness);
    this.#dropSocket();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  /** The network or the page came back: do not wait any longer, and check what was missed. */
  wake() {
    if (this.#phase === "waiting") void this.#open();
    if (this.#phase === "live") this.#send(wire.step1(this.#options.doc));
  }

  /** Writes out edits that still wait for their batch. */
  flush() {
    this.#flush();
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === this || origin === RESTORED) return;
    this.#batch.push(update);
    this.#later("batch", BATCH_MS, () => this.#flush());
    this.#report();
  };

  // The own state is sent when it changed here, and again when the server forgot it: after a
  // short loss of the connection it tells everyone, also us, that we were gone.
  readonly #onAwareness = ({ removed }: { removed: number[] }, origin: unknown) => {
    const forgotten = removed.includes(this.#options.awareness?.clientID ?? -1);
    if (origin !== "local" && !forgotten) return;
    this.#later("awareness", AWARENESS_MS, () => this.#sendAwareness());
  };

  #flush() {
    if (this.#batch.length === 0) return;
    this.#outbox.add(this.#batch);
    this.#batch = [];
    this.#sendUnsent();
    this.#report();
  }

  async #open() {
    this.#cancel("retry");
    this.#phase = "opening";
    try {
      const ticket = await this.#options.tickets.get();
      if (this.#phase !== "opening") return;
      this.#connect(ticket);
    } catch (cause) {
      if (cause instanceof NotAdmitted) this.#end(cause.reason);
      else this.#retry();
    }
  }

  #connect(ticket: string) {
    const { address, openSocket = (url) => new WebSocket(url) } = this.#options;
    const socket = openSocket(address(ticket));
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    this.#later("watch", OPENING_MS, () => {
      if (this.#phase === "opening") this.#closed(1006);
    });
    socket.onopen = () => {
      if (this.#socket === socket) this.#opened();
    };
    socket.onclose = ({ code }) => {
      if (this.#socket === socket) this.#closed(code);
    };
    socket.onmessage = ({ data }) => {
      if (this.#socket === socket) this.#receive(new Uint8Array(data as ArrayBuffer));
    };
  }

  #opened() {
    this.#phase = "live";
    this.#cancel("watch");
    this.#greeted = false;
    this.#withheld = false;
    this.#outbox.reset();
    this.#lastHeard = Date.now();
    this.#send(wire.step1(this.#options.doc));
    // Counts as news, so that the server takes it although it knew an earlier state of ours.
    const { awareness } = this.#options;
    awareness?.setLocalState(awareness.getLocalState());
    this.#sendAwareness();
    this.#watch();
    this.#report();
  }

  #receive(bytes: Uint8Array) {
    this.#lastHeard = Date.now();
    const { doc, awareness, onNotice } = this.#options;
    const message = wire.read(bytes);
    switch (message.type) {
      case "step1":
        this.#answer(message.vector);
        break;
      case "step2":
        Y.applyUpdate(doc, message.update, this);
        this.#everLive = true;
        this.#attempts = 0;
        this.#refusedTickets = 0;
        this.#synced.value = true;
        break;
      case "update":
        Y.applyUpdate(doc, message.update, this);
        break;
      case "awareness":
        if (awareness) applyAwarenessUpdate(awareness, message.update, this);
        break;
      case "query_awareness":
        this.#sendAwareness();
        break;
      case "ack":
        this.#acknowledged(message.count);
        break;
      case "notice":
        if (message.notice.type === "refused") this.#withheld = true;
        onNotice?.(message.notice);
        break;
    }
    this.#report();
  }

  #acknowledged(count: number) {
    this.#outbox.acknowledge(count);
    if (this.#outbox.size > 0) return;
    this.#withheld = false;
    this.#rejections = 0;
  }

  // The server asks at the beginning, and again when a locked board was unlocked.
  #answer(vector: Uint8Array) {
    this.#flushQuietly();
    const { step2, updates } = this.#outbox.answer(this.#options.doc, vector);
    this.#greeted = true;
    this.#send(wire.step2(step2));
    for (const update of updates) this.#send(wire.update(update));
  }

  // What waits for its batch is in the document already, and so in the answer.
  #flushQuietly() {
    this.#outbox.add(this.#batch);
    this.#batch = [];
    this.#cancel("batch");
  }

  #sendUnsent() {
    if (this.#phase !== "live" || !this.#greeted) return;
    for (const update of this.#outbox.unsent()) this.#send(wire.update(update));
  }

  #sendAwareness() {
    const { awareness } = this.#options;
    if (!awareness || this.#phase !== "live" || awareness.getLocalState() === null) return;
    this.#send(wire.awareness(encodeAwarenessUpdate(awareness, [awareness.clientID])));
  }

  #send(bytes: Uint8Array) {
    if (this.#socket?.readyState === WebSocket.OPEN)
      this.#socket.send(bytes as Uint8Array<ArrayBuffer>);
  }

  // A connection can die without a word. The own awareness comes back every 15 seconds; where
  // nothing is heard, a state vector is sent, which the server always answers.
  #watch() {
    this.#later("watch", QUIET_MS / 2, () => {
      if (this.#phase !== "live") return;
      const silence = Date.now() - this.#lastHeard;
      if (silence > DEAD_MS) this.#closed(1006);
      else {
        if (silence > QUIET_MS) this.#send(wire.step1(this.#options.doc));
        this.#watch();
      }
    });
  }

  #closed(code: number) {
    this.#dropSocket();
    const fate = fateOf(code);
    if (fate.type === "retry") return this.#retry(fate.atLeast);
    if (fate.type === "ticket") {
      this.#options.tickets.forget();
      this.#refusedTickets += 1;
      // A fresh ticket that is refused again and again means that the session is over.
      if (this.#refusedTickets < 3) return this.#retry();
      return this.#end("session");
    }
    if (fate.reason === "rejected") {
      // The server has put right what was too much, so coming back brings both in step. If it
      // does not, what it cannot take would end every page from now on, and is given up.
      this.#rejections += 1;
      if (this.#rejections < 3) return this.#retry();
      this.#outbox.clear();
    }
    this.#end(fate.reason);
  }

  #retry(atLeast = 0) {
    if (this.#phase === "ended") return;
    this.#phase = "waiting";
    const { random = Math.random } = this.#options;
    this.#later("retry", Math.max(atLeast, 0) + backoff(this.#attempts, random), () =>
      this.#open(),
    );
    this.#attempts += 1;
    this.#report();
  }

  #end(reason: EndReason) {
    this.#phase = "ended";
    this.#reason = reason;
    this.#dropSocket();
    this.#report();
  }

  #dropSocket() {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
    this.#cancel("watch");
    const { awareness } = this.#options;
    if (!awareness) return;
    const others = [...awareness.getStates().keys()].filter((id) => id !== awareness.clientID);
    removeAwarenessStates(awareness, others, this);
  }

  #report() {
    const unsaved = this.#outbox.size + (this.#batch.length > 0 ? 1 : 0);
    const next: SaveState = { status: this.#status(unsaved), unsaved };
    if (this.#reason) next.reason = this.#reason;
    const { status, unsaved: before } = this.#state.peek();
    if (next.status !== status || next.unsaved !== before) this.#state.value = next;
  }

  #status(unsaved: number): SaveState["status"] {
    if (this.#phase === "ended") return "ended";
    if (this.#phase !== "live")
      return this.#everLive || this.#attempts > 0 ? "offline" : "connecting";
    if (this.#withheld && unsaved > 0) return "locked";
    if (!this.#synced.peek()) return "connecting";
    return unsaved > 0 || !this.#greeted ? "saving" : "saved";
  }

  #later(name: string, milliseconds: number, work: () => void) {
    if (this.#timers.has(name)) return;
    const timer = setTimeout(() => {
      this.#timers.delete(name);
      work();
    }, milliseconds);
    this.#timers.set(name, timer);
  }

  #cancel(name: string) {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }
}
