import type { SubmissionResult } from "@conform-to/react";
import { Badge, type Tone } from "~/components/ui/badge";
import { DataTable } from "~/components/ui/data-table";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import type { ReadColumn } from "~/core/sheets/columns";
import type { LineFate, PlannedLine } from "~/core/sheets/planned-lines";
import { optionsOf, type Words } from "~/vocabulary/words";

type Errors = NonNullable<SubmissionResult<string[]>["error"]>;

const FATES: Readonly<Record<LineFate, { tone: Tone; word: string }>> = {
  added: { tone: "done", word: "à ajouter" },
  changed: { tone: "waiting", word: "à changer" },
  unchanged: { tone: "neutral", word: "sans changement" },
  rejected: { tone: "late", word: "à corriger" },
  elsewhere: { tone: "neutral", word: "hors du territoire" },
};
const TOLD_FIRST: readonly LineFate[] = ["added", "changed", "unchanged", "rejected", "elsewhere"];

/** A list to be read: its file, or its cells pasted. */
export function ListFields({ errors, fileHint }: { errors: Errors; fileHint: string }) {
  return (
    <>
      <TextField
        label="Fichier CSV ou Excel"
        name="file"
        type="file"
        accept=".xlsx,.csv,.txt,.tsv"
        errors={errors.file ?? undefined}
        hint={fileHint}
      />
      <Textarea
        label="Ou des cellules collées"
        name="pasted"
        rows={4}
        optional
        errors={errors.pasted ?? undefined}
        hint="Dans Excel, copiez la plage avec sa ligne d’en-têtes, puis collez-la ici."
      />
    </>
  );
}

interface ColumnChoicesProps<Field extends string> {
  columns: readonly ReadColumn<Field>[];
  samples: readonly string[][];
  words: Words<Field>;
}

/** What each column of a list is read as, with what its first rows hold. */
export function ColumnChoices<Field extends string>({ columns, samples, words }: ColumnChoicesProps<Field>) {
  return columns.map(({ header, field }, column) => (
    <Select
      // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
      key={column}
      label={header || `Colonne ${column + 1}`}
      name={`columns[${column}]`}
      hint={samples[column]?.join(" · ") || "vide"}
      defaultValue={field ?? ""}
      placeholder="Laisser de côté"
      options={optionsOf(words)}
    />
  ));
}

/** What would become of each line. */
export function PlanTable({ lines, what }: { lines: readonly PlannedLine[]; what: string }) {
  return (
    <div className="mt-4">
      <DataTable
        caption="Lignes lues"
        rows={lines}
        rowKey={({ number }) => String(number)}
        columns={[
          { header: "Ligne", cell: ({ number }) => number, onPhone: true, isNamedOnPhone: true },
          {
            header: what,
            cell: ({ name, place }) => [name, place].filter(Boolean).join(" · "),
            onPhone: true,
          },
          { header: "Suite", cell: (line) => <Fate line={line} />, onPhone: true },
        ]}
      />
    </div>
  );
}

function Fate({ line: { fate, why } }: { line: PlannedLine }) {
  const { tone, word } = FATES[fate];
  return (
    <>
      <Badge tone={tone}>{word}</Badge> {fate === "elsewhere" ? "" : why}
    </>
  );
}

/** « 24 à ajouter, 2 à changer, 1 à corriger, 23 hors du territoire » */
export function countWords(counts: Readonly<Record<string, number>>): string {
  const told = TOLD_FIRST.filter((fate) => (counts[fate] ?? 0) > 0);
  return told.length > 0
    ? `${told.map((fate) => `${counts[fate]} ${FATES[fate].word}`).join(", ")}.`
    : "Aucune ligne.";
}
