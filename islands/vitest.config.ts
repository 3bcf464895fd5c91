import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "happy-dom",
    include: ["board/**/*.test.ts", "pages/**/*.test.ts"],
    // Starting a browser's world for each file took most of the time, and on a busy machine
    // longer than vitest waits. The files leave nothing behind, so they can share one.
    pool: "threads",
    isolate: false,
    maxWorkers: 2,
  },
});
