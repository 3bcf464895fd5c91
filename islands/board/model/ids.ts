// Identifiers of notes, links, frames and comments, made by the browser that creates them.

const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
const LENGTH = 14;

/** A new identifier: 14 letters, about 72 random bits. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH * 2));
  let id = "";
  for (const byte of bytes) {
    // 252 is the largest multiple of 36 in a byte; using the rest would favour some letters.
    if (byte < 252 && id.length < LENGTH) id += LETTERS[byte % 36];
  }
  return id.length === LENGTH ? id : newId();
}
