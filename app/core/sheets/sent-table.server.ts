import { z } from "zod";
import { valuesOf, type Words } from "~/vocabulary/words";
import { UserFacingError } from "../errors";
import { pastDayField } from "../http/fields.server";
import { chosenColumns, headedRows, type ReadColumn } from "./columns";
import { readTable } from "./read-table.server";

const MOST_BYTES = 10 * 1024 * 1024;
export const MOST_COLUMNS = 100;

/** How a list is sent: a file, or cells pasted from a sheet. */
export const sentTableFields = {
  intent: z.enum(["read", "write"], { error: "Ce bouton n’est plus valable. Rechargez la page." }),
  file: z
    .instanceof(File)
    .refine(({ size }) => size <= MOST_BYTES, "Ce fichier dépasse 10 Mo. Coupez-le en plusieurs.")
    .optional(),
  pasted: z.string().max(3_000_000, "C’est trop long à coller : envoyez plutôt le fichier.").optional(),
};

/** A list of what is known on a day, with whose it is and how its columns are read. */
export const sentListFields = <Column extends string>(words: Words<Column>) => ({
  ...sentTableFields,
  listName: z.string().trim().max(80, "80 caractères au plus.").optional(),
  dataOn: pastDayField,
  columns: z
    .array(z.enum(valuesOf(words), { error: "Choisissez dans la liste." }).optional())
    .max(MOST_COLUMNS)
    .optional(),
});

export interface SentTable {
  file?: File;
  pasted?: string;
}

/** What is said, beside the file, when nothing was sent. */
export const NOTHING_SENT = {
  message: "Choisissez un fichier, ou collez les cellules d’un tableau.",
  path: ["file"],
};

/** Whether there is something to read. */
export function isSent({ file, pasted }: SentTable): boolean {
  return (file?.size ?? 0) > 0 || Boolean(pasted?.trim());
}

/** The cells of what was sent. Refuses what is not a table, and more rows than this. */
export async function readSentTable({ file, pasted = "" }: SentTable, mostRows: number): Promise<string[][]> {
  const bytes = file?.size ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(pasted);
  return readListTable(bytes, mostRows);
}

/** The cells of what was sent, and how its columns are read when the page says it. Refuses as `readSentTable` does. */
export async function readSentList<Column extends string>(
  { columns, ...sent }: SentTable & { columns?: (Column | undefined)[] },
  mostRows: number,
): Promise<{ table: string[][]; columns?: ReadColumn<Column>[] }> {
  const table = await readSentTable(sent, mostRows);
  // A file just chosen has its own columns: those of the page were of the one before.
  const read = sent.file?.size ? undefined : chosenColumns(headedRows(table).headers, columns);
  return { table, ...(read ? { columns: read } : {}) };
}

/** The cells of a list. Refuses what is not a table, one without a row under its headers, and more rows than this. */
export async function readListTable(bytes: Uint8Array, mostRows: number): Promise<string[][]> {
  const table = await readTable(bytes);
  const { rows } = headedRows(table);
  if (rows.length > 0 && rows.length <= mostRows) return table;
  const why =
    rows.length === 0
      ? "Ce tableau n’a aucune ligne sous ses en-têtes."
      : `Ce tableau dépasse ${mostRows} lignes : coupez-le en plusieurs.`;
  throw new UserFacingError(why, { field: "file" });
}
