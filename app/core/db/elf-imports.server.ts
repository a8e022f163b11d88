import { SetupError } from "../errors";

interface Section {
  type: number;
  offset: number;
  size: number;
  link: number;
  info: number;
}

/** One version of a library that the file requires, and where that line is written. */
export interface Requirement {
  library: string;
  version: string;
  index: number;
  at: number;
}

interface SymbolTable {
  symbols: Section;
  versions: Section;
  names: Section;
}

/** A function the file takes from a library, and where its name and version are written. */
export interface VersionedImport {
  nameAt: number;
  versionAt: number;
  nameOffset: number;
  name: string;
  requirement: Requirement;
}

const SYMBOL_SIZE = 24;
const REQUIREMENT_SIZE = 16;
const SECTION_HEADER_SIZE = 64;
const LONGEST_FILE = 256 * 1024 * 1024;
const LONGEST_NAME = 256;
const SECTION_TYPES = { symbols: 11, requirements: 0x6ffffffe, versions: 0x6fffffff };
const X86_64 = 62;
const VERSION_INDEX = 0x7fff;

/** The library versions an x86-64 Linux binary requires, and the functions it imports at them; refuses any file it does not understand. */
export function readVersionedImports(binary: Buffer): {
  requirements: Requirement[];
  imports: VersionedImport[];
} {
  const sections = readSections(binary);
  const symbols = onlySection(sections, SECTION_TYPES.symbols, "symboles");
  const versions = onlySection(sections, SECTION_TYPES.versions, "versions");
  const needs = onlySection(sections, SECTION_TYPES.requirements, "bibliothèques requises");
  const requirements = readRequirements(binary, needs, linkedSection(sections, needs));
  const table = { symbols, versions, names: linkedSection(sections, symbols) };
  return { requirements, imports: readImports(binary, table, requirements) };
}

/** The refusal of a file that cannot be adapted. */
export function unreadable(reason: string): SetupError {
  return new SetupError(
    `Le fichier du moteur de base de données ne peut pas être adapté à ce système (${reason}). Indiquez un serveur MongoDB, par exemple MONGODB_URI=mongodb://127.0.0.1:27017/conciergerie.`,
  );
}

function readSections(binary: Buffer): Section[] {
  checkHeader(binary);
  const table = readOffset(binary, 0x28);
  const headerSize = readU16(binary, 0x3a);
  const count = readU16(binary, 0x3c);
  if (headerSize !== SECTION_HEADER_SIZE || count === 0) throw unreadable("sans table de sections");
  if (table + count * headerSize > binary.length) throw unreadable("tronqué");
  return Array.from({ length: count }, (_, index) => readSection(binary, table + index * headerSize));
}

function checkHeader(binary: Buffer): void {
  if (binary.length > LONGEST_FILE) throw unreadable("trop long");
  const isElf = binary.length >= SECTION_HEADER_SIZE && binary.readUInt32BE(0) === 0x7f454c46;
  if (!isElf) throw unreadable("pas un fichier ELF");
  const isX86 = binary[4] === 2 && binary[5] === 1 && binary.readUInt16LE(0x12) === X86_64;
  if (!isX86) throw unreadable("pas pour un processeur x86-64");
}

function readSection(binary: Buffer, at: number): Section {
  const section = {
    type: readU32(binary, at + 4),
    offset: readOffset(binary, at + 24),
    size: readOffset(binary, at + 32),
    link: readU32(binary, at + 40),
    info: readU32(binary, at + 44),
  };
  const isInFile = section.type === 8 || section.offset + section.size <= binary.length;
  if (!isInFile) throw unreadable("tronqué");
  return section;
}

function onlySection(sections: Section[], type: number, label: string): Section {
  const [section, second] = sections.filter((candidate) => candidate.type === type);
  if (!section || second) throw unreadable(`sans table unique des ${label}`);
  return section;
}

function linkedSection(sections: Section[], section: Section): Section {
  const linked = sections[section.link];
  if (linked?.type !== 3) throw unreadable("sans table des noms");
  return linked;
}

function readRequirements(binary: Buffer, needs: Section, names: Section): Requirement[] {
  const most = needs.size / REQUIREMENT_SIZE;
  if (needs.info > most) throw unreadable("table des versions trop longue");
  const requirements: Requirement[] = [];
  let at = needs.offset;
  for (let index = 0; index < needs.info; index++) {
    checkInside(needs, at);
    requirements.push(...readLibrary(binary, needs, names, at));
    if (requirements.length > most) throw unreadable("table des versions trop longue");
    at += readU32(binary, at + 12);
  }
  return requirements;
}

function readLibrary(binary: Buffer, needs: Section, names: Section, libraryAt: number): Requirement[] {
  const library = readName(binary, names, readU32(binary, libraryAt + 4));
  const count = readU16(binary, libraryAt + 2);
  if (count > needs.size / REQUIREMENT_SIZE) throw unreadable("table des versions trop longue");
  const requirements: Requirement[] = [];
  let at = libraryAt + readU32(binary, libraryAt + 8);
  for (let index = 0; index < count; index++) {
    checkInside(needs, at);
    const version = readName(binary, names, readU32(binary, at + 8));
    requirements.push({ library, version, index: readU16(binary, at + 6) & VERSION_INDEX, at });
    at += readU32(binary, at + 12);
  }
  return requirements;
}

function readImports(binary: Buffer, table: SymbolTable, requirements: Requirement[]): VersionedImport[] {
  const { symbols, versions, names } = table;
  const count = symbols.size / SYMBOL_SIZE;
  const isWhole = Number.isInteger(count) && versions.size === count * 2;
  if (!isWhole) throw unreadable("table des symboles incohérente");
  const byIndex = new Map(requirements.map((requirement) => [requirement.index, requirement]));
  const imports: VersionedImport[] = [];
  for (let index = 0; index < count; index++) {
    const versionAt = versions.offset + index * 2;
    const requirement = byIndex.get(readU16(binary, versionAt) & VERSION_INDEX);
    if (!requirement) continue;
    const nameAt = symbols.offset + index * SYMBOL_SIZE;
    const nameOffset = readU32(binary, nameAt);
    imports.push({ nameAt, versionAt, nameOffset, name: readName(binary, names, nameOffset), requirement });
  }
  return imports;
}

function readName(binary: Buffer, names: Section, offset: number): string {
  const start = names.offset + offset;
  const end = binary.indexOf(0, start);
  const isInside = offset < names.size && end !== -1 && end < names.offset + names.size;
  if (!isInside || end - start > LONGEST_NAME) throw unreadable("nom illisible");
  return binary.toString("latin1", start, end);
}

function checkInside(section: Section, at: number): void {
  const isInside = at >= section.offset && at + REQUIREMENT_SIZE <= section.offset + section.size;
  if (!isInside) throw unreadable("table des versions incohérente");
}

function readU16(binary: Buffer, at: number): number {
  if (at + 2 > binary.length) throw unreadable("tronqué");
  return binary.readUInt16LE(at);
}

function readU32(binary: Buffer, at: number): number {
  if (at + 4 > binary.length) throw unreadable("tronqué");
  return binary.readUInt32LE(at);
}

function readOffset(binary: Buffer, at: number): number {
  if (at + 8 > binary.length) throw unreadable("tronqué");
  return Number(binary.readBigUInt64LE(at));
}
