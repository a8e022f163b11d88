import { Form, Link, useNavigation } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { DataTable } from "~/components/ui/data-table";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { NBSP } from "~/vocabulary/typography";
import type { ComparedLine, getComparison } from "./merge-comparison.queries.server";

export type Comparison = Awaited<ReturnType<typeof getComparison>>;

const STATES = {
  same: { label: "identique", tone: "neutral" },
  different: { label: "différent", tone: "attention" },
  added: { label: "s’ajoute", tone: "done" },
  unchanged: { label: "ne change pas", tone: "neutral" },
} as const;

/** Two files side by side; what differs is chosen, the rest adds up. */
export function MergeForm({ comparison }: { comparison: Comparison }) {
  const isPending = useNavigation().state !== "idle";
  const { kept, gone, lines, people } = comparison;
  return (
    <Form method="post">
      <input type="hidden" name="withId" value={gone.id} />
      <input type="hidden" name="seen" value={comparison.seen} />
      <p className="max-w-[40rem]">
        Voici les deux dossiers côte à côte. Là où ils diffèrent, choisissez ce qui reste ; tout le reste
        s’additionne, rien n’est perdu.
      </p>
      <p className="mt-2">
        {inGuillemets(gone.title)} rejoint {inGuillemets(kept.title)}, qui reste.{" "}
        <Link to={`/households/${gone.id}/merge?with=${kept.id}`}>
          Garder plutôt {inGuillemets(gone.title)}
        </Link>
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
        <p className="mt-2 max-w-[40rem] text-muted">
          Cela s’annule à tout moment, depuis le fil du dossier : chacun retrouve ce qui était à lui, et vous
          direz ce que devient ce qui a été fait depuis.
        </p>
      </div>
    </Form>
  );
}

function inGuillemets(title: string): string {
  return `«${NBSP}${title}${NBSP}»`;
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
        {
          header: "Quoi",
          cell: ({ label }) => <span className="max-md:font-semibold">{label}</span>,
          onPhone: true,
        },
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
