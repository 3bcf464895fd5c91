// A lesson: answers are told about in place, how far somebody has read is noted, and arrow keys
// lead to the neighbours. Without this script every form reloads the page.
import { answerInPlace } from "./lesson/answers";
import { leafThrough } from "./lesson/keys";
import { followReading } from "./lesson/reading";

const page = document.querySelector<HTMLElement>("[data-lesson]");
if (page) {
  answerInPlace(page, fetch.bind(window));
  leafThrough(document);
  followReading(page);
}
