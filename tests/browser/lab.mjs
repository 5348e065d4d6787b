// JupyterLab as an analyst meets it: open a notebook, run it, edit a cell, save.

/** Open the project's page and wait until JupyterLab is there. */
export async function enter(page, url) {
  await page.goto(url);
  await page.waitForFunction(() => window.jupyterapp);
  await page.evaluate(() => window.jupyterapp.restored.then(() => {}));
}

/** Open a notebook, its kernel started, and bring it to the front. */
export function openNotebook(page, path) {
  return page.evaluate(async (path) => {
    const panel = await window.jupyterapp.commands.execute("docmanager:open",
      { path, factory: "Notebook" });
    await panel.context.ready;
    await panel.sessionContext.ready;
    window.panel = panel;
  }, path);
}

/** Run all cells and return the errors, and the ids of code cells that did not run. */
export async function runAll(page) {
  await page.evaluate(() => window.jupyterapp.commands.execute("notebook:run-all-cells"));
  return page.evaluate(() => window.panel.content.widgets
    .filter(({ model }) => model.type === "code")
    .flatMap(({ model }) => {
      const errors = model.outputs.toJSON().filter((o) => o.output_type === "error");
      const faults = errors.map((e) => `${model.id}: ${e.ename}: ${e.evalue}`);
      return model.executionCount ? faults : [...faults, `${model.id}: did not run`];
    }));
}

/** Restart the kernel and run one cell alone. */
export async function runAlone(page, number, { restart }) {
  await page.evaluate(async ([number, restart]) => {
    const { content, sessionContext } = window.panel;
    if (restart) await sessionContext.session.kernel.restart();
    content.deselectAll();
    content.activeCellIndex = number;
    await window.jupyterapp.commands.execute("notebook:run-cell");
  }, [number, restart]);
  return page.evaluate((number) => window.panel.content.widgets[number].node.innerText,
    number);
}

/** Return what the notebook in front shows, its text in one line. */
export async function shown(page) {
  const text = await page.evaluate(() => window.panel.content.node.innerText);
  return text.replace(/\s+/g, " ");
}

/** Type another value of a parameter into the parameters cell. */
export async function setParameter(page, name, value) {
  const source = await page.evaluate(async ([name, value]) => {
    const { content } = window.panel;
    const number = content.widgets.findIndex(({ model }) =>
      model.getMetadata("tags")?.includes("parameters"));
    content.activeCellIndex = number;
    await content.scrollToItem(number);
    content.mode = "edit";
    content.activeCell.editor.focus();
    return content.activeCell.model.sharedModel.source.replace(
      new RegExp(`^(${name}: \\w+ = )\\S+`, "m"), `$1${value}`);
  }, [name, value]);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(source);
  await page.waitForFunction((source) =>
    window.panel.content.activeCell.model.sharedModel.source === source, source);
}

export async function save(page) {
  await page.evaluate(() => window.jupyterapp.commands.execute("docmanager:save"));
  await page.waitForFunction(() => !window.panel.context.model.dirty);
}

/** Return how many tables the cells of the notebook in front show. */
export function frames(page) {
  return page.evaluate(() => window.panel.content.widgets.filter(({ model }) =>
    model.type === "code" && model.outputs.toJSON().some((o) =>
      String(o.data?.["text/html"] ?? "").includes("<table"))).length);
}

/** Return {content, alt} of the pictures that a cell shows, or all of the notebook. */
export function pictures(page, number) {
  return page.evaluate((number) => {
    const { widgets } = window.panel.content;
    const cells = number === undefined ? widgets : [widgets[number]];
    return cells.filter(({ model }) => model.type === "code").flatMap(({ model }) =>
      model.outputs.toJSON().map((o) => [o.data?.["text/html"] ?? ""].flat().join(""))
        .filter((html) => html.includes("<img")).map((content) => ({
          content, alt: content.match(/alt="([^"]*)"/)?.[1] ?? "",
        })));
  }, number);
}

/** Replace a text in the only cell that holds it (and `also`); return its number. */
export async function edit(page, text, replacement, also = "") {
  return page.evaluate(([text, replacement, also]) => {
    const { content } = window.panel;
    const numbers = content.widgets.map(({ model }, n) => [n, model.sharedModel.source])
      .filter(([, source]) => source.search(text) >= 0 && source.includes(also));
    if (numbers.length !== 1) throw new Error(`${text} stands in ${numbers.length} cells`);
    const [[number, source]] = numbers;
    content.widgets[number].model.sharedModel.setSource(source.replace(text, replacement));
    return number;
  }, [text, replacement, also]);
}

/** Run one cell, and return what it shows. */
export async function runCell(page, number) {
  return runAlone(page, number, { restart: false });
}
