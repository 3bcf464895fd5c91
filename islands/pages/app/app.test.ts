import { beforeEach, expect, test } from "vitest";
import { minutesAndSeconds } from "./clock";
import { closeMenus } from "./menus";
import { renew } from "./renew";
import { switchTheme } from "./theme";

beforeEach(() => {
  document.body.innerHTML = "";
});

test("clocks show minutes, seconds and a minus when time is over", () => {
  expect(minutesAndSeconds(0)).toBe("0:00");
  expect(minutesAndSeconds(61_999)).toBe("1:01");
  expect(minutesAndSeconds(3_600_000)).toBe("60:00");
  expect(minutesAndSeconds(-5_000)).toBe("−0:05");
});

test("only parts that changed and that nobody uses are replaced", () => {
  document.body.innerHTML =
    '<p data-live="a">old</p><p data-live="b"><input value="mine"></p><p data-live="c">same</p>';
  const [a, b, c] = document.querySelectorAll("[data-live]");
  b?.querySelector("input")?.focus();
  const fresh = new DOMParser().parseFromString(
    '<p data-live="a">new</p><p data-live="b">gone</p><p data-live="c">same</p>',
    "text/html",
  );
  renew(document.body, fresh);
  expect(document.querySelector("[data-live=a]")?.textContent).toBe("new");
  expect(document.contains(a ?? null)).toBe(false);
  expect(document.querySelector("[data-live=b] input")).not.toBeNull();
  expect(document.contains(c ?? null)).toBe(true);
});

test("Escape closes a menu and returns the focus to its button", () => {
  document.body.innerHTML =
    '<details class="menu" open><summary tabindex="0">Menu</summary><a href="/">x</a></details>';
  closeMenus(document);
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  expect(document.querySelector("details")?.open).toBe(false);
  expect(document.activeElement?.tagName).toBe("SUMMARY");
});

test("the theme changes at once", () => {
  document.body.innerHTML =
    '<form data-enhance="theme" action="/preferences"><button name="theme" value="dark">d</button></form>';
  globalThis.fetch = async () => new Response();
  switchTheme(document);
  const button = document.querySelector("button");
  const form = document.querySelector("form");
  form?.dispatchEvent(
    new SubmitEvent("submit", { submitter: button, cancelable: true, bubbles: true }),
  );
  expect(document.documentElement.dataset.theme).toBe("dark");
  expect(button?.getAttribute("aria-pressed")).toBe("true");
});
