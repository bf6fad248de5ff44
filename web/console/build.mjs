// Called by Maven: builds or tests the console, and does nothing when nothing changed since the last time.
//   node build.mjs build|test TARGET_FOLDER
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const basemap = resolve(here, "../../seeds/src/main/resources/seeds/basemap");
const [task, targetArgument] = process.argv.slice(2);
const target = resolve(targetArgument ?? join(here, "../target"));
const out = join(target, "classes/console");
const windows = process.platform === "win32";

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "node_modules") return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files.sort()) {
    hash.update(relative(here, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function stamp(name) {
  return join(target, `console-${name}.stamp`);
}

function upToDate(name, hash, result) {
  const file = stamp(name);
  return existsSync(result) && existsSync(file) && readFileSync(file, "utf8") === hash;
}

function remember(name, hash) {
  mkdirSync(target, { recursive: true });
  writeFileSync(stamp(name), hash);
}

function run(command, args) {
  const done = spawnSync(command, args, {
    cwd: here,
    stdio: "inherit",
    shell: windows,
    env: { ...process.env, CONSOLE_OUT: out },
  });
  if (done.error) console.error(`console: cannot start ${command}: ${done.error.message}`);
  if (done.status !== 0) process.exit(done.status ?? 1);
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`console: Node 20.19 or newer is needed, this is ${process.versions.node}; ./tracker brings one`);
  process.exit(1);
}

function install() {
  const lock = hashOf([join(here, "package.json"), join(here, "package-lock.json"), join(here, ".npmrc")]);
  if (upToDate("modules", lock, join(here, "node_modules/.package-lock.json"))) return;
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  remember("modules", lock);
}

if (task !== "build" && task !== "test") {
  console.error("usage: node build.mjs build|test TARGET_FOLDER");
  process.exit(2);
}
const hash = hashOf([...filesUnder(here), ...filesUnder(basemap)]);
const result = task === "build" ? join(out, "index.html") : here;
if (!upToDate(task, hash, result)) {
  refuseOldNode();
  install();
  run("npm", ["run", "--silent", task]);
  remember(task, hash);
}
