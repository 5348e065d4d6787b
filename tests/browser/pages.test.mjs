// Every page under reports/ passes every check.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launch, look } from "./chromium.mjs";
import { checks } from "./checks.mjs";

const PROJECT = join(import.meta.dirname, "../..");
const REPORTS = process.env.REPORTS ?? join(PROJECT, "reports");
const ARTICLES = await readdir(join(PROJECT, "data/raw/articles"));
const PAGES = (await readdir(REPORTS, { recursive: true }))
  .filter((name) => name.endsWith(".html")).sort();

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test("every article has its page, and there is one over all", () => {
  const needed = ["index.html", ...ARTICLES.map((slug) => join(slug, "index.html"))];
  assert.deepEqual(needed.filter((name) => !existsSync(join(REPORTS, name))), []);
});

for (const [check, faults] of Object.entries(checks)) {
  describe(check, { concurrency: 2 }, () => {
    for (const name of PAGES) {
      test(name, async () => {
        const found = await look(browser, faults, join(REPORTS, name));
        assert.equal(found.join("\n"), "");
      });
    }
  });
}
