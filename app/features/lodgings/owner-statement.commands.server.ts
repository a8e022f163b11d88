import { Lodging } from "#models/lodging";
import type { User } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { workbookOf } from "~/core/sheets/write-table.server";
import { getOwnerStatement, statementRows } from "./owner-statement.queries.server";

/** Gives the statement of a semester as a workbook, after writing in the journal who took it; 403 as its page. */
export async function takeStatement(
  user: User,
  lodgingId: string,
  semester: string | null,
): Promise<Response> {
  const statement = await getOwnerStatement(user, lodgingId, semester);
  const workbook = await workbookOf(statementRows(statement));
  await commit(user, Lodging, lodgingId, {
    effects: [audit("list.exported", ["owner-statement", "xlsx"])],
    isDerived: true,
  });
  return new Response(new Blob([workbook]), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="releve-${statement.period.id}.xlsx"`,
      "Cache-Control": "private, no-store",
    },
  });
}
