// A copy of the project in a folder and a home of its own, served by `make lab`.
import { execFileSync, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const PROJECT = join(import.meta.dirname, "../..");
const START_MS = 60_000;
const STOP_MS = 10_000;

/** Copy what git knows or would take, commit it there, and lend it the environment. */
export async function copyProject() {
  const top = await realpath(await mkdtemp(join(tmpdir(), "claimbook-")));
  const folder = join(top, "project");
  const listed = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  for (const name of git(PROJECT, listed).split("\0").filter(Boolean)) {
    if (!existsSync(join(PROJECT, name))) continue;
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await cp(join(PROJECT, name), join(folder, name));
  }
  git(folder, ["init", "--quiet"]);
  git(folder, ["add", "--all"]);
  git(folder, ["-c", "user.name=test", "-c", "user.email=test@localhost", "commit",
    "--quiet", "--message", "Copy"]);
  for (const lent of [".tools", ".venv"]) {
    await mkdir(join(folder, lent));
    for (const name of await readdir(join(PROJECT, lent))) {
      if (name === ".ready") continue;
      await symlink(join(PROJECT, lent, name), join(folder, lent, name));
    }
  }
  await writeFile(join(folder, ".venv/.ready"), `${folder}\n`);
  return { top, folder, remove: () => rm(top, { recursive: true, maxRetries: 3 }) };
}

export function git(folder, words) {
  return execFileSync("git", ["--no-optional-locks", ...words], { cwd: folder, encoding: "utf8" });
}

/** Return the rows of a CSV file, each by its column names. */
export function table(folder, name) {
  const read = "import csv, json, sys; print(json.dumps(list(csv.DictReader(open("
    + "sys.argv[1], encoding='utf-8')))))";
  return JSON.parse(execFileSync("python3", ["-c", read, join(folder, name)]));
}

/**
 * Run `make lab` and return its address and what ends it.
 *
 * The user's own settings, in a home of the test's, open no browser window, let the test
 * call JupyterLab's commands, and keep cells on the page that are scrolled out of sight. `outside` lists the addresses beyond this machine that
 * the server or a kernel wanted.
 */
export async function startLab({ top, folder }) {
  const home = join(top, "home");
  const log = join(top, "outside.txt");
  const settings = {
    ".jupyter/jupyter_lab_config.json": {
      ServerApp: { open_browser: false }, LabApp: { expose_app_in_browser: true },
    },
    ".jupyter/lab/user-settings/@jupyterlab/notebook-extension/tracker.jupyterlab-settings":
      { windowingMode: "none" },
  };
  for (const [name, values] of Object.entries(settings)) {
    await mkdir(dirname(join(home, name)), { recursive: true });
    await writeFile(join(home, name), JSON.stringify(values));
  }
  await writeFile(log, "");
  const token = "claimbook";
  const port = await freePort();
  const kept = Object.entries(process.env).filter(([name]) =>
    !/^(MAKE|MFLAGS|JUPYTER|IPYTHON|CLAIMBOOK|NODE)/.test(name));
  const server = spawn("make", ["lab"], {
    cwd: folder, detached: true, stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...Object.fromEntries(kept), HOME: home, OUTSIDE: log,
      JUPYTER_TOKEN: token, JUPYTER_PORT: String(port),
      PYTHONPATH: [join(import.meta.dirname, "listen"), join(folder, "src")].join(":"),
    },
  });
  let said = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.on("data", (data) => { said += data; });
  }
  let runs = true;
  const ended = new Promise((resolve) => { server.on("exit", resolve); })
    .then(() => { runs = false; });
  const end = () => { if (runs) process.kill(-server.pid, "SIGTERM"); };
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => { end(); process.exit(1); });
  }
  const stop = async () => {
    end();
    await ended;
    // make is gone; the server it ran may still be at its last notebook.
    const patience = Date.now() + STOP_MS;
    while (lives(-server.pid) && Date.now() < patience) await pause();
  };
  const address = `http://localhost:${port}`;
  const late = Date.now() + START_MS;
  while (!(await answers(`${address}/api/status?token=${token}`))) {
    if (!runs || Date.now() > late) {
      await stop();
      throw new Error(`make lab does not answer:\n${said}`);
    }
  }
  return { address, url: `${address}/?token=${token}`, log, stop, said: () => said };
}

async function answers(url) {
  return fetch(url).then((answer) => answer.ok, () => pause(false));
}

function lives(group) {
  try {
    return process.kill(group, 0);
  } catch {
    return false;
  }
}

/** Wait a little between two looks at something that takes its time. */
export function pause(value) {
  return new Promise((resolve) => { setTimeout(resolve, 200, value); });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject).listen(0, "localhost", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
