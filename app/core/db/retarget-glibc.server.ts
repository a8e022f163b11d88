import {
  type Requirement,
  readVersionedImports,
  unreadable,
  type VersionedImport,
} from "./elf-imports.server";

const TOO_RECENT = "GLIBC_2.38";
const BASELINE = "GLIBC_2.2.5";
const WEAK = 2;

// In glibc 2.38 these differ from their first versions by binary literals ("0b1"), "%a" in scanf and fmod's errno.
const EQUIVALENTS = new Map([
  ...["strtol", "strtoll", "strtoul", "strtoull", "strtoimax", "strtoumax"].map(withoutC23),
  ...["wcstol", "wcstoll", "wcstoul", "wcstoull"].map(withoutC23),
  ...["scanf", "fscanf", "sscanf", "vscanf", "vfscanf", "vsscanf"].map(withoutC23),
  ["fmod", "fmod"] as const,
  ["fmodf", "fmodf"] as const,
]);

/** Makes an x86-64 Linux binary that imports from glibc 2.38 load on glibc 2.36; refuses any file it does not understand. */
export function retargetGlibc(binary: Buffer): { binary: Buffer; changed: string[] } {
  const { requirements, imports } = readVersionedImports(binary);
  requirements.forEach(refuseNewerVersion);

  const retargeted = Buffer.from(binary);
  const changed = imports
    .filter(({ requirement }) => isTooRecent(requirement))
    .map((item) => retargetImport(retargeted, item, requirements));
  for (const { at } of requirements.filter(isTooRecent)) {
    retargeted.writeUInt16LE(binary.readUInt16LE(at + 4) | WEAK, at + 4);
  }
  return { binary: retargeted, changed };
}

function retargetImport(retargeted: Buffer, item: VersionedImport, requirements: Requirement[]): string {
  const { name, requirement } = item;
  const equivalent = EQUIVALENTS.get(name);
  if (!equivalent) throw unreadable(`la fonction ${name} n’a pas d’équivalent ancien`);
  const baseline = requirements.find(
    ({ library, version }) => library === requirement.library && version === BASELINE,
  );
  if (!baseline) throw unreadable(`${requirement.library} sans version de base`);
  // The older name is the end of the newer one, so that the table of names needs no new entry.
  retargeted.writeUInt32LE(item.nameOffset + name.length - equivalent.length, item.nameAt);
  retargeted.writeUInt16LE(baseline.index, item.versionAt);
  return name;
}

function withoutC23(name: string): readonly [string, string] {
  return [`__isoc23_${name}`, name];
}

function isTooRecent({ version }: Requirement): boolean {
  return version === TOO_RECENT;
}

function refuseNewerVersion({ version }: Requirement): void {
  const [, minor] = /^GLIBC_2\.(\d+)/.exec(version) ?? [];
  if (Number(minor) > 38) throw unreadable(`il demande ${version}`);
}
