import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { formatCount } from "~/vocabulary/typography";
import { CompanionLines, KnownLines, WishLines } from "./ask-lines";
import type { AskPage } from "./placement-page.queries.server";

const YES_NO = [
  { value: "yes", label: "Oui" },
  { value: "no", label: "Non" },
];

interface Props {
  page: AskPage;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** What an intern asks of one semester. */
export function AskForm({ page, lastResult }: Props) {
  const { values, drawn, choices, unseenCount } = page;
  const [form, fields] = useForm<AskPage["values"]>({ id: "ask", lastResult, defaultValue: values });
  const { state } = useNavigation();
  const lists = { form, choices };
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      {/* Enter saves: without this, it would press the first button of a list. */}
      <button type="submit" hidden />
      <DrawnFrom values={drawn} lastResult={lastResult} />
      <FormErrors errors={form.errors} id={form.errorId} />
      <CheckboxGroup
        label="Niveaux qui conviennent"
        field={fields.levels}
        options={choices.levels}
        hint="Plusieurs, si n’importe lequel convient."
      />
      <WishLines {...lists} field={fields.wishes} />
      <CompanionLines {...lists} field={fields.companions} />
      {unseenCount > 0 && (
        <Notice tone="waiting">
          {formatCount(unseenCount, "interne d’un autre territoire", "internes d’autres territoires")}, que
          vous ne voyez pas,{" "}
          {unseenCount > 1 ? "sont aussi nommé·e·s et restent" : "est aussi nommé·e et reste"}.
        </Notice>
      )}
      <div className="grid gap-4 md:grid-cols-2">
        <Select label="A une voiture" field={fields.hasCar} options={YES_NO} placeholder="Non précisé" />
        <Select
          label="Souhaite des gardes"
          field={fields.wantsOnCall}
          options={YES_NO}
          placeholder="Non précisé"
        />
      </div>
      <Checkbox label="A besoin d'un hébergement" field={fields.isBedNeeded} />
      <div className="grid gap-4 md:grid-cols-2">
        <TextField
          label="Du"
          field={fields.fromOn}
          type="date"
          optional
          hint="Laissez vide pour le premier jour du semestre."
        />
        <TextField
          label="Au"
          field={fields.toOn}
          type="date"
          optional
          hint="Laissez vide pour le dernier jour du semestre."
        />
      </div>
      <KnownLines {...lists} field={fields.knownPlaceIds} />
      <Textarea
        label="Note"
        field={fields.note}
        optional
        rows={3}
        hint="Pour l’équipe seulement. Rien de médical."
      />
      <div>
        <Button variant="primary" pending={state === "submitting"}>
          Enregistrer
        </Button>
      </div>
    </Form>
  );
}
