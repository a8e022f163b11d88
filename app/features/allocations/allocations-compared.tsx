import { Link } from "@remix-run/react";
import { DataTable } from "~/components/ui/data-table";
import { Section } from "~/components/ui/section";
import { formatNumber } from "~/vocabulary/typography";
import type { AllocationList } from "./allocation-list.queries.server";
import { pointsWords } from "./allocation-words";

type Compared = NonNullable<AllocationList["compared"]>;

/** Two or three allocations side by side: what they are worth, the weights and the lines that differ. */
export function AllocationsCompared({ compared }: { compared: Compared }) {
  const { columns, lines, weights } = compared;
  return (
    <>
      <Section title="Côte à côte">
        <DataTable
          caption="Ce que vaut chaque répartition"
          rows={[
            ...worthRows(compared),
            ...weights.map(({ label, values }) => ({ label, values: values.map(formatNumber) })),
          ]}
          rowKey={({ label }) => label}
          columns={[
            { header: "Ce qui est comparé", cell: ({ label }) => label, onPhone: true },
            ...columns.map(({ name }, index) => ({
              header: name,
              cell: ({ values }: { values: readonly string[] }) => values[index] ?? "",
              ...{ onPhone: true, isNamedOnPhone: true },
            })),
          ]}
        />
        <p className="mt-2 flex flex-wrap gap-3">
          {columns.map(({ id, name }) => (
            <Link key={id} to={`/allocations/${id}`}>
              Ouvrir {name}
            </Link>
          ))}
        </p>
      </Section>
      <Section title="Les lignes qui diffèrent" count={lines.length}>
        {lines.length === 0 ? (
          <p className="text-muted">Chaque interne obtient la même chose dans toutes.</p>
        ) : (
          <DataTable
            caption="Les lignes qui diffèrent"
            rows={lines}
            rowKey={({ placementId }) => placementId}
            columns={[
              { header: "Interne", cell: ({ name }) => name, onPhone: true },
              ...columns.map(({ name }, index) => ({
                header: name,
                cell: ({ cells }: Compared["lines"][number]) => <Cell cell={cells[index]} />,
                ...{ onPhone: true, isNamedOnPhone: true },
              })),
            ]}
          />
        )}
      </Section>
    </>
  );
}

function Cell({ cell }: { cell: Compared["lines"][number]["cells"][number] | undefined }) {
  if (!cell) return null;
  return (
    <>
      {cell.given}
      <div className="text-muted">{cell.wish}</div>
    </>
  );
}

function worthRows({ columns }: Compared): { label: string; values: string[] }[] {
  const figures = (pick: (outcome: NonNullable<Compared["columns"][number]["outcome"]>) => string) =>
    columns.map(({ outcome }) => (outcome ? pick(outcome) : "—"));
  return [
    { label: "Placé·e·s et logé·e·s comme il faut", values: figures(({ served }) => formatNumber(served)) },
    { label: "Avec un terrain de stage", values: figures(({ placed }) => formatNumber(placed)) },
    {
      label: "Ce que perd la personne la moins bien servie",
      values: figures(({ worst }) => pointsWords(worst)),
    },
    { label: "Ce que perd l’ensemble", values: figures(({ total }) => pointsWords(total)) },
  ];
}
