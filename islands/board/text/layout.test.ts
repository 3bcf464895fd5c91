import { describe, expect, it } from "vitest";
import { TextLayout } from "./layout";
import { characters, learnJapanese, phrases } from "./phrases";

await learnJapanese();

// Japanese characters and emoji are as wide as the type is high, others half of it.
const measure = (text: string) =>
  Array.from(text).reduce((sum, letter) => sum + (/[ -~]/.test(letter) ? 0.5 : 1), 0);

const layout = new TextLayout(measure);

describe("breaking lines", () => {
  it("breaks Japanese between phrases", () => {
    expect(layout.lines("カートに商品を追加する", 100, 20)).toEqual([
      "カートに",
      "商品を",
      "追加する",
    ]);
    expect(layout.lines("注文が確定されたら、必ず在庫を引き当てる", 120, 15).join("|")).toBe(
      "注文が|確定されたら、|必ず在庫を|引き当てる",
    );
  });

  it("wraps English words and drops the space at the break", () => {
    expect(layout.lines("The order was placed by phone", 100, 20)).toEqual([
      "The order",
      "was placed",
      "by phone",
    ]);
  });

  it("keeps paragraphs, also empty ones", () => {
    expect(layout.lines("a\n\nb", 100, 20)).toEqual(["a", "", "b"]);
  });

  it("cuts a phrase that is too wide, but begins no line with a closing mark", () => {
    for (const line of layout.lines("「在庫照会」。「発注担当者」、「確認ー」っ", 60, 20)) {
      expect(line).not.toMatch(/^[、。」ーっ]/);
      expect(line).not.toMatch(/「$/);
    }
  });

  it("never cuts an emoji", () => {
    const family = "👨‍👩‍👧";
    expect(layout.lines(family.repeat(4), 20, 20)).toEqual([family, family, family, family]);
    expect(characters("a😀b")).toEqual(["a", "😀", "b"]);
  });

  it("loses nothing but spaces at breaks", () => {
    const text = "配送会社のAPIが30秒以内に応答しない場合、retryする (3 times) 😀";
    for (let width = 20; width < 400; width += 17) {
      const joined = layout.lines(text, width, 20).join("").replace(/\s/g, "");
      expect(joined).toBe(text.replace(/\s/g, ""));
    }
  });
});

describe("fitting", () => {
  it("uses the largest type that shows everything", () => {
    expect(layout.fit("注文", 100, 90).fontSize).toBe(22);
    const long = layout.fit("お客様に確認のメールを送ってから、倉庫に出荷を指示する", 100, 90);
    expect(long.fontSize).toBeLessThan(18);
    expect(long.lines.length * long.lineHeight).toBeLessThanOrEqual(90);
    expect(long.cut).toBe(false);
  });

  it("rather writes smaller than to cut a word", () => {
    const { fontSize, lines } = layout.fit("reconciliation", 100, 90);
    expect(lines).toEqual(["reconciliation"]);
    expect(fontSize).toBe(14);
  });

  it("shows the beginning of what never fits", () => {
    const { lines, cut } = layout.fit("長い文章です。".repeat(200), 100, 60);
    expect(cut).toBe(true);
    expect(lines.at(-1)).toMatch(/…$/);
    expect(lines.length).toBe(4);
  });
});

it("parts text where readers pause", () => {
  expect(phrases("注文を確定する")).toEqual(["注文を", "確定する"]);
  expect(phrases("plain words only")).toEqual(["plain ", "words ", "only"]);
  expect(phrases("")).toEqual([]);
});
