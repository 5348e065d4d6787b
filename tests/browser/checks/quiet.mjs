// A page asks for nothing but itself and has nothing to complain of, used or printed.

export async function faults(open) {
  const page = await open({ fold: true });
  for (const summary of await page.locator("summary:visible").all()) {
    await summary.click();
  }
  for (const field of await page.locator("input:visible").all()) {
    if (await field.evaluate((input) => /search|text/.test(input.type))) {
      await field.fill("a");
    } else {
      await field.evaluate((input) => input.click());
    }
  }
  await page.pdf();
  return page.noise;
}
