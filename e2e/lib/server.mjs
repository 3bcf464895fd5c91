// The real server: the built program on a free port with a data directory of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export const PROGRAM = resolve(process.env.EKKYO_BIN ?? join(ROOT, "target/debug/ekkyo"));

/** Starts a server on an empty data directory. `stop` ends it and removes the directory. */
export async function startServer({ sample = false } = {}) {
  const data = await mkdtemp(join(tmpdir(), "ekkyo-e2e-"));
  const port = await freePort();
  const server = new Server(data, port, sample);
  await server.start();
  return server;
}

export class Server {
  #child = null;

  constructor(data, port, sample) {
    this.data = data;
    this.url = `http://127.0.0.1:${port}`;
    this.sample = sample;
    this.output = "";
  }

  /** Starts the program and waits until it answers. */
  async start() {
    const { host } = new URL(this.url);
    const serve = ["serve", "--listen", host, "--data", this.data, "--base-url", this.url];
    if (this.sample) serve.push("--sample");
    const child = spawn(PROGRAM, serve, { cwd: this.data, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => {
        this.output += text;
      });
    }
    this.#child = child;
    child.once("error", (error) => {
      this.output += String(error);
    });
    await this.#ready(child);
  }

  async #ready(child) {
    const until = Date.now() + 60_000;
    while (Date.now() < until) {
      if (child.exitCode !== null || child.signalCode !== null) break;
      const answer = await fetch(`${this.url}/readyz`).catch(() => null);
      if (answer?.ok) return;
      await pause(50);
    }
    throw new Error(`the server did not start:\n${this.output}`);
  }

  /** The address of a one-time link that the server printed, by the path it begins with. */
  link(path) {
    const found = this.output.match(new RegExp(`${escapeRegExp(this.url)}${path}[\\w-]+`));
    if (!found) throw new Error(`no link to ${path} was printed:\n${this.output}`);
    return found[0];
  }

  /** Every address under `path` that the server printed. */
  links(path) {
    const pattern = new RegExp(`${escapeRegExp(this.url)}${path}[\\w-]+`, "g");
    return [...this.output.matchAll(pattern)].map(([link]) => link);
  }

  /** Runs another command of the program on the same data and gives what it printed. */
  async command(...args) {
    const child = spawn(PROGRAM, [...args, "--data", this.data], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (text) => {
      errors += text;
    });
    const [code] = await once(child, "close");
    if (code !== 0) throw new Error(`ekkyo ${args.join(" ")} failed with ${code}:\n${output}${errors}`);
    return output;
  }

  /** The server dies without a chance to write anything. */
  async crash() {
    await this.#end("SIGKILL");
  }

  /** The server drains and ends. */
  async drain() {
    await this.#end("SIGTERM");
  }

  async stop() {
    await this.#end("SIGKILL");
    await rm(this.data, { recursive: true, force: true });
  }

  async #end(signal) {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }
}

async function freePort() {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}

export function pause(milliseconds) {
  return new Promise((resolved) => setTimeout(resolved, milliseconds));
}

function escapeRegExp(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
