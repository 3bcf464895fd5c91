// The JSON API with an organiser's token: the quick way to a workshop with people in it, for
// tests that are about something else than making one.

export const ORGANISER = { name: "Ogawa Rin", email: "rin@example.org", password: "correct horse battery" };

/** An organiser's view of the API. The organiser is made by the program's own command. */
export async function organiserApi(server, email = ORGANISER.email) {
  await server.command("organiser", "add", email, "--base-url", server.url);
  const printed = await server.command("token", "create", "--organiser", email);
  const token = printed.match(/[\w-]{20,}/g)?.at(-1);
  if (!token) throw new Error(`no token was printed:\n${printed}`);
  return new Api(server, token);
}

export class Api {
  constructor(server, token) {
    this.server = server;
    this.token = token;
  }

  async call(method, path, body) {
    const headers = { authorization: `Bearer ${this.token}`, "content-type": "application/json" };
    const answer = await fetch(this.server.url + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? null : answer.json();
  }

  /** A workshop with one team and one person in each given role. */
  async workshop({ language = "en", name = "Delivery", roles = ["product_manager", "developer"] } = {}) {
    const workshop = await this.call("POST", "/api/v1/workshops", { name, language, time_zone: "Asia/Tokyo" });
    const team = await this.team(workshop.id, language === "ja" ? "青チーム" : "Team Blue");
    const people = {};
    for (const role of roles) people[role] = await this.member(workshop.id, team.id, role, role);
    return { workshop, team, people };
  }

  team(workshop, name, product = "") {
    return this.call("POST", `/api/v1/workshops/${workshop}/teams`, { name, product });
  }

  member(workshop, team, role, name, access) {
    return this.call("POST", `/api/v1/workshops/${workshop}/members`, { name, role, team, access });
  }

  /** A ticket for a board's sockets, in the name of a member. */
  async ticket(board, member) {
    const { ticket } = await this.call("POST", `/api/v1/boards/${board}/tickets`, { member });
    return ticket;
  }

  /** What is on a board, as the server knows it. */
  async board(board) {
    const { content } = await this.call("GET", `/api/v1/boards/${board}`);
    return content;
  }
}
