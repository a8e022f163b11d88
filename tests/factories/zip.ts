export type ZipEntry = readonly [name: string, content: string];

/** An archive whose entries are stored as they are; checksums are left at zero, nobody reads them here. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, content] of entries) {
    const local = Buffer.concat([header(0x04034b50, 30, name, content, 18), Buffer.from(name + content)]);
    const entry = header(0x02014b50, 46, name, content, 20);
    entry.writeUInt32LE(at, 42);
    locals.push(local);
    central.push(Buffer.concat([entry, Buffer.from(name)]));
    at += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

function header(signature: number, length: number, name: string, content: string, sizes: number): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(signature, 0);
  bytes.writeUInt32LE(content.length, sizes);
  bytes.writeUInt32LE(content.length, sizes + 4);
  bytes.writeUInt16LE(name.length, sizes + 8);
  return bytes;
}
