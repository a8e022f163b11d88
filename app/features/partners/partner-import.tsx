import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Badge, type Tone } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { DataTable } from "~/components/ui/data-table";
import { FormErrors } from "~/components/ui/field";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { formatCount } from "~/vocabulary/typography";
import type { ImportPreview, PreviewRow } from "./partner-import.commands.server";

const STATES: Readonly<Record<PreviewRow["state"], { tone: Tone; word: string }>> = {
  new: { tone: "done", word: "à ajouter" },
  known: { tone: "neutral", word: "déjà connu" },
  wrong: { tone: "late", word: "à corriger" },
};

interface TableFormProps {
  /** Nothing was read yet: reading is the act of the page. */
  isFirst: boolean;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** A file or cells pasted, read before anything is created. */
export function PartnerTableForm({ isFirst, lastResult }: TableFormProps) {
  const [form, fields] = useForm<{ file: File; pasted: string }>({ id: "table", lastResult });
  const { state, formData } = useNavigation();
  return (
    <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="form-stack">
      <p className="max-w-[75ch] text-muted">
        Une ligne par partenaire, et une ligne d’en-têtes : nom, type, communes, EPCI, contact, rôle, e-mail,
        téléphone, note. Nom et type suffisent, avec un moyen de joindre quelqu’un. Sans EPCI, les communes
        sont celles qu’il couvre.
      </p>
      <FormErrors errors={form.errors} id={form.errorId} />
      <TextField
        label="Fichier Excel ou CSV"
        field={fields.file}
        type="file"
        accept=".xlsx,.csv,.txt,.tsv"
        defaultValue={undefined}
        hint="500 lignes au plus."
      />
      <Textarea
        label="Ou des cellules collées"
        field={fields.pasted}
        rows={4}
        hint="Dans Excel, copiez la plage avec sa ligne d’en-têtes, puis collez-la ici."
        optional
      />
      <div>
        <Button
          name="intent"
          value="preview"
          variant={isFirst ? "primary" : "secondary"}
          pending={state !== "idle" && formData?.get("intent") === "preview"}
        >
          Lire le tableau sans rien créer
        </Button>
      </div>
    </Form>
  );
}

/** What would be created, row by row, what is left out and why; then the one act that creates it. */
export function PartnerPreview({ preview: { rows, text } }: { preview: ImportPreview }) {
  const { state } = useNavigation();
  const ready = rows.filter((row) => row.state === "new").length;
  return (
    <Section title="Ce qui a été lu" count={rows.length}>
      <DataTable
        caption="Partenaires lus"
        rows={rows}
        rowKey={({ number }) => String(number)}
        columns={[
          { header: "Ligne", cell: ({ number }) => number, onPhone: true, isNamedOnPhone: true },
          {
            header: "Partenaire",
            cell: ({ name, kind }) => [name, kind].filter(Boolean).join(" · "),
            onPhone: true,
          },
          { header: "Lu", cell: ({ detail }) => detail, onPhone: false },
          { header: "Suite", cell: (row) => <Outcome row={row} />, onPhone: true },
        ]}
      />
      <Form method="post" encType="multipart/form-data" className="mt-4 grid gap-2">
        <textarea name="pasted" value={text} readOnly hidden />
        {ready === 0 ? (
          <p>Rien à ajouter : corrigez le tableau, ou tout est déjà dans l’annuaire.</p>
        ) : (
          <div>
            <Button name="intent" value="create" variant="primary" pending={state !== "idle"}>
              {`Ajouter ${formatCount(ready, "partenaire", "partenaires")}`}
            </Button>
          </div>
        )}
      </Form>
    </Section>
  );
}

function Outcome({ row: { state, why } }: { row: PreviewRow }) {
  const { tone, word } = STATES[state];
  return (
    <>
      <Badge tone={tone}>{word}</Badge> {why}
    </>
  );
}
