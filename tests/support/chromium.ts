import { accessSync, constants } from "node:fs";
import path from "node:path";
import { installFromDebian } from "./debian";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** What Chromium starts with: no network of its own, and as root too. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where Chromium is: CHROMIUM_PATH, else the PATH; installed with apt on a Debian of ours when absent. Refuses with one sentence. */
export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`CHROMIUM_PATH désigne « ${named} », qui n’est pas un programme : corrigez-le.`);
  }
  const found = onPath() ?? installed();
  if (found) return found;
  throw new Error(
    "Chromium est introuvable : installez-le (par exemple « apt-get install chromium »), ou donnez son chemin par CHROMIUM_PATH.",
  );
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return candidates.find(isProgram);
}

function installed(): string | undefined {
  installFromDebian("chromium");
  return onPath();
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
