import { DOCUMENT_MEDIA_TYPES, type DocumentType } from "~/vocabulary/documents";

const EXTENSIONS: Readonly<Record<string, DocumentType | undefined>> = {
  pdf: "pdf",
  jpg: "jpeg",
  jpeg: "jpeg",
  png: "png",
  webp: "webp",
  docx: "docx",
  xlsx: "xlsx",
  odt: "odt",
};

/** The first bytes of the types that have their own. */
const SIGNATURES: readonly [type: DocumentType, bytes: readonly number[]][] = [
  ["pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["jpeg", [0xff, 0xd8, 0xff]],
  ["png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/** PKWARE's application note, 4.3: local header, central directory, its end. */
const ZIP_START = 0x04034b50;
const ZIP_ENTRY = 0x02014b50;
const ZIP_END = 0x06054b50;
const ZIP_END_BYTES = 22;
const MOST_ZIP_COMMENT = 65_535;
const MOST_ZIP_ENTRIES = 5000;

/**
 * What a file is, read from its content and not from what it says of itself; null when it is none of the types we
 * keep, or when its name says another. Office files with macros are none.
 */
export function documentTypeOf(name: string, bytes: Uint8Array): DocumentType | null {
  const type = contentType(bytes);
  const said = EXTENSIONS[name.toLowerCase().split(".").at(-1) ?? ""];
  return type !== null && type === said ? type : null;
}

/** How a document of this type is announced to a browser. */
export function mediaTypeOf(type: DocumentType): string {
  return DOCUMENT_MEDIA_TYPES[type];
}

/** Whether a browser shows it as a picture. */
export function isPicture(type: DocumentType): boolean {
  return ["jpeg", "png", "webp"].includes(type);
}

function contentType(bytes: Uint8Array): DocumentType | null {
  const [found] = SIGNATURES.find(([, start]) => start.every((byte, place) => bytes[place] === byte)) ?? [];
  if (found) return found;
  if (asciiAt(bytes, 0, 4) === "RIFF" && asciiAt(bytes, 8, 4) === "WEBP") return "webp";
  return officeType(bytes);
}

function officeType(bytes: Uint8Array): DocumentType | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < ZIP_END_BYTES || view.getUint32(0, true) !== ZIP_START) return null;
  // OpenDocument, part 3, 2.2: its type is the first entry, not compressed.
  if (asciiAt(bytes, 30, 47) === `mimetype${DOCUMENT_MEDIA_TYPES.odt}`) return "odt";
  const names = entryNames(bytes, view);
  if (!names.includes("[Content_Types].xml") || names.some((name) => /vbaProject/i.test(name))) return null;
  if (names.includes("word/document.xml")) return "docx";
  return names.includes("xl/workbook.xml") ? "xlsx" : null;
}

/** The names in the central directory of an archive; none when it does not hold together. */
function entryNames(bytes: Uint8Array, view: DataView): string[] {
  const end = endOf(view);
  if (end === null) return [];
  const names: string[] = [];
  let at = view.getUint32(end + 16, true);
  while (names.length < MOST_ZIP_ENTRIES && at + 46 <= end && view.getUint32(at, true) === ZIP_ENTRY) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    names.push(asciiAt(bytes, at + 46, name ?? 0));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return names;
}

function endOf(view: DataView): number | null {
  const last = view.byteLength - ZIP_END_BYTES;
  const first = Math.max(0, last - MOST_ZIP_COMMENT);
  for (let at = last; at >= first; at -= 1) if (view.getUint32(at, true) === ZIP_END) return at;
  return null;
}

function asciiAt(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + Math.min(length, 300)));
}
