// Tickets open the board's sockets for a short time. One is fetched before each connection;
// the two sockets of a page share it when they connect together.

import type { Ticket } from "../../wire/Ticket";

/** The person may not open this board any more; trying again is pointless. */
export class NotAdmitted extends Error {
  readonly reason: "session" | "removed";

  constructor(reason: "session" | "removed") {
    super(reason);
    this.reason = reason;
  }
}

/** Much shorter than tickets live, so that clocks need not agree. */
const REUSE_MS = 10_000;

export class Tickets {
  readonly #fetch: () => Promise<Ticket>;
  #latest: { at: number; ticket: Promise<Ticket> } | undefined;

  constructor(fetch: () => Promise<Ticket>) {
    this.#fetch = fetch;
  }

  /** Tickets from the server for a board. */
  static of(board: string): Tickets {
    return new Tickets(async () => {
      const answer = await fetch(`/api/v1/boards/${encodeURIComponent(board)}/tickets`, {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json" },
        body: "{}",
      });
      if (answer.status === 401) throw new NotAdmitted("session");
      if (answer.status === 403 || answer.status === 404) throw new NotAdmitted("removed");
      if (!answer.ok) throw new Error(`no ticket: ${answer.status}`);
      return answer.json();
    });
  }

  async get(): Promise<string> {
    const now = Date.now();
    if (!this.#latest || now - this.#latest.at > REUSE_MS) {
      this.#latest = { at: now, ticket: this.#fetch() };
      this.#latest.ticket.catch(() => this.forget());
    }
    return (await this.#latest.ticket).ticket;
  }

  /** The server did not like the last one. */
  forget() {
    this.#latest = undefined;
  }
}
