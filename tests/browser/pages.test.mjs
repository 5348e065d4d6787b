// Every page under reports/ passes every check.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launch, look } from "./chromium.mjs";
import { checks } from "./checks.mjs";

const PROJECT = join(import.meta.dirname, "../..");
const REPORTS = process.env.REPORTS ?? join(PROJECT, "reports");
const ARTICLES = await readdir(join(PROJECT, "data/raw/articles"));
const PAGES = (await readdir(REPORTS, { recursive: true }))
  .filter((name) => name.endsWith(".html")).sort();
// The pages of claims come from one template: every tenth of them, and the longest, are
// looked at in the browser, and all of them as text.
const CLAIMS = PAGES.filter((name) => dirname(name).endsWith("claims"));
const sizes = await Promise.all(CLAIMS.map((name) => stat(join(REPORTS, name))));
const longest = CLAIMS[sizes.findIndex(({ size }) =>
  size === Math.max(...sizes.map((other) => other.size)))];
const SEEN = PAGES.filter((name) => !CLAIMS.includes(name) || name === longest
  || CLAIMS.indexOf(name) % 10 === 0);
const AS_TEXT = ["html"];

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test("every article has its page, and there is one over all", () => {
  const needed = ["index.html", ...ARTICLES.map((slug) => join(slug, "index.html"))];
  assert.deepEqual(needed.filter((name) => !existsSync(join(REPORTS, name))), []);
});

for (const [check, faults] of Object.entries(checks)) {
  describe(check, { concurrency: 2 }, () => {
    for (const name of AS_TEXT.includes(check) ? PAGES : SEEN) {
      test(name, async () => {
        const found = await look(browser, faults, join(REPORTS, name));
        assert.equal(found.join("\n"), "");
      });
    }
  });
}
