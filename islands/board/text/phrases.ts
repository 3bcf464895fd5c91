// Where Japanese and other text may break: between phrases (BudouX) and words, and, where a
// phrase is too wide for a line, between characters that Japanese typesetting allows to part.

import type { Parser } from "../../node_modules/budoux/module/parser.js";

let parser: Parser | undefined;

/** Loads what it takes to find Japanese phrases. Until then lines break between characters, so
 * that the first picture of a board does not wait for it. */
export async function learnJapanese(): Promise<void> {
  const [{ model }, { Parser }] = await Promise.all([
    import("../../node_modules/budoux/module/data/models/ja.js"),
    import("../../node_modules/budoux/module/parser.js"),
  ]);
  parser = new Parser(model);
}

const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]/;
/** Must not begin a line: closing marks, small kana, the long vowel, repetition. */
const NO_START =
  /^[、。，．,.!?！？:;：；)\]}）］｝」』】〉》〕’”ー〜・…‥々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ%％℃]/;
/** Must not end a line: opening marks. */
const NO_END = /[([{（［｛「『【〈《〔‘“¥￥$#＃]$/;

const segmenter =
  typeof Intl !== "undefined" && "Segmenter" in Intl
    ? new Intl.Segmenter(undefined, { granularity: "grapheme" })
    : undefined;

/** The pieces of one paragraph between which a line may end. Spaces stay with the piece before. */
export function phrases(paragraph: string): string[] {
  const pieces = parser && JAPANESE.test(paragraph) ? parser.parse(paragraph) : [paragraph];
  return keepTogether(pieces.flatMap(words));
}

/** The smallest pieces a phrase may be cut into; never half an emoji or a lone closing mark. */
export function characters(phrase: string): string[] {
  const all = segmenter
    ? Array.from(segmenter.segment(phrase), ({ segment }) => segment)
    : Array.from(phrase);
  return keepTogether(all);
}

function words(piece: string): string[] {
  return piece.match(/\s*\S+\s*|\s+/gu) ?? [];
}

function keepTogether(pieces: string[]): string[] {
  const kept: string[] = [];
  for (const piece of pieces) {
    const before = kept.at(-1);
    if (before !== undefined && (NO_START.test(piece) || NO_END.test(before))) {
      kept[kept.length - 1] = before + piece;
    } else {
      kept.push(piece);
    }
  }
  return kept;
}
