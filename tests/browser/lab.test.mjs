// `make lab` in a copy of the project, worked with in Chromium.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { launch } from "./chromium.mjs";
import {
  enter, openNotebook, runAll, runAlone, save, setParameter, shown,
} from "./lab.mjs";
import { copyProject, git, pause, startLab, table } from "./project.mjs";

const ARTICLE = "kina-celac-2025";
const SETTLED_MS = 60_000;
const NOTEBOOKS = (await readdir(join(import.meta.dirname, "../../notebooks")))
  .filter((name) => name.endsWith(".ipynb")).sort();

let project, lab, browser, page;
const asked = [];

before(async () => {
  project = await copyProject();
  [lab, browser] = await Promise.all([startLab(project), launch()]);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("request", (request) => asked.push(request.url()));
  page.on("websocket", (socket) => asked.push(socket.url()));
  await enter(page, lab.url);
});
after(async () => {
  await browser?.close();
  await lab?.stop();
  await project?.remove();
});

const status = (...words) => git(project.folder, ["status", "--porcelain", ...words]);

/** Wait until git's status is as wanted: JupyterLab saves by itself, now and then. */
async function becomes(wanted, look = status) {
  const late = Date.now() + SETTLED_MS;
  let seen = look();
  while (!isDeepStrictEqual(seen, wanted) && Date.now() < late) {
    await pause();
    seen = look();
  }
  assert.deepEqual(seen, wanted);
}

/** The files that git does not know or that differ from what it knows, less caches. */
function written() {
  const lines = status("--ignored").split("\n").filter(Boolean);
  return lines.map((line) => line.slice(3)).filter((name) =>
    !/^\.(venv|tools)\/|(__pycache__|\.ipynb_checkpoints)\/$/.test(name));
}

/** Whether words stand just before or soon after a statement of the text. */
function beside(text, statement, words) {
  const [first, ...rest] = text.split(statement);
  let before = first;
  return rest.some((after) => {
    const near = `${before.slice(-250)} … ${after.slice(0, 200)}`;
    before = after;
    return new RegExp(words, "i").test(near);
  });
}

describe("make lab", { timeout: 600_000 }, () => {
  test("opens at the notebooks, with nothing in the way", async () => {
    assert.equal(new URL(page.url()).pathname, "/lab/tree/notebooks");
    assert.equal(await page.locator(".jp-Dialog, .Toastify__toast").count(), 0);
  });

  for (const name of NOTEBOOKS) {
    test(`${name} runs, shows the reviewed verdicts, and is saved`, async () => {
      await openNotebook(page, `notebooks/${name}`);
      assert.deepEqual(await runAll(page), []);
      const text = await shown(page);
      const reviewed = table(project.folder, `tests/expected/${ARTICLE}.csv`);
      const claims = table(project.folder, `data/raw/articles/${ARTICLE}/claims.csv`);
      const verdicts = claims.map(({ claim_id: id, statement_en: statement }) => {
        const row = reviewed.find(({ claim_id }) => claim_id === id);
        const words = row.known_now_depends_on
          ? `${row.known_now}, depends on` : `${row.known_now}(?!, depends on)`;
        return { id, statement, words };
      });
      const cards = verdicts.filter(({ statement }) => beside(text, statement, "paragraph"));
      if (/^[2345]/.test(name)) assert.ok(cards.length, "no claim is shown");
      assert.deepEqual(cards.filter(({ statement, words }) =>
        !beside(text, statement, words)), []);
      await save(page);
    });
  }

  test("outputs leave git clean", () => becomes(""));

  test("a changed parameter changes what is shown, and one line in git", async () => {
    const path = "notebooks/3-investment.ipynb";
    await openNotebook(page, path);
    assert.match(await shown(page), /claimed: 9\.1 bn USD to 9\.3 bn USD/);
    await setParameter(page, "about_percent", "0.0");
    assert.deepEqual(await runAll(page), []);
    assert.match(await shown(page), /claimed: 9\.15 bn USD to 9\.25 bn USD/);
    await save(page);
    const changed = git(project.folder, ["diff", "--numstat"]);
    assert.equal(changed, `1\t1\t${path}\n`);
    await setParameter(page, "about_percent", "10.0");
    await save(page);
    await becomes("");
  });

  test("a cell run too early says what comes first, and edited code is used", async () => {
    await openNotebook(page, "notebooks/1-clean.ipynb");
    const number = await page.evaluate(() => window.panel.content.widgets
      .findIndex(({ model }) => /^\w+\.\w+\(/.test(model.sharedModel.source)));
    const hint = "Run All Above Selected Cell";
    const first = await runAlone(page, number, { restart: true });
    assert.match(first, /NameError: name '\w+' is not defined/);
    assert.ok(first.includes(hint), first);
    const file = join(project.folder, "src/claimbook/lab.py");
    const code = await readFile(file, "utf8");
    await writeFile(file, code.replace(hint, "Edited While The Kernel Runs"));
    const second = await runAlone(page, number, { restart: false });
    assert.match(second, /Edited While The Kernel Runs/);
    await writeFile(file, code);
  });

  test("only the scratch folder is written, beside caches", () =>
    becomes(["scratch/"], written));

  test("nothing beyond this machine is asked", async () => {
    const hosts = asked.map((url) => new URL(url)).filter(({ protocol }) =>
      protocol !== "data:" && protocol !== "blob:").map(({ host }) => host);
    assert.deepEqual([...new Set(hosts)], [new URL(lab.address).host]);
    assert.equal(await readFile(lab.log, "utf8"), "");
  });

  test("make clean takes the filter and the outputs away", async () => {
    await lab.stop();
    execFileSync("make", ["clean"], { cwd: project.folder, stdio: "pipe" });
    const filters = git(project.folder, ["config", "--local", "--list"]);
    assert.doesNotMatch(filters, /^filter\./m);
    await becomes("");
  });
});
