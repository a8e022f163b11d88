import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requirePermission } from "~/core/auth/guards.server";

/** Files are listed with their candidates. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "households:read");
  return redirect(`/candidates${new URL(request.url).search}`);
}
