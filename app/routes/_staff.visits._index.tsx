import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { TabLinks } from "~/components/ui/tab-links";
import { requirePermission } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { pageOf } from "~/core/http/pagination.server";
import { VisitDayList } from "~/features/visit-days/visit-day-list";
import { listAllVisitDays } from "~/features/visit-days/visit-days.queries.server";

export const meta: MetaFunction = () => [{ title: "Journées de visite" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  const url = new URL(request.url);
  const isPast = url.searchParams.get("vue") === "past";
  const days = await listAllVisitDays(user, { isPast, page: pageOf(url) });
  return { ...days, isPast, today: toDay(now()) };
}

export default function VisitDays() {
  const { rows, isPast, today, ...page } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Journées de visite" meta="Deux itinéraires le même jour : le médecin, sa famille." />
      <TabLinks
        label="Journées de visite"
        tabs={[
          { to: "/visits", label: "À venir", isCurrent: !isPast },
          { to: "/visits?vue=past", label: "Passées", isCurrent: isPast },
        ]}
      />
      <PagedList
        {...page}
        rows={rows}
        one="journée"
        many="journées"
        empty={
          <EmptyState
            title={isPast ? "Aucune journée passée." : "Aucune journée à venir."}
            why="Une journée de visite se prépare depuis un dossier : ouvrez-le, puis « Découvrir le territoire »."
            act={<LinkButton to="/candidates">Choisir un dossier</LinkButton>}
          />
        }
      >
        <VisitDayList days={rows} today={today} />
      </PagedList>
    </>
  );
}
