// One team from the organiser's first click to the files it takes home: three people in three
// browsers, in each language.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BoardPage } from "../lib/board.mjs";
import { launch, listenToSockets } from "../lib/browser.mjs";
import { eventually } from "../lib/eventually.mjs";
import { createWorkshop, join, joinLinks, logIn, setUp } from "../lib/people.mjs";
import { startServer } from "../lib/server.mjs";
import { WORDS } from "../lib/words.mjs";

const ROLES = ["product_manager", "developer", "researcher"];

describe("an ideathon", () => {
  let server;
  let browser;

  before(async () => {
    server = await startServer();
    browser = await launch();
    const first = await browser.person();
    await setUp(first, server);
    await first.leave();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const language of ["ja", "en"]) {
    test(`from the invitation to the files (${language})`, async (t) => {
      const words = WORDS[language];
      const session = new Session(server, browser, language, words);
      const steps = [
        ["the organiser makes a workshop with three teams", () => session.organise()],
        ["three people join by the team's link", () => session.join()],
        ["silent notes are invisible to the others, also on the wire", () => session.writeInSilence()],
        ["the lead reveals them", () => session.reveal()],
        ["arrows, problems and secret votes", () => session.vote()],
        ["a problem becomes a use case that two people fill in", () => session.useCase()],
        ["the team marks its focus", () => session.focus()],
        ["board and list leave as files", () => session.takeAway()],
        ["nobody's page complained", () => session.end()],
      ];
      let skip = false;
      for (const [name, step] of steps) {
        await t.test(name, { skip }, async () => {
          skip = "an earlier step failed";
          await step().catch((error) => session.picture("failed").then(() => Promise.reject(error)));
          skip = false;
        });
      }
    });
  }
});

/** The journey's memory: who is where. */
class Session {
  constructor(server, browser, language, words) {
    this.server = server;
    this.browser = browser;
    this.language = language;
    this.words = words;
    this.people = {};
    this.boards = {};
    this.heard = {};
  }

  async organise() {
    const { words } = this;
    this.organiser = await this.browser.person({ language: this.language });
    await logIn(this.organiser, this.server);
    this.workshop = await createWorkshop(this.organiser, this.server, words);
    this.links = await joinLinks(this.organiser, this.server, this.workshop);
    assert.equal(this.links.length, 1 + words.teams.length, "one link for all and one for each team");
  }

  async join() {
    const [, teamLink] = this.links;
    for (const role of ROLES) {
      const person = await this.browser.person({ language: this.language });
      person.name = this.words.people[role];
      this.heard[role] = listenToSockets(person.page);
      this.team = await join(person, teamLink, { name: person.name, role });
      this.people[role] = person;
    }
    const { page } = this.organiser;
    await page.goto(`${this.server.url}/workshops/${this.workshop}`);
    for (const role of ROLES) await page.getByText(this.words.people[role]).first().waitFor();
  }

  async writeInSilence() {
    const { words } = this;
    for (const role of ROLES) {
      this.boards[role] = await BoardPage.open(this.people[role], this.server, this.team);
    }
    const lead = this.boards.product_manager;
    await lead.button(words.buttons.start).click();
    await this.goToStep("events-silent");
    for (const role of ROLES) await this.boards[role].page.locator(".b-silent").waitFor();
    for (const role of ROLES) {
      await this.boards[role].write("event", words.notes[role]);
      await this.boards[role].saved();
    }
    for (const role of ROLES) {
      assert.deepEqual(await this.boards[role].texts(), [words.notes[role]], `${role} sees only the own note`);
      const others = ROLES.filter((other) => other !== role).map((other) => words.notes[other]);
      await this.assertSecret(role, others);
    }
  }

  /** Nothing the server ever sent to this person holds any of these words. */
  async assertSecret(role, secrets) {
    const overSockets = this.heard[role].text();
    const { request } = this.people[role].context;
    const over = [overSockets];
    for (const path of ["board", "board.json", "board.csv", "board.svg"]) {
      over.push(await (await request.get(`${this.server.url}/teams/${this.team}/${path}`)).text());
    }
    for (const secret of secrets) {
      assert.ok(!over.some((text) => text.includes(secret)), `“${secret}” reached ${role}`);
    }
  }

  async reveal() {
    const { words } = this;
    const { page } = this.boards.product_manager;
    await page.locator(".b-silent button.primary").click();
    await page.getByRole("button", { name: words.buttons.revealAll }).click();
    for (const role of ROLES) {
      for (const other of ROLES) await this.boards[role].note(words.notes[other]);
    }
    await this.goToStep("events-merge");
  }

  async vote() {
    const { words, boards } = this;
    await boards.developer.write("problem", words.problem);
    await boards.researcher.note(words.problem);
    await boards.researcher.link(words.notes.developer, words.notes.researcher);
    await eventually("the arrow", async () => {
      const content = await this.exported();
      const [link] = Object.values(content.links ?? {});
      return link && [content.texts[link.from], content.texts[link.to]].join() ===
        [words.notes.developer, words.notes.researcher].join();
    });
    await boards.product_manager.button(words.buttons.lead).click();
    await boards.product_manager.button(words.buttons.openVote).click();
    await boards.researcher.page.locator(".b-vote").waitFor();
    await boards.researcher.select(words.problem);
    await boards.researcher.page.keyboard.press("v");
    await boards.researcher.page.keyboard.press("v");
    await eventually("the dots to be placed", async () =>
      (await boards.researcher.page.locator('.b-dot[data-used]').count()) === 2,
    );
    const problem = await boards.product_manager.id(words.problem);
    assert.deepEqual((await this.exported()).votes ?? {}, {}, "dots are secret until they are shown");
    await boards.product_manager.button(words.buttons.showVote).click();
    await eventually("the result", async () => (await this.exported()).votes?.[problem] === 2);
  }

  async useCase() {
    const { words, boards, server } = this;
    await boards.product_manager.select(words.problem);
    await boards.product_manager.tool(words.buttons.makeUseCase).click();
    const open = boards.product_manager.page.getByRole("toolbar").getByRole("link", { name: words.buttons.openUseCase });
    await open.waitFor();
    const address = server.url + (await open.getAttribute("href"));
    await this.fillTogether(address);
  }

  /** Two people fill in different fields of one row at once; neither loses anything. */
  async fillTogether(address) {
    const { words, people } = this;
    const pages = ["product_manager", "developer"].map((role) => people[role].page);
    for (const page of pages) await page.goto(address);
    assert.equal(await field(pages[0], "problem").inputValue(), words.problem);
    await field(pages[0], "target_user").fill(words.targetUser);
    await field(pages[1], "scenario").fill(words.scenario);
    await Promise.all([field(pages[0], "target_user").blur(), field(pages[1], "scenario").blur()]);
    await eventually("both to see both", async () => {
      const values = pages.flatMap((page) => [
        field(page, "target_user").inputValue(),
        field(page, "scenario").inputValue(),
      ]);
      const expected = [words.targetUser, words.scenario, words.targetUser, words.scenario];
      return (await Promise.all(values)).join("|") === expected.join("|");
    });
  }

  /** The team says which row it goes for, and why; the others see it without a reload. */
  async focus() {
    const { words, people, server, team } = this;
    const address = `${server.url}/teams/${team}/use-cases`;
    await people.researcher.page.goto(address);
    const { page } = people.product_manager;
    await page.goto(address);
    await page.locator('[data-live="focus"] summary').click();
    await page.locator("[name=use_case]").selectOption({ label: words.problem });
    await page.locator("[name=reason]").fill(words.focusReason);
    await page.locator('form[action$="/focus"] button[type=submit]').first().click();
    for (const each of [page, people.researcher.page]) {
      await each.locator('[data-live="focus"] .as-typed', { hasText: words.focusReason }).waitFor();
    }
  }

  async takeAway() {
    const { words, server, team } = this;
    const { request } = this.people.researcher.context;
    const get = (path) => request.get(`${server.url}/teams/${team}/${path}`);
    const svg = await (await get("board.svg")).text();
    assert.match(svg, /^<svg [^>]*viewBox=/);
    assert.ok(!/<script/i.test(svg));
    const png = await (await get("board.png")).body();
    assert.equal(png.subarray(1, 4).toString(), "PNG");
    const csv = await (await get("board.csv")).body();
    assert.equal(csv.subarray(0, 3).toString("hex"), "efbbbf", "a byte order mark");
    for (const text of [...Object.values(words.notes), words.problem]) {
      assert.ok(csv.toString("utf8").includes(text), `${text} in the table`);
    }
    const content = await this.exported();
    assert.equal(Object.keys(content.notes).length, 4);
    const list = await (await get("use-cases.csv")).body();
    assert.equal(list.subarray(0, 3).toString("hex"), "efbbbf");
    for (const text of [words.problem, words.targetUser, words.scenario]) {
      assert.ok(list.toString("utf8").includes(text), `${text} in the list`);
    }
  }

  /** What everybody sees at this moment, for people to look at. */
  async picture(name) {
    for (const [role, person] of Object.entries({ ...this.people, organiser: this.organiser })) {
      await person.screenshot(`ideathon-${this.language}-${name}-${role}`);
    }
  }

  async end() {
    await this.picture("end");
    for (const [role, person] of Object.entries({ ...this.people, organiser: this.organiser })) {
      assert.deepEqual(person.complaints, [], role);
      await person.leave();
    }
  }

  /** The board's file, as a person of the team gets it. */
  async exported() {
    const { request } = this.people.developer.context;
    const answer = await request.get(`${this.server.url}/teams/${this.team}/board.json`);
    return (await answer.json()).content;
  }

  /** The lead moves the team on until the step with this id is the current one. */
  async goToStep(id) {
    const { page } = this.boards.product_manager;
    const at = () =>
      page.evaluate(() => {
        const { steps, current } = document.querySelector("ekkyo-board").ekkyo.app.state.value;
        return steps[current]?.id ?? null;
      });
    await eventually("the agenda to run", at);
    while ((await at()) !== id) {
      const before = await at();
      await this.boards.product_manager.button(this.words.buttons.next).click();
      await eventually("the next step", async () => (await at()) !== before);
    }
  }
}

/** A field of the worksheet. */
function field(page, name) {
  return page.locator(`form[data-field="${name}"] [name="${name}"]`);
}
