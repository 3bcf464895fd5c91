// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";
import { takeOver } from "./answers";
import { leafThrough } from "./keys";
import { keeper, placeIn } from "./reading";

/** A set of two questions, each with a form of its own or with what is said about it. */
function lesson(first: string, second: string, foot = ""): HTMLElement {
  const page = document.createElement("div");
  page.innerHTML = `<div data-lesson>
    <section data-check="check">${first}${second}<div data-check-foot>${foot}</div></section>
    <section data-live="finish">${foot}</section>
  </div>`;
  return page;
}

const form = (id: string) =>
  `<form data-answers><fieldset data-question="${id}"><input name="q.${id}"></fieldset></form>`;
const told = (id: string) =>
  `<article data-question="${id}" data-answered tabindex="-1"></article>`;

describe("an answer in place", () => {
  let page: HTMLElement;

  beforeEach(() => {
    document.body.replaceChildren();
    page = lesson(form("a"), form("b"));
    document.body.append(page);
  });

  const send = (id: string, fresh: HTMLElement) => {
    const sent = page.querySelector<HTMLElement>(`[data-question=${id}]`)?.closest("form");
    return takeOver(page, sent as HTMLFormElement, fresh);
  };

  test("leaves what is being filled in elsewhere", () => {
    const other = page.querySelector<HTMLInputElement>("[name='q.b']");
    if (other) other.value = "half-written";
    expect(send("a", lesson(told("a"), form("b")))).toBe(true);
    expect(page.querySelector("[data-question=a]")?.tagName).toBe("ARTICLE");
    expect(page.querySelector<HTMLInputElement>("[name='q.b']")?.value).toBe("half-written");
  });

  test("takes over how it came out and where the lesson stands", () => {
    send("a", lesson(told("a"), form("b")));
    send("b", lesson(told("a"), told("b"), "all right"));
    expect(page.querySelector("[data-check-foot]")?.textContent).toBe("all right");
    expect(page.querySelector("[data-live=finish]")?.textContent).toBe("all right");
    expect(page.querySelectorAll("form")).toHaveLength(0);
  });

  test("is told to those who listen", () => {
    send("a", lesson(told("a"), form("b")));
    expect(document.activeElement?.getAttribute("data-question")).toBe("a");
  });

  test("gives up on a page that lacks the set", () => {
    expect(send("a", document.createElement("div"))).toBe(false);
  });
});

describe("arrow keys", () => {
  test("lead on unless they are needed where the focus is", () => {
    document.body.innerHTML = `<input><a class="lesson-neighbour" rel="next" href="#next"></a>`;
    const followed: string[] = [];
    document.body.addEventListener("click", ({ target }) => {
      followed.push((target as HTMLAnchorElement).rel);
    });
    leafThrough(document);
    const press = (from: string, init: KeyboardEventInit) =>
      document
        .querySelector(from)
        ?.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, ...init }));
    press("input", { key: "ArrowRight" });
    press("body", { key: "ArrowRight", altKey: true });
    press("body", { key: "ArrowLeft" });
    expect(followed).toEqual([]);
    press("body", { key: "ArrowRight" });
    expect(followed).toEqual(["next"]);
  });
});

describe("a place in a lesson", () => {
  const box = (top: number, height: number) => ({
    id: `at-${top}`,
    getBoundingClientRect: () => ({ top, height }) as DOMRect,
  });

  test("is the last heading passed and the share behind the reader", () => {
    const headings = [box(-900, 0), box(100, 0), box(600, 0)] as unknown as HTMLElement[];
    const body = box(-1000, 4000) as unknown as HTMLElement;
    expect(placeIn(body, headings, 800)).toEqual({ anchor: "at-100", share: 45 });
  });

  test("is never beyond the text", () => {
    const read = (top: number) => placeIn(box(top, 1000) as unknown as HTMLElement, [], 800);
    expect(read(2000)).toEqual({ anchor: "", share: 0 });
    expect(read(-2000)).toEqual({ anchor: "", share: 100 });
  });

  test("is told when it is another or a good deal further", () => {
    const told: string[] = [];
    const keep = keeper("/place", (_, init) => {
      told.push(String(init?.body));
      return Promise.resolve(new Response());
    });
    for (const [anchor, share] of [
      ["part-1", 10],
      ["part-1", 15],
      ["part-1", 20],
      ["part-2", 21],
      ["part-2", 99],
      ["part-2", 100],
      ["part-2", 100],
    ] as const) {
      keep({ anchor, share });
    }
    expect(told.map((body) => body.replace("place=part-", "").replace("&share=", " "))).toEqual([
      "1 10",
      "1 20",
      "2 21",
      "2 99",
      "2 100",
    ]);
    keeper(undefined)({ anchor: "part-1", share: 10 });
  });
});
