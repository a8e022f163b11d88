import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { TabLinks } from "~/components/ui/tab-links";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { pageOf } from "~/core/http/pagination.server";
import { ExportLink } from "~/features/exports/export-link";
import { handOffBadge } from "~/features/hand-offs/hand-off-badge";
import { HAND_OFF_VIEWS, listHandOffs } from "~/features/hand-offs/hand-offs.queries.server";
import { HandOffDates, TypeAnswer } from "~/features/hand-offs/need-hand-offs";

export const meta: MetaFunction = () => [{ title: "Relais" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:read");
  const url = new URL(request.url);
  const asked = url.searchParams.get("vue");
  const view = HAND_OFF_VIEWS.find((known) => known === asked) ?? "awaiting";
  return { view, ...(await listHandOffs(user, view, pageOf(url))), now: now() };
}

export default function HandOffs() {
  const { view, rows, page, hasNext, total, now } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Relais"
        meta="Ce qui a été demandé aux partenaires, et où en est chaque réponse."
        actions={<ExportLink list="hand-offs" />}
      />
      <TabLinks
        label="Relais"
        tabs={[
          { to: "/hand-offs", label: "Réponse attendue", isCurrent: view === "awaiting" },
          { to: "/hand-offs?vue=answered", label: "Répondu", isCurrent: view === "answered" },
          { to: "/hand-offs?vue=all", label: "Tous", isCurrent: view === "all" },
        ]}
      />
      <PagedList
        rows={rows}
        page={page}
        hasNext={hasNext}
        total={total}
        one="relais"
        many="relais"
        empty={
          <EmptyState
            title="Aucun relais ici."
            why="Un relais se passe depuis un besoin du dossier : ouvrez le besoin, précisez-le, choisissez un partenaire."
            act={
              <LinkButton to="/candidates?need=housing">Voir les foyers qui cherchent un logement</LinkButton>
            }
          />
        }
      >
        <Lines label="Relais">
          {rows.map((row) => (
            <Line
              key={row.id}
              title={row.title}
              detail={
                <>
                  <Link to={`/households/${row.householdId}`}>dossier {row.fileTitle}</Link> ·{" "}
                  <Link to={`/partners/${row.partnerId}`}>{row.partnerName}</Link> ·{" "}
                  <HandOffDates handOff={row} now={now} />
                </>
              }
              badge={<Badge {...handOffBadge(row)} />}
              act={<TypeAnswer handOff={row} />}
            />
          ))}
        </Lines>
      </PagedList>
    </>
  );
}
