import { Badge } from "~/components/ui/badge";
import { type Column, DataTable } from "~/components/ui/data-table";
import { When } from "~/components/ui/when";
import type { ConsentLine } from "./consents-page.queries.server";

/** One line per consent: who, for what, in which words. */
export function ConsentTable({ consents, now }: { consents: readonly ConsentLine[]; now: Date }) {
  return <DataTable caption="Accords" columns={columns(now)} rows={consents} rowKey={({ id }) => id} />;
}

function columns(now: Date): Column<ConsentLine>[] {
  return [
    { header: "Personne", cell: ({ who }) => who, onPhone: true },
    {
      header: "Pour",
      cell: ({ purpose, wording }) => (
        <>
          {purpose}
          {wording !== purpose && <div className="text-muted">« {wording} »</div>}
        </>
      ),
      onPhone: true,
    },
    { header: "Donné", cell: ({ means }) => means, onPhone: true, isNamedOnPhone: true },
    { header: "Quand", cell: ({ at }) => <When at={at} now={now} />, onPhone: true, isNamedOnPhone: true },
    {
      header: "État",
      cell: StateBadge,
      onPhone: true,
    },
  ];
}

function StateBadge({ isGiven, withdrawnAt }: ConsentLine) {
  if (!isGiven) return <Badge tone="late">refusé</Badge>;
  return withdrawnAt ? <Badge tone="late">retiré</Badge> : <Badge tone="done">en vigueur</Badge>;
}
