// The difference between two texts as one replaced stretch, and how positions move when a
// text changes under a cursor. Never cuts a surrogate pair in half: half an emoji is not text.

import type * as Y from "yjs";

/** At `at`, `removed` UTF-16 units give way to `inserted`. */
export type Edit = { at: number; removed: number; inserted: string };

/** The one edit that turns `before` into `after`, nothing if they are equal. */
export function difference(before: string, after: string, cursor = after.length): Edit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  // Typing the same letter twice is ambiguous; the edit ends at the cursor, so no more than
  // what stands after it counts as the common end.
  const mostSuffix = Math.min(shorter, Math.max(0, after.length - cursor));
  let suffix = commonSuffix(before, after, mostSuffix);
  let prefix = commonPrefix(before, after, shorter - suffix);
  if (prefix + suffix < shorter) suffix = commonSuffix(before, after, shorter - prefix);
  if (splitsPair(before, prefix) || splitsPair(after, prefix)) prefix -= 1;
  if (splitsPair(before, before.length - suffix) || splitsPair(after, after.length - suffix)) {
    suffix -= 1;
  }
  return {
    at: prefix,
    removed: before.length - prefix - suffix,
    inserted: after.slice(prefix, after.length - suffix),
  };
}

export function applyEdit(text: string, { at, removed, inserted }: Edit): string {
  return text.slice(0, at) + inserted + text.slice(at + removed);
}

/** Where a position is after `edit`. At the edit's own start it stays before what came. */
export function movePosition(position: number, { at, removed, inserted }: Edit): number {
  if (position <= at) return position;
  if (position >= at + removed) return position + inserted.length - removed;
  return at + inserted.length;
}

/** The edits a change event of a live text consists of, to be applied one after another. */
export function editsOf(delta: readonly TextDelta[]): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const { retain = 0, insert, delete: removed = 0 } of delta) {
    at += retain;
    const inserted = typeof insert === "string" ? insert : "";
    if (removed > 0 || inserted !== "") edits.push({ at, removed, inserted });
    at += inserted.length;
  }
  return edits;
}

/** One step of yjs' description of a change. */
export type TextDelta = { retain?: number; insert?: unknown; delete?: number };

/** Makes a live text read `after`, touching only what differs. */
export function replaceText(text: Y.Text, after: string) {
  const edit = difference(text.toString(), after);
  if (edit) writeEdit(text, edit);
}

export function writeEdit(text: Y.Text, { at, removed, inserted }: Edit) {
  if (removed > 0) text.delete(at, removed);
  if (inserted !== "") text.insert(at, inserted);
}

function commonPrefix(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && a[length] === b[length]) length += 1;
  return length;
}

function commonSuffix(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return length;
}

function splitsPair(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text[at - 1] ?? "") && /[\uDC00-\uDFFF]/.test(text[at] ?? "");
}
