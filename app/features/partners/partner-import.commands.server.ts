import { Partner } from "#models/partner";
import type { User } from "~/core/auth/actor";
import { UserFacingError } from "~/core/errors";
import { derivedId } from "~/core/ids.server";
import { searchTerms } from "~/core/search-words";
import { getSettings } from "~/core/settings.server";
import { readTable } from "~/core/sheets/read-table.server";
import { findCommunes, listEpcis } from "~/features/reference-data/reference-data.queries.server";
import { PARTNER_KINDS } from "~/vocabulary/partners";
import { foldText } from "~/vocabulary/typography";
import { type ReadPartner, type ReadTable, readPartners } from "./import-reading";
import { createPartner, type PartnerInput } from "./partners.commands.server";

const MOST_ROWS = 500;

export interface PreviewRow {
  /** The number of the row in the sheet. */
  number: number;
  name: string;
  kind: string;
  /** What it covers and whom one would write to, in words. */
  detail: string;
  state: "new" | "known" | "wrong";
  /** What is wrong, or what it is already known by. */
  why?: string;
}

export interface ImportPreview {
  rows: PreviewRow[];
  /** The same table as text, so that what is created is what was read. */
  text: string;
}

export interface TableInput {
  file?: File;
  pasted?: string;
}

/** Reads a table of partners without creating anything. Refuses what is not one, and more than 500 rows. */
export async function previewPartners(input: TableInput): Promise<ImportPreview> {
  const table = await tableOf(input);
  const lines = await readLines(table);
  return { rows: lines.map(({ preview }) => preview), text: asText(table) };
}

/**
 * Creates the partners of a table that are neither wrong nor already known, as they were previewed. Sent twice, it creates
 * them once. Returns how many were created.
 */
export async function importPartners(user: User, input: TableInput): Promise<number> {
  const lines = await readLines(await tableOf(input));
  const ready = lines.flatMap(({ preview, input: partner }) =>
    preview.state === "new" && partner ? [partner] : [],
  );
  for (const partner of ready) {
    const place = [partner.communeCode, ...partner.territories].filter(Boolean).join(" ");
    await createPartner(user, partner, derivedId("imported-partner", foldText(partner.name), place));
  }
  return ready.length;
}

interface Line {
  preview: PreviewRow;
  input?: PartnerInput;
}

async function readLines(table: string[][]): Promise<Line[]> {
  const { rows } = readOrRefuse(table);
  const epcis = await territoryCodes();
  const seen = new Map<string, number>();
  const lines: Line[] = [];
  for (const { number, partner } of rows) lines.push(await lineOf(number, partner, { epcis, seen }));
  return lines;
}

function readOrRefuse(table: string[][]): ReadTable {
  const read = readPartners(table);
  if (!read) {
    throw new UserFacingError(
      "Ce tableau n’a pas de ligne d’en-têtes avec au moins « Nom » et « Type ». Ajoutez-la, puis recommencez.",
      { field: "file" },
    );
  }
  if (read.rows.length === 0 || read.rows.length > MOST_ROWS) {
    throw new UserFacingError(
      read.rows.length === 0
        ? "Ce tableau n’a aucune ligne sous ses en-têtes."
        : `Ce tableau dépasse ${MOST_ROWS} lignes : coupez-le en plusieurs.`,
      { field: "file" },
    );
  }
  return read;
}

interface Context {
  /** Codes of the intercommunalités, by folded name and by code. */
  epcis: ReadonlyMap<string, string>;
  /** The keys of the rows read so far, with their number. */
  seen: Map<string, number>;
}

async function lineOf(number: number, partner: ReadPartner, { epcis, seen }: Context): Promise<Line> {
  const { name, contact, note } = partner;
  const communes = await Promise.all(partner.communes.map(communeOf));
  const territories = partner.territories.map((typed) => epcis.get(foldText(typed)) ?? null);
  const problems = [
    ...partner.problems,
    ...unknown("la commune", partner.communes, communes),
    ...unknown("l’intercommunalité", partner.territories, territories),
  ];
  const codes = communes.filter((code) => code !== null);
  const preview = {
    number,
    name,
    kind: partner.kind ? PARTNER_KINDS[partner.kind].fr : "",
    detail: [...partner.communes, ...partner.territories, contact.name, contact.email, contact.phone]
      .filter(Boolean)
      .join(" · "),
  };
  if (problems.length > 0 || !partner.kind) {
    return { preview: { ...preview, state: "wrong", why: problems.join(" ; ") } };
  }
  const input: PartnerInput = {
    name,
    kind: partner.kind,
    territories: territories.filter((code) => code !== null),
    ...(codes[0] ? { communeCode: codes[0] } : {}),
    // Named beside an intercommunalité, communes say where it is; alone, they say what it covers.
    ...(territories.length === 0 && codes.length > 0 ? { communes: codes } : {}),
    ...(note ? { note } : {}),
    contacts: [contact],
  };
  const known = (await knownBy(input)) ?? seenBefore(input, number, seen);
  if (known) return { preview: { ...preview, state: "known", why: known } };
  return { preview: { ...preview, state: "new" }, input };
}

function unknown(what: string, typed: string[], found: (string | null)[]): string[] {
  return typed
    .filter((_, index) => found[index] === null)
    .map((word) => `${what} « ${word} » n’est pas connue`);
}

/** Why a partner is already in the directory: the same name in the same commune, or the same address. */
async function knownBy({ name, communeCode, contacts }: PartnerInput): Promise<string | null> {
  const [email] = contacts.flatMap((contact) => contact.email ?? []);
  const named = await Partner.find({ searchWords: { $all: searchTerms(name) } }, { name: 1, communeCode: 1 })
    .limit(50)
    .lean();
  const isSameName = named.some(
    (one) =>
      foldText(one.name) === foldText(name) &&
      (!one.communeCode || !communeCode || one.communeCode === communeCode),
  );
  if (isSameName) return "déjà dans l’annuaire : même nom, même commune";
  if (!email) return null;
  const reached = await Partner.findOne({ "contacts.email": email }, { name: 1 }).lean();
  return reached ? `déjà dans l’annuaire : même adresse que ${reached.name}` : null;
}

function seenBefore(
  { name, communeCode = "", contacts }: PartnerInput,
  number: number,
  seen: Map<string, number>,
): string | null {
  const keys = [`${foldText(name)} ${communeCode}`, ...contacts.flatMap(({ email }) => email ?? [])];
  const before = keys.map((key) => seen.get(key)).find((line) => line !== undefined);
  for (const key of keys) if (!seen.has(key)) seen.set(key, number);
  return before === undefined ? null : `le même que la ligne ${before}`;
}

async function communeOf(typed: string): Promise<string | null> {
  const found = await findCommunes(typed, 20);
  const folded = foldText(typed);
  const exact = found.filter(
    ({ code, name, knownAs, postalCodes }) =>
      foldText(name) === folded ||
      foldText(knownAs ?? "") === folded ||
      [code, ...postalCodes].includes(typed),
  );
  return exact[0]?.code ?? null;
}

/** By the name people use, by the official one, by number. */
async function territoryCodes(): Promise<Map<string, string>> {
  const { territories, brand } = await getSettings();
  const epcis = await listEpcis(brand.departements);
  return new Map([
    ...epcis.flatMap(({ _id, name, shortName }) =>
      [_id, name, shortName].map((word) => [foldText(word), _id] as const),
    ),
    ...territories.list.flatMap(({ code, label }) =>
      [code, label].map((word) => [foldText(word), code] as const),
    ),
  ]);
}

async function tableOf({ file, pasted = "" }: TableInput): Promise<string[][]> {
  return readTable(file?.size ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(pasted));
}

/** Cells between tabs: what a sheet pastes, and what is read again when it is created. */
function asText(table: string[][]): string {
  return table.map((row) => row.map((cell) => cell.replace(/[\t\n\r"]+/g, " ")).join("\t")).join("\n");
}
