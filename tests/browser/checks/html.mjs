// Valid HTML. html-validate reads the rules of the standard itself, in node; the W3C's
// own checker says much the same and needs Java.
import { readFile } from "node:fs/promises";
import { HtmlValidate } from "html-validate";

const VALIDATOR = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });

export async function faults(open, file) {
  const { results } = await VALIDATOR.validateString(await readFile(file, "utf8"));
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column, selector }) =>
      `line ${line}, column ${column}, ${selector}: ${message} (${ruleId})`));
}
