// Works the board like a person, in a real browser, and says what did not happen.
//
//   node board/dev/try.mjs
import assert from "node:assert/strict";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";

const server = await serve(0);
const base = `http://127.0.0.1:${server.address().port}`;
const browser = await launch();
let run = 0;
let failed = 0;

async function open(query) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on("pageerror", (error) => {
    failed += 1;
    console.log("page error", error.stack);
  });
  await page.goto(`${base}/?${query}`);
  await page.waitForFunction(() => document.querySelector(".b-toolbar"));
  await page.waitForTimeout(400);
  return page;
}

async function attempt(name, query, work) {
  run += 1;
  const fresh = query.replace("story", `story${run}`).replace("empty", `empty${run}`);
  const pages = [];
  const openFresh = async (extra = "") => {
    const page = await open(fresh + extra);
    pages.push(page);
    return page;
  };
  try {
    await work(await openFresh(), openFresh);
    console.log(`ok    ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${name}\n${error.message}`);
    await pages[0].screenshot({ path: `/tmp/shots/fail-${run}.png` });
  }
  for (const page of pages) await page.close();
}

const state = (page, read, argument) =>
  page.evaluate(
    ([source, given]) => {
      const { store, camera, app } = document.querySelector("ekkyo-board").ekkyo;
      return new Function("store", "camera", "ui", "app", "given", `return (${source})`)(
        store,
        camera,
        app.ui,
        app,
        given,
      );
    },
    [read, argument],
  );
const at = (page, id) =>
  state(
    page,
    "(() => { const b = store.box(given); return camera.toScreen({ x: b.x + b.w / 2, y: b.y + b.h / 2 }); })()",
    id,
  );
const press = async (page, id, options) => {
  const point = await at(page, id);
  await page.mouse.click(point.x, point.y, options);
};
const drag = async (page, from, to) => {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
};
const see = (page, x, y, zoom = 1) => state(page, "camera.set(given)", { x, y, zoom });

await attempt("double click creates and writes", "board=empty", async (page) => {
  await page.mouse.dblclick(700, 250);
  await page.keyboard.type("Order was placed");
  await page.keyboard.press("Escape");
  const notes = await state(page, "[...store.notes].map(([id, n]) => [n.kind, store.text(id)])");
  assert.deepEqual(notes, [["event", "Order was placed"]]);
  await page.keyboard.press("3");
  await page.keyboard.type("second");
  await page.keyboard.press("Escape");
  assert.deepEqual(
    await state(page, "[...store.notes].map(([id, n]) => [n.kind, store.text(id)])"),
    [
      ["event", "Order was placed"],
      ["problem", "second"],
    ],
  );
});

await attempt("an input method's first kana is kept", "board=story", async (page) => {
  await press(page, "a3");
  const client = await page.context().newCDPSession(page);
  await client.send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
  await client.send("Input.imeSetComposition", {
    text: "にほん",
    selectionStart: 3,
    selectionEnd: 3,
  });
  await client.send("Input.insertText", { text: "日本" });
  await page.waitForTimeout(50);
  assert.equal(await state(page, "store.text('a3')"), "在庫日本");
});

await attempt("dragging moves, once, and undo brings back", "board=story", async (page) => {
  await see(page, 900, -120);
  const before = await state(page, "store.note('a3')");
  const from = await at(page, "a3");
  await drag(page, from, { x: from.x + 150, y: from.y - 60 });
  const after = await state(page, "store.note('a3')");
  assert.deepEqual([after.x - before.x, after.y - before.y], [150, -60]);
  await page.keyboard.press("Control+z");
  assert.equal((await state(page, "store.note('a3')")).x, before.x);
});

await attempt("a note dropped on another one merges", "board=story", async (page) => {
  await see(page, 900, -120);
  const from = await at(page, "a3");
  const to = await at(page, "a1");
  await drag(page, from, to);
  assert.equal(await state(page, "store.note('a3')"), undefined);
  assert.match(await state(page, "store.text('a1')"), /\n在庫$/);
});

await attempt(
  "an arrow is dragged onto a note, and onto nothing",
  "board=story&role=lead",
  async (page) => {
    await see(page, 900, -120);
    const links = await state(page, "store.links.size");
    await press(page, "a3");
    const from = await at(page, "a3");
    const handle = { x: from.x, y: from.y - 40 - 15 };
    await drag(page, handle, await at(page, "a1"));
    assert.equal(await state(page, "store.links.size"), links + 1);
    await drag(page, { x: from.x + 64 + 15, y: from.y }, { x: from.x + 260, y: from.y });
    await page.waitForSelector(".b-offer:not([hidden])");
    await page.keyboard.press("Enter");
    await page.keyboard.type("new");
    await page.keyboard.press("Escape");
    assert.equal(await state(page, "store.links.size"), links + 2);
    assert.equal(await state(page, "[...store.notes.values()].at(-1).kind"), "event");
  },
);

await attempt("by keyboard alone: walk, write, link, delete", "board=story", async (page) => {
  await page.locator(".b-surface").focus();
  await page.keyboard.press("Tab");
  const first = await state(page, "ui.active.value");
  assert.equal(first, await state(page, "store.readingOrder()[0]"));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.type("!");
  await page.keyboard.press("Escape");
  assert.match(await state(page, "store.text(given)", first), /!$/);
  await page.keyboard.press("l");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const second = await state(page, "ui.active.value");
  assert.ok(
    await state(
      page,
      "[...store.links.values()].some(l => l.from === given[0] && l.to === given[1])",
      [first, second],
    ),
  );
  await page.keyboard.press("Delete");
  assert.equal(await state(page, "store.note(given)", second), undefined);
});

await attempt("Esc, then Tab leaves the board", "board=story", async (page) => {
  await page.locator(".b-surface").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.ok(
    await page.evaluate(
      () => !document.querySelector(".b-surface").contains(document.activeElement),
    ),
  );
});

await attempt("marquee, group, duplicate, copy and paste", "board=story", async (page) => {
  await see(page, 900, -120);
  await drag(page, { x: 410, y: 120 }, { x: 760, y: 500 });
  assert.deepEqual(await state(page, "[...ui.selection.value].sort()"), ["a1", "a2", "a3"]);
  await page.keyboard.press("g");
  await page.keyboard.type("Stock");
  await page.keyboard.press("Enter");
  assert.ok(await state(page, "[...store.frames.values()].some(f => f.title === 'Stock')"));
  const count = await state(page, "store.notes.size");
  await page.keyboard.press("Control+d");
  assert.equal(await state(page, "store.notes.size"), count + 3);
});

await attempt(
  "an answer of an ML-design frame is written in place",
  "board=story",
  async (page) => {
    await see(page, 1100, 300);
    const box = await state(page, "camera.rectToScreen(store.frame('ml1'))");
    await page.mouse.click(box.x + box.w - 100, box.y + 120);
    await page.keyboard.type("They plan ahead");
    await page.keyboard.press("Escape");
    assert.equal(await state(page, "store.answer('ml1', 3)"), "They plan ahead");
  },
);

await attempt(
  "two people see each other's notes, pointers and drags",
  "board=story",
  async (page, another) => {
    const other = await another("&person=p1");
    await see(page, 900, -120);
    await see(other, 900, -120);
    await page.mouse.move(500, 300);
    await page.mouse.move(520, 320);
    await other.waitForSelector(".b-cursor:not([hidden])");
    await press(page, "a3");
    await other.waitForFunction(
      () => document.querySelector("ekkyo-board").ekkyo.app.peers.value[0]?.selection[0] === "a3",
    );
    await other.waitForTimeout(300);
    await other.screenshot({ path: "/tmp/shots/peers.png" });
    await page.keyboard.press("2");
    await page.keyboard.type("shared");
    await other.waitForFunction(() =>
      [...document.querySelector("ekkyo-board").ekkyo.store.notes.keys()].some(
        (id) => document.querySelector("ekkyo-board").ekkyo.store.text(id) === "shared",
      ),
    );
  },
);

await attempt("a silent note stays private", "board=story&silent=1", async (page, another) => {
  const other = await another("&person=p1");
  await page.locator(".b-surface").focus();
  await page.keyboard.press("2");
  await page.keyboard.type("secret");
  await page.keyboard.press("Escape");
  await page.waitForTimeout(400);
  assert.ok(
    await state(
      page,
      "[...store.notes.keys()].some((id) => store.isPrivate(id) && store.text(id) === 'secret')",
    ),
  );
  await page.screenshot({ path: "/tmp/shots/private.png" });
  assert.ok(
    !(await state(other, "[...store.notes.keys()].some((id) => store.text(id) === 'secret')")),
  );
});

await attempt("a kind is dragged from the palette to its place", "board=empty", async (page) => {
  const kind = page.locator('.b-kind[data-kind="problem"]');
  const from = await kind.boundingBox();
  await see(page, 0, 0);
  await drag(page, { x: from.x + 20, y: from.y + 10 }, { x: 800, y: 400 });
  await page.keyboard.type("here");
  await page.keyboard.press("Escape");
  const notes = "[...store.notes].map(([id, n]) => [n.kind, n.x, n.y, store.text(id)])";
  assert.deepEqual(await state(page, notes), [["problem", 740, 340, "here"]]);
  await drag(page, { x: from.x + 20, y: from.y + 10 }, { x: from.x + 60, y: from.y + 30 });
  assert.equal(await state(page, "store.notes.size"), 1, "let go over the palette");
  await kind.click();
  assert.equal(await state(page, "store.notes.size"), 2, "a click still adds one");
});

await attempt("letters on a note with words are commands", "board=story", async (page) => {
  await see(page, 900, -120);
  await press(page, "a3");
  await page.keyboard.type("xyz");
  assert.equal(await state(page, "store.text('a3')"), "在庫");
  await page.waitForSelector(".b-toast");
  await page.keyboard.press("c");
  await page.waitForSelector(".b-dock:not([hidden]) .b-comment-form");
});

await attempt("look here shows where, to everybody", "board=story", async (page, another) => {
  const other = await another("&person=p1");
  await see(other, 900, -120);
  await page.locator(".b-surface").focus();
  await page.keyboard.press("h");
  await page.waitForSelector(".b-look", { state: "attached" });
  await other.waitForSelector(".b-look", { state: "attached" });
  await other.screenshot({ path: "/tmp/shots/look.png" });
});

await attempt("the first look leaves nothing under the controls", "board=story", async (page) => {
  const covered = await page.evaluate(() => {
    const { camera, app } = document.querySelector("ekkyo-board").ekkyo;
    const all = [...app.store.notes.values(), ...app.store.frames.values()].map((box) =>
      camera.rectToScreen(box),
    );
    return [...document.querySelectorAll(".b-card, .b-instruction")]
      .filter((panel) => panel.checkVisibility())
      .map((panel) => [panel.className, panel.getBoundingClientRect()])
      .filter(([, box]) =>
        all.some(
          ({ x, y, w, h }) => box.x < x + w && x < box.right && box.y < y + h && y < box.bottom,
        ),
      )
      .map(([name]) => name);
  });
  assert.deepEqual(covered, []);
});

await attempt("a lead moves the team on by phone", "board=story&role=lead", async (page) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const clock = "app.state.value.clock.ends_at";
  const [before, step] = [await state(page, clock), await state(page, "app.state.value.current")];
  await page.click(".b-step-button");
  await page.click('.b-sheet-foot [data-focus="extend"]');
  await page.waitForFunction(
    (then) => document.querySelector("ekkyo-board").ekkyo.app.state.value.clock.ends_at > then,
    before + 200_000,
  );
  await page.click('.b-sheet-foot [data-focus="next"]');
  await page.waitForFunction(
    (then) => document.querySelector("ekkyo-board").ekkyo.app.state.value.current === then + 1,
    step,
  );
});

await attempt("a pasted table becomes notes", "board=empty", async (page) => {
  await page.locator(".b-surface").focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "one\ntwo\nthree");
    document
      .querySelector(".b-surface")
      .dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  });
  assert.equal(await state(page, "store.notes.size"), 3);
});

await attempt("wheel pans, with Ctrl it zooms", "board=story", async (page) => {
  await page.mouse.move(700, 400);
  const before = await state(page, "camera.view");
  await page.mouse.wheel(0, 120);
  await page.waitForTimeout(50);
  assert.ok((await state(page, "camera.view")).y > before.y);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -120);
  await page.keyboard.up("Control");
  await page.waitForTimeout(50);
  assert.ok((await state(page, "camera.view")).zoom > before.zoom);
});

await attempt("a vote is placed by key", "board=story&vote=1", async (page) => {
  await see(page, 900, -120);
  await press(page, "a1");
  await page.keyboard.press("v");
  await page.waitForFunction(
    () => document.querySelector("ekkyo-board").ekkyo.app.state.value.vote.mine.a1 === 2,
  );
});

await attempt("fingers: palette, tap, pinch, long press", "board=story", async (page) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const phone = await context.newPage();
  await phone.goto(page.url());
  await phone.waitForFunction(() => document.querySelector(".b-toolbar"));
  await phone.waitForTimeout(400);
  const client = await context.newCDPSession(phone);
  const touch = (type, ...points) =>
    client.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: points.map(([x, y], id) => ({ x, y, id })),
    });
  const zoom = await state(phone, "camera.view.zoom");
  await touch("touchStart", [150, 400], [250, 400]);
  for (let step = 1; step <= 10; step += 1) {
    await touch("touchMove", [150 - step * 8, 400], [250 + step * 8, 400]);
  }
  await touch("touchEnd");
  assert.ok((await state(phone, "camera.view.zoom")) > zoom * 1.5, "pinch zooms in");
  await see(phone, 1250, 0, 1);
  const point = await at(phone, "a2");
  await touch("touchStart", [point.x, point.y]);
  await touch("touchEnd");
  assert.deepEqual(await state(phone, "[...ui.selection.value]"), ["a2"]);
  await touch("touchStart", [330, 375]);
  await phone.waitForTimeout(700);
  await touch("touchEnd");
  await phone.waitForSelector(".b-offer:not([hidden])");
  await phone.screenshot({ path: "/tmp/shots/finger.png" });
  const count = await state(phone, "store.notes.size");
  await phone.locator(".b-offer button").first().tap();
  await phone.keyboard.type("finger");
  assert.equal(await state(phone, "store.notes.size"), count + 1);
  await context.close();
});

await attempt(
  "without a connection one goes on, and nothing is lost",
  "board=story",
  async (page) => {
    await page.context().setOffline(true);
    await page.locator(".b-surface").focus();
    await page.keyboard.press("2");
    await page.keyboard.type("kept");
    await page.keyboard.press("Escape");
    await page.context().setOffline(false);
    await page.waitForSelector('.b-save[data-status="saved"]');
  },
);

await browser.close();
server.close();
console.log(failed === 0 ? "all well" : `${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
