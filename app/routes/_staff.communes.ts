import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/core/auth/guards.server";
import { findCommuneOptions } from "~/features/reference-data/commune-options.queries.server";

/** What a field that asks for a commune offers while one types. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "households:read");
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  return { communes: await findCommuneOptions(typed) };
}
