// Saves fields in place: a while after the last key, and at once when a field is left.
import { adopt, adoptAuthor, focus, isDirty, say, settle, type, typed } from "./field";
import { formLike, merge } from "./merge";

/** Long enough not to save in the middle of a word, short enough for others to follow. */
const IDLE = 1500;

/** What is said while saving, in the reader's language. */
export interface Words {
  saving: string;
  saved: string;
  unsaved: string;
  failed: string;
}

/** Fetches an address; a parameter so that tests need no server. */
export type Fetch = (address: string, request?: RequestInit) => Promise<Response>;

export class Saver {
  readonly #page: HTMLElement;
  readonly #words: Words;
  readonly #fetch: Fetch;
  readonly #idle = new Map<HTMLFormElement, number>();

  constructor(page: HTMLElement, words: Words, fetch: Fetch) {
    this.#page = page;
    this.#words = words;
    this.#fetch = fetch;
  }

  /** Somebody typed. A conflict waits for a decision and is never saved by itself. */
  touched(form: HTMLFormElement): void {
    clearTimeout(this.#idle.get(form));
    form.toggleAttribute("data-dirty", isDirty(form));
    if (form.dataset.attempt === "conflict") return;
    say(form, isDirty(form) ? this.#words.unsaved : "");
    this.#idle.set(
      form,
      window.setTimeout(() => this.left(form), IDLE),
    );
  }

  /** Somebody left the field or chose something. */
  left(form: HTMLFormElement): void {
    if (form.dataset.attempt !== "conflict" && isDirty(form)) void this.save(form);
  }

  /** Sends the field; while one sending is under way, the next waits for its end. */
  async save(form: HTMLFormElement): Promise<void> {
    clearTimeout(this.#idle.get(form));
    if (form.dataset.busy !== undefined) {
      form.dataset.busy = "again";
      return;
    }
    form.dataset.busy = "";
    say(form, this.#words.saving);
    const kept = await this.#send(form);
    const again = form.dataset.busy === "again";
    delete form.dataset.busy;
    kept.toggleAttribute("data-dirty", isDirty(kept));
    if (again && kept === form) this.left(kept);
  }

  /** Takes what the server holds and forgets what was typed. */
  async takeTheirs(form: HTMLFormElement): Promise<void> {
    const fresh = await this.#read(await this.#fetch(location.pathname));
    const newer = formLike(fresh, form);
    if (newer) focus(this.#replace(form, newer));
  }

  /** The form that stands on the page afterwards. */
  async #send(form: HTMLFormElement): Promise<HTMLFormElement> {
    const sent = typed(form);
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) body.append(name, String(value));
    try {
      const response = await this.#fetch(form.action, { method: "POST", body });
      if (response.ok) return this.#accepted(form, sent, response);
      if (response.status === 409 || response.status === 422) {
        return this.#refused(form, await this.#read(response));
      }
    } catch {
      // No network: said below, and sent again when it is back.
    }
    say(form, this.#words.failed);
    return form;
  }

  async #accepted(
    form: HTMLFormElement,
    sent: string,
    response: Response,
  ): Promise<HTMLFormElement> {
    const fresh = await this.#read(response);
    const newer = formLike(fresh, form);
    const revision = new URL(response.url, location.href).searchParams.get("saved") ?? "0";
    if (newer && typed(form) === sent) {
      const hadAttempt = form.dataset.attempt !== undefined;
      if (hadAttempt) form = this.#replace(form, newer);
      else adopt(form, newer);
      say(form, this.#words.saved);
    } else {
      // Typed on meanwhile: what was sent is the ground for the next saving.
      settle(form, sent, revision);
      delete form.dataset.attempt;
      if (newer) adoptAuthor(form, newer);
      say(form, this.#words.unsaved);
    }
    merge(this.#page, fresh);
    return form;
  }

  #refused(form: HTMLFormElement, fresh: ParentNode): HTMLFormElement {
    const newer = formLike(fresh, form);
    if (!newer) return form;
    const now = typed(form);
    const kept = this.#replace(form, newer);
    type(kept, now);
    return kept;
  }

  /** Puts another rendering of a field in its place, with the focus where it was. */
  #replace(form: HTMLFormElement, newer: HTMLFormElement): HTMLFormElement {
    const hadFocus = form.contains(document.activeElement);
    const copy = document.importNode(newer, true);
    form.replaceWith(copy);
    if (hadFocus) focus(copy);
    return copy;
  }

  async #read(response: Response): Promise<Document> {
    return new DOMParser().parseFromString(await response.text(), "text/html");
  }
}
