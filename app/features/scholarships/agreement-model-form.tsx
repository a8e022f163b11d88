import { getFormProps, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { FormErrors } from "~/components/ui/field";
import type { LastResult } from "~/components/ui/item-form";
import { Several, SeveralItem } from "~/components/ui/several";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { AGREEMENT_BLANKS } from "./agreement-blanks";
import type { AgreementWords } from "./agreement-default";

interface Props {
  model: AgreementWords & { number: number };
  lastResult: LastResult;
}

/** The words of the model: its title, its paragraphs, what stands between braces. */
export function AgreementModelForm({ model, lastResult }: Props) {
  const { number, title, paragraphs } = model;
  const [form, fields] = useForm<Pick<AgreementWords, "title" | "paragraphs">>({
    id: "agreement-model",
    defaultValue: { title, paragraphs },
    lastResult,
  });
  const { state, formData } = useNavigation();
  const pending = state === "idle" ? undefined : formData?.get("intent");
  const from = lastResult?.initialValue?.from;
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack" preventScrollReset>
      {/* Enter saves. */}
      <button type="submit" name="intent" value="save" hidden />
      <input type="hidden" name="from" value={typeof from === "string" ? from : number} readOnly />
      <FormErrors errors={form.errors} id={form.errorId} />
      <TextField label="Titre de la convention" field={fields.title} autoComplete="off" />
      <Several title="Paragraphes" add="Ajouter un paragraphe" form={form} name={fields.paragraphs.name}>
        {fields.paragraphs.getFieldList().map((line, index) => {
          const of = line.getFieldset();
          return (
            <SeveralItem
              key={line.key ?? index}
              remove="Retirer ce paragraphe"
              form={form}
              name={fields.paragraphs.name}
              index={index}
            >
              <TextField
                label="Titre"
                field={of.title}
                optional
                autoComplete="off"
                className="md:col-span-2"
              />
              <Textarea label="Texte" field={of.text} rows={5} className="md:col-span-2" />
            </SeveralItem>
          );
        })}
      </Several>
      <div>
        <p className="mb-1 font-semibold">Ce que deviennent les mots entre accolades</p>
        <DescriptionList
          facts={Object.entries(AGREEMENT_BLANKS).map(([name, means]) => ({
            term: `{${name}}`,
            value: means,
          }))}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" name="intent" value="save" pending={pending === "save"}>
          Enregistrer
        </Button>
        <Button name="intent" value="preview" pending={pending === "preview"}>
          Voir l’aperçu
        </Button>
      </div>
    </Form>
  );
}
