interface FakeElf {
  /** Library, then the versions it is required at; each gets the next index, from 2. */
  requirements: [library: string, versions: string[]][];
  imports: { name: string; version: string }[];
}

const HEADER = 64;

/** The smallest x86-64 ELF file with the given versioned imports. */
export function fakeElf({ requirements, imports }: FakeElf): Buffer {
  const names = nameTable([
    ...requirements.flatMap(([file, versions]) => [file, ...versions]),
    ...imports.map(({ name }) => name),
  ]);
  const versions = requirements.flatMap((requirement) => requirement[1]);
  const symbols = Buffer.alloc(24 * (imports.length + 1));
  const indexes = Buffer.alloc(2 * (imports.length + 1));
  imports.forEach(({ name, version }, index) => {
    symbols.writeUInt32LE(names.offset(name), 24 * (index + 1));
    indexes.writeUInt16LE(versions.indexOf(version) + 2, 2 * (index + 1));
  });
  const needs = requirementTable(requirements, names.offset);
  return assemble([
    { type: 0, link: 0, info: 0, bytes: Buffer.alloc(0) },
    { type: 11, link: 2, info: 0, bytes: symbols },
    { type: 3, link: 0, info: 0, bytes: names.bytes },
    { type: 0x6fffffff, link: 1, info: 0, bytes: indexes },
    { type: 0x6ffffffe, link: 2, info: requirements.length, bytes: needs },
  ]);
}

function nameTable(words: string[]): { bytes: Buffer; offset: (word: string) => number } {
  const bytes = Buffer.from(`\0${words.join("\0")}\0`, "latin1");
  return { bytes, offset: (word) => bytes.indexOf(`\0${word}\0`) + 1 };
}

function requirementTable(requirements: FakeElf["requirements"], offset: (word: string) => number): Buffer {
  let index = 2;
  const libraries = requirements.map(([library, versions], position) => {
    const bytes = Buffer.alloc(16 * (versions.length + 1));
    bytes.writeUInt16LE(1, 0);
    bytes.writeUInt16LE(versions.length, 2);
    bytes.writeUInt32LE(offset(library), 4);
    bytes.writeUInt32LE(16, 8);
    bytes.writeUInt32LE(position === requirements.length - 1 ? 0 : bytes.length, 12);
    versions.forEach((version, rank) => {
      const at = 16 * (rank + 1);
      bytes.writeUInt16LE(index++, at + 6);
      bytes.writeUInt32LE(offset(version), at + 8);
      bytes.writeUInt32LE(rank === versions.length - 1 ? 0 : 16, at + 12);
    });
    return bytes;
  });
  return Buffer.concat(libraries);
}

function assemble(sections: { type: number; link: number; info: number; bytes: Buffer }[]): Buffer {
  const header = Buffer.alloc(HEADER);
  header.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  header.writeUInt16LE(62, 0x12);
  header.writeUInt16LE(64, 0x3a);
  header.writeUInt16LE(sections.length, 0x3c);
  let at = HEADER;
  const rows = sections.map(({ type, link, info, bytes }) => {
    const row = Buffer.alloc(64);
    row.writeUInt32LE(type, 4);
    row.writeBigUInt64LE(BigInt(at), 24);
    row.writeBigUInt64LE(BigInt(bytes.length), 32);
    row.writeUInt32LE(link, 40);
    row.writeUInt32LE(info, 44);
    at += bytes.length;
    return row;
  });
  header.writeBigUInt64LE(BigInt(at), 0x28);
  return Buffer.concat([header, ...sections.map(({ bytes }) => bytes), ...rows]);
}
