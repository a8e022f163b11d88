import { Form, Link, useNavigation } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { DataTable } from "~/components/ui/data-table";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import type { ComparedLine, getComparison } from "./merge.queries.server";

export type Comparison = Awaited<ReturnType<typeof getComparison>>;

const STATES = {
  same: { label: "identique", tone: "neutral" },
  different: { label: "différent", tone: "attention" },
  added: { label: "s’ajoute", tone: "done" },
} as const;

/** Two files side by side; what differs is chosen, the rest adds up. */
export function MergeForm({ comparison }: { comparison: Comparison }) {
  const isPending = useNavigation().state !== "idle";
  const { kept, gone, lines, people } = comparison;
  return (
    <Form method="post">
      <input type="hidden" name="withId" value={gone.id} />
      <p className="mt-4">
        « {gone.title} » rejoint « {kept.title} », qui reste.{" "}
        <Link to={`/households/${gone.id}/merge?with=${kept.id}`}>Garder plutôt « {gone.title} »</Link>
      </p>
      <Section title="Le dossier">
        <ComparedTable caption="Les deux dossiers, ligne à ligne" lines={lines} comparison={comparison} />
      </Section>
      {people.map((person) => (
        <Section key={person.id} title="La même personne ?">
          <p className="mb-2">
            {person.kept} · {person.gone}
          </p>
          <Checkbox
            label="C’est une seule personne : n’en garder qu’une fiche"
            hint="E-mails, téléphones, situations et freins des deux fiches sont réunis."
            name="sameIds"
            value={person.id}
            defaultChecked
          />
          {person.lines.length > 0 && (
            <ComparedTable
              caption={`Les deux fiches de ${person.kept}`}
              lines={person.lines.filter((line) => line !== null)}
              comparison={comparison}
            />
          )}
        </Section>
      ))}
      <div className="mt-6">
        <Button variant="primary" pending={isPending}>
          Réunir les deux dossiers
        </Button>
        <p className="mt-2 text-muted">Vous pourrez les séparer de nouveau à tout moment, depuis le fil.</p>
      </div>
    </Form>
  );
}

interface TableProps {
  caption: string;
  lines: readonly ComparedLine[];
  comparison: Comparison;
}

function ComparedTable({ caption, lines, comparison: { kept, gone } }: TableProps) {
  return (
    <DataTable
      caption={caption}
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        { header: "Quoi", cell: ({ label }) => label, onPhone: true },
        {
          header: kept.title || "Ce dossier",
          cell: (line) => line.kept || "—",
          onPhone: true,
          isNamedOnPhone: true,
        },
        {
          header: gone.title || "L’autre",
          cell: (line) => line.gone || "—",
          onPhone: true,
          isNamedOnPhone: true,
        },
        { header: "Résultat", cell: (line) => <Result line={line} />, onPhone: true },
      ]}
    />
  );
}

function Result({ line: { key, label, kept, gone, state, side } }: { line: ComparedLine }) {
  if (!side) return <Badge tone={STATES[state].tone}>{STATES[state].label}</Badge>;
  return (
    <Select
      label={`${label} à garder`}
      name="taken"
      defaultValue={`${key}=${side}`}
      options={[
        { value: `${key}=kept`, label: kept },
        { value: `${key}=gone`, label: gone },
      ]}
    />
  );
}
