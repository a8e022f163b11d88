import { getFormProps, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { isResultOf, type LastResult } from "~/components/ui/item-form";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { PLAN_KINDS } from "~/vocabulary/pledges";
import { optionsOf } from "~/vocabulary/words";
import { type PlanInput, SHEET_PARTS } from "./plan-card";

type PlanFields = Omit<PlanInput, "isTemplate"> & { isTemplate?: string };

interface Props {
  plan?: PlanInput;
  lastResult: LastResult;
}

/** A plan: its name, where it comes from, its texts; an action sheet has more of them, folded. */
export function PlanForm({ plan, lastResult }: Props) {
  const [form, fields] = useForm<PlanFields>({
    id: "card",
    lastResult: !plan || isResultOf(lastResult, "card") ? lastResult : undefined,
    defaultValue: plan
      ? { ...plan, isTemplate: plan.isTemplate ? "on" : undefined }
      : { kind: "declaration" },
  });
  const { state, formData } = useNavigation();
  const hasSheet = SHEET_PARTS.some(({ key }) => plan?.[key]);
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <input type="hidden" name="intent" value="card" />
      {plan && <DrawnFrom values={{ ...plan }} lastResult={lastResult} />}
      <FormErrors errors={form.errors} id={form.errorId} />
      <TextField label="Nom" field={fields.name} autoComplete="off" />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Select label="Type" field={fields.kind} options={optionsOf(PLAN_KINDS)} />
        <TextField label="Adopté le" field={fields.adoptedOn} type="date" optional />
        <TextField label="Territoire" field={fields.territory} optional autoComplete="off" />
        <TextField
          label="Source"
          field={fields.source}
          optional
          autoComplete="off"
          hint="Le document d’où vient ce texte, et sa date."
        />
        <TextField label="Début" field={fields.fromOn} type="date" optional />
        <TextField label="Fin" field={fields.untilOn} type="date" optional />
      </div>
      <TextField label="Lien vers le document" field={fields.link} optional autoComplete="off" />
      <Textarea label="Texte d'introduction" field={fields.preamble} rows={4} optional />
      <details open={hasSheet || undefined}>
        <summary className="button button-small">Ce que dit une fiche action</summary>
        <div className="form-stack mt-4">
          {SHEET_PARTS.map(({ key, label }) => (
            <Textarea key={key} label={label.replace("’", "'")} field={fields[key]} rows={3} optional />
          ))}
        </div>
      </details>
      <Checkbox
        label="C'est un modèle à copier"
        field={fields.isTemplate}
        hint="Il sert d’exemple : il n’entre pas dans le chemin accompli."
      />
      <div>
        <Button variant="primary" pending={state !== "idle" && formData?.get("intent") === "card"}>
          Enregistrer
        </Button>
      </div>
    </Form>
  );
}
