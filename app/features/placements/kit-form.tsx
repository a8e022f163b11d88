import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import type { KitPage } from "./kit-page.queries.server";

interface Props {
  page: KitPage;
  lastResult: SubmissionResult<string[]> | undefined;
}

type Values = Pick<KitPage, "parts">;

/** The parts of the kit, in the order they are read. */
export function KitForm({ page, lastResult }: Props) {
  const [form, fields] = useForm<Values>({ id: "kit", lastResult, defaultValue: { parts: page.parts } });
  const { state } = useNavigation();
  const lines = fields.parts.getFieldList();
  const named = { name: fields.parts.name };
  return (
    <Section title="Parties du livret">
      <Form method="post" {...getFormProps(form)} className="form-stack">
        {/* Enter saves: without this, it would press the first button of a list. */}
        <button type="submit" hidden />
        <input type="hidden" name="intent" value="kit" />
        <DrawnFrom values={page.drawn} lastResult={lastResult} />
        <FormErrors errors={form.errors ?? fields.parts.errors} id={form.errorId} />
        {lines.map((line, index) => {
          const part = line.getFieldset();
          const number = index + 1;
          return (
            <fieldset key={line.key} className="grid gap-3 border-t border-line pt-3">
              <legend className="visually-hidden">Partie {number}</legend>
              <input type="hidden" name={part.id.name} value={part.id.initialValue ?? ""} readOnly />
              <TextField
                label={`Titre ${number}`}
                field={part.title}
                hint="Une partie laissée vide est retirée."
              />
              <Textarea label={`Texte ${number}`} field={part.text} rows={4} optional />
              <TextField label={`Lien ${number}`} field={part.url} type="url" optional />
              <div className="flex flex-wrap gap-2">
                {index > 0 && (
                  <Button
                    {...form.reorder.getButtonProps({ ...named, from: index, to: index - 1 })}
                    size="small"
                    aria-label={`Monter : partie ${number}`}
                  >
                    Monter
                  </Button>
                )}
                {index < lines.length - 1 && (
                  <Button
                    {...form.reorder.getButtonProps({ ...named, from: index, to: index + 1 })}
                    size="small"
                    aria-label={`Descendre : partie ${number}`}
                  >
                    Descendre
                  </Button>
                )}
                <Button
                  {...form.remove.getButtonProps({ ...named, index })}
                  size="small"
                  variant="quiet"
                  aria-label={`Retirer : partie ${number}`}
                >
                  Retirer
                </Button>
              </div>
            </fieldset>
          );
        })}
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" pending={state === "submitting"}>
            Enregistrer le livret
          </Button>
          {lines.length < 20 && <Button {...form.insert.getButtonProps(named)}>Ajouter une partie</Button>}
        </div>
      </Form>
    </Section>
  );
}
