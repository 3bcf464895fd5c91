// Brings a page up to date with a newer rendering of itself, leaving alone what somebody is
// working on.
import { renew } from "../app/renew";
import { adopt, isDirty, say } from "./field";

/** Every field's form on a page. */
export function forms(page: ParentNode): HTMLFormElement[] {
  return [...page.querySelectorAll<HTMLFormElement>("form[data-field]")];
}

/** Takes over all that changed between `page` and `fresh`. */
export function merge(page: HTMLElement, fresh: ParentNode): void {
  for (const form of forms(page)) {
    const newer = formLike(fresh, form);
    if (newer) mergeField(form, newer);
  }
  renew(page, fresh);
}

/** The same field in another rendering. */
export function formLike(fresh: ParentNode, form: HTMLFormElement): HTMLFormElement | null {
  return fresh.querySelector<HTMLFormElement>(`form[data-field="${form.dataset.field}"]`);
}

function mergeField(form: HTMLFormElement, newer: HTMLFormElement): void {
  if (Number(newer.dataset.revision) <= Number(form.dataset.revision)) return;
  if (isDirty(form) || form.dataset.busy !== undefined) {
    say(form, newer.dataset.changedElsewhere ?? "");
  } else {
    adopt(form, newer);
  }
}
