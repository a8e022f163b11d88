import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/core/auth/guards.server";
import { searchOccupations } from "~/features/occupations/occupations.queries.server";

/** What a field that asks for a trade suggests while one types. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "households:read");
  const found = await searchOccupations(new URL(request.url).searchParams.get("q") ?? "");
  return {
    occupations: found.map(({ label, romeCode }) => ({ value: romeCode, label, hint: `ROME ${romeCode}` })),
  };
}
