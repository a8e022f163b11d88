import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { requirePermission } from "~/core/auth/guards.server";
import { pageOf } from "~/core/http/pagination.server";
import { PledgeTabs } from "~/features/pledges/plan-list";
import { NoProject, ProjectTable } from "~/features/pledges/project-list";
import { listProjects } from "~/features/pledges/projects.queries.server";
import { roleCan } from "~/vocabulary/permissions";

export const meta: MetaFunction = () => [{ title: "Projets d’accueil" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "reports:read");
  const url = new URL(request.url);
  const isArchived = url.searchParams.has("archives");
  const projects = await listProjects(isArchived, pageOf(url));
  return { ...projects, isArchived, canWrite: roleCan(user.role, "partners:write") };
}

export default function Projects() {
  const { rows, page, hasNext, total, isArchived, canWrite } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={isArchived ? "Projets archivés" : "Projets d’accueil"}
        meta="Les places à venir, qui les porte et qui les finance."
        actions={
          canWrite && (
            <LinkButton to="/pledges/projects/new" variant="primary">
              Ouvrir un projet
            </LinkButton>
          )
        }
      />
      <PledgeTabs isCurrent="projects" />
      <PagedList
        rows={rows}
        page={page}
        hasNext={hasNext}
        total={total}
        one="projet"
        many="projets"
        empty={<NoProject isArchived={isArchived} canWrite={canWrite} />}
      >
        <ProjectTable rows={rows} />
      </PagedList>
      <p className="mt-4">
        <Link to={isArchived ? "/pledges/projects" : "?archives=1"}>
          {isArchived ? "Les projets en cours" : "Les projets archivés"}
        </Link>
      </p>
    </>
  );
}
