import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/core/auth/guards.server";
import { search } from "~/features/search/search.queries.server";

/** What the palette offers while one types. */
export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "account:own");
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  return { typed, hits: await search(user, typed) };
}
