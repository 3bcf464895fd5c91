// The board's words. Each language is a file of its own that loads only when it is wanted;
// Japanese defines the keys, and a missing key in English does not compile. A test fails for
// keys nothing uses.

import type { ja } from "./ja";

type Widened<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : T[Key] };

/** Texts, tables of texts by key, and functions where a number or a name goes in. */
export type Messages = Widened<typeof ja>;

let current: Messages | undefined;

/** Loads the words of `language`; anything but `ja` is English. */
export async function loadMessages(language: string): Promise<Messages> {
  current = language === "ja" ? (await import("./ja")).ja : (await import("./en")).en;
  return current;
}

/** The words loaded at start. */
export function messages(): Messages {
  if (!current) throw new Error("messages are used before they are loaded");
  return current;
}
