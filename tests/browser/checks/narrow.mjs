// Nothing is wider than the screen, down to 320 px and with WCAG's wider text spacing.
// What scrolls by itself, a wide table, is reached by keyboard and has a name.

const SPACED = `* { letter-spacing: .12em !important; word-spacing: .16em !important;
  line-height: 1.5 !important; } p { margin-bottom: 2em !important; }`;

export async function faults(open) {
  const page = await open({ viewport: { width: 320, height: 800 } });
  const found = new Set(await page.evaluate(tooWide));
  await page.setViewportSize({ width: 768, height: 1024 });
  for (const fault of await page.evaluate(tooWide)) found.add(fault);
  await page.setViewportSize({ width: 320, height: 800 });
  await page.addStyleTag({ content: SPACED });
  for (const fault of await page.evaluate(tooWide)) found.add(`spaced, ${fault}`);
  return [...found];
}

/** Return what is wider than its room. Runs in the page, for print.mjs too. */
export function tooWide() {
  const called = (element) => {
    const { id, tagName, className, textContent } = element;
    const name = tagName.toLowerCase() + (id ? `#${id}` : "")
      + (className ? `.${className}` : "");
    return `<${name}> "${textContent.trim().replace(/\s+/g, " ").slice(0, 40)}"`;
  };
  const found = [];
  const { scrollWidth, clientWidth } = document.scrollingElement;
  if (scrollWidth > clientWidth) {
    found.push(`scrolls sideways: ${scrollWidth} px on a screen of ${clientWidth}`);
  }
  for (const element of document.body.querySelectorAll("*")) {
    const { overflowX } = getComputedStyle(element);
    // Parts of a drawing have no room of their own; text for screen readers is 1 px.
    if (overflowX === "visible" || element.clientWidth <= 1) continue;
    if (element.scrollWidth <= element.clientWidth + 1) continue;
    if (element.matches("input, select")) continue;
    if (overflowX === "hidden" || overflowX === "clip" || matchMedia("print").matches) {
      found.push(`cut at the edge: ${called(element)}`);
    } else if (element.tabIndex < 0) {
      found.push(`scrolls but no key reaches it: ${called(element)}`);
    } else if (!element.matches("[role][aria-label], [role][aria-labelledby]")) {
      found.push(`scrolls but has no role and name: ${called(element)}`);
    }
  }
  return found;
}
