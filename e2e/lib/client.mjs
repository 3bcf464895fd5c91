// Clients that are no page of ours: the npm packages `yjs` and `y-websocket`, unchanged.
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { eventually } from "./eventually.mjs";

const clients = new Set();

/** Ends every client that a failed test left behind; else its timers keep the process alive. */
export function disconnectAll() {
  for (const client of clients) client.leave();
}

/** A document connected to a board with a fresh ticket. */
export async function connect(server, board, ticket, { params = {} } = {}) {
  const doc = new Y.Doc();
  const base = `${server.url.replace("http", "ws")}/sync`;
  const provider = new WebsocketProvider(base, board, doc, {
    WebSocketPolyfill: WebSocket,
    params: { ticket, ...params },
    disableBc: true,
    maxBackoffTime: 400,
  });
  const client = new Client(doc, provider);
  clients.add(client);
  await eventually("the client to be in sync", () => provider.synced);
  return client;
}

export class Client {
  constructor(doc, provider) {
    this.doc = doc;
    this.provider = provider;
    this.notes = doc.getMap("notes");
    this.texts = doc.getMap("texts");
    this.links = doc.getMap("links");
    /** Why the server closed the connection, each time it did. */
    this.closings = [];
    provider.on("connection-close", (event) => {
      if (event?.code) this.closings.push(`${event.code} ${event.reason}`);
    });
  }

  /** Adds a note with words. */
  write(id, text, note = {}) {
    this.doc.transact(() => {
      this.notes.set(id, { kind: "event", x: 0, y: 0, w: 120, h: 120, by: "", ...note });
      this.texts.set(id, new Y.Text(text));
    });
  }

  text(id) {
    return this.texts.get(id)?.toString();
  }

  /** Everything on the board, in a form that two clients can be compared by. */
  state() {
    const { notes, texts, links } = this;
    return JSON.stringify([notes, texts, links].map((map) => sorted(map.toJSON())));
  }

  leave() {
    clients.delete(this);
    this.provider.destroy();
    this.doc.destroy();
  }
}

/** The same value with the keys of every object in order: documents keep none. */
function sorted(value) {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, held]) => [key, sorted(held)]);
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
}
