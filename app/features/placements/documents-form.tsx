import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import type { ArrivalDocument } from "~/vocabulary/arrivals";
import type { KitPage } from "./kit-page.queries.server";

interface Props {
  page: KitPage;
  lastResult: SubmissionResult<string[]> | undefined;
}

interface Values {
  documents: KitPage["documentLines"];
}

/** The papers every intern brings, of any semester. */
export function DocumentsForm({ page, lastResult }: Props) {
  const [form, fields] = useForm<Values>({
    id: "documents",
    lastResult,
    defaultValue: { documents: page.documentLines },
  });
  const { state } = useNavigation();
  return (
    <Section title="Documents à apporter">
      <p className="mb-3 text-muted">Les mêmes pour tous les semestres. Vide, la ligne est retirée.</p>
      <Form method="post" {...getFormProps(form)} className="form-stack">
        <input type="hidden" name="intent" value="documents" />
        <DrawnFrom values={{ documents: page.documents }} lastResult={lastResult} />
        <FormErrors errors={form.errors ?? fields.documents.errors} id={form.errorId} />
        {fields.documents.getFieldList().map((line, index) => {
          const document = line.getFieldset();
          const number = index + 1;
          return (
            <div key={line.key} className="grid items-end gap-3 md:grid-cols-[2fr_2fr_1fr]">
              <input
                type="hidden"
                name={document.key.name}
                value={document.key.initialValue ?? ""}
                readOnly
              />
              <TextField label={`Document ${number}`} field={document.fr} />
              <TextField label={`Document ${number}, en anglais`} field={document.en} optional />
              <Checkbox
                label="Logé·e·s seulement"
                aria-label={`Document ${number}, pour les internes logés seulement`}
                field={document.isForLodged}
              />
            </div>
          );
        })}
        <div>
          <Button pending={state === "submitting"}>Enregistrer les documents</Button>
        </div>
      </Form>
    </Section>
  );
}

/** The same, for who may not change it. */
export function DocumentsList({ documents }: { documents: readonly ArrivalDocument[] }) {
  return (
    <Section title="Documents à apporter">
      <ul className="list-disc pl-5">
        {documents.map(({ key, fr, isForLodged }) => (
          <li key={key}>
            {fr}
            {isForLodged && <span className="text-muted">, pour qui est logé</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
