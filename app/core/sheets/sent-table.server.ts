import { z } from "zod";
import { UserFacingError } from "../errors";
import { headedRows } from "./columns";
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
