// Frame times of the board, as docs/benchmarks.md reports them.
//
//   node board/dev/frames.mjs [notes...]
//
// For each number of notes and each motion: median and 95th percentile of the time between
// frames, and of the time the main thread was busy per frame, in milliseconds; and the processor
// time that the page's scripts took per frame, which a busy machine does not distort. At the end
// when, after navigation began, all notes were on the screen for the first time.
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";

const counts = process.argv.slice(2).map(Number);
const server = await serve(0);
const base = `http://127.0.0.1:${server.address().port}`;
const browser = await launch();

for (const count of counts.length > 0 ? counts : [1000, 10000]) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const painted = await firstPainted(page, count);
  await page.waitForTimeout(1500);
  const profiler = await page.context().newCDPSession(page);
  await profiler.send("Performance.enable", { timeDomain: "threadTicks" });
  for (const motion of ["pan", "overview pan", "zoom sweep", "drag 100", "pan + 100 updates/s"]) {
    const before = await scriptSeconds(profiler);
    const { times, frames } = await page.evaluate(measure, motion);
    const script = (((await scriptSeconds(profiler)) - before) * 1000) / frames;
    console.log(
      `${String(count).padStart(6)}  ${motion.padEnd(20)} ${times}   script ${script.toFixed(1).padStart(5)}`,
    );
  }
  console.log(`${String(count).padStart(6)}  on the screen after ${painted} ms\n`);
  await page.close();
}
await browser.close();
server.close();
process.exit(0);

/** Opens the board and tells when, by the page's clock, all of it had been painted once. */
async function firstPainted(page, count) {
  await page.addInitScript((n) => {
    const look = () => {
      const board = document.querySelector("ekkyo-board")?.ekkyo;
      if (board?.store.notes.size !== n || board.app.camera.view.zoom === 1) {
        requestAnimationFrame(look);
        return;
      }
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        window.firstPainted = Math.round(performance.now());
      };
      channel.port2.postMessage(0);
    };
    requestAnimationFrame(look);
  }, count);
  await page.goto(`${base}/?notes=${count}`);
  const found = await page.waitForFunction(() => window.firstPainted, null, { polling: 50 });
  return found.jsonValue();
}

async function scriptSeconds(profiler) {
  const { metrics } = await profiler.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "ScriptDuration").value;
}

/** Runs in the page: moves for two seconds and times every frame. */
async function measure(motion) {
  const { store, camera, app } = document.querySelector("ekkyo-board").ekkyo;
  const bounds = app.scene.bounds();
  const middle = { x: bounds.x + bounds.w / 2, y: bounds.y + bounds.h / 2 };
  const overview = motion === "overview pan";
  const zoom = overview ? Math.max(0.03, Math.min(1440 / bounds.w, 900 / bounds.h)) : 1;
  camera.set({ x: middle.x - 720 / zoom, y: middle.y - 450 / zoom, zoom });
  await new Promise((done) => setTimeout(done, 600));
  const dragged = new Set([...store.notes.keys()].slice(0, 100));
  const notes = [...store.notes];
  const frames = [];
  const work = [];
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const channel = new MessageChannel();
  const afterPaint = () =>
    new Promise((done) => {
      channel.port1.onmessage = done;
      channel.port2.postMessage(0);
    });
  let last = await frame();
  const end = last + 2000;
  for (let step = 0; last < end; step += 1) {
    const swing = Math.sin(step / 20);
    if (motion === "zoom sweep") camera.zoomAt({ x: 720, y: 450 }, swing > 0 ? 0.97 : 1 / 0.97);
    else if (motion === "drag 100") app.ui.drag.value = { ids: dragged, dx: swing * 300, dy: step };
    else camera.panBy(swing * 24, Math.cos(step / 31) * 16);
    if (motion.includes("updates")) {
      for (let each = 0; each < 2; each += 1) {
        const [id, note] = notes[(step * 2 + each) % notes.length];
        store.docs.shared.getMap("notes").set(id, { ...note, x: note.x + (step % 7) });
      }
    }
    const now = await frame();
    await afterPaint();
    work.push(performance.now() - now);
    frames.push(now - last);
    last = now;
  }
  app.ui.drag.value = null;
  const at = (list, share) =>
    [...list]
      .sort((a, b) => a - b)
      [Math.floor(list.length * share)].toFixed(1)
      .padStart(6);
  const times = `frame ${at(frames, 0.5)} p95 ${at(frames, 0.95)}   main ${at(work, 0.5)} p95 ${at(work, 0.95)}`;
  return { times, frames: frames.length };
}
