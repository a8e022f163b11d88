import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/core/auth/guards.server";
import { findHosts } from "~/features/visit-days/visit-page.queries.server";

/** What the field « Qui reçoit » offers while one types. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "households:write");
  return { hosts: await findHosts(new URL(request.url).searchParams.get("q") ?? "") };
}
