import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { CohortSection } from "~/features/reports/cohort-section";
import { getCohorts } from "~/features/reports/cohorts.queries.server";
import { ReportTabs } from "~/features/reports/report-tabs";
import { NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Retours d’internes" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "reports:read");
  return getCohorts();
}

export default function Cohorts() {
  const { countedWords, tables } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Chiffres"
        meta={
          countedWords
            ? `Qui est revenu s’installer, et après combien de temps. Compté ${countedWords}.`
            : undefined
        }
      />
      <ReportTabs current="cohorts" />
      {tables.map((table) => (
        <CohortSection key={table.key} table={table} />
      ))}
      <p className="mt-7 max-w-[75ch] text-muted">
        «{NBSP}Installé·e·s{NBSP}»{NBSP}: une étape réussie, une installation au parcours ou une ouverture
        pourvue, dans le département. Le délai court depuis la fin du semestre. «{NBSP}Toujours en lien{NBSP}»
        {NBSP}: un parcours ouvert, au vivier ou en sommeil. Sous 5, un chiffre n’est pas montré{NBSP}: il
        désignerait quelqu’un.
      </p>
    </>
  );
}
