// A server in the same process, for tests: sockets, acknowledgements that come when the test
// says so, and nothing stored that was not acknowledged.

import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { Notice } from "./status";
import * as wire from "./wire";

export class FakeServer {
  readonly doc = new Y.Doc();
  readonly sockets: FakeSocket[] = [];
  /** Refuses changes, as for a board that is locked. */
  locked = false;

  readonly openSocket = (address: string): WebSocket => {
    const socket = new FakeSocket(this, address);
    this.sockets.push(socket);
    return socket as unknown as WebSocket;
  };

  get latest(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error("nobody connected");
    return socket;
  }

  /** Asks everybody again for what the server lacks, as after unlocking. */
  ask() {
    for (const socket of this.sockets) socket.deliver(wire.step1(this.doc));
  }
}

export class FakeSocket {
  readyState: number = WebSocket.CONNECTING;
  binaryType = "";
  onopen: (() => void) | undefined;
  onclose: ((event: { code: number }) => void) | undefined;
  onmessage: ((event: { data: ArrayBuffer }) => void) | undefined;
  /** Messages with an update, in the order received. */
  updates: Uint8Array[] = [];
  awareness: Uint8Array[] = [];
  asked = 0;
  readonly address: string;
  readonly #server: FakeServer;

  constructor(server: FakeServer, address: string) {
    this.#server = server;
    this.address = address;
  }

  /** Lets the connection come about. The server begins by asking. */
  open() {
    this.readyState = WebSocket.OPEN;
    this.onopen?.();
    this.deliver(wire.step1(this.#server.doc));
  }

  send(bytes: Uint8Array) {
    const message = wire.read(bytes);
    if (message.type === "step1") {
      this.asked += 1;
      this.deliver(wire.step2(Y.encodeStateAsUpdate(this.#server.doc, message.vector)));
    }
    if (message.type === "step2" || message.type === "update") {
      this.updates.push(message.update);
      if (this.#server.locked) this.notify({ type: "refused", reason: "board_locked" });
      else Y.applyUpdate(this.#server.doc, message.update);
    }
    if (message.type === "awareness") this.awareness.push(message.update);
  }

  /** Says that everything received so far is stored. */
  acknowledge(count = this.updates.length) {
    this.deliver(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, 100);
        encoding.writeVarUint(encoder, count);
      }),
    );
  }

  notify(notice: Notice) {
    this.deliver(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, 101);
        encoding.writeVarString(encoder, JSON.stringify(notice));
      }),
    );
  }

  deliver(bytes: Uint8Array) {
    if (this.readyState !== WebSocket.OPEN) return;
    this.onmessage?.({ data: bytes.slice().buffer });
  }

  close() {
    this.readyState = WebSocket.CLOSED;
  }

  /** The server, or the network, ends it. */
  drop(code = 1006) {
    this.readyState = WebSocket.CLOSED;
    this.onclose?.({ code });
  }
}
