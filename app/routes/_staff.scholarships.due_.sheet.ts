import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/core/auth/guards.server";
import { takeDueSheet } from "~/features/scholarships/instalment-due.commands.server";

/** What is due in a month, as a workbook for the finance office. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const user = await requirePermission(request, "households:read");
  return takeDueSheet(user, new URL(request.url));
}
