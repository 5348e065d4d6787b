// Each check finds what it is there for, and finds nothing on a page that is sound.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { checks } from "./checks.mjs";
import { launch, look } from "./chromium.mjs";

const LONG = "unbreakable".repeat(30);
const BROKEN = [
  ["axe", `<p style="color: #999">pale`, /light, color-contrast, at p:/],
  ["axe", `<p style="color: #222; background: none">dark`, /^dark, color-contrast, at p:/],
  ["axe", `<style>body { background: white; color: black }</style>`, /looks the same/],
  ["html", `<p><div>in a paragraph</div></p>`, /line 8, .*\(element-permitted-content|close/],
  ["html", `<p id="a">one</p><p id="a">two</p>`, /Duplicate ID "a" \(no-dup-id\)/],
  ["keyboard", `<details><summary onkeydown="event.preventDefault()"
    onkeyup="event.preventDefault()">stuck</summary>text</details>`,
    /no key opens <summary> "stuck/],
  ["keyboard", `<a href="#main" tabindex="2">one</a> <a href="#main" tabindex="1">two</a>`,
    /Tab came to <a> "two" \(2\) where <a> "one" \(1\) is next/],
  ["keyboard", `<a href="#main" style="outline: none">no ring</a>`,
    /does not show that it has the focus: <a> "no ring"/],
  ["keyboard", `<a href="#main">under</a><div style="position: fixed; inset: 0"></div>`,
    /is hidden when it has the focus: <a> "under"/],
  ["keyboard", `<label>Search <input type="search"></label>`,
    /changes nothing: <input type=search> "Search"/],
  ["keyboard", `<label><input type="checkbox" oninput="document.querySelector('p').hidden
    = true"> Only trade</label><p>all`, /cannot be undone: <input type=checkbox>/],
  ["links", `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt=" ">`, /without alt/],
  ["links", `<img src="data:," alt="a line">`, /<img> shows nothing: "a line"/],
  ["links", `<svg width="9" height="9"></svg>`, /<svg> without role=img and a name/],
  ["links", `<a href="#main"> </a>`, /<a> without text/],
  ["links", `<a>nowhere</a>`, /<a> without href/],
  ["links", `<a href="#gone">there</a>`, /<a href="#gone">: leads to no such place/],
  ["links", `<a href="gone.html">there</a>`, /<a href="gone.html">: leads to no file/],
  ["links", `<a href="javascript:alert(1)">run</a>`, /: leads to a javascript:/],
  ["links", `<a href="file:///etc/hosts">own</a>`, /: leads to a file:/],
  ["narrow", `<p>${LONG}</p>`, /^scrolls sideways: \d+ px on a screen of 320/],
  ["narrow", `<div style="overflow: auto"><p>${LONG}</p></div>`, /no key reaches it: <div>/],
  ["narrow", `<div style="overflow: auto" tabindex="0"><p>${LONG}</p></div>`,
    /scrolls but has no role and name: <div>/],
  ["narrow", `<p style="overflow: hidden">${LONG}</p>`, /cut at the edge: <p>/],
  ["narrow", `<p style="font: .8rem monospace; width: 31ch; white-space: nowrap;
    overflow: hidden">Room for these few words alone</p>`, /^spaced, cut at the edge: <p>/],
  ["plain", `<p id="p">before</p><script>p.textContent = "after"</script>`,
    /without scripts "before" stands in place of "after"/],
  ["plain", `<p id="p">one</p><p>two</p><script>p.remove()</script>`,
    /without scripts "one" stands in place of "two"/],
  ["print", `<details><summary>More</summary><p>folded away</p></details>`,
    /not printed: "folded away"/],
  ["print", `<p style="position: fixed; left: 150mm; white-space: nowrap">far out right${LONG}`,
    /not printed: "far out right/],
  ["print", `<p style="overflow: auto">${LONG}</p>`, /cut at the edge: <p>/],
  ["quiet", `<img src="near.png" alt="a line">`, /asks for file:.*near\.png/],
  ["quiet", `<link rel="stylesheet" href="https://example.org/style.css">`,
    /asks for https:\/\/example.org\/style.css/],
  ["quiet", `<script>console.warn("careful")</script>`, /console warning: careful/],
  ["quiet", `<details ontoggle="lost()"><summary>More</summary></details>`,
    /script error: lost is not defined/],
  ["quiet", `<script>alert(1)</script>`, /opens a dialog: 1/],
];

const SOUND = `<style>
@media print { details::details-content { content-visibility: visible; display: block; } }
li:has(~ li input[type=checkbox]:checked) { display: none; }
main:has(#few:checked) .many { display: none; }
</style>
<h1>Sound</h1>
<p>A <a href="#main">link</a>, <a href="https://example.org/">one far away</a>.</p>
<details><summary>More</summary><p>Folded, and printed.</p></details>
<ul><li>An opinion</li><li><label><input type="checkbox"> Only claims</label></li></ul>
<p class="many">One of many</p>
<fieldset><legend>Show</legend>
<label><input type="radio" name="show" checked> many</label>
<label><input type="radio" name="show" id="few"> few</label></fieldset>
<fieldset><legend>Not yet chosen</legend>
<label><input type="radio" name="later"> one</label>
<label><input type="radio" name="later"> two</label></fieldset>
<div style="overflow: auto" tabindex="0" role="region" aria-label="Wide table">
<table><caption>Wide</caption><tr><th scope="col">Of one word</th></tr>
<tr><td><span class="wide">${"wide".repeat(20)}</span></td></tr></table></div>
<style>@media print { .wide { overflow-wrap: anywhere; } }</style>`;

let browser, folder;
before(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), "claimbook-"));
});
after(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

async function find(check, body) {
  const file = join(folder, "page.html");
  await writeFile(file, `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<style>@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } }
</style></head><body><main id="main">
${body}
</main></body></html>
`);
  return (await look(browser, checks[check], file)).join("\n");
}

for (const [check, body, message] of BROKEN) {
  test(`${check} says ${message}`, async () => {
    assert.match(await find(check, body), message);
  });
}

for (const check of Object.keys(checks)) {
  test(`${check} finds nothing on a sound page`, async () => {
    assert.equal(await find(check, SOUND), "");
  });
}
