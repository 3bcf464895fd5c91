// The messages of the board's socket: y-websocket's, and two of our own that only clients who
// asked for acknowledgements get. One message per frame.

import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { Notice } from "./status";

const SYNC = 0;
const AWARENESS = 1;
const QUERY_AWARENESS = 3;
const ACK = 100;
const NOTICE = 101;

const STEP1 = 0;
const STEP2 = 1;
const UPDATE = 2;

export type Message =
  | { type: "step1"; vector: Uint8Array }
  | { type: "step2" | "update"; update: Uint8Array }
  | { type: "awareness"; update: Uint8Array }
  | { type: "query_awareness" }
  /** How many of this connection's step2 and update messages are stored. */
  | { type: "ack"; count: number }
  | { type: "notice"; notice: Notice }
  | { type: "unknown" };

export function step1(doc: Y.Doc): Uint8Array {
  return sync(STEP1, Y.encodeStateVector(doc));
}

export function step2(update: Uint8Array): Uint8Array {
  return sync(STEP2, update);
}

export function update(bytes: Uint8Array): Uint8Array {
  return sync(UPDATE, bytes);
}

export function awareness(bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, AWARENESS);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

export function read(bytes: Uint8Array): Message {
  const decoder = decoding.createDecoder(bytes);
  switch (decoding.readVarUint(decoder)) {
    case SYNC:
      return readSync(decoder);
    case AWARENESS:
      return { type: "awareness", update: decoding.readVarUint8Array(decoder) };
    case QUERY_AWARENESS:
      return { type: "query_awareness" };
    case ACK:
      return { type: "ack", count: decoding.readVarUint(decoder) };
    case NOTICE:
      return { type: "notice", notice: JSON.parse(decoding.readVarString(decoder)) };
    default:
      return { type: "unknown" };
  }
}

function sync(step: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

function readSync(decoder: decoding.Decoder): Message {
  const step = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (step === STEP1) return { type: "step1", vector: bytes };
  if (step === STEP2) return { type: "step2", update: bytes };
  return step === UPDATE ? { type: "update", update: bytes } : { type: "unknown" };
}
