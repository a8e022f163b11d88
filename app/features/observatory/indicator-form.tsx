import { getFormProps, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { isResultOf, type LastResult } from "~/components/ui/item-form";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { CARE_MEASURES } from "~/vocabulary/observatory";
import { NBSP } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";

interface Fields extends Record<string, unknown> {
  measure: string;
  value: string;
  territoryCode: string;
  year: string;
  on: string;
  source: string;
  note: string;
}

interface Props {
  territories: readonly Option[];
  lastResult: LastResult;
}

/** A figure somebody published: what it measures, where, the year it is for, who said it. */
export function IndicatorForm({ territories, lastResult }: Props) {
  const [form, fields] = useForm<Fields>({
    id: "record",
    lastResult: isResultOf(lastResult, "record") ? lastResult : undefined,
  });
  const { state, formData } = useNavigation();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <FormErrors errors={form.errors} id={form.errorId} />
      <Select
        label="Indicateur"
        field={fields.measure}
        options={optionsOf(CARE_MEASURES)}
        placeholder="Choisissez…"
        hint={`Un taux de couverture se rapporte aux enfants de moins de 3 ans${NBSP}: s’il compte autrement, ne le notez pas ici.`}
      />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <TextField
          label="Valeur"
          field={fields.value}
          inputMode="decimal"
          autoComplete="off"
          hint="Par exemple 1 908, ou 58,8 pour un taux."
        />
        <TextField
          label="Année"
          field={fields.year}
          inputMode="numeric"
          autoComplete="off"
          hint="Celle que le chiffre décrit, pas celle de sa parution."
        />
        <Select
          label="Territoire"
          field={fields.territoryCode}
          options={territories}
          placeholder="Choisissez…"
        />
        <TextField label="Publié le" field={fields.on} type="date" optional />
      </div>
      <TextField
        label="Source"
        field={fields.source}
        autoComplete="off"
        hint="Qui l’a publié et dans quel document."
      />
      <Textarea
        label="Note pour l'équipe"
        field={fields.note}
        rows={2}
        optional
        hint="Lue seulement par qui peut noter un indicateur."
      />
      <div>
        <Button
          name="intent"
          value="record"
          variant="primary"
          pending={state !== "idle" && formData?.get("intent") === "record"}
        >
          Noter l’indicateur
        </Button>
      </div>
    </Form>
  );
}
