// Clients that are no page of ours: the npm packages `yjs` and `y-websocket`, unchanged.
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { eventually } from "./eventually.mjs";

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
    return JSON.stringify({
      notes: sorted(this.notes.toJSON()),
      texts: sorted(this.texts.toJSON()),
      links: sorted(this.links.toJSON()),
    });
  }

  leave() {
    this.provider.destroy();
    this.doc.destroy();
  }
}

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([left], [right]) => (left < right ? -1 : 1)));
}
