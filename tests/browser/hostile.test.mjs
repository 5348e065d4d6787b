// Notebooks that would run, load, navigate or ask make pages that do nothing of it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { launch, look } from "./chromium.mjs";

const PROJECT = join(import.meta.dirname, "../..");
const WAIT_MS = 1500; // a refresh at once, a load and a timer would have come by then
const HOSTILE = {
  refresh: `<meta http-equiv="refresh" content="0;url=https://example.org/">`,
  base: `<base href="https://example.org/"><img src="x.png" alt="x">`,
  form: `<form action="https://example.org/"><button autofocus>x</button></form>
    <script>document.forms[0].submit()</script>`,
  scripts: `<script>alert(1)</script><img src=x onerror="alert(1)" alt="x">
    <svg onload="alert(1)"></svg><details ontoggle="alert(1)" open>x</details>`,
  links: `<a href="javascript:alert(1)">click</a><a href="data:text/html,x">click</a>`,
  frames: `<iframe src="https://example.org/"></iframe>
    <iframe srcdoc="<script>alert(1)</script>"></iframe><object data="https://example.org/">`,
  styles: `<style>@import "https://example.org/x.css"; p { background: url(//example.org) }
    </style><p style="background: url(https://example.org/x)">x</p>
    <link rel="preconnect" href="https://example.org/">`,
};
const KINDS = ["text/html", "image/svg+xml", "text/markdown", "prose"];

let browser, folder;
before(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), "claimbook-"));
  for (const [name, text] of Object.entries(HOSTILE)) {
    const cells = KINDS.map((kind, number) => (kind === "prose"
      ? { cell_type: "markdown", id: `c${number}`, metadata: {}, source: text }
      : { cell_type: "code", id: `c${number}`, metadata: {}, source: "1", execution_count: 1,
        outputs: [{ output_type: "display_data", metadata: {}, data: { [kind]: text } }] }));
    const spec = { name: "python3", display_name: "Python 3", language: "python" };
    const notebook = { cells, metadata: { kernelspec: spec }, nbformat: 4, nbformat_minor: 5 };
    await writeFile(join(folder, `${name}.ipynb`), JSON.stringify(notebook));
  }
  execFileSync(join(PROJECT, ".venv/bin/jupyter-nbconvert"),
    ["--log-level=ERROR", "--to", "claimbook", ...Object.keys(HOSTILE).map((n) => `${n}.ipynb`)],
    { cwd: folder });
});
after(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

for (const name of Object.keys(HOSTILE)) {
  test(name, async () => {
    const file = join(folder, `${name}.html`);
    const found = await look(browser, async (open) => {
      const page = await open();
      for (const link of await page.getByText("click").all()) {
        await link.click({ noWaitAfter: true });
      }
      await page.waitForTimeout(WAIT_MS);
      assert.equal(page.url(), pathToFileURL(file).href);
      return page.noise;
    }, file);
    assert.deepEqual(found, []);
  });
}
