// The check beside a practice board follows what is written: the page is read again a moment
// after the last edit, and the check is taken over from it.
import type { EkkyoBoard } from "../board/main";
import { renew } from "./app/renew";

/** Long enough to finish a word, short enough to feel like an answer. */
const PAUSE = 1_200;
/** The island comes to life when its words have arrived. */
const UNTIL_READY = 100;

let waiting: number | undefined;

function soon(): void {
  window.clearTimeout(waiting);
  waiting = window.setTimeout(() => void check(), PAUSE);
}

async function check(): Promise<void> {
  const response = await fetch(location.pathname + location.search).catch(() => undefined);
  if (!response?.ok) return;
  renew(document, new DOMParser().parseFromString(await response.text(), "text/html"));
}

function listen(board: EkkyoBoard): void {
  if (!board.ekkyo) {
    window.setTimeout(() => listen(board), UNTIL_READY);
    return;
  }
  board.ekkyo.store.docs.shared.on("update", soon);
}

const board = document.querySelector<EkkyoBoard>("ekkyo-board");
if (board) listen(board);
document.querySelector("[data-practice=check]")?.addEventListener("click", (event) => {
  event.preventDefault();
  void check();
});
