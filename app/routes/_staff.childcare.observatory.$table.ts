import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requirePermission } from "~/core/auth/guards.server";
import { csvStream, workbookOf } from "~/core/sheets/write-table.server";
import { findObservatorySheet } from "~/features/observatory/observatory-page.queries.server";
import { isObservatoryTable, SHARED_SERVICES } from "~/features/observatory/observatory-table";
import { sharedServicesSheet } from "~/features/observatory/shared-services.queries.server";
import type { Role } from "~/vocabulary/roles";

/** One table of the observatory, masked as on screen, for a spreadsheet. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { role } = await requirePermission(request, "reports:read");
  const { searchParams } = new URL(request.url);
  const sheet = await sheetOf(params.table, searchParams, role);
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

async function sheetOf(table: string | undefined, params: URLSearchParams, role: Role) {
  if (table === SHARED_SERVICES) return sharedServicesSheet();
  return isObservatoryTable(table) ? findObservatorySheet(params, table, role) : null;
}
