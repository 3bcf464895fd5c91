// The board as a person works on it: by keyboard and by what a screen reader is told. Nothing
// here looks into the page's own objects.
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

  /** What takes the keyboard while one works on the board. */
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
  }

  /** Selects the note that says `text`, by searching for it. */
  async select(text) {
    await this.focus();
    await this.page.keyboard.press("/");
    const field = this.page.locator('.b-search input[type="search"]');
    await field.fill(text);
    await this.page.locator(".b-results .b-result").filter({ hasText: text }).first().waitFor();
    await field.press("Enter");
    await field.press("Escape");
  }

  /** Whether searching the whole board finds `text`. */
  async has(text) {
    await this.focus();
    await this.page.keyboard.press("/");
    const field = this.page.locator('.b-search input[type="search"]');
    await field.fill(text);
    const found = await this.page.locator(".b-results .b-result").filter({ hasText: text }).count();
    await field.press("Escape");
    return found > 0;
  }

  /** Waits until a note with these words is on the board. */
  async note(text) {
    await eventually(`a note that says ${text}`, () => this.has(text));
  }

  /** A button of the toolbar over the selection. */
  tool(name) {
    return this.page.locator(".b-toolbar").getByRole("button", { name });
  }
}
