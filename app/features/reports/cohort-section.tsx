import { type Column, DataTable } from "~/components/ui/data-table";
import { Section } from "~/components/ui/section";
import type { CohortRow, ShownCohorts } from "./cohort-tables";

/** A table of cohorts, with its file for a spreadsheet. */
export function CohortSection({ table }: { table: ShownCohorts }) {
  const { key, title, about, header, empty, rows } = table;
  return (
    <Section
      title={title}
      act={
        rows.length > 0 && (
          <a className="link no-print" href={`/reports/cohorts/${key}`} download>
            Télécharger<span className="visually-hidden">{` ${title}`}</span> (CSV)
          </a>
        )
      }
    >
      <p className="mb-3 max-w-[75ch] text-muted">{about}</p>
      {rows.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <DataTable
          caption={title}
          columns={columns(header)}
          rows={rows}
          rowKey={({ key: rowKey }) => rowKey}
          isWhole
        />
      )}
    </Section>
  );
}

function columns(header: string): Column<CohortRow>[] {
  return [
    { header, cell: ({ label }) => label, onPhone: true },
    { ...FIGURE, header: "Internes", cell: ({ people }) => people.text },
    { ...FIGURE, header: "Installé·e·s", cell: ({ settled }) => settled.text },
    { ...FIGURE, header: "Délai médian", cell: ({ median }) => median },
    { ...FIGURE, header: "Toujours en lien", cell: ({ inTouch }) => inTouch.text },
    { ...FIGURE, header: "Perdu·e·s de vue", cell: ({ lost }) => lost.text },
  ];
}

const FIGURE = { isEnd: true, onPhone: true, isNamedOnPhone: true } as const;
