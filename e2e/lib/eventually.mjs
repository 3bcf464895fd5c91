// Waiting for something to become true, instead of sleeping until it probably has.
import { pause } from "./server.mjs";

/** Calls `probe` until it gives something truthy, and gives that. */
export async function eventually(what, probe, { within = 10_000 } = {}) {
  const until = Date.now() + within;
  let last;
  for (;;) {
    try {
      last = await probe();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (Date.now() > until) throw new Error(`never happened: ${what} (last: ${describe(last)})`);
    await pause(50);
  }
}

function describe(value) {
  return value instanceof Error ? value.message : JSON.stringify(value);
}
