import { describe, expect, it } from "vitest";
import type { Clip } from "../model/clip";
import {
  clipFromText,
  decodeClip,
  encodeClip,
  kindNamed,
  parseTable,
  plainText,
} from "./clipboard";

const clip: Clip = {
  notes: [
    { kind: "event", text: '注文が "確定" された <b>&', x: 0, y: 0, w: 120, h: 120 },
    { kind: "policy", text: "二行\nある", x: 200, y: 0, w: 120, h: 120 },
  ],
  frames: [
    {
      kind: "ml_design",
      title: "需要予測",
      answers: ["課題", "", "", "", "", ""],
      x: 0,
      y: 300,
      w: 720,
      h: 520,
    },
  ],
  links: [{ from: 0, to: 1, label: "毎日" }],
};

describe("our own copies", () => {
  it("come back as they were", () => {
    expect(decodeClip(encodeClip(clip))).toEqual(clip);
  });

  it("survive what browsers wrap around them", () => {
    const wrapped = `<html><body><!--StartFragment-->${encodeClip(clip)}<!--EndFragment--></body></html>`;
    expect(decodeClip(wrapped)).toEqual(clip);
  });

  it("read as lines elsewhere", () => {
    expect(plainText(clip)).toBe('需要予測\n課題\n注文が "確定" された <b>&\n二行\nある');
  });

  it.each([
    ["not JSON", "{"],
    ["another version", '{"version":2,"notes":[],"frames":[]}'],
    ["no notes", '{"version":1,"notes":[],"frames":[]}'],
    [
      "a foreign kind",
      '{"version":1,"notes":[{"kind":"x","text":"","x":0,"y":0,"w":1,"h":1}],"frames":[]}',
    ],
    [
      "a hole for a number",
      '{"version":1,"notes":[{"kind":"event","text":"","x":null}],"frames":[]}',
    ],
  ])("are ignored with %s", (_, json) => {
    const html = `<pre data-ekkyo-board="${json.replaceAll('"', "&quot;")}"></pre>`;
    expect(decodeClip(html)).toBeUndefined();
  });

  it("drop arrows to nowhere", () => {
    const links = [
      { from: 0, to: 9 },
      { from: 1, to: 1 },
      { from: 0, to: 1 },
    ];
    expect(decodeClip(encodeClip({ ...clip, links }))?.links).toEqual([{ from: 0, to: 1 }]);
  });
});

describe("text from elsewhere", () => {
  const texts = (text: string) => clipFromText(text, "event")?.notes.map((note) => note.text);

  it("becomes one note for each line", () => {
    expect(texts("注文する\r\n\r\n 支払う \n届く")).toEqual(["注文する", "支払う", "届く"]);
    expect(texts('彼は"はい"と言った')).toEqual(['彼は"はい"と言った']);
    expect(texts(" \n ")).toBeUndefined();
  });

  it("lies in a grid without overlapping", () => {
    const notes = clipFromText(
      Array.from({ length: 12 }, (_, i) => `${i}`).join("\n"),
      "event",
    )?.notes;
    const places = new Set(notes?.map(({ x, y }) => `${x},${y}`));
    expect(places.size).toBe(12);
    expect(notes?.[5]).toMatchObject({ x: 0, y: 144 });
  });

  it("takes the kind from the first column, in either language", () => {
    const notes = clipFromText(
      "種類\t内容\nコマンド\t注文する\tまた\nRead Model\t在庫\n課題\t欠品\nメモ\t要確認",
      "event",
    )?.notes;
    expect(notes?.map(({ kind, text }) => [kind, text])).toEqual([
      ["command", "注文する"],
      ["command", "また"],
      ["read_model", "在庫"],
      ["problem", "欠品"],
      ["event", "メモ"],
      ["event", "要確認"],
    ]);
  });

  it("keeps rows and columns of a table", () => {
    const notes = clipFromText("a\tb\nc\t\n\td", "event")?.notes;
    expect(notes?.map(({ text, x, y }) => [text, x, y])).toEqual([
      ["a", 0, 0],
      ["b", 144, 0],
      ["c", 0, 144],
      ["d", 144, 288],
    ]);
  });

  it("reads quoted cells as spreadsheets write them", () => {
    expect(parseTable('"二行\nある"\t"彼の""はい"""\r\nx\ty')).toEqual([
      ["二行\nある", '彼の"はい"'],
      ["x", "y"],
    ]);
    expect(parseTable("a\t\n")).toEqual([["a", ""], [""]]);
    expect(parseTable('"unfinished\tb')).toEqual([['"unfinished', "b"]]);
  });
});

it("knows the kinds by their names", () => {
  expect(kindNamed(" ドメインイベント ")).toBe("event");
  expect(kindNamed("READ_MODEL")).toBe("read_model");
  expect(kindNamed("ｺﾏﾝﾄﾞ")).toBe("command");
  expect(kindNamed("なにか")).toBeUndefined();
});
