import { type Column, DataTable } from "~/components/ui/data-table";
import type { TerritoryRow } from "./settings.queries.server";

interface TerritoriesTableProps {
  rows: readonly TerritoryRow[];
  referents: readonly { _id: string; name: string }[];
}

/** The intercommunalités one may serve: a box, the name people use, who follows it. */
export function TerritoriesTable({ rows, referents }: TerritoriesTableProps) {
  const indexed = rows.map((row, index) => ({ ...row, prefix: `list[${index}]` }));
  const columns: Column<(typeof indexed)[number]>[] = [
    { header: "Servie", cell: Served, onPhone: true },
    { header: "Nom d’usage", cell: Label, onPhone: true, isNamedOnPhone: true },
    {
      header: "Référent·e",
      cell: (row) => <Referent row={row} referents={referents} />,
      onPhone: true,
      isNamedOnPhone: true,
    },
  ];
  return (
    <DataTable caption="Intercommunalités" columns={columns} rows={indexed} rowKey={({ code }) => code} />
  );
}

type Indexed = TerritoryRow & { prefix: string };

function Served({ code, officialName, detail, isServed, prefix }: Indexed) {
  return (
    <>
      <input type="hidden" name={`${prefix}.code`} value={code} />
      <label className="choice">
        <input type="checkbox" name={`${prefix}.isServed`} defaultChecked={isServed} />
        <span>
          {officialName}
          <span className="field-hint">{detail}</span>
        </span>
      </label>
    </>
  );
}

function Label({ label, officialName, prefix }: Indexed) {
  return (
    <input
      className="control max-md:mb-2"
      name={`${prefix}.label`}
      defaultValue={label}
      aria-label={`Nom d'usage de ${officialName}`}
    />
  );
}

function Referent({ row, referents }: { row: Indexed; referents: TerritoriesTableProps["referents"] }) {
  return (
    <select
      className="control"
      name={`${row.prefix}.referentId`}
      defaultValue={row.referentId ?? ""}
      aria-label={`Référent·e de ${row.officialName}`}
    >
      <option value="">Personne</option>
      {referents.map(({ _id, name }) => (
        <option key={_id} value={_id}>
          {name}
        </option>
      ))}
    </select>
  );
}
