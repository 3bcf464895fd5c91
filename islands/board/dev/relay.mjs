// y-websocket's relay in its smallest form, with the acknowledgements of message type 100.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as awareness from "y-protocols/awareness";
import * as sync from "y-protocols/sync";
import * as Y from "yjs";
import { seed } from "./seed.mjs";

const rooms = new Map();

export function roomOf(name) {
  let room = rooms.get(name);
  if (!room) {
    const doc = new Y.Doc();
    room = { doc, presence: new awareness.Awareness(doc), clients: new Set() };
    room.presence.setLocalState(null);
    rooms.set(name, room);
    seed(name, doc);
    doc.on("update", (update, origin) => broadcast(room, updateMessage(update), origin));
  }
  return room;
}

function updateMessage(update) {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  sync.writeUpdate(encoder, update);
  return encoding.toUint8Array(encoder);
}

function broadcast(room, message, except) {
  for (const client of room.clients) if (client !== except) client.send(message);
}

export function connect(client, room) {
  room.clients.add(client);
  let saved = 0;
  const owned = new Set();
  client.binaryType = "arraybuffer";
  client.send(message(0, (encoder) => sync.writeSyncStep1(encoder, room.doc)));
  const states = [...room.presence.getStates().keys()];
  if (states.length > 0) client.send(presenceMessage(room, states));
  client.on("message", (data) => {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    const type = decoding.readVarUint(decoder);
    if (type === 1) {
      const update = decoding.readVarUint8Array(decoder);
      for (const id of clientsIn(update)) owned.add(id);
      awareness.applyAwarenessUpdate(room.presence, update, client);
      broadcast(room, new Uint8Array(data));
      return;
    }
    if (type !== 0) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 0);
    const kind = sync.readSyncMessage(decoder, encoder, room.doc, client);
    if (encoding.length(encoder) > 1) client.send(encoding.toUint8Array(encoder));
    if (kind === 0) return;
    saved += 1;
    client.send(message(100, (ack) => encoding.writeVarUint(ack, saved)));
  });
  client.on("close", () => {
    room.clients.delete(client);
    awareness.removeAwarenessStates(room.presence, [...owned], null);
    broadcast(room, presenceMessage(room, [...owned]));
  });
}

function clientsIn(update) {
  const decoder = decoding.createDecoder(update);
  const ids = [];
  for (let count = decoding.readVarUint(decoder); count > 0; count -= 1) {
    ids.push(decoding.readVarUint(decoder));
    decoding.readVarUint(decoder);
    decoding.readVarString(decoder);
  }
  return ids;
}

function presenceMessage(room, clients) {
  return message(1, (encoder) =>
    encoding.writeVarUint8Array(encoder, awareness.encodeAwarenessUpdate(room.presence, clients)),
  );
}

function message(type, write) {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}
