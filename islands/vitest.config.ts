import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "happy-dom",
    include: ["board/**/*.test.ts", "pages/**/*.test.ts"],
  },
});
