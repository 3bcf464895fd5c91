// People in front of real browsers: each with a context of their own, so with their own cookies,
// language and theme.
import { accessSync, constants, mkdirSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const RESULTS = fileURLToPath(new URL("../results", import.meta.url));

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--lang=en",
];

export async function launch() {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ARGUMENTS });
  return new Browser(browser);
}

class Browser {
  #browser;

  constructor(browser) {
    this.#browser = browser;
  }

  /** Somebody with a browser of their own. */
  async person({ language = "en", theme = "light", width = 1440, height = 900, javaScript = true } = {}) {
    const context = await this.#browser.newContext({
      locale: language === "ja" ? "ja-JP" : "en-GB",
      timezoneId: "Asia/Tokyo",
      colorScheme: theme,
      viewport: { width, height },
      javaScriptEnabled: javaScript,
      reducedMotion: "reduce",
      acceptDownloads: true,
    });
    context.setDefaultTimeout(15_000);
    return new Person(context, await context.newPage(), language);
  }

  async close() {
    await this.#browser.close();
  }
}

export class Person {
  constructor(context, page, language) {
    this.context = context;
    this.page = page;
    this.language = language;
    /** What went wrong in the page: exceptions, blocked scripts and styles, failed requests. */
    this.complaints = [];
    this.#listen(page);
  }

  #listen(page) {
    page.on("pageerror", (error) => this.complaints.push(`exception: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() !== "error") return;
      this.complaints.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on("dialog", (dialog) => {
      this.complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
  }

  /** Throws away complaints that the test provoked itself. */
  forgive(pattern) {
    this.complaints = this.complaints.filter((complaint) => !pattern.test(complaint));
  }

  async screenshot(name) {
    mkdirSync(RESULTS, { recursive: true });
    await this.page.screenshot({ path: join(RESULTS, `${name}.png`) });
  }

  async leave() {
    await this.context.close();
  }
}

/** Waits until nothing on the page moves or fades any more, for a second at most. */
export function settled(page) {
  return page.evaluate(async () => {
    const moves = () => document.getAnimations().some(({ playState }) => playState === "running");
    // Colours that are inherited fade one level after the other, with rest between them.
    for (let frame = 0, quiet = 0; frame < 60 && quiet < 5; frame += 1) {
      await new Promise(requestAnimationFrame);
      quiet = moves() ? 0 : quiet + 1;
    }
  });
}

/** Every byte that the server sends to a page over its sockets, as it arrives. */
export function listenToSockets(page) {
  const heard = { received: [], text: () => Buffer.concat(heard.received).toString("utf8") };
  page.on("websocket", (socket) => {
    socket.on("framereceived", ({ payload }) => heard.received.push(Buffer.from(payload)));
  });
  return heard;
}

function findChromium() {
  const wanted = [process.env.CHROMIUM, "/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome"];
  for (const name of wanted.filter(Boolean)) {
    const folders = isAbsolute(name) ? [""] : (process.env.PATH ?? "").split(delimiter);
    for (const folder of folders) {
      const path = folder ? join(folder, name) : name;
      if (isExecutable(path)) return path;
    }
  }
  throw new Error("no Chromium found; set CHROMIUM to its path");
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
