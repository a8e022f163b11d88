import { DataTable } from "~/components/ui/data-table";
import { formatCount, formatEuros, NBSP } from "~/vocabulary/typography";
import type { OwnerStatement } from "./owner-statement.queries.server";

/** What an owner is told of a semester: who, which days, how many nights, the rent foreseen. */
export function StatementTable({ statement }: { statement: OwnerStatement }) {
  const { lines, months, total, monthlyCents, occupancy } = statement;
  const hasRent = monthlyCents !== undefined;
  if (lines.length === 0) return <p>Personne n’a réservé de lit ce semestre.</p>;
  return (
    <>
      <DataTable
        caption="Séjours du semestre"
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          { header: "Interne", cell: ({ name }) => name, onPhone: true },
          { header: "Lit", cell: ({ bed }) => bed },
          { header: "Arrivée", cell: ({ fromOn }) => fromOn, onPhone: true, isNamedOnPhone: true },
          { header: "Départ", cell: ({ toOn }) => toOn, onPhone: true, isNamedOnPhone: true },
          { header: "Nuits", cell: ({ nights }) => nights, isEnd: true, onPhone: true, isNamedOnPhone: true },
          ...(hasRent
            ? [
                {
                  header: "Loyer prévu",
                  cell: ({ cents }: (typeof lines)[number]) => formatEuros(cents / 100),
                  isEnd: true,
                  onPhone: true,
                  isNamedOnPhone: true,
                },
              ]
            : []),
        ]}
      />
      <p className="mt-4">
        {formatCount(occupancy.taken, "nuit réservée", "nuits réservées")} sur {occupancy.open} nuits
        ouvertes, soit {occupancy.percent}
        {NBSP}%.
      </p>
      {hasRent ? (
        <>
          <h2 className="section-title mt-7">Loyer prévu par mois</h2>
          <ul className="mt-2 grid gap-1">
            {months.map(({ month, label, cents }) => (
              <li key={month}>
                {label} : {formatEuros(cents / 100)}
              </li>
            ))}
            <li>
              <strong>Total du semestre : {formatEuros(total / 100)}</strong>
            </li>
          </ul>
          <p className="mt-2 max-w-[75ch] text-muted">
            {formatEuros(monthlyCents / 100)} par lit et par mois, au prorata des nuits pour un mois
            incomplet. C’est un loyer prévu{NBSP}: nous n’encaissons rien et ne gardons aucune coordonnée
            bancaire.
          </p>
        </>
      ) : (
        <p className="mt-2 text-muted">Aucun loyer n’est noté pour cet hébergement.</p>
      )}
    </>
  );
}
