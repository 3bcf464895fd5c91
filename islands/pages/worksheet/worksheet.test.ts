// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import { isDirty, typed } from "./field";
import { merge } from "./merge";
import { Saver } from "./saving";

const WORDS = { saving: "saving", saved: "saved", unsaved: "unsaved", failed: "failed" };

function field(value: string, revision: number, more = "", author = "Aki"): string {
  return `<form data-field="problem" data-revision="${revision}" action="/save" ${more}
    data-changed-elsewhere="${author} changed this">
    <input type="hidden" name="base" value="${revision}">
    <textarea name="problem">${value}</textarea>
    <div class="worksheet-field-foot"><p class="worksheet-author">${author}</p><span data-status></span></div>
  </form>`;
}

function sheet(form: string, heading = "old"): string {
  return `<div id="page"><div data-live="heading">${heading}</div>${form}</div>`;
}

function page(): HTMLElement {
  return document.getElementById("page") as HTMLElement;
}

function form(): HTMLFormElement {
  return page().querySelector("form") as HTMLFormElement;
}

function area(): HTMLTextAreaElement {
  return page().querySelector("textarea") as HTMLTextAreaElement;
}

function base(): string | undefined {
  return form().querySelector<HTMLInputElement>("input[name=base]")?.value;
}

function status(): string | null | undefined {
  return form().querySelector("[data-status]")?.textContent;
}

function other(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

function answer(
  html: string,
  code: number,
  url = "http://localhost/use-cases/u?saved=2",
): Response {
  const response = new Response(html, { status: code });
  Object.defineProperty(response, "url", { value: url });
  return response;
}

beforeEach(() => {
  document.body.innerHTML = sheet(field("mine", 1));
});

describe("merging", () => {
  it("takes over what others saved", () => {
    merge(page(), other(sheet(field("theirs", 2, "", "Ben"), "new")));
    expect(area().value).toBe("theirs");
    expect(base()).toBe("2");
    expect(isDirty(form())).toBe(false);
    expect(page().textContent).toContain("Ben");
    expect(page().querySelector("[data-live]")?.textContent).toBe("new");
  });

  it("never touches what is being typed, and says so", () => {
    area().value = "mine and more";
    merge(page(), other(sheet(field("theirs", 2, "", "Ben"))));
    expect(area().value).toBe("mine and more");
    expect(base()).toBe("1");
    expect(status()).toBe("Ben changed this");
  });

  it("ignores an older rendering that arrives late", () => {
    merge(page(), other(sheet(field("older", 0))));
    expect(area().value).toBe("mine");
  });

  it("leaves a part alone that somebody has unfolded", () => {
    const live = page().querySelector("[data-live]") as HTMLElement;
    live.innerHTML = "<details open><summary>x</summary></details>";
    merge(page(), other(sheet(field("mine", 1), "new")));
    expect(live.querySelector("details")).not.toBeNull();
  });
});

describe("saving", () => {
  it("keeps the stored form and the new revision", async () => {
    area().value = "５";
    const saver = new Saver(page(), WORDS, async () => answer(sheet(field("5", 2)), 200));
    await saver.save(form());
    expect(area().value).toBe("5");
    expect(base()).toBe("2");
    expect(status()).toBe("saved");
  });

  it("builds on what was sent when typing went on", async () => {
    area().value = "one";
    const saver = new Saver(page(), WORDS, async () => {
      area().value = "one two";
      return answer(sheet(field("one", 2)), 200);
    });
    await saver.save(form());
    expect(typed(form())).toBe("one two");
    expect(base()).toBe("2");
    expect(isDirty(form())).toBe(true);
  });

  it("shows a conflict beside the field with the own words kept", async () => {
    area().value = "own words";
    const theirs = field("own words", 3, 'data-attempt="conflict"', "Ben");
    const saver = new Saver(page(), WORDS, async () => answer(sheet(theirs), 409));
    await saver.save(form());
    expect(form().dataset.attempt).toBe("conflict");
    expect(area().value).toBe("own words");
    expect(base()).toBe("3");
  });

  it("does not save a conflict by itself, but when asked to", async () => {
    document.body.innerHTML = sheet(field("own words", 3, 'data-attempt="conflict"'));
    let calls = 0;
    const saver = new Saver(page(), WORDS, async () => {
      calls += 1;
      return answer(sheet(field("own words", 4)), 200);
    });
    saver.left(form());
    expect(calls).toBe(0);
    await saver.save(form());
    expect(calls).toBe(1);
    expect(form().dataset.attempt).toBeUndefined();
  });

  it("keeps everything when the network is gone", async () => {
    area().value = "own words";
    const saver = new Saver(page(), WORDS, async () => {
      throw new TypeError("offline");
    });
    await saver.save(form());
    expect(area().value).toBe("own words");
    expect(status()).toBe("failed");
    expect(isDirty(form())).toBe(true);
  });

  it("sends what was typed last after a sending under way", async () => {
    const sent: string[] = [];
    let revision = 1;
    const saver = new Saver(page(), WORDS, async (_address, request) => {
      const body = request?.body;
      const value = (body instanceof URLSearchParams && body.get("problem")) || "";
      sent.push(value);
      if (sent.length === 1) {
        area().value = "second";
        void saver.save(form());
      }
      revision += 1;
      return answer(sheet(field(value, revision)), 200, `http://localhost/u?saved=${revision}`);
    });
    area().value = "first";
    await saver.save(form());
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(sent).toEqual(["first", "second"]);
  });
});
