import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { requirePermission } from "~/core/auth/guards.server";
import { pageOf } from "~/core/http/pagination.server";
import { ScholarshipTabs } from "~/features/programmes/scholarship-tabs";
import {
  NoScholarship,
  ScholarshipFilterBar,
  ScholarshipLines,
} from "~/features/scholarships/scholarship-list";
import { getScholarshipsPage } from "~/features/scholarships/scholarship-list.queries.server";
import { roleCan } from "~/vocabulary/permissions";

export const meta: MetaFunction = () => [{ title: "Bourses" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const url = new URL(request.url);
  const list = await getScholarshipsPage(user, url, pageOf(url));
  return { ...list, canWrite: roleCan(user.role, "households:write") };
}

export default function Scholarships() {
  const { rows, page, hasNext, total, programmes, isOver, isFiltered, canWrite } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={isOver ? "Bourses terminées" : "Bourses"}
        meta="De la demande au dernier jour d’engagement."
        actions={
          <>
            <LinkButton to="/board/bourses">Tableau</LinkButton>
            {canWrite && (
              <LinkButton to="/scholarships/new" variant="primary">
                Ouvrir une bourse
              </LinkButton>
            )}
          </>
        }
      />
      <ScholarshipTabs current="/scholarships" />
      <ScholarshipFilterBar programmes={programmes} />
      <PagedList
        rows={rows}
        page={page}
        hasNext={hasNext}
        total={total}
        one="bourse"
        many="bourses"
        empty={<NoScholarship isFiltered={isFiltered} isOver={isOver} />}
      >
        <ScholarshipLines rows={rows} />
      </PagedList>
      <p className="mt-4">
        <Link to={isOver ? "/scholarships" : "?closes=1"}>
          {isOver ? "Les bourses en cours" : "Les bourses terminées ou sans suite"}
        </Link>
      </p>
    </>
  );
}
