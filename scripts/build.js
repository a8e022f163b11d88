import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = path.join(root, "build/.stamp");
const outputs = [
  ...["build/server/index.js", "build/launch.js", "build/engine-process.js"],
  ...["build/read-mail-thread.js", "build/solve-thread.js"],
];
const folders = ["app", "models", "emails", "public"];
const PROGRESS_MS = 5000;

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildIfStale();

/** Builds the software unless what is built comes from these very sources; exits with the tool's message when it fails. */
export async function buildIfStale() {
  const sources = sourcesSignature();
  if (isFresh(sources)) return;
  const stopProgress = showProgress();
  try {
    rmSync(stamp, { force: true });
    await buildPages();
    // After the pages: Remix empties the build folder first.
    await buildEntries();
    writeFileSync(stamp, sources);
  } catch (error) {
    console.error(`La construction a échoué.\n${error instanceof Error ? error.message : error}`);
    process.exit(1);
  } finally {
    stopProgress();
  }
}

function isFresh(sources) {
  const isWhole = outputs.every((output) => existsSync(path.join(root, output)));
  return isWhole && existsSync(stamp) && readFileSync(stamp, "utf8") === sources;
}

function sourcesSignature() {
  const files = [...folders.flatMap((folder) => filesUnder(folder)), ...rootFiles()];
  const signature = createHash("sha256");
  for (const file of files.sort()) {
    const { size, mtimeMs } = statSync(path.join(root, file));
    signature.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return signature.digest("hex");
}

function filesUnder(folder) {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)));
}

function rootFiles() {
  return readdirSync(root).filter(
    (name) => /\.(ts|js)$/.test(name) || /^(package-lock|tsconfig)\.json$/.test(name),
  );
}

function showProgress() {
  const startedAt = Date.now();
  console.log("Construction…");
  const timer = setInterval(() => {
    console.log(`Construction… ${Math.round((Date.now() - startedAt) / 1000)} s`);
  }, PROGRESS_MS);
  return () => clearInterval(timer);
}

function buildPages() {
  const manifest = createRequire(import.meta.url).resolve("@remix-run/dev/package.json");
  const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
  const remix = path.join(path.dirname(manifest), bin.remix ?? bin);
  const child = spawn(process.execPath, [remix, "vite:build", "--logLevel", "warn"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return finished(child);
}

/** Settles with the child; its own words are shown only when it fails. */
function finished(child) {
  return new Promise((resolve, reject) => {
    const words = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => words.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(Buffer.concat(words).toString()));
    });
  });
}

async function buildEntries() {
  const { build } = await import("esbuild");
  const { alias } = await import("../vite.alias.js");
  await build({
    entryPoints: {
      launch: path.join(root, "app/server/launch.ts"),
      "engine-process": path.join(root, "app/core/db/engine-process.ts"),
      "read-mail-thread": path.join(root, "app/features/inbound-mail/read-mail-thread.ts"),
      "solve-thread": path.join(root, "app/features/allocations/solve-thread.ts"),
    },
    outdir: path.join(root, "build"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    alias,
    logLevel: "silent",
  });
}
