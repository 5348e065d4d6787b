// All by keyboard: folded parts open, Tab comes by every link and control in the order of
// the text and shows where it is, and what filters or searches does so and can be undone.

const STOPS = "a[href], area[href], button, input, select, textarea, summary, [tabindex]";
const WAIT_MS = 5_000;

export async function faults(open) {
  const found = await unfold(await open({ fold: true }));
  const page = await open();
  return [...found, ...(await travel(page)), ...(await operate(page))];
}

/** Work each folded part with the space bar and with Enter, and leave it open: others
 * may be inside. */
async function unfold(page) {
  const found = [];
  const summaries = await page.$$("details > summary:first-of-type");
  for (const summary of summaries) {
    const opened = () => summary.evaluate(({ parentElement }) => parentElement.open);
    const seen = await summary.evaluate((element) => {
      element.focus();
      return element.checkVisibility();
    });
    if (!seen) continue;
    const states = [await opened()];
    for (const key of [" ", "Enter"]) {
      await page.keyboard.press(key);
      states.push(await opened());
    }
    if (states[0] === states[1] || states[1] === states[2]) {
      found.push(`no key opens <summary> "${(await summary.innerText()).slice(0, 60)}"`);
    }
    if (!states[2]) await page.keyboard.press("Enter");
  }
  return found;
}

/** Press Tab from the top until every stop had its turn. */
async function travel(page) {
  const found = [];
  const expected = await page.evaluate(markStops, STOPS);
  for (const stop of expected) {
    await page.keyboard.press("Tab");
    const { number, called, seen, covered } = await page.evaluate(whereFocusIs);
    if (number !== stop.number) {
      found.push(`Tab came to ${called} where ${stop.called} is next`);
      break;
    }
    if (!seen) found.push(`does not show that it has the focus: ${called}`);
    if (covered) found.push(`is hidden when it has the focus: ${called}`);
  }
  return found;
}

/** Number the places where Tab should stop and remember how they look without focus. */
function markStops(selector) {
  const looks = (element) => {
    const { outline, boxShadow, border, backgroundColor, color, textDecoration } =
      getComputedStyle(element);
    return [outline, boxShadow, border, backgroundColor, color, textDecoration].join();
  };
  const called = (element) => `<${element.tagName.toLowerCase()}> "${
    (element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 60)}"`;
  // One button of a radio group takes the focus: the checked one, else the first.
  const inTurn = (element) => element.type !== "radio" || element.checked
    || !document.querySelector(`input[name="${CSS.escape(element.name)}"]:checked`);
  const stops = [...document.querySelectorAll(selector)].filter((element) =>
    element.tabIndex >= 0 && !element.disabled && inTurn(element)
    && element.checkVisibility({ visibilityProperty: true }));
  window.claimbookStops = new Map(stops.map((element, number) =>
    [element, { number, looks: looks(element) }]));
  window.claimbookLooks = looks;
  window.claimbookCalled = called;
  return stops.map((element, number) => ({ number, called: called(element) }));
}

function whereFocusIs() {
  const element = document.activeElement;
  const known = window.claimbookStops.get(element);
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const outlined = outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
  const covered = ![...element.getClientRects()].some((box) => {
    const top = document.elementFromPoint(
      Math.min(box.x + box.width / 2, innerWidth - 1),
      Math.min(Math.max(box.y, 0) + Math.min(box.height, innerHeight) / 2, innerHeight - 1));
    return top && (element.contains(top) || top.contains(element) && top.matches("label, a"));
  });
  return {
    number: known?.number, called: window.claimbookCalled(element), covered,
    seen: outlined || (known && window.claimbookLooks(element) !== known.looks),
  };
}

/** Use each control by keyboard: the page answers, and comes back when it is undone. */
async function operate(page) {
  const found = [];
  const there = await page.locator("body").innerText();
  const becomes = (same) => page.waitForFunction(
    ([text, same]) => (document.body.innerText === text) === same,
    [there, same], { timeout: WAIT_MS }).then(() => true, () => false);
  for (const control of await page.locator("input:visible, select:visible").all()) {
    const called = await control.evaluate((input) =>
      `<${input.tagName.toLowerCase()} type=${input.type}> "${
        input.labels?.[0]?.innerText.trim() ?? input.getAttribute("aria-label") ?? input.name}"`);
    const [use, undo] = keys(await control.evaluate((input) => input.type));
    await control.focus();
    for (const key of use) await page.keyboard.press(key);
    if (!(await becomes(false))) found.push(`changes nothing: ${called}`);
    for (const key of undo) await page.keyboard.press(key);
    if (!(await becomes(true))) found.push(`cannot be undone: ${called}`);
  }
  return found;
}

/** Return the keys that use a control of a type, and those that undo it. */
function keys(type) {
  if (type === "checkbox") return [[" "], [" "]];
  if (type === "radio") return [["ArrowDown"], ["ArrowUp"]];
  if (type.startsWith("select")) return [["ArrowDown"], ["ArrowUp"]];
  const nonsense = [..."qxqxq"];
  return [nonsense, nonsense.map(() => "Backspace")];
}
