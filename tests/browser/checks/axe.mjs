// WCAG 2.2 AA as far as axe-core can tell, light and dark.
import axe from "axe-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
export { axe };
export const OPTIONS = {
  runOnly: TAGS, resultTypes: ["violations"], rules: { "target-size": { enabled: true } },
};

export async function faults(open) {
  const found = [];
  const papers = [];
  const page = await open();
  await page.evaluate(axe.source);
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    papers.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
    const { violations } = await page.evaluate((options) => axe.run(options), OPTIONS);
    for (const { id, nodes } of violations) {
      for (const { target, failureSummary } of nodes) {
        const why = failureSummary.replace(/\s*\n\s*/g, " ");
        found.push(`${colorScheme}, ${id}, at ${target.join(" ")}: ${why}`);
      }
    }
  }
  if (papers[0] === papers[1]) found.push("looks the same in light and in dark");
  return found;
}
