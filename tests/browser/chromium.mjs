// Debian's Chromium, and pages opened in it that write down every noise they make.
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

// The sandbox needs rights that root in a container lacks; the rest keeps Chromium from
// asking its maker for news, lists and updates.
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** Start Chromium, with further flags if any. */
export function launch(...flags) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [...FLAGS, ...flags],
  });
}

/** Add what a page says on its console, throws or asks the user to `noise`. */
function listen(page, noise) {
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      noise.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => noise.push(`script error: ${error.message}`));
  page.on("dialog", (dialog) => {
    noise.push(`opens a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
}

/**
 * Open a file as a reader would and return its page.
 *
 * `page.noise` lists each request but the file itself, and each console error or
 * warning. `fold: true` leaves the details elements as they come; otherwise all are
 * opened. The other options are those of a Playwright context.
 */
async function open(browser, file, { fold = false, ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const url = pathToFileURL(file).href;
  page.noise = [];
  page.on("request", (request) => {
    if (request.url() !== url) page.noise.push(`asks for ${request.url().slice(0, 200)}`);
  });
  listen(page, page.noise);
  await page.goto(url);
  if (!fold) await page.evaluate(unfold);
  return page;
}

/** Return what a check finds on a file, and close what it has opened. */
export async function look(browser, faults, file) {
  const opened = [];
  try {
    return await faults(async (options) => {
      const page = await open(browser, file, options);
      opened.push(page);
      return page;
    }, file);
  } finally {
    await Promise.all(opened.map((page) => page.context().close()));
  }
}

function unfold() {
  for (const details of document.querySelectorAll("details")) details.open = true;
}
