// A stand-in for the Ekkyo server, for working on the board alone: bundles on request, keeps
// boards in memory, relays y-websocket messages with acknowledgements, and answers the board's
// requests. Never part of a release.
//
//   node board/dev/server.mjs [port]
//   http://127.0.0.1:4400/?notes=60&lang=ja&theme=light&role=lead&silent=1
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { WebSocketServer } from "ws";
import { options } from "../../bundling.mjs";
import { page } from "./page.mjs";
import { connect, roomOf } from "./relay.mjs";
import { teamOf } from "./team.mjs";

const ENTRIES = ["board/main.ts", "board/board.css", "styles/app.css"];
const TYPES = { js: "text/javascript", css: "text/css" };
const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self' ws:";

export function serve(port = 4400) {
  const server = createServer(answer);
  const sockets = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, socket, head) => {
    const url = new URL(request.url, "http://localhost");
    const [, , board, mine] = url.pathname.split("/");
    const room = mine ? `${board}/${url.searchParams.get("ticket")}` : board;
    sockets.handleUpgrade(request, socket, head, (client) => connect(client, roomOf(room)));
  });
  return new Promise((done) => server.listen(port, "127.0.0.1", () => done(server)));
}

async function answer(request, response) {
  const url = new URL(request.url, "http://localhost");
  const parts = url.pathname.split("/").filter(Boolean);
  if (parts[0] === "assets") return asset(parts.slice(1).join("/"), response);
  if (url.pathname === "/") return html(url, response);
  if (parts[0] === "api")
    return json(response, { ticket: request.headers.cookie ?? "t", expires_at: 0 });
  if (parts[0] === "teams" && parts[2] === "events") return teamOf(parts[1]).listen(response);
  if (parts[0] === "teams" && request.method === "POST") {
    const body = await read(request);
    return json(response, teamOf(parts[1]).act(parts[2], body));
  }
  response.writeHead(404).end();
}

function html(url, response) {
  const options = Object.fromEntries(url.searchParams);
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": CSP,
    "set-cookie": `who=${options.person ?? "p0"}`,
  });
  response.end(page(options));
}

let bundle;

/** Everything in memory, bundled anew whenever a page asks for its script. */
async function asset(path, response) {
  if (path === "board.js" || !bundle) bundle = bundled();
  const file = (await bundle).get(path);
  if (!file) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": TYPES[path.split(".").at(-1)] ?? "text/plain" });
  response.end(file);
}

async function bundled() {
  const { outputFiles } = await build({
    ...options,
    entryPoints: ENTRIES.map((path) => ({
      in: path,
      out: path.includes("styles") ? "app" : "board",
    })),
    outdir: "/",
    write: false,
  });
  return new Map(outputFiles.map((file) => [file.path.slice(1), file.contents]));
}

function json(response, body) {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(body ?? {}));
}

async function read(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.argv[2] ?? 4400);
  await serve(port);
  console.log(`http://127.0.0.1:${port}/?notes=60&role=lead`);
}
