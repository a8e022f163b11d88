import { type Column, DataTable } from "~/components/ui/data-table";
import { accessibleName } from "~/vocabulary/accessible-name";
import { PARTNER_KINDS, type PartnerKind } from "~/vocabulary/partners";
import { SHARED_FIELDS, SHARING_CEILINGS, type SharedField, sharingKey } from "~/vocabulary/sharing";
import { NBSP } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

const KINDS = valuesOf(PARTNER_KINDS).filter((kind) => SHARING_CEILINGS[kind]);

/** Who is sent what: a box where the code lets it be sent, ticked as long as nobody withholds it. */
export function SharingMatrix({ withheld }: { withheld: readonly string[] }) {
  const columns: Column<SharedField>[] = [
    { header: "De la demande", cell: (field) => <strong>{SHARED_FIELDS[field].fr}</strong>, onPhone: true },
    ...KINDS.map((kind) => ({
      header: PARTNER_KINDS[kind].fr,
      cell: (field: SharedField) => <Cell kind={kind} field={field} withheld={withheld} />,
      onPhone: true,
    })),
  ];
  return (
    <DataTable
      caption="Ce que chaque type de partenaire reçoit"
      columns={columns}
      rows={valuesOf(SHARED_FIELDS)}
      rowKey={(field) => field}
    />
  );
}

interface CellProps {
  kind: PartnerKind;
  field: SharedField;
  withheld: readonly string[];
}

function Cell({ kind, field, withheld }: CellProps) {
  if (!SHARING_CEILINGS[kind]?.includes(field)) {
    return (
      <span className="text-muted">
        <span className="md:hidden">
          {PARTNER_KINDS[kind].fr}
          {NBSP}:{" "}
        </span>
        jamais
      </span>
    );
  }
  const key = sharingKey(kind, field);
  return (
    <label className="choice">
      <input
        type="checkbox"
        name="shared"
        value={key}
        defaultChecked={!withheld.includes(key)}
        aria-label={accessibleName(`${SHARED_FIELDS[field].fr}, ${PARTNER_KINDS[kind].fr}`)}
      />
      <span className="md:hidden">{PARTNER_KINDS[kind].fr}</span>
    </label>
  );
}
