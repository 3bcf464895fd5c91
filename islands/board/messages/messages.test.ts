import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { en } from "./en";
import { ja } from "./ja";

const BOARD = join(import.meta.dirname, "..");

function sources(): string {
  return readdirSync(BOARD, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
    .filter((path) => !path.startsWith("messages"))
    .map((path) => readFileSync(join(BOARD, path), "utf8"))
    .join("\n");
}

type Table = Record<string, unknown>;

const isTable = (value: unknown): value is Table => typeof value === "object" && value !== null;

/** Keys of the table and of `ui`; tables below are looked up by key as a whole. */
function keys(table: Table): string[] {
  return Object.entries(table).flatMap(([key, value]) =>
    key === "ui" && isTable(value) ? keys(value) : [key],
  );
}

/** Every text of a language, functions called with samples, by its path. */
function texts(table: Table, path = ""): [string, string][] {
  return Object.entries(table).flatMap(([key, value]): [string, string][] => {
    const here = `${path}${key}`;
    if (typeof value === "string") return [[here, value]];
    if (typeof value === "function") return [[here, String(value(2, 3, 4))]];
    return isTable(value) ? texts(value, `${here}.`) : [];
  });
}

describe("the board's words", () => {
  it("are all used", () => {
    const code = sources();
    const unused = keys(ja).filter((key) => !new RegExp(`[.?"']${key}\\b`).test(code));
    expect(unused).toEqual([]);
  });

  it("say something in both languages", () => {
    for (const table of [ja, en]) {
      for (const [path, text] of texts(table)) expect(text.trim(), path).not.toBe("");
    }
  });

  it("are translated", () => {
    const english = new Map(texts(en));
    const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;
    for (const [path, text] of texts(ja)) {
      expect(english.get(path), path).toBeDefined();
      expect(english.get(path), path).not.toMatch(japanese);
      if (text.length > 12) expect(text, path).toMatch(japanese);
    }
  });
});
