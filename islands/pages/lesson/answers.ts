// Sends the answers of a form and takes over what the newer page says about them, leaving alone
// what is being filled in elsewhere.

/** Listens to every form with answers on the page. */
export function answerInPlace(page: HTMLElement, send: typeof fetch): void {
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !("answers" in form.dataset)) return;
    if (form.dataset.busy !== undefined) {
      event.preventDefault();
      return;
    }
    event.preventDefault();
    void answer(page, form, send);
  });
}

async function answer(page: HTMLElement, form: HTMLFormElement, send: typeof fetch): Promise<void> {
  form.dataset.busy = "";
  try {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) body.append(name, String(value));
    const response = await send(form.action, { method: "POST", body });
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    // A page that is no lesson, such as a log-in or an error, is shown as a whole.
    if (!fresh.querySelector("[data-lesson]") || !takeOver(page, form, fresh)) form.submit();
  } catch {
    form.submit();
  } finally {
    delete form.dataset.busy;
  }
}

/** Brings the set of `form`, and what depends on it, up to date with `fresh`. */
export function takeOver(page: HTMLElement, form: HTMLFormElement, fresh: ParentNode): boolean {
  const set = form.closest<HTMLElement>("[data-check]");
  const newer = fresh.querySelector<HTMLElement>(`[data-check="${set?.dataset.check}"]`);
  if (!set || !newer) return false;
  const sent = questionsOf(form);
  if (newer.querySelector("[data-check-changed]") || !replaceEach(set, newer, sent)) {
    set.replaceWith(newer);
  } else {
    replace(set, newer, "[data-check-foot]");
  }
  for (const part of ['[data-live="finish"]', '[data-live="lesson-state"]']) {
    replace(page, fresh, part);
  }
  focusOn(page, sent[0]);
  return true;
}

function questionsOf(form: ParentNode): string[] {
  const questions = [...form.querySelectorAll<HTMLElement>("[data-question]")];
  return questions.map(({ dataset }) => dataset.question ?? "");
}

/** Where each question has a form of its own, only those that were sent are replaced. */
function replaceEach(set: HTMLElement, newer: HTMLElement, sent: string[]): boolean {
  const blocks = sent.map((question) => [block(set, question), block(newer, question)] as const);
  if (set.querySelectorAll("form").length < 2 || blocks.length !== 1) return false;
  for (const [old, fresh] of blocks) {
    if (!old || !fresh) return false;
    old.replaceWith(fresh);
  }
  return true;
}

/** What stands for a question in its set: its form, or what is said about its answer. */
function block(set: HTMLElement, question: string): HTMLElement | null {
  const inner = set.querySelector<HTMLElement>(`[data-question="${question}"]`);
  return inner?.closest<HTMLElement>("form") ?? inner;
}

function replace(page: ParentNode, fresh: ParentNode, selector: string): void {
  const [old, newer] = [page.querySelector(selector), fresh.querySelector(selector)];
  if (old && newer) old.replaceWith(newer);
}

/** Readers of screens and keyboards go on where the answer is told about. */
function focusOn(page: HTMLElement, question: string | undefined): void {
  const told = page.querySelector<HTMLElement>(`[data-question="${question}"]`);
  told?.focus({ preventScroll: true });
  told?.scrollIntoView({ block: "nearest" });
}
