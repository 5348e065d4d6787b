// On paper nothing is lost or cut: what details fold away is printed too. Left out may be
// what paper has no use for: navigation, controls, folded code.
import { getDocumentProxy } from "unpdf";
import { tooWide } from "./narrow.mjs";

const MARGIN_MM = 10;
const A4_WIDTH_MM = 210;
// Letters: a shorter piece may stand on the paper by chance.
const LEAST_PIECE = 6;
const PX_PER_MM = 96 / 25.4;

export async function faults(open) {
  const page = await open({ fold: true });
  const blocks = await page.evaluate(blocksOfText);
  const margin = `${MARGIN_MM}mm`;
  const pdf = await page.pdf({
    format: "A4", margin: { top: margin, right: margin, bottom: margin, left: margin },
  });
  const text = await read(pdf);
  const found = blocks.filter((block) => !holds(text, letters(block)))
    .map((block) => `not printed: "${block.slice(0, 80)}"`);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({
    width: Math.floor((A4_WIDTH_MM - 2 * MARGIN_MM) * PX_PER_MM), height: 1000,
  });
  const wide = await page.evaluate(tooWide);
  return [...found, ...wide];
}

/** Letters and digits alone: line breaks, hyphens, ligatures and bullets differ. */
function letters(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** Whether a block's letters are there, in one piece or in two, where a sheet ends. */
function holds(text, block) {
  if (text.includes(block)) return true;
  let length = block.length - LEAST_PIECE;
  while (length >= LEAST_PIECE && !text.includes(block.slice(0, length))) length -= 1;
  return length >= LEAST_PIECE && text.includes(block.slice(length));
}

/** Return the letters of a PDF; those beyond the paper's edge are not in it. */
async function read(pdf) {
  const paper = await getDocumentProxy(new Uint8Array(pdf));
  let text = "";
  for (let number = 1; number <= paper.numPages; number += 1) {
    const sheet = await paper.getPage(number);
    const { items } = await sheet.getTextContent();
    text += items.map((item) => item.str).join("");
  }
  return letters(text);
}

/** Return the text of every smallest block in main. */
function blocksOfText() {
  const blocks = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, caption, figcaption, "
    + "summary, blockquote, pre";
  const unprinted = "nav, form, search, [role=search], .all, .all *, .back, "
    + "details:has(> pre, > .highlight), "
    + "details:has(> pre, > .highlight) *";
  return [...document.querySelectorAll("main :is(" + blocks + ")")]
    .filter((block) => !block.querySelector(blocks) && !block.closest(unprinted))
    .map((block) => block.textContent.trim())
    .filter(Boolean);
}
