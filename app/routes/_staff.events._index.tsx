import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { requirePermission } from "~/core/auth/guards.server";
import { pageOf } from "~/core/http/pagination.server";
import { EventFilters, EventLines, NoEvent } from "~/features/events/event-list";
import { listEvents } from "~/features/events/events.queries.server";
import { eventsAsked } from "~/features/events/events-asked";
import { roleCan } from "~/vocabulary/permissions";

export const meta: MetaFunction = () => [{ title: "Rencontres" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { role } = await requirePermission(request, "households:read");
  const url = new URL(request.url);
  const asked = eventsAsked(url);
  const events = await listEvents(asked, pageOf(url));
  const isFiltered = Boolean(asked.kind || asked.period);
  return { events, isFiltered, isArchived: asked.isArchived, canWrite: roleCan(role, "candidates:write") };
}

export default function Events() {
  const { events, isFiltered, isArchived, canWrite } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={isArchived ? "Rencontres archivées" : "Rencontres"}
        meta="Soirées d’accueil, stands de congrès, journées de faculté, sorties : qui y est venu, et ce qu’elles ont apporté."
        actions={
          canWrite && (
            <LinkButton to="/events/new" variant="primary">
              Ajouter une rencontre
            </LinkButton>
          )
        }
      />
      <EventFilters isArchived={isArchived} />
      <PagedList
        {...events}
        one="rencontre"
        many="rencontres"
        empty={<NoEvent {...{ isFiltered, isArchived, canWrite }} />}
      >
        <EventLines rows={events.rows} />
      </PagedList>
      <p className="mt-4">
        <Link to={isArchived ? "/events" : "/events?archives=1"}>
          {isArchived ? "Les rencontres non archivées" : "Les rencontres archivées"}
        </Link>
      </p>
    </>
  );
}
