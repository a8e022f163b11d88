import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHeader } from "~/components/ui/page-header";
import { PagedList } from "~/components/ui/pagination";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { submitForm } from "~/core/http/form.server";
import { pageOf } from "~/core/http/pagination.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { carryOutDutyAct } from "~/features/care-supply/care-duties.commands.server";
import { dutyActSchema } from "~/features/care-supply/care-supply.schema.server";
import { EpciChoice } from "~/features/care-supply/childminders-table";
import { getDutiesPage } from "~/features/care-supply/duties-page.queries.server";
import { DutyForm, DutyHistory, DutyTable } from "~/features/care-supply/duties-table";
import { SupplyTabs } from "~/features/care-supply/supply-tabs";
import { roleCan } from "~/vocabulary/permissions";

const HERE = "/childcare/supply/duties";

export const meta: MetaFunction = () => [{ title: "Compétences petite enfance" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "partners:read");
  const url = new URL(request.url);
  const page = await getDutiesPage(url, pageOf(url));
  return { ...page, today: toDay(now()), canWrite: roleCan(user.role, "partners:write") };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  return submitForm(request, dutyActSchema, async (act) => {
    const { epciCode, ...toast } = await carryOutDutyAct(user, act);
    return redirectWithToast(request, epciCode ? `${HERE}?epci=${epciCode}` : HERE, toast);
  });
}

export default function Duties() {
  const { rows, page, hasNext, total, territories, epci, epciName, options, history, today, canWrite } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Compétences petite enfance"
        meta="Les quatre compétences du service public de la petite enfance : la commune, sauf acte qui les confie à l’intercommunalité."
      />
      <SupplyTabs current={HERE} />
      <EpciChoice territories={territories} epci={epci} />
      {history && <DutyHistory history={history} />}
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
        <DutyTable rows={rows} />
      </PagedList>
      {canWrite && rows.length > 0 && (
        <Section title="Noter un acte">
          <DutyForm
            epci={epci}
            epciName={epciName}
            communes={options}
            today={today}
            lastResult={lastResult}
          />
        </Section>
      )}
    </>
  );
}
