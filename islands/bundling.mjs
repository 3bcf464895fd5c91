// How the islands are bundled, shared by the build and the board's development server.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));

/** Icons as the markup inside their <svg>: what all of them share is written once, in dom.ts. */
const icons = {
  name: "icons",
  setup({ onLoad }) {
    onLoad({ filter: /lucide-static.*\.svg$/ }, ({ path }) => {
      const [, inside = ""] = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(readFileSync(path, "utf8")) ?? [];
      return {
        contents: inside
          .replace(/\s+/g, " ")
          .replace(/ ?\/> ?/g, "/>")
          .trim(),
        loader: "text",
      };
    });
  },
};

export const options = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  chunkNames: "parts/[name]-[hash]",
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  // Fonts and pictures are served beside the style sheet, not packed into it.
  external: ["/assets/*"],
  alias: { "lib0/logging": join(root, "board/net/plain-logging.ts") },
  plugins: [icons],
};
