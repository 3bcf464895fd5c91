// What people ask the server for besides editing: running the agenda, revealing, voting,
// locking, making use cases. The server's own words explain what it refuses.

import { messages } from "../messages";

export type Result<T = undefined> = { ok: true; value: T } | { ok: false; message: string };

export type AgendaCommand =
  | { command: "start" | "next" | "back" | "pause" | "resume" | "lock" | "unlock" }
  | { command: "extend"; minutes: number }
  | { command: "go_to"; step: string };

export type VoteCommand = { command: "open"; dots: number } | { command: "show" | "cancel" };

export type NewUseCase = { id: string; url: string };

export class Actions {
  readonly #base: string;

  constructor(team: string) {
    this.#base = `/teams/${encodeURIComponent(team)}`;
  }

  agenda(command: AgendaCommand): Promise<Result> {
    return this.#post("/agenda", command);
  }

  /** Shows private notes to everyone: these people's, or all. */
  reveal(people: string[] | null): Promise<Result> {
    return this.#post("/reveal", { people });
  }

  lockBoard(): Promise<Result> {
    return this.#post("/board-lock", { locked: true });
  }

  unlockBoard(): Promise<Result> {
    return this.#post("/board-lock", { locked: false });
  }

  vote(command: VoteCommand): Promise<Result> {
    return this.#post("/vote", command);
  }

  /** Sets how many of one's own dots lie on a note. */
  placeDots(note: string, dots: number): Promise<Result> {
    return this.#post("/votes", { note, dots });
  }

  useCase(from: { note: string } | { frame: string }): Promise<Result<NewUseCase>> {
    return this.#post("/use-cases", from);
  }

  /** Adds the content of an exported board to this one. */
  importBoard(file: File): Promise<Result> {
    const form = new FormData();
    form.set("file", file);
    return send(`${this.#base}/board/import`, { body: form });
  }

  #post<T>(path: string, body: unknown): Promise<Result<T>> {
    return send(this.#base + path, {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  }
}

type Sent = { headers?: Record<string, string>; body: BodyInit };

async function send<T>(address: string, { headers = {}, body }: Sent): Promise<Result<T>> {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { accept: "application/json", ...headers },
      body,
    });
    const content = await jsonOf(answer);
    if (answer.ok) return { ok: true, value: content as T };
    return { ok: false, message: messageOf(content) };
  } catch {
    return { ok: false, message: messages().failedNetwork };
  }
}

async function jsonOf(answer: Response): Promise<unknown> {
  const isJson = (answer.headers.get("content-type") ?? "").includes("json");
  return isJson ? answer.json() : undefined;
}

/** What a problem document says to a person: the detail where there is one, else the title. */
export function messageOf(problem: unknown): string {
  const { detail, title } = (problem ?? {}) as { detail?: unknown; title?: unknown };
  if (typeof detail === "string" && detail !== "") return detail;
  return typeof title === "string" && title !== "" ? title : messages().failedUnknown;
}
