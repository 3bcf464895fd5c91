// Frame times of the board, as docs/benchmarks.md reports them.
//
//   node board/dev/frames.mjs [notes...]
//
// For each number of notes and each motion: median and 95th percentile of the time between
// frames, and of the time the main thread worked per frame, in milliseconds.
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";

const counts = process.argv.slice(2).map(Number);
const server = await serve(0);
const base = `http://127.0.0.1:${server.address().port}`;
const browser = await launch();

for (const count of counts.length > 0 ? counts : [1000, 10000]) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const began = Date.now();
  await page.goto(`${base}/?notes=${count}`);
  await page.waitForFunction(
    (n) => document.querySelector("ekkyo-board").ekkyo?.store.notes.size === n,
    count,
    { polling: 10 },
  );
  const loaded = Date.now() - began;
  await page.waitForTimeout(1500);
  for (const motion of ["pan", "overview pan", "zoom sweep", "drag 100", "pan + 100 updates/s"]) {
    const times = await page.evaluate(measure, motion);
    console.log(`${String(count).padStart(6)}  ${motion.padEnd(20)} ${times}`);
  }
  console.log(`${String(count).padStart(6)}  all notes there after ${loaded} ms\n`);
  await page.close();
}
await browser.close();
server.close();
process.exit(0);

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
  return `frame ${at(frames, 0.5)} p95 ${at(frames, 0.95)}   main ${at(work, 0.5)} p95 ${at(work, 0.95)}`;
}
