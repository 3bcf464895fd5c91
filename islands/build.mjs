// Bundles every island and style sheet into dist/, which the server embeds. Reports the size
// of each file compressed and fails when the board outgrows its budget.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));
const out = join(root, "dist");
const modules = join(root, "node_modules");

// Kilobytes after gzip. The board's budget is part of what the product promises.
const BUDGET = { "board.js": 80 };

const ENTRIES = [
  ["board/main.ts", "board"],
  ["pages/app.ts", "app"],
  ["pages/worksheet.ts", "worksheet"],
  ["board/board.css", "board"],
  ["styles/app.css", "app"],
];

const COPIES = [
  ["htmx.org/dist/htmx.min.js", "htmx.js"],
  ["htmx.org/dist/ext/hx-sse.min.js", "htmx-sse.js"],
  [
    "@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf",
    "fonts/NotoSansJP-Regular.ttf",
  ],
  ["@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf", "fonts/NotoSansJP-Bold.ttf"],
  ["@expo-google-fonts/noto-sans-jp/LICENSE_FONT", "fonts/LICENSE-NotoSansJP"],
];

async function bundle() {
  for (const [entry, name] of ENTRIES) {
    if (!existsSync(join(root, entry))) continue;
    await build({
      absWorkingDir: root,
      entryPoints: [{ in: entry, out: name }],
      outdir: out,
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      charset: "utf8",
      legalComments: "none",
      // Fonts and pictures are served beside the style sheet, not packed into it.
      external: ["/assets/*"],
      loader: { ".svg": "text" },
      logLevel: "warning",
    });
  }
}

function copy() {
  mkdirSync(join(out, "fonts"), { recursive: true });
  for (const [from, to] of COPIES) cpSync(join(modules, from), join(out, to));
}

function report() {
  let over = false;
  for (const name of ["board.js", "board.css", "app.js", "app.css", "htmx.js", "htmx-sse.js"]) {
    const path = join(out, name);
    if (!existsSync(path)) continue;
    const size = gzipSync(readFileSync(path)).length / 1000;
    const budget = BUDGET[name];
    const limit = budget ? ` of ${budget}` : "";
    console.log(`${name.padEnd(14)} ${size.toFixed(1).padStart(6)}${limit} kB gzip`);
    if (budget && size > budget) over = true;
  }
  if (over) throw new Error("the board island is larger than its budget");
}

// The folder itself stays: a Rust build that runs meanwhile embeds what is in it.
mkdirSync(out, { recursive: true });
for (const stale of readdirSync(out)) rmSync(join(out, stale), { recursive: true, force: true });
await bundle();
copy();
report();
