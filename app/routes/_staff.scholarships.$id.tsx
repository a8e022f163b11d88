import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/core/auth/guards.server";
import { ScholarshipHeader, ScholarshipPageTabs } from "~/features/scholarships/scholarship-header";
import { getScholarshipHeader } from "~/features/scholarships/scholarship-page.queries.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Bourse de ${data.name}` : "Bourse" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  return getScholarshipHeader(user, params.id ?? "");
}

export default function ScholarshipLayout() {
  const view = useLoaderData<typeof loader>();
  return (
    <>
      <ScholarshipHeader view={view} />
      <ScholarshipPageTabs view={view} />
      <Outlet />
    </>
  );
}
