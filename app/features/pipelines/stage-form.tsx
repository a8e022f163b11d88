import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { ENTRY_RULES, STAGE_COLOURS, STAGE_MEANINGS } from "~/vocabulary/pipelines";
import { optionsOf } from "~/vocabulary/words";
import type { shownStage } from "./stage-fields";

type Values = ReturnType<typeof shownStage>;

interface Props {
  stage: Values;
  /** The stage as it is stored, which its form is drawn from. */
  drawnFrom: Readonly<Record<string, unknown>>;
  canWrite: boolean;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** A stage of a pipeline, read by its address: what would change is shown before anything is written. */
export function StageEditor({ stage, drawnFrom, canWrite, lastResult }: Props) {
  const [form, fields] = useForm<Values>({ id: "stage", defaultValue: stage, lastResult });
  return (
    <Form method="get" {...getFormProps(form)} className="form-stack">
      <DrawnFrom values={drawnFrom} lastResult={lastResult} />
      <fieldset disabled={!canWrite} className="contents">
        <div className="grid gap-4 md:grid-cols-2">
          <TextField label="Nom" field={fields.fr} />
          <TextField label="Nom en anglais" field={fields.en} />
          <Select label="Ce qu'elle veut dire" field={fields.meaning} options={optionsOf(STAGE_MEANINGS)} />
          <Select
            label="Couleur"
            field={fields.colour}
            options={optionsOf(STAGE_COLOURS)}
            placeholder="Aucune"
          />
          <TextField
            label="Attention après"
            field={fields.attention}
            optional
            inputMode="numeric"
            hint="En jours ouvrés."
          />
          <TextField
            label="Retard après"
            field={fields.late}
            optional
            inputMode="numeric"
            hint="En jours ouvrés."
          />
          <TextField
            label="Dossiers au plus"
            field={fields.limit}
            optional
            inputMode="numeric"
            hint="Au-delà, la colonne le dit."
          />
        </div>
        <Checkbox
          label="On sort du parcours par cette étape"
          field={fields.isExit}
          hint="La raison et qui a décidé sont alors demandés."
        />
        <CheckboxGroup
          label="Conditions d'entrée"
          field={fields.rules}
          options={optionsOf(ENTRY_RULES)}
          optional
        />
      </fieldset>
      {canWrite && (
        <div>
          <Button>Voir ce qui change</Button>
        </div>
      )}
    </Form>
  );
}
