import { readFileSync, writeFileSync } from "node:fs";

interface Locked {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

interface Lock {
  packages: Record<string, Locked>;
}

const SYSTEMS = [
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const PROCESSORS = [
  "arm64",
  "arm",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "wasm32",
  "x64",
];
const LIBRARIES: Readonly<Record<string, string>> = {
  gnu: "glibc",
  gnueabihf: "glibc",
  musl: "musl",
  musleabihf: "musl",
};
const file = "package-lock.json";

const lock: Lock = JSON.parse(readFileSync(file, "utf8"));
const added = completeLock(lock);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added.length} paquets d’autres plateformes ajoutés à ${file}.`);

/**
 * Names in the lock the optional packages of other platforms that npm leaves out when the registry does not
 * have them: npm 11 refuses a lock without them. Returns their paths.
 */
function completeLock({ packages }: Lock): string[] {
  const added: string[] = [];
  for (const [parent, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isLocked(packages, parent, name) || !/^\d/.test(version)) continue;
      const path = `node_modules/${name}`;
      packages[path] = { version, ...(dev ? { dev } : {}), optional: true, ...platformOf(name) };
      added.push(path);
    }
  }
  sortPackages(packages);
  return added;
}

/** Whether Node would find a package of this name from the folder of its parent, or above. */
function isLocked(packages: Record<string, Locked>, parent: string, name: string): boolean {
  if (`${parent ? `${parent}/` : ""}node_modules/${name}` in packages) return true;
  return parent !== "" && isLocked(packages, parent.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, ""), name);
}

/** What a name such as « rollup-linux-arm64-musl » says. */
function platformOf(name: string): Pick<Locked, "os" | "cpu" | "libc"> {
  const words = name.split(/[-/]/);
  const system = SYSTEMS.find((word) => words.includes(word));
  const processor = PROCESSORS.find((word) => words.includes(word));
  const libc = words.map((word) => LIBRARIES[word]).find(Boolean);
  return {
    ...(system ? { os: [system] } : {}),
    ...(processor ? { cpu: [processor] } : {}),
    ...(libc && system === "linux" ? { libc: [libc] } : {}),
  };
}

function sortPackages(packages: Record<string, Locked>): void {
  const sorted = Object.entries(packages).sort(([left], [right]) => left.localeCompare(right, "en"));
  for (const key of Object.keys(packages)) delete packages[key];
  Object.assign(packages, Object.fromEntries(sorted));
}
