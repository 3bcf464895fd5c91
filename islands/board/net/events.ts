// The team's state as the server tells it: agenda, clock, silence, votes, people. It always
// arrives whole. Times are the server's; this also knows how far the browser's clock is off.

import { type ReadonlySignal, signal } from "@preact/signals-core";
import type { TeamState } from "../../wire/TeamState";
import { backoff } from "./closing";

export class TeamEvents {
  readonly #address: string | null;
  readonly #state;
  readonly #offset = signal(0);
  #source: EventSource | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #attempts = 0;

  /** Without a team nothing changes: who practises alone keeps the first state. */
  constructor(team: string | null, first: TeamState) {
    this.#address = team && `/teams/${encodeURIComponent(team)}/events`;
    this.#state = signal(first);
    this.#offset.value = first.now - Date.now();
  }

  get state(): ReadonlySignal<TeamState> {
    return this.#state;
  }

  /** Milliseconds to add to the browser's clock to get the server's. */
  get offset(): ReadonlySignal<number> {
    return this.#offset;
  }

  /** The server's time, in milliseconds since 1970. */
  now(): number {
    return Date.now() + this.#offset.peek();
  }

  start() {
    this.stop();
    if (!this.#address) return;
    const source = new EventSource(this.#address);
    this.#source = source;
    source.addEventListener("state", ({ data }) => this.#receive(data));
    source.onerror = () => {
      // The browser connects again by itself, except after an answer it does not understand.
      if (source.readyState !== EventSource.CLOSED) return;
      this.#retry = setTimeout(() => this.start(), backoff(this.#attempts, Math.random));
      this.#attempts += 1;
    };
  }

  stop() {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = undefined;
  }

  #receive(data: string) {
    this.#attempts = 0;
    const state = JSON.parse(data) as TeamState;
    this.#offset.value = state.now - Date.now();
    this.#state.value = state;
  }
}
