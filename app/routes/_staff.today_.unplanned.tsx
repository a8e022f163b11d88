import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { When } from "~/components/ui/when";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { pageOf } from "~/core/http/pagination.server";
import { listUnplanned } from "~/features/today/unplanned.queries.server";

export const meta: MetaFunction = () => [{ title: "Sans suite prévue" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "today:read");
  return { ...(await listUnplanned(user, pageOf(new URL(request.url)))), now: now() };
}

export default function Unplanned() {
  const { now, ...page } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        back={{ to: "/today", label: "Aujourd’hui" }}
        title="Sans suite prévue"
        meta="Les dossiers ouverts dont la prochaine action manque, ou revient à quelqu’un qui n’est plus là."
      />
      <PagedList
        {...page}
        one="dossier"
        many="dossiers"
        empty={
          <EmptyState
            title="Aucun dossier n’est sans suite."
            why="Chaque dossier ouvert a une prochaine action, quelqu’un pour la faire et un jour."
            act={<LinkButton to="/today">Revenir à la journée</LinkButton>}
          />
        }
      >
        <Lines label="Dossiers sans suite prévue">
          {page.rows.map(({ id, title, referent, label, updatedAt }) => (
            <Line
              key={id}
              title={<Link to={`/households/${id}`}>Dossier {title}</Link>}
              detail={[referent ? `suivi par ${referent}` : "sans référent·e", label]
                .filter(Boolean)
                .join(" · ")}
              badge={<When at={updatedAt} now={now} />}
              act={
                <LinkButton to={`/households/${id}`} size="small">
                  Prévoir la suite
                </LinkButton>
              }
            />
          ))}
        </Lines>
      </PagedList>
    </>
  );
}
