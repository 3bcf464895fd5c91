// One field's form: what is typed in it, what the server holds, and bringing the two together.

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The visible controls of a form; the hidden base revision is not one. */
function controls(form: HTMLFormElement): Control[] {
  const found = form.querySelectorAll<Control>("input:not([type=hidden]), textarea, select");
  return [...found];
}

function isRadio(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && control.type === "radio";
}

/** What is typed or chosen at present. */
export function typed(form: HTMLFormElement): string {
  for (const control of controls(form)) {
    if (!isRadio(control) || control.checked) return control.value;
  }
  return "";
}

/** What the page was rendered or last saved with. */
function saved(form: HTMLFormElement): string {
  for (const control of controls(form)) {
    if (control instanceof HTMLSelectElement) {
      return [...control.options].find((option) => option.defaultSelected)?.value ?? "";
    }
    if (!isRadio(control)) return control.defaultValue;
    if (control.defaultChecked) return control.value;
  }
  return "";
}

/** Whether the form holds something that the server does not. */
export function isDirty(form: HTMLFormElement): boolean {
  return form.dataset.attempt !== undefined || typed(form) !== saved(form);
}

/** Puts `value` into the form. */
export function type(form: HTMLFormElement, value: string): void {
  for (const control of controls(form)) {
    if (isRadio(control)) control.checked = control.value === value;
    else if (control.value !== value) control.value = value;
  }
}

/** Remembers that the server holds `value` at `revision`. */
export function settle(form: HTMLFormElement, value: string, revision: string): void {
  for (const control of controls(form)) {
    if (isRadio(control)) control.defaultChecked = control.value === value;
    else if (control instanceof HTMLSelectElement) {
      for (const option of control.options) option.defaultSelected = option.value === value;
    } else control.defaultValue = value;
  }
  form.dataset.revision = revision;
  const base = form.querySelector<HTMLInputElement>("input[name=base]");
  if (base) base.value = revision;
}

/** Takes over what a newer rendering of the same field holds, without moving the focus. */
export function adopt(form: HTMLFormElement, fresh: HTMLFormElement): void {
  const value = saved(fresh);
  settle(form, value, fresh.dataset.revision ?? "0");
  type(form, value);
  adoptAuthor(form, fresh);
}

/** Takes over who wrote the field last. */
export function adoptAuthor(form: HTMLFormElement, fresh: HTMLFormElement): void {
  form.dataset.changedElsewhere = fresh.dataset.changedElsewhere ?? "";
  const author = fresh.querySelector(".worksheet-author");
  form.querySelector(".worksheet-author")?.remove();
  if (author)
    form.querySelector(".worksheet-field-foot")?.prepend(document.importNode(author, true));
}

/** The first control, to give it the focus. */
export function focus(form: HTMLFormElement): void {
  const control = controls(form).find((one) => !isRadio(one) || one.checked) ?? controls(form)[0];
  control?.focus();
}

/** Says something beside the field's button. */
export function say(form: HTMLFormElement, message: string): void {
  const status = form.querySelector<HTMLElement>("[data-status]");
  if (status && status.textContent !== message) status.textContent = message;
}
