import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { PagedList } from "~/components/ui/pagination";
import { Select } from "~/components/ui/select";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { pageOf } from "~/core/http/pagination.server";
import { ConsentTable } from "~/features/privacy/consent-table";
import { consentSearchOf, listConsents } from "~/features/privacy/consents-page.queries.server";
import { CONSENT_PURPOSES } from "~/vocabulary/consents";
import { valuesOf } from "~/vocabulary/words";

export const meta: MetaFunction = () => [{ title: "Accords, confidentialité" }];

const STATES = [
  { value: "valid", label: "En vigueur" },
  { value: "withdrawn", label: "Retirés" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "privacy:read");
  const url = new URL(request.url);
  const search = consentSearchOf(url.searchParams);
  return { search, now: now(), ...(await listConsents(search, pageOf(url))) };
}

export default function Consents() {
  const { search, now, ...list } = useLoaderData<typeof loader>();
  return (
    <>
      <Form method="get" role="search" className="mt-4 mb-4 flex flex-wrap items-end gap-3">
        <Select
          label="Pour"
          name="purpose"
          options={valuesOf(CONSENT_PURPOSES).map((value) => ({ value, label: CONSENT_PURPOSES[value].fr }))}
          placeholder="Tous les buts"
          defaultValue={search.purpose ?? ""}
        />
        <Select
          label="État"
          name="state"
          options={STATES}
          placeholder="Tous"
          defaultValue={search.state ?? ""}
        />
        <Button>Filtrer</Button>
      </Form>
      <PagedList
        {...list}
        one="accord"
        many="accords"
        empty={
          <EmptyState
            title="Aucun accord"
            why="Un accord est noté quand une personne coche la case du formulaire, ou le donne à un·e référent·e. Élargissez les filtres."
          />
        }
      >
        <ConsentTable consents={list.rows} now={now} />
      </PagedList>
    </>
  );
}
