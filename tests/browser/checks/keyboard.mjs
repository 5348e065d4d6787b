// All by keyboard: folded parts open, Tab comes by every link and control in the order of
// the text and shows where it is, and what filters or searches does so and can be undone.

const STOPS = "a[href], area[href], button, input, select, textarea, summary, [tabindex]";
const WAIT_MS = 5_000;
// A ring takes no room and catches no click, but moving one in a long page costs
// Chromium 5 ms: where rings are not looked at, there are none.
const RINGLESS = "*, *:focus, *:focus-visible { outline: none !important; }";

export async function faults(open) {
  const found = await unfold(await open({ fold: true }));
  const page = await open();
  return [...found, ...(await travel(page)), ...(await operate(page))];
}

/** Open each folded part with Enter, outer ones first; the page moves the focus on. */
async function unfold(page) {
  await page.addStyleTag({ content: RINGLESS });
  const folded = await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) {
      details.open = false;
      details.removeAttribute("name");  // opening one would close the others
    }
    const summaries = [...document.querySelectorAll("details > summary:first-of-type")];
    const [first, ...others] = summaries;
    first?.focus();
    addEventListener("keyup", () => others.shift()?.focus(), { capture: true });
    return summaries.length;
  });
  await Promise.all(Array(folded).fill().flatMap(() =>
    [page.keyboard.down("Enter"), page.keyboard.up("Enter")]));
  return page.evaluate(() =>
    [...document.querySelectorAll("details:not([open])")].map((details) =>
      `no key opens <summary> "${details.textContent.trim().slice(0, 60)}"`));
}

/** Press Tab from the top until every stop had its turn, then look at each. */
async function travel(page) {
  const expected = await page.evaluate(markStops, STOPS);
  const ringless = await page.addStyleTag({ content: RINGLESS });
  await Promise.all(expected.map(() => page.keyboard.down("Tab")));
  await page.keyboard.up("Tab");
  const reached = await page.evaluate(() => window.claimbook.reached);
  const off = expected.findIndex((called, number) => called !== reached[number]);
  const found = off < 0 ? []
    : [`Tab came to ${reached[off] ?? "no place"} where ${expected[off]} is next`];
  return [...found, ...(await page.evaluate(lookAtStops, ringless))];
}

/** Return the places where Tab should stop, and have the page note where it does. */
function markStops(selector) {
  // One button of a radio group takes the focus: the checked one, else the first.
  const inTurn = (element) => {
    if (element.type !== "radio" || element.checked) return true;
    const group = `input[type=radio][name="${CSS.escape(element.name)}"]`;
    return !document.querySelector(`${group}:checked`)
      && element === document.querySelector(group);
  };
  const stops = [...document.querySelectorAll(selector)].filter((element) =>
    element.tabIndex >= 0 && !element.disabled && inTurn(element)
    && element.checkVisibility({ visibilityProperty: true }));
  const called = (element) => {
    const text = element.getAttribute("aria-label") ?? element.textContent;
    const number = stops.indexOf(element) + 1 || "no stop";
    return `<${element.tagName.toLowerCase()}> "${text.trim().slice(0, 60)}" (${number})`;
  };
  const reached = [];
  document.addEventListener("focusin", ({ target }) => reached.push(called(target)));
  window.claimbook = { stops, called, reached };
  return stops.map(called);
}

/** Return the stops that look the same with the focus as without, or are under others. */
function lookAtStops(ringless) {
  const { stops, called } = window.claimbook;
  const looks = (element) => {
    const { outline, boxShadow, border, backgroundColor, color, textDecoration } =
      getComputedStyle(element);
    return [outline, boxShadow, border, backgroundColor, color, textDecoration].join();
  };
  const hidden = (element) => ![...element.getClientRects()].some((box) => {
    const top = document.elementFromPoint(
      Math.min(box.x + box.width / 2, innerWidth - 1),
      Math.min(Math.max(box.y, 0) + Math.min(box.height, innerHeight) / 2, innerHeight - 1));
    return element.contains(top) || top?.matches("label") && top.contains(element);
  });
  const focused = (look) => stops.map((element) => {
    element.focus();
    return look(element);
  });
  const covered = focused(hidden);
  ringless.remove();
  document.activeElement.blur();
  const before = stops.map(looks);
  const after = focused(looks);
  return stops.flatMap((element, number) => [
    ...(covered[number] ? [`is hidden when it has the focus: ${called(element)}`] : []),
    ...(before[number] === after[number]
      ? [`does not show that it has the focus: ${called(element)}`] : []),
  ]);
}

/** Use each control by keyboard: the page answers, and comes back when it is undone. */
async function operate(page) {
  const found = [];
  const there = await page.locator("body").innerText();
  const becomes = (same) => page.waitForFunction(
    ([text, same]) => (document.body.innerText === text) === same,
    [there, same], { timeout: WAIT_MS }).then(() => true, () => false);
  // Of a radio group the checked one stands for all.
  const controls = "input:not([type=radio]):visible, input[type=radio]:checked:visible, "
    + "select:visible";
  for (const control of await page.locator(controls).all()) {
    const called = await control.evaluate((input) => {
      const name = input.getAttribute("aria-label") ?? input.labels?.[0]?.innerText;
      return `<${input.tagName.toLowerCase()} type=${input.type}> "${
        (name ?? input.name).trim().split("\n")[0]}"`;
    });
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
