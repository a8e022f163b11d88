import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/core/auth/guards.server";
import { findStructureOptions } from "~/features/structures/structure-options.queries.server";

/** What a field that asks for a structure offers while one types. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "structures:read");
  return { structures: await findStructureOptions(new URL(request.url).searchParams.get("q") ?? "") };
}
