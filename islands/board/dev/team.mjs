// The team's state in memory, changed by the same requests that the server knows.
const teams = new Map();

const STEPS = {
  ja: [
    [
      "ホワイトボードと時計係",
      "ボードを開き、時間を計る人を決めます。全員が付箋を1枚書いてみてください。",
      10,
      "product_manager",
      [],
    ],
    [
      "1 ビッグピクチャー",
      "利用者の仕事の流れを、起きたことの順に並べます。まず一人で、見せずに書きましょう。\n「〜された」と過去形で書くのがこつです。",
      30,
      "product_manager",
      ["actor", "event", "problem"],
    ],
    [
      "2 プロセスモデリング",
      "出来事を引き起こす決定と、そのときに見る情報を足します。",
      25,
      "product_manager",
      ["command", "read_model", "policy"],
    ],
    [
      "3 ソフトウェアデザイン",
      "サービスの中と外にあるものを足します。",
      25,
      "developer",
      ["aggregate", "external_system"],
    ],
    ["3' MLデザイン", "選んだ課題を、MLがどうなくすかを話し合います。", 50, "researcher", []],
  ],
  en: [
    [
      "Whiteboard and time keeper",
      "Open the board and choose a time keeper. Everyone writes one note.",
      10,
      "product_manager",
      [],
    ],
    [
      "1 Big Picture",
      "Put what happens in the users' work in order. Write alone first, unseen by others.\nUse the past tense: “Order was shipped”.",
      30,
      "product_manager",
      ["actor", "event", "problem"],
    ],
    [
      "2 Process Modeling",
      "Add the decisions that trigger events, and the data people look at to decide.",
      25,
      "product_manager",
      ["command", "read_model", "policy"],
    ],
    [
      "3 Software Design",
      "Add what lives inside and outside the service.",
      25,
      "developer",
      ["aggregate", "external_system"],
    ],
    ["3' ML Design", "Discuss how ML removes the chosen problem.", 50, "researcher", []],
  ],
};
const PEOPLE = [
  ["p0", "田中 陽子", "product_manager", 2],
  ["p1", "Mika", "developer", 1],
  ["p2", "佐藤 美咲", "researcher", 0],
  ["p3", "Lê Minh", "ux", 3],
  ["p4", "山田", "sales", 4],
];

export function teamOf(id, options = {}) {
  let team = teams.get(id);
  if (!team) {
    team = new Team(options);
    teams.set(id, team);
  }
  return team;
}

class Team {
  constructor({ lang = "ja", silent, vote, step = "1", over, locked }) {
    const current = step === "none" ? null : Number(step);
    const now = Date.now();
    this.listeners = new Set();
    this.state = {
      now,
      steps: STEPS[lang].map(([title, instruction, minutes, led_by, palette], index) => ({
        id: `s${index}`,
        title,
        instruction,
        minutes,
        led_by,
        palette,
        view: "board",
        starts_at: current === null ? null : now + (index - current) * 18e5,
        ends_at: null,
      })),
      current,
      clock:
        current === null
          ? { state: "not_started" }
          : { state: "running", ends_at: now + (over ? -83e3 : 462e3) },
      silent: Boolean(silent),
      step_locked: false,
      board_locked: Boolean(locked),
      vote: vote ? { state: "open", dots: 3, mine: { a1: 1 }, done: 2 } : { state: "off" },
      drafts: silent
        ? [
            { person: "p1", notes: 4 },
            { person: "p2", notes: 7 },
            { person: "p0", notes: 2 },
          ]
        : [],
      people: PEOPLE.map(([id, name, role, colour]) => ({
        id,
        name,
        role,
        colour,
        present: id !== "p4",
      })),
      use_cases: [],
    };
  }

  listen(response) {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    this.listeners.add(response);
    response.on("close", () => this.listeners.delete(response));
    this.tell(response);
  }

  tell(response) {
    this.state.now = Date.now();
    response.write(`event: state\ndata: ${JSON.stringify(this.state)}\n\n`);
  }

  act(what, body) {
    const { state } = this;
    if (what === "agenda") this.agenda(body);
    if (what === "board-lock") state.board_locked = body.locked;
    if (what === "reveal")
      state.drafts = body.people
        ? state.drafts.filter((draft) => !body.people.includes(draft.person))
        : [];
    if (what === "vote")
      state.vote =
        body.command === "open"
          ? { state: "open", dots: body.dots, mine: {}, done: 0 }
          : { state: "off" };
    if (what === "votes") state.vote.mine = { ...state.vote.mine, [body.note]: body.dots };
    for (const listener of this.listeners) this.tell(listener);
    return what === "use-cases" ? { id: "u9", url: "/use-cases/u9" } : {};
  }

  agenda({ command, minutes, step }) {
    const { state } = this;
    const start = (index) => {
      state.current = index;
      state.clock = { state: "running", ends_at: Date.now() + state.steps[index].minutes * 6e4 };
    };
    if (command === "start") start(0);
    if (command === "next") start(Math.min(state.current + 1, state.steps.length - 1));
    if (command === "back") start(Math.max(state.current - 1, 0));
    if (command === "go_to") start(state.steps.findIndex((each) => each.id === step));
    if (command === "pause")
      state.clock = { state: "paused", left: state.clock.ends_at - Date.now() };
    if (command === "resume")
      state.clock = { state: "running", ends_at: Date.now() + state.clock.left };
    if (command === "extend")
      state.clock = { ...state.clock, ends_at: state.clock.ends_at + minutes * 6e4 };
    if (command === "lock") state.step_locked = true;
    if (command === "unlock") state.step_locked = false;
  }
}
