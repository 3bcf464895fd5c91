// The board's page: reads what the server put into the page, connects, and puts the parts
// together. Everything else lives in the folders beside this file.
import type { BoardBoot } from "../wire/BoardBoot";
import { loadMessages } from "./messages";
import { start } from "./start";

export class EkkyoBoard extends HTMLElement {
  /** For journeys in a browser: what is on the board and where the camera looks. */
  ekkyo: Awaited<ReturnType<typeof start>> | undefined;

  connectedCallback(): void {
    const script = this.querySelector('script[type="application/json"]');
    if (!script?.textContent || this.ekkyo) return;
    const boot = JSON.parse(script.textContent) as BoardBoot;
    void loadMessages(boot.language).then(async (words) => {
      this.ekkyo = await start(this, boot, words);
    });
  }
}

customElements.define("ekkyo-board", EkkyoBoard);
