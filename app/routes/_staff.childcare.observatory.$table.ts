import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requirePermission } from "~/core/auth/guards.server";
import { csvStream, workbookOf } from "~/core/sheets/write-table.server";
import { findObservatorySheet } from "~/features/observatory/observatory-page.queries.server";
import { isObservatoryTable } from "~/features/observatory/observatory-table";

/** One table of the observatory, masked as on screen, for a spreadsheet. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { role } = await requirePermission(request, "reports:read");
  const { searchParams } = new URL(request.url);
  const sheet = isObservatoryTable(params.table)
    ? await findObservatorySheet(searchParams, params.table, role)
    : null;
  if (!sheet) throw notFound();
  const isWorkbook = searchParams.get("format") === "xlsx";
  const body = isWorkbook ? new Blob([await workbookOf(sheet.rows)]) : csvStream(sheet.rows);
  return new Response(body, {
    headers: {
      "Content-Type": isWorkbook
        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        : "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${sheet.name}.${isWorkbook ? "xlsx" : "csv"}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
