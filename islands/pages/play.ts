// Brings the interactive pieces of lessons to life. Without it the page shows what there is to
// see in words; with it those words fold away until one has tried.
import { h } from "../board/ui/dom";
import type { Piece } from "./play/piece";
import { Stage } from "./play/stage";
import { biasedSample } from "./play/views/biased-sample";
import { ruleModel } from "./play/views/rule-model";
import { threshold } from "./play/views/threshold";
import { timeline } from "./play/views/timeline";
import { valueBurden } from "./play/views/value-burden";
import { winningCycle } from "./play/views/winning-cycle";
import { type Words, wordsOf } from "./play/words";

const PIECES: Record<string, (words: Words) => Piece> = {
  "biased-sample": biasedSample,
  "rule-model": ruleModel,
  threshold,
  timeline,
  "value-burden": valueBurden,
  "winning-cycle": winningCycle,
};

class EkkyoPlay extends HTMLElement {
  connectedCallback(): void {
    const name = this.dataset.play ?? "";
    const make = PIECES[name];
    if (!make || this.querySelector(".play-stage")) return;
    const words = wordsOf(document.documentElement.lang);
    const { element } = new Stage(make(words), words, name);
    this.querySelector(".play-alone")?.remove();
    const takeaway = this.querySelector(".play-takeaway");
    if (!takeaway) {
      this.append(element);
      return;
    }
    takeaway.before(element);
    const folded = h("details", { class: "fold" }, h("summary", { text: words.takeaway }));
    takeaway.before(folded);
    folded.append(takeaway);
  }
}

customElements.define("ekkyo-play", EkkyoPlay);
