import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { pageOf } from "~/core/http/pagination.server";
import { InternTabs } from "~/features/semesters/intern-tabs";
import {
  EndingSection,
  NoSupervisor,
  SupervisorFilters,
  SupervisorTable,
} from "~/features/training-places/supervisor-list";
import { getSupervisorsPage } from "~/features/training-places/supervisors.queries.server";

export const meta: MetaFunction = () => [{ title: "Maîtres de stage" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "structures:read");
  const url = new URL(request.url);
  return getSupervisorsPage(user, url, pageOf(url));
}

export default function Supervisors() {
  const list = useLoaderData<typeof loader>();
  const { rows, page, hasNext, total, isArchived, canWrite } = list;
  return (
    <>
      <PageHeader
        title={isArchived ? "Maîtres de stage qui n’encadrent plus" : "Maîtres de stage"}
        meta="Leurs accords, leurs indisponibilités et leur fin d’activité disent combien de places sont ouvertes."
        actions={
          canWrite && (
            <LinkButton to="/training-places/supervisors/new" variant="primary">
              Ajouter un·e maître de stage
            </LinkButton>
          )
        }
      />
      <InternTabs current="/training-places/supervisors" />
      <SupervisorFilters />
      <EndingSection list={list} />
      <Section title="Toutes et tous">
        <PagedList
          rows={rows}
          page={page}
          hasNext={hasNext}
          total={total}
          one="maître de stage"
          many="maîtres de stage"
          empty={<NoSupervisor isFiltered={list.isFiltered || isArchived} canWrite={canWrite} />}
        >
          <SupervisorTable rows={rows} />
        </PagedList>
      </Section>
      <p className="mt-4">
        <Link to={isArchived ? "/training-places/supervisors" : "?archives=1"}>
          {isArchived ? "Celles et ceux qui encadrent" : "Celles et ceux qui n’encadrent plus"}
        </Link>
      </p>
    </>
  );
}
