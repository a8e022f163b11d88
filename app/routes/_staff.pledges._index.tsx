import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { requirePermission } from "~/core/auth/guards.server";
import { pageOf } from "~/core/http/pagination.server";
import { NoPlan, PlanLines, PledgeTabs } from "~/features/pledges/plan-list";
import { listPlans } from "~/features/pledges/plans.queries.server";
import { roleCan } from "~/vocabulary/permissions";

export const meta: MetaFunction = () => [{ title: "Engagements" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "reports:read");
  const url = new URL(request.url);
  const isArchived = url.searchParams.has("archives");
  const plans = await listPlans(isArchived, pageOf(url));
  return { ...plans, isArchived, canWrite: roleCan(user.role, "partners:write") };
}

export default function Pledges() {
  const { rows, page, hasNext, total, isArchived, canWrite } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={isArchived ? "Plans archivés" : "Engagements"}
        meta="Ce à quoi les collectivités se sont engagées, et ce qui avance."
        actions={
          canWrite && (
            <LinkButton to="/pledges/new" variant="primary">
              Ouvrir un plan
            </LinkButton>
          )
        }
      />
      <PledgeTabs isCurrent="plans" />
      <PagedList
        rows={rows}
        page={page}
        hasNext={hasNext}
        total={total}
        one="plan"
        many="plans"
        empty={<NoPlan isArchived={isArchived} canWrite={canWrite} />}
      >
        <PlanLines rows={rows} />
      </PagedList>
      <p className="mt-4">
        <Link to={isArchived ? "/pledges" : "?archives=1"}>
          {isArchived ? "Les plans en cours" : "Les plans archivés"}
        </Link>
      </p>
    </>
  );
}
