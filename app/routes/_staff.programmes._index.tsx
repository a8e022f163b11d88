import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { requirePermission } from "~/core/auth/guards.server";
import { pageOf } from "~/core/http/pagination.server";
import { NoProgramme, ProgrammeLines } from "~/features/programmes/programme-list";
import { listProgrammes } from "~/features/programmes/programmes.queries.server";
import { ScholarshipTabs } from "~/features/programmes/scholarship-tabs";
import { roleCan } from "~/vocabulary/permissions";

export const meta: MetaFunction = () => [{ title: "Programmes de bourse" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const url = new URL(request.url);
  const isActive = !url.searchParams.has("autres");
  const programmes = await listProgrammes(isActive, pageOf(url));
  return { ...programmes, isActive, canWrite: roleCan(user.role, "settings:write") };
}

export default function Programmes() {
  const { rows, page, hasNext, total, isActive, canWrite } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={isActive ? "Programmes de bourse" : "Programmes non proposés"}
        meta="Ce qui est versé, ce qui est demandé en retour, et la délibération qui le dit."
        actions={
          canWrite && (
            <LinkButton to="/programmes/new" variant="primary">
              Ouvrir un programme
            </LinkButton>
          )
        }
      />
      <ScholarshipTabs current="/programmes" />
      <PagedList
        rows={rows}
        page={page}
        hasNext={hasNext}
        total={total}
        one="programme"
        many="programmes"
        empty={<NoProgramme isActive={isActive} canWrite={canWrite} />}
      >
        <ProgrammeLines rows={rows} />
      </PagedList>
      <p className="mt-4">
        <Link to={isActive ? "?autres=1" : "/programmes"}>
          {isActive ? "Les programmes non proposés" : "Les programmes proposés"}
        </Link>
      </p>
    </>
  );
}
