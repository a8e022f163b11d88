import { inflateSync } from "node:zlib";

export interface ReadPdf {
  /** What a reader copies from it, on one line. */
  text: string;
  pages: number;
  /** The fonts it names, without the mark of their subset, and those whose letters are in the file. */
  fonts: string[];
  embedded: string[];
}

/** Opens a PDF written by our library: flat objects, deflated streams, letters told by a ToUnicode table. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const raw = Buffer.from(bytes).toString("latin1");
  const objects = new Map(
    [...raw.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)].map(([, id = "", body = ""]) => [id, body]),
  );
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body));
  const text = pages.map((page) => textOf(page, objects)).join(" ");
  const fonts = [...raw.matchAll(/\/BaseFont \/(?:[A-Z]{6}\+)?([\w-]+)/g)].flatMap(([, name]) => name ?? []);
  const inside = [...objects.values()].filter((body) => /\/FontFile[23]? \d+ 0 R/.test(body));
  const embedded = inside.flatMap((body) => /\/FontName \/(?:[A-Z]{6}\+)?([\w-]+)/.exec(body)?.[1] ?? []);
  const named = (names: string[]) => [...new Set(names)].sort();
  return {
    text: text.replace(/\s+/g, " ").trim(),
    pages: pages.length,
    fonts: named(fonts),
    embedded: named(embedded),
  };
}

/** A font is taken, letters are shown, the pen moves: to the right it stays on the line. */
const DRAWN = /\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ|1 0 0 1 [\d.-]+ ([\d.-]+) cm/g;

type Objects = ReadonlyMap<string, string>;

/** The letters a page draws, in their order; a new line of text is a space. */
function textOf(page: string, objects: Objects): string {
  const tables = tablesOf(page, objects);
  const content = streamOf(objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? "") ?? "");
  let table: Table = new Map();
  let text = "";
  for (const [, font, shown, down] of content.matchAll(DRAWN)) {
    if (font) table = tables.get(font) ?? new Map();
    else if (shown) text += lettersOf(shown, table);
    else if (Number(down) !== 0) text += " ";
  }
  return text;
}

/** From the number of a letter, four hexadecimal digits, to what it stands for. */
type Table = ReadonlyMap<string, string>;

function tablesOf(page: string, objects: Objects): Map<string, Table> {
  const resources = objects.get(/\/Resources (\d+) 0 R/.exec(page)?.[1] ?? "") ?? page;
  const named = [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)];
  return new Map(
    named.map(([, name = "", id = ""]) => {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? "")?.[1] ?? "";
      return [name, unicodeOf(streamOf(objects.get(table) ?? ""))];
    }),
  );
}

/** Reads « <0000> <001f> [<0041> <0042>] »: letters whose numbers follow each other. */
function unicodeOf(table: string): Table {
  const letters = new Map<string, string>();
  for (const [, from = "", , list = ""] of table.matchAll(/<(\w{4})> <(\w{4})> \[([^\]]*)\]/g))
    [...list.matchAll(/<(\w+)>/g)].forEach(([, code = ""], place) => {
      const number = Number.parseInt(from, 16) + place;
      letters.set(
        number.toString(16).padStart(4, "0"),
        Buffer.from(code, "hex").swap16().toString("utf16le"),
      );
    });
  return letters;
}

function lettersOf(shown: string, table: Table): string {
  const codes = [...shown.matchAll(/<(\w+)>/g)].flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? []);
  return codes.map((code) => table.get(code.toLowerCase()) ?? "\uFFFD").join("");
}

/** Its bytes are counted: the last of them may look like the end of a line. */
function streamOf(body: string): string {
  const start = /stream\r?\n/.exec(body);
  const length = Number(/\/Length (\d+)/.exec(body)?.[1]);
  if (!start || Number.isNaN(length)) return "";
  const from = start.index + start[0].length;
  const bytes = Buffer.from(body.slice(from, from + length), "latin1");
  return (body.includes("/FlateDecode") ? inflateSync(bytes) : bytes).toString("latin1");
}
