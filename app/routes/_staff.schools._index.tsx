import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { requirePermission } from "~/core/auth/guards.server";
import { pageOf } from "~/core/http/pagination.server";
import { NoSchool, SchoolFilterForm, SchoolTable } from "~/features/schools/school-list";
import { getSchoolsPage } from "~/features/schools/school-pages.queries.server";
import { schoolFiltersOf } from "~/features/schools/schools.queries.server";
import { roleCan } from "~/vocabulary/permissions";

export const meta: MetaFunction = () => [{ title: "Établissements scolaires" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { role } = await requirePermission(request, "partners:read");
  const url = new URL(request.url);
  const list = await getSchoolsPage(schoolFiltersOf(url), pageOf(url));
  return { ...list, canImport: roleCan(role, "settings:write") };
}

export default function Schools() {
  const { rows, page, hasNext, total, territories, canImport } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <>
      <PageHeader
        title="Établissements scolaires"
        meta="Les écoles, collèges et lycées du territoire, d’après l’annuaire de l’éducation."
      />
      <SchoolFilterForm territories={territories} />
      <PagedList
        rows={rows}
        page={page}
        hasNext={hasNext}
        total={total}
        one="établissement"
        many="établissements"
        empty={<NoSchool isFiltered={search.size > 0} canImport={canImport} />}
      >
        <SchoolTable rows={rows} />
      </PagedList>
    </>
  );
}
