import { Form, Link, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { DataTable } from "~/components/ui/data-table";
import { Section } from "~/components/ui/section";
import { formatCount, NBSP } from "~/vocabulary/typography";
import type { BulkPreview } from "./bulk-act.queries.server";

/** What would change, before and after, and the button that does it. */
export function BulkPreviewTable({ ids, preview }: { ids: readonly string[]; preview: BulkPreview }) {
  const isPending = useNavigation().state !== "idle";
  const { act, label, count, unchanged, sample } = preview;
  if (count === 0) return <p className="mt-6">Ces dossiers sont déjà ainsi : rien n’est à changer.</p>;
  return (
    <Section title="Ce qui changerait">
      <p className="mb-3">
        <strong className="font-semibold">{label}</strong> :{" "}
        {formatCount(count, "dossier change", "dossiers changent")}
        {unchanged > 0 && `, ${formatCount(unchanged, "est déjà ainsi", "sont déjà ainsi")}`}.
      </p>
      <DataTable
        caption="Quelques dossiers, avant et après"
        rows={sample}
        rowKey={({ id }) => id}
        columns={[
          { header: "Dossier", cell: ({ title }) => title },
          { header: "Avant", cell: ({ before }) => before },
          { header: "Après", cell: ({ after }) => after },
        ]}
      />
      {count > sample.length && <p className="mt-2 text-muted">Et {count - sample.length} autres.</p>}
      <Form method="post" className="mt-4">
        <input type="hidden" name="ids" value={ids.join(",")} />
        <input type="hidden" name="what" value={JSON.stringify(act)} />
        <Button variant="primary" pending={isPending}>
          {`Changer ${formatCount(count, "dossier", "dossiers")}`}
        </Button>
        <p className="mt-2 text-muted">
          Vous pourrez tout annuler d’un geste, même plus tard{NBSP}: depuis un de ces dossiers, ou dans{" "}
          <Link to="/bin?vue=operations">la liste des opérations</Link>.
        </p>
      </Form>
    </Section>
  );
}
