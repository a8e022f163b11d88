import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/core/auth/guards.server";
import { findCommunes } from "~/features/reference-data/reference-data.queries.server";

/** What a field that asks for a commune offers while one types. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "households:read");
  const found = await findCommunes(new URL(request.url).searchParams.get("q") ?? "");
  return {
    communes: found.map(({ code, name, knownAs, postalCodes }) => ({
      value: code,
      label: name,
      hint: [knownAs && `autrefois ou aussi ${knownAs}`, postalCodes.join(", ")].filter(Boolean).join(" · "),
    })),
  };
}
