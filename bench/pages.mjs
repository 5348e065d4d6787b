// Look at pages in Chromium with every name refused, and print what was found, as JSON.
//
//   node bench/pages.mjs ROUNDS PAGE...
import { stat } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch } from "../tests/browser/chromium.mjs";
import { axe, OPTIONS } from "../tests/browser/checks/axe.mjs";

const [rounds, ...files] = process.argv.slice(2);
const pages = files.map((file) => pathToFileURL(file).href);
// by the resolver, not by a route: that one would hold up every file too
const browser = await launch("--host-resolver-rules=MAP * ~NOTFOUND");

/** Open a page with nothing kept from an earlier one, and return what `look` returns. */
async function open(url, look, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 }, colorScheme: "light", ...options,
  });
  try {
    const page = await context.newPage();
    page.asked = new Set();
    page.on("request", (request) => page.asked.add(request.url()));
    await page.goto(url);
    return await look(page);
  } finally {
    await context.close();
  }
}

/** Milliseconds from the start of the navigation to the first text or picture. */
function firstView(page) {
  return page.waitForFunction(() =>
    performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
  ).then((found) => found.jsonValue());
}

async function weight(urls) {
  const names = new Set(urls.map((url) => fileURLToPath(url.split(/[?#]/)[0])));
  const sizes = await Promise.all([...names].map((name) => stat(name).then(
    ({ size }) => size, () => 0)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function words() {
  return document.body.innerText.split(/\s+/).filter(Boolean).length;
}

async function look(page) {
  await page.waitForLoadState("networkidle");
  const spoken = await page.evaluate(words);
  const alts = await page.evaluate(() => [...document.images].map(({ alt }) => alt));
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate((options) => axe.run(options), OPTIONS);
  const asked = [...page.asked];
  return {
    bytes: await weight(asked.filter((url) => url.startsWith("file:"))),
    requests: asked.filter((url) => /^(https?|wss?):/.test(url)),
    violations: violations.map(({ id, nodes }) => ({ id, nodes: nodes.length })),
    alts, spoken,
  };
}

/** What a page says and brings along when no script may run. */
async function silent(page) {
  const kinds = await page.evaluate(() => [...document.scripts].map(({ type }) => type));
  return {
    scripts: kinds.filter((kind) => /^$|module|javascript/i.test(kind)).length,
    read: await page.evaluate(words),
  };
}

const found = pages.map(() => ({ views: [] }));
await open(pages[0], firstView); // the browser's own first page is slow
for (let round = 0; round < rounds; round += 1) {
  // in another order each time: the page closed last still costs something
  const drawn = [...pages.keys()].sort(() => Math.random() - 0.5);
  for (const at of drawn) found[at].views.push(await open(pages[at], firstView));
}
for (const [at, url] of pages.entries()) {
  Object.assign(found[at], await open(url, look),
    await open(url, silent, { javaScriptEnabled: false }));
}
await browser.close();
console.log(JSON.stringify(found));
