// Pictures have a text, links have one too and lead to something that is there.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const SAFE = ["http:", "https:", "mailto:"];

export async function faults(open, file) {
  const page = await open();
  const { links, found } = await page.evaluate(linksAndFaults);
  for (const link of links) {
    const why = await broken(link, page.url());
    if (why) found.push(`<a href="${link}">: ${why}`);
  }
  return found;
}

async function broken(link, from) {
  if (!URL.canParse(link, from)) return "is no address";
  const url = new URL(link, from);
  if (SAFE.includes(url.protocol)) return;
  if (url.protocol !== "file:" || /^file:/i.test(link)) return `leads to a ${url.protocol}`;
  const fragment = url.hash.slice(1);
  url.hash = url.search = "";
  const text = await readFile(fileURLToPath(url), "utf8").catch(() => null);
  if (text === null) return "leads to no file";
  const ids = [fragment, decodeURIComponent(fragment)].map((id) => ` id="${id}"`);
  if (fragment && !ids.some((id) => text.includes(id))) return "leads to no such place";
}

function linksAndFaults() {
  const found = [];
  const named = (element) => element.getAttribute("aria-label")?.trim()
    || element.textContent.trim() || element.querySelector("img")?.alt.trim();
  for (const image of document.images) {
    if (!image.alt.trim()) found.push(`<img> without alt, in ${image.parentElement.outerHTML.slice(0, 60)}`);
    if (!image.naturalWidth) found.push(`<img> shows nothing: "${image.alt}"`);
  }
  for (const svg of document.querySelectorAll("svg:not(svg svg, [aria-hidden=true])")) {
    const name = svg.getAttribute("aria-label") ?? svg.getAttribute("aria-labelledby")
      ?? svg.querySelector(":scope > title")?.textContent;
    if (svg.getAttribute("role") !== "img" || !name?.trim()) {
      found.push(`<svg> without role=img and a name, in ${svg.parentElement.outerHTML.slice(0, 60)}`);
    }
  }
  const anchors = [...document.querySelectorAll("a, area")];
  for (const anchor of anchors) {
    if (!anchor.hasAttribute("href")) found.push(`<a> without href: ${anchor.outerHTML.slice(0, 60)}`);
    else if (!named(anchor)) found.push(`<a> without text: ${anchor.outerHTML.slice(0, 60)}`);
  }
  const links = [...document.querySelectorAll("a[href], area[href], link[href]")];
  return { found, links: [...new Set(links.map((link) => link.getAttribute("href")))] };
}
