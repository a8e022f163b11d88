import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { requirePermission } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { pageOf } from "~/core/http/pagination.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { countSchema } from "~/features/care-supply/care-supply.schema.server";
import { updateChildminders } from "~/features/care-supply/childminders.commands.server";
import { getChildmindersPage } from "~/features/care-supply/childminders-page.queries.server";
import { CountForm, CountSum, CountTable, EpciChoice } from "~/features/care-supply/childminders-table";
import { SupplyTabs } from "~/features/care-supply/supply-tabs";
import { roleCan } from "~/vocabulary/permissions";

const HERE = "/childcare/supply/childminders";

export const meta: MetaFunction = () => [{ title: "Assistantes maternelles" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "partners:read");
  const url = new URL(request.url);
  const page = await getChildmindersPage(url, pageOf(url));
  return { ...page, today: toDay(now()), canWrite: roleCan(user.role, "partners:write") };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  const epci = new URL(request.url).searchParams.get("epci") ?? "";
  return submitForm(
    request,
    countSchema,
    async ({ communeCode, before, toldOn, source, intent: _, ...submitted }) => {
      await updateChildminders(user, communeCode, { before, submitted }, { toldOn, source });
      return redirectWithToast(request, backTo(epci), { message: "Totaux enregistrés." });
    },
  );
}

export default function Childminders() {
  const { rows, page, hasNext, total, totals, territories, epci, edited, today, canWrite } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Assistantes maternelles"
        meta="Des totaux par commune, jamais des personnes : leur nombre, leurs places, celles qui sont libres."
        actions={<LinkButton to="/childcare/supply/totals">Importer des totaux</LinkButton>}
      />
      <SupplyTabs current={HERE} />
      <EpciChoice territories={territories} epci={epci} />
      {edited && canWrite && (
        <CountForm edited={edited} today={today} back={backTo(epci)} lastResult={lastResult} />
      )}
      <CountSum totals={totals} />
      <PagedList
        rows={rows}
        page={page}
        hasNext={hasNext}
        total={total}
        one="commune"
        many="communes"
        empty={
          <EmptyState
            title="Aucune commune connue ici."
            why="Importez d’abord le découpage administratif, dans les référentiels."
            act={<LinkButton to="/settings/reference-data">Ouvrir les référentiels</LinkButton>}
          />
        }
      >
        <CountTable rows={rows} canWrite={canWrite} />
      </PagedList>
    </>
  );
}

function backTo(epci: string): string {
  return epci ? `${HERE}?epci=${encodeURIComponent(epci)}` : HERE;
}
