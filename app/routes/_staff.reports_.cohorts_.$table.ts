import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requirePermission } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { csvStream } from "~/core/sheets/write-table.server";
import { cohortSheet } from "~/features/reports/cohort-tables";
import { getCohortTable } from "~/features/reports/cohorts.queries.server";
import { COHORT_FILES, isCohortTable } from "~/vocabulary/cohorts";

/** One table of cohorts, masked as on screen, for a spreadsheet. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  await requirePermission(request, "reports:read");
  if (!isCohortTable(params.table)) throw notFound();
  const name = `${COHORT_FILES[params.table]}-${toDay(now())}.csv`;
  return new Response(csvStream(cohortSheet(await getCohortTable(params.table))), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
