// The checks by name. Each takes a way to open the page and the page's file, and returns
// the faults it found, each a line of text.
import { readdir } from "node:fs/promises";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "checks");

export const checks = {};
for (const file of (await readdir(FOLDER)).sort()) {
  checks[file.replace(".mjs", "")] = (await import(join(FOLDER, file))).faults;
}
