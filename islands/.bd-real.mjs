import { launch } from "./board/dev/browser.mjs";
import fs from "node:fs";
const log = fs.readFileSync("/tmp/bd/log","utf8");
const links = { ja: /日本語.*?(http\S+)/.exec(log)[1], en: /English.*?(http\S+)/.exec(log)[1] };
const browser = await launch();
for (const lang of ["ja","en"]) for (const theme of ["light","dark"]) for (const [w,h] of [[1440,900],[390,844]]) {
  const context = await browser.newContext({ locale: lang==="ja"?"ja-JP":"en-GB", colorScheme: theme, viewport:{width:w,height:h}, isMobile: w<500, hasTouch: w<500 });
  const page = await context.newPage();
  page.on("pageerror", e=>console.log(e.stack)); page.on("console", m=>m.type()==="error"&&console.log(m.text()));
  await page.goto(links[lang]);
  await page.locator("main form button, form button[type=submit]").last().click();
  await page.waitForLoadState();
  const href = page.url().replace(/\/$/,"")+"/board";
  await page.goto(href);
  await page.waitForFunction(()=>document.querySelector("ekkyo-board")?.ekkyo);
  await page.waitForTimeout(1200);
  await page.screenshot({path:`/tmp/bd/shots/real-${lang}-${theme}-${w}.png`});
  if (lang==="ja"&&theme==="light"&&w>500) console.log(href);
  await context.close();
}
await browser.close();
