import { Account } from "#models/account";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { csvStream, workbookOf } from "~/core/sheets/write-table.server";
import {
  EXPORTED_LISTS,
  type ExportedList,
  type ExportFormat,
  MOST_WORKBOOK_ROWS,
} from "~/vocabulary/exports";
import { exportedRows } from "./exported-rows.queries.server";

interface Asked {
  list: ExportedList;
  format: ExportFormat;
  /** What the file is for, in the colleague's words. */
  purpose: string;
}

/**
 * Sends a list as a file, after writing in the journal who took it and what for. Refuses a workbook of more than
 * 10,000 rows: such a list leaves as CSV.
 */
export async function exportList(user: User, { list, format, purpose }: Asked, url: URL): Promise<Response> {
  const rows = exportedRows(user, list, url);
  const body = format === "csv" ? csvStream(rows) : new Blob([await workbookOf(await someRows(rows))]);
  await commit(user, Account, user.id, {
    effects: [audit("list.exported", [list, format, purpose])],
    isDerived: true,
  });
  const name = `${EXPORTED_LISTS[list].fr.toLowerCase()}-${toDay(now())}.${format}`;
  return new Response(body, {
    headers: {
      "Content-Type": TYPES[format],
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

async function someRows(rows: AsyncGenerator<string[]>): Promise<string[][]> {
  const kept: string[][] = [];
  for await (const row of rows) {
    if (kept.length > MOST_WORKBOOK_ROWS)
      throw new UserFacingError("Cette liste est trop longue pour Excel : filtrez-la, ou choisissez le CSV.");
    kept.push(row);
  }
  return kept;
}
