// Who else is on the board and what they are doing: pointer, selection, what they edit, where
// they look, what they drag. None of it is stored. What others send is checked, because any
// program may take part. The server sees to it that ids and names are true; colours are the
// team's, whatever a page says.

import { type ReadonlySignal, signal } from "@preact/signals-core";
import { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { PersonState } from "../../wire/PersonState";
import type { Point } from "../model/types";

export type View = Point & { zoom: number };
export type Drag = { ids: string[]; dx: number; dy: number };
export type Look = Point & { at: number };

/** What a page tells the others, next to who it is. */
export type Doing = {
  cursor: Point | null;
  selection: string[];
  editing: string | null;
  view: View | null;
  drag: Drag | null;
  look: Look | null;
};

export type Who = { id: string; name: string; colour: number };

/** Another page that shows the board. A person with two pages is here twice. */
export type Visitor = Doing & { client: number; user: Who };

/** How long a "look here" stays up. */
export const LOOK_MS = 4_000;

const COLOURS = 12;
const MOST_SELECTED = 500;

const NOTHING: Doing = {
  cursor: null,
  selection: [],
  editing: null,
  view: null,
  drag: null,
  look: null,
};

export class Presence {
  readonly awareness: Awareness;
  readonly #visitors = signal<readonly Visitor[]>([]);
  readonly #lookListeners = new Set<(visitor: Visitor, look: Look) => void>();
  readonly #lastLook = new Map<number, number>();
  readonly #colourOf: (id: string) => number;
  #endLook: ReturnType<typeof setTimeout> | undefined;

  constructor(doc: Y.Doc, user: Who, colourOf: (id: string) => number) {
    this.#colourOf = colourOf;
    this.awareness = new Awareness(doc);
    this.awareness.setLocalState({ user, ...NOTHING });
    this.awareness.on("change", (_: unknown, origin: unknown) => {
      // The own pointer moves all the time and changes nothing about the others.
      if (origin !== "local") this.#refresh();
    });
  }

  /** Everyone else, by name. */
  get others(): ReadonlySignal<readonly Visitor[]> {
    return this.#visitors;
  }

  /** Tells the others; sending is throttled by the connection. */
  tell(doing: Partial<Doing>) {
    const state = this.awareness.getLocalState();
    if (state) this.awareness.setLocalState({ ...state, ...doing });
  }

  /** Calls everybody's attention to a spot. */
  lookHere(at: Point) {
    this.tell({ look: { ...at, at: Date.now() } });
    clearTimeout(this.#endLook);
    this.#endLook = setTimeout(() => this.tell({ look: null }), LOOK_MS);
  }

  /** Calls `listener` once for each time somebody says "look here". */
  onLook(listener: (visitor: Visitor, look: Look) => void): () => void {
    this.#lookListeners.add(listener);
    return () => this.#lookListeners.delete(listener);
  }

  destroy() {
    clearTimeout(this.#endLook);
    this.awareness.destroy();
  }

  #refresh() {
    const visitors: Visitor[] = [];
    for (const [client, state] of this.awareness.getStates()) {
      if (client === this.awareness.clientID) continue;
      const visitor = readVisitor(client, state, this.#colourOf);
      if (visitor) visitors.push(visitor);
    }
    visitors.sort((a, b) => a.user.name.localeCompare(b.user.name) || a.client - b.client);
    this.#visitors.value = visitors;
    for (const visitor of visitors) this.#hearLook(visitor);
  }

  #hearLook(visitor: Visitor) {
    const { client, look } = visitor;
    if (!look || this.#lastLook.get(client) === look.at) return;
    this.#lastLook.set(client, look.at);
    for (const listener of this.#lookListeners) listener(visitor, look);
  }
}

type Fields = Record<string, unknown>;

/** A visitor from what another program says, nothing if it does not even say who it is. */
export function readVisitor(
  client: number,
  state: unknown,
  colourOf: (id: string) => number,
): Visitor | undefined {
  const fields = asFields(state);
  const user = asFields(fields?.user);
  if (!fields || typeof user?.id !== "string" || typeof user.name !== "string") return undefined;
  return {
    client,
    user: { id: user.id, name: user.name.slice(0, 100), colour: colourOf(user.id) },
    cursor: readPoint(fields.cursor),
    selection: readIds(fields.selection),
    editing: typeof fields.editing === "string" ? fields.editing : null,
    view: readView(fields.view),
    drag: readDrag(fields.drag),
    look: readLook(fields.look),
  };
}

/** The colour of a person in the team. Guests get one by their id, as on the server. */
export function colourIn(people: readonly PersonState[], id: string): number {
  const known = people.find((person) => person.id === id)?.colour;
  return known ?? new TextEncoder().encode(id).reduce((sum, byte) => sum + byte, 0) % COLOURS;
}

function asFields(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null ? (value as Fields) : undefined;
}

function readPoint(value: unknown): Point | null {
  const { x, y } = asFields(value) ?? {};
  return Number.isFinite(x) && Number.isFinite(y) ? { x: x as number, y: y as number } : null;
}

function readView(value: unknown): View | null {
  const point = readPoint(value);
  const zoom = asFields(value)?.zoom;
  return point && Number.isFinite(zoom) && (zoom as number) > 0
    ? { ...point, zoom: zoom as number }
    : null;
}

function readLook(value: unknown): Look | null {
  const point = readPoint(value);
  const at = asFields(value)?.at;
  return point && Number.isFinite(at) ? { ...point, at: at as number } : null;
}

function readDrag(value: unknown): Drag | null {
  const fields = asFields(value);
  const by = readPoint({ x: fields?.dx, y: fields?.dy });
  const ids = readIds(fields?.ids);
  return by && ids.length > 0 ? { ids, dx: by.x, dy: by.y } : null;
}

function readIds(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST_SELECTED).filter((id) => typeof id === "string");
}
