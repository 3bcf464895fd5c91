// Pictures of every page for people to look at: in both languages, wide and narrow, light and dark.
//
//   node screens.mjs [PATTERN]     only pages whose name contains PATTERN
//
// They land in results/screens/{language}-{width}-{theme}/.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, settled } from "./lib/browser.mjs";
import { reachable } from "./lib/pages.mjs";
import { comeBack, logIn, setUp } from "./lib/people.mjs";
import { pause, startServer } from "./lib/server.mjs";

const RESULTS = fileURLToPath(new URL("results/screens", import.meta.url));
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const wanted = process.argv[2] ?? "";

const server = await startServer({ sample: true });
const browser = await launch();
try {
  const setupPath = new URL(server.link("/setup/")).pathname;
  await shoot("visitor", () => [
    ["setup", setupPath],
    ["home", "/"],
    ["login", "/login"],
    ["not-found", "/no/such/page"],
  ]);
  const organiser = await browser.person();
  await setUp(organiser, server);
  await organiser.leave();
  await shoot("organiser", async (person) => {
    await logIn(person, server);
    return reachable(person, server, ["/workshops", "/account", "/workshops/new"]);
  });
  const links = server.links("/return/");
  await shoot("member", async (person) => {
    const start = await comeBack(person, links[person.language === "ja" ? 0 : links.length - 1]);
    return reachable(person, server, [start, "/"]);
  });
} finally {
  await browser.close();
  await server.stop();
}

/** Goes through the pages of one kind of person in every language, size and theme. */
async function shoot(who, pagesOf) {
  for (const language of ["ja", "en"]) {
    for (const size of SIZES) {
      const person = await browser.person({ language, ...size });
      for (const [name, path] of await pagesOf(person)) {
        if (!`${who}-${name}`.includes(wanted)) continue;
        await person.page.goto(server.url + path);
        await arrived(person.page, path);
        for (const theme of ["light", "dark"]) {
          await person.page.emulateMedia({ colorScheme: theme });
          await settled(person.page);
          // The board paints notes into its atlas over several frames.
          if (path.endsWith("/board")) await pause(500);
          const folder = join(RESULTS, `${language}-${size.width}-${theme}`);
          mkdirSync(folder, { recursive: true });
          const file = join(folder, `${who}-${name}.png`);
          await person.page.screenshot({ path: file, fullPage: !path.endsWith("/board") });
          console.log(file);
        }
      }
      await person.leave();
    }
  }
}

async function arrived(page, path) {
  if (path.endsWith("/board")) await page.locator('.b-save[data-status="saved"]').waitFor();
  await page.evaluate(() => document.fonts.ready);
}
