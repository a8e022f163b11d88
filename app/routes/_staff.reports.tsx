import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { requirePermission } from "~/core/auth/guards.server";
import { KeyFigures } from "~/features/reports/key-figures";
import { PeriodChoice } from "~/features/reports/period-choice";
import { ReportSection } from "~/features/reports/report-section";
import { ReportTabs } from "~/features/reports/report-tabs";
import { getReport, precisionFor } from "~/features/reports/reports.queries.server";
import { roleCan } from "~/vocabulary/permissions";

export const meta: MetaFunction = () => [{ title: "Chiffres" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { role } = await requirePermission(request, "reports:read");
  return {
    ...(await getReport(new URL(request.url).searchParams, precisionFor(role))),
    canImport: roleCan(role, "settings:write"),
  };
}

export default function Reports() {
  const report = useLoaderData<typeof loader>();
  const { period, tables, keyFigures, canImport } = report;
  const search = new URLSearchParams({ du: period.fromOn, au: period.toOn }).toString();
  return (
    <>
      <PageHeader title="Chiffres" meta={metaOf(report)} />
      <ReportTabs current="activity" />
      <PeriodChoice
        period={period}
        presets={report.presets}
        today={report.today}
        isMonthly={report.precision === "month"}
      />
      {report.isMoved && (
        <Notice title="Ces dates ne sont pas possibles telles quelles.">
          Une période va d’un jour à un autre plus tardif, jusqu’à aujourd’hui et sur dix ans au plus. Voici
          les chiffres {report.periodWords}.
        </Notice>
      )}
      <KeyFigures figures={keyFigures} />
      {tables.map((table, rank) => (
        <ReportSection
          key={table.key}
          table={table}
          search={search}
          canImport={canImport}
          isOpen={rank === 0}
        />
      ))}
      <p className="mt-7 max-w-[75ch] text-muted">
        Sous 5, un chiffre n’est pas montré : il désignerait quelqu’un. Quand le total permettrait de le
        retrouver, un autre chiffre est masqué avec lui. Une correction apportée à un jour passé paraît ici
        dans la journée.
      </p>
    </>
  );
}

function metaOf({
  periodWords,
  beforeWords,
  countedWords,
  firstWords,
}: Pick<
  ReturnType<typeof useLoaderData<typeof loader>>,
  "periodWords" | "beforeWords" | "countedWords" | "firstWords"
>) {
  const counted = countedWords
    ? `Chiffres du ${countedWords}, comptés depuis le ${firstWords}.`
    : "Les chiffres n’ont pas encore été comptés : ils paraissent ici dans la minute.";
  return (
    <>
      <p>{`Ce qui s’est passé ${periodWords}, et avant, ${beforeWords}.`}</p>
      <p>{counted}</p>
    </>
  );
}
