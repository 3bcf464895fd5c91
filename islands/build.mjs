// Bundles every island and style sheet into dist/, which the server embeds. Reports the size
// of each file compressed and fails when the board outgrows its budget.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { options } from "./bundling.mjs";

const root = dirname(fileURLToPath(import.meta.url));
const out = join(root, "dist");
const modules = join(root, "node_modules");

// Kilobytes after gzip of what must arrive before the board can be used: the entry, what it
// imports, and its words in the larger language. Part of what the product promises.
const BUDGET = { "board.js": 80 };

const ENTRIES = [
  ["board/main.ts", "board"],
  ["pages/app.ts", "app"],
  ["pages/worksheet.ts", "worksheet"],
  ["pages/lesson.ts", "lesson"],
  ["pages/practice.ts", "practice"],
  ["pages/play.ts", "play"],
  ["board/board.css", "board"],
  ["styles/app.css", "app"],
  ["styles/lecture.css", "lecture"],
  ["styles/practice.css", "practice"],
  ["styles/play.css", "play"],
];

const COPIES = [
  [
    "@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf",
    "fonts/NotoSansJP-Regular.ttf",
  ],
  ["@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf", "fonts/NotoSansJP-Bold.ttf"],
  ["@expo-google-fonts/noto-sans-jp/LICENSE_FONT", "fonts/LICENSE-NotoSansJP"],
];

const outputs = {};

async function bundle() {
  for (const [entry, name] of ENTRIES) {
    if (!existsSync(join(root, entry))) continue;
    const { metafile } = await build({
      ...options,
      entryPoints: [{ in: entry, out: name }],
      outdir: out,
      minify: true,
      metafile: true,
      logLevel: "warning",
    });
    Object.assign(outputs, metafile.outputs);
  }
}

function copy() {
  mkdirSync(join(out, "fonts"), { recursive: true });
  for (const [from, to] of COPIES) cpSync(join(modules, from), join(out, to));
}

function gzipped(path) {
  return gzipSync(readFileSync(join(root, path))).length;
}

/** Bytes of a file with everything it imports at once, and the larger of the languages. */
function firstLoad(path, seen = new Set()) {
  if (seen.has(path)) return 0;
  seen.add(path);
  const imports = outputs[path]?.imports ?? [];
  const needed = imports.filter(({ kind, external }) => kind === "import-statement" && !external);
  const languages = imports.filter(isLanguage).map(({ path }) => gzipped(path));
  return needed.reduce(
    (sum, { path }) => sum + firstLoad(path, seen),
    gzipped(path) + Math.max(0, ...languages),
  );
}

/** Bytes of a file with everything it may ever load in one language. */
function allOf(path, seen = new Set()) {
  if (seen.has(path)) return 0;
  seen.add(path);
  const imports = (outputs[path]?.imports ?? []).filter(({ external }) => !external);
  const languages = imports.filter(isLanguage).map(({ path }) => gzipped(path));
  return imports
    .filter((each) => !isLanguage(each))
    .reduce((sum, each) => sum + allOf(each.path, seen), gzipped(path) + Math.max(0, ...languages));
}

function isLanguage({ path }) {
  const [entry = ""] = [outputs[path]?.entryPoint];
  return entry.includes("messages/");
}

function report() {
  let over = false;
  for (const name of ["board.js", "board.css", "app.js", "app.css", "worksheet.js"]) {
    const path = join(out, name);
    if (!existsSync(path)) continue;
    const size = firstLoad(`dist/${name}`) / 1000;
    const budget = BUDGET[name];
    const limit = budget ? ` of ${budget}` : "";
    console.log(`${name.padEnd(14)} ${size.toFixed(1).padStart(6)}${limit} kB gzip`);
    if (budget && size > budget) over = true;
  }
  const later = allOf("dist/board.js") / 1000;
  console.log(
    `${"board, all".padEnd(14)} ${later.toFixed(1).padStart(6)} kB gzip with what opens later`,
  );
  if (over) throw new Error("the board island is larger than its budget");
}

// The folder itself stays: a Rust build that runs meanwhile embeds what is in it.
mkdirSync(out, { recursive: true });
for (const stale of readdirSync(out)) rmSync(join(out, stale), { recursive: true, force: true });
await bundle();
copy();
report();
