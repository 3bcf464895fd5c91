// Pictures of the board in many states, to look at.
//
//   node board/dev/shots.mjs FOLDER [name...]
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

const note = (page, id) =>
  page.evaluate((key) => {
    const { store, camera } = document.querySelector("ekkyo-board").ekkyo;
    const box = store.box(key);
    const at = camera.toScreen({ x: box.x + box.w / 2, y: box.y + box.h / 2 });
    return at;
  }, id);
const click = async (page, id, options) => {
  const at = await note(page, id);
  await page.mouse.click(at.x, at.y, options);
};
const zoom = (page, x, y, z) =>
  page.evaluate(
    ([a, b, c]) => document.querySelector("ekkyo-board").ekkyo.camera.set({ x: a, y: b, zoom: c }),
    [x, y, z],
  );

export const SHOTS = {
  story: { query: "role=lead" },
  reading: { query: "role=member", act: (page) => zoom(page, -160, -70, 0.95) },
  selected: {
    query: "role=lead",
    act: async (page) => {
      await zoom(page, 900, -120, 1);
      await click(page, "a1");
    },
  },
  many: {
    query: "role=lead",
    act: async (page) => {
      await zoom(page, -200, -150, 0.75);
      await page.keyboard.press("Escape");
      await click(page, "n8");
      await page.keyboard.down("Shift");
      await click(page, "n10");
      await click(page, "n20");
      await page.keyboard.up("Shift");
    },
  },
  ml: { query: "role=lead", act: (page) => zoom(page, 1100, 300, 1) },
  silent: { query: "role=lead&silent=1" },
  reveal: { query: "role=lead&silent=1", act: (page) => page.click(".b-silent .primary") },
  vote: {
    query: "vote=1&step=1",
    act: async (page) => {
      await zoom(page, 900, -120, 1);
      await click(page, "a1");
    },
  },
  steps: { query: "role=lead", act: (page) => page.click(".b-step-button") },
  people: { query: "role=lead", act: (page) => page.click(".b-people-button") },
  lead: { query: "role=lead&over=1", act: (page) => page.click("[aria-controls=b-panel-lead]") },
  menu: { query: "role=lead", act: (page) => page.click("[aria-controls=b-panel-menu]") },
  comments: {
    query: "role=lead",
    act: async (page) => {
      await zoom(page, 900, -120, 1);
      await click(page, "a1");
      await page.keyboard.press("c");
    },
  },
  search: {
    query: "role=lead",
    act: async (page) => {
      await page.locator(".b-surface").focus();
      await page.keyboard.press("/");
      await page.keyboard.type("在庫");
      await page.keyboard.press("Enter");
    },
  },
  help: {
    query: "",
    act: async (page) => {
      await page.locator(".b-surface").focus();
      await page.keyboard.press("?");
    },
  },
  empty: { query: "board=empty" },
  emptyLead: { query: "board=empty&step=none&role=lead" },
  edit: {
    query: "",
    act: async (page) => {
      await zoom(page, 900, -120, 1);
      await click(page, "a2", { clickCount: 2 });
      await click(page, "a3", { clickCount: 2 });
    },
  },
  offer: {
    query: "role=lead",
    act: async (page) => {
      await zoom(page, 900, -120, 1);
      await click(page, "a3");
      const at = await note(page, "a3");
      await page.mouse.move(at.x + 64 + 15, at.y);
      await page.mouse.down();
      await page.mouse.move(at.x + 200, at.y + 20, { steps: 4 });
      await page.mouse.up();
    },
  },
  overview: { query: "notes=5000" },
  locked: { query: "locked=1" },
  observer: { query: "role=observer" },
};

const [folder = "/tmp/shots", ...names] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const server = await serve(0);
const base = `http://127.0.0.1:${server.address().port}`;
const browser = await launch();
for (const wanted of names.length > 0 ? names : Object.keys(SHOTS)) {
  const [name, ...tags] = wanted.split(".");
  const shot = SHOTS[name];
  const viewport = tags.includes("phone") ? PHONE : WIDE;
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: 1,
    hasTouch: tags.includes("phone"),
    isMobile: tags.includes("phone"),
  });
  const page = await context.newPage();
  page.on(
    "console",
    (message) => message.type() === "error" && console.log(wanted, message.text()),
  );
  page.on("pageerror", (error) => console.log(wanted, error.stack));
  const extra = `&lang=${tags.includes("en") ? "en" : "ja"}&theme=${tags.includes("dark") ? "dark" : "light"}`;
  await page.goto(`${base}/?${shot.query}${extra}`);
  await page.waitForFunction(() => document.querySelector("ekkyo-board").ekkyo);
  await page.waitForTimeout(900);
  if (shot.act) await shot.act(page);
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, `${wanted}.png`) });
  await context.close();
}
await browser.close();
server.close();
process.exit(0);
