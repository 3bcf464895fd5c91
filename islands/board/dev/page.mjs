// The page that the server would render around the board, with what the address asks for.
import { teamOf } from "./team.mjs";

export function page(options) {
  const { lang = "ja", theme = "light", notes, board, role = "member", person = "p0" } = options;
  const name = board ?? (notes ? `notes${notes}` : "story");
  const key = `t${JSON.stringify({ ...options, theme: "", person: "", role: "" }).replace(/\W/g, "")}`;
  const { state } = teamOf(key, options);
  const me = state.people.find((each) => each.id === person) ?? state.people[0];
  const boot = {
    board: name,
    team: key,
    home: `/teams/${key}`,
    team_name: lang === "ja" ? "チーム あおぞら" : "Team Blue Sky",
    product: lang === "ja" ? "こもれび宅配" : "Komorebi Delivery",
    language: lang,
    me: {
      id: me.id,
      name: me.name,
      colour: me.colour,
      can_edit: role !== "observer",
      can_lead: role === "lead",
    },
    state: { ...state, now: Date.now() },
  };
  const json = JSON.stringify(boot).replaceAll("<", "\\u003c");
  return `<!doctype html>
<html lang="${lang}" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${boot.product}</title>
<link rel="stylesheet" href="/assets/app.css">
<link rel="stylesheet" href="/assets/board.css">
<script type="module" src="/assets/board.js"></script>
</head>
<body>
<main>
<h1 class="visually-hidden">${boot.product}</h1>
<ekkyo-board><script type="application/json">${json}</script></ekkyo-board>
</main>
</body>
</html>`;
}
