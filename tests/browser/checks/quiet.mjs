// A page asks for nothing but itself and has nothing to complain of, used or printed.

export async function faults(open) {
  const page = await open({ fold: true });
  await page.evaluate(() => {
    for (const element of document.querySelectorAll("summary, button, input, option")) {
      element.click();
    }
  });
  for (const field of await page.locator("input:is([type=search], [type=text]):visible").all()) {
    await field.fill("a");
  }
  await page.pdf();
  return page.noise;
}
