// The board as a person works on it: by keyboard, buttons and words. To know what is on the
// canvas, which no selector sees, it asks the page's own list of notes.
import { eventually } from "./eventually.mjs";

const KINDS = ["actor", "event", "problem", "command", "read_model", "policy", "aggregate", "external_system"];

export class BoardPage {
  constructor(person) {
    this.person = person;
    this.page = person.page;
  }

  /** Opens a team's board and waits until it is connected. */
  static async open(person, server, team) {
    await person.page.goto(`${server.url}/teams/${team}/board`);
    const board = new BoardPage(person);
    await board.saved();
    return board;
  }

  /** Waits until the page says that everything is stored. */
  async saved() {
    await this.page.locator('.b-save[data-status="saved"]').waitFor();
  }

  /** Gives the keyboard to the board. */
  async focus() {
    await this.page.locator("ekkyo-board .b-surface").focus();
  }

  /** Adds a note by the key of its kind and writes on it. */
  async write(kind, text) {
    await this.focus();
    await this.page.keyboard.press("Escape");
    await this.page.keyboard.press(String(KINDS.indexOf(kind) + 1));
    await this.page.locator("ekkyo-board textarea:focus").waitFor();
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press("Escape");
    await this.note(text);
  }

  /** The words of all notes that this person can see. */
  texts() {
    return this.page.evaluate(() => {
      const { store } = document.querySelector("ekkyo-board").ekkyo;
      return store.readingOrder().map((id) => store.text(id));
    });
  }

  /** Waits until the person sees a note with these words. */
  async note(text) {
    await eventually(`${this.person.name ?? "someone"} to see “${text}”`, async () =>
      (await this.texts()).includes(text),
    );
  }

  /** The id of the note with these words. */
  id(text) {
    return this.page.evaluate((words) => {
      const { store } = document.querySelector("ekkyo-board").ekkyo;
      return store.readingOrder().find((id) => store.text(id) === words);
    }, text);
  }

  /** Selects the note that says `text`, by searching for it. */
  async select(text) {
    await this.focus();
    await this.page.keyboard.press("Escape");
    await this.page.keyboard.press("/");
    const field = this.page.locator('.b-search input[type="search"]');
    await field.fill(text);
    await this.page.locator(".b-results .b-result").filter({ hasText: text }).first().waitFor();
    await field.press("Enter");
    await field.press("Escape");
  }

  /** Draws an arrow by keyboard: L, Tab to the other note, Enter. */
  async link(from, to) {
    await this.select(from);
    const steps = await this.page.evaluate(
      ([start, end]) => {
        const { store } = document.querySelector("ekkyo-board").ekkyo;
        const order = store.readingOrder().map((id) => store.text(id));
        return order.indexOf(end) - order.indexOf(start);
      },
      [from, to],
    );
    await this.page.keyboard.press("l");
    for (let step = 0; step < Math.abs(steps); step += 1) {
      await this.page.keyboard.press(steps > 0 ? "Tab" : "Shift+Tab");
    }
    await this.page.keyboard.press("Enter");
  }

  /** A button in the bar over the selection. */
  tool(name) {
    return this.page.getByRole("toolbar").getByRole("button", exactly(name));
  }

  /** A button anywhere around the board. */
  button(name) {
    return this.page.getByRole("button", exactly(name));
  }
}

function exactly(name) {
  return { name, exact: typeof name === "string" };
}
