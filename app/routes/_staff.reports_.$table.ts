import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requirePermission } from "~/core/auth/guards.server";
import { csvStream } from "~/core/sheets/write-table.server";
import { sheetOf } from "~/features/reports/report-tables";
import { findReportTable, precisionFor } from "~/features/reports/reports.queries.server";
import { isReportTable, REPORT_FILES } from "~/vocabulary/reports";

/** One table of the figures, masked as on screen, for a spreadsheet. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { role } = await requirePermission(request, "reports:read");
  const found = isReportTable(params.table)
    ? await findReportTable(new URL(request.url).searchParams, params.table, precisionFor(role))
    : null;
  if (!found) throw notFound();
  const { period, table } = found;
  const name = `${REPORT_FILES[table.key]}-${period.fromOn}-${period.toOn}.csv`;
  return new Response(csvStream(sheetOf(table)), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
