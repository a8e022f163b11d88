import { type SubmissionResult, useForm } from "@conform-to/react";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { SettingsForm, useSettingsAccess } from "~/features/settings/settings-form";
import { TEMPLATE_EXERCISES, TEMPLATE_GROUPS } from "~/vocabulary/templates";
import { optionsOf } from "~/vocabulary/words";
import { MOST_STEPS, type TemplateInput } from "./template-card";
import { StepLine } from "./template-step";

export type TemplateFields = TemplateInput & { at?: string; group?: string };

interface Props {
  template?: TemplateInput;
  /** Where a new template may plan. */
  places?: readonly Option[];
  lastResult: SubmissionResult<string[]> | undefined;
}

const NEW_STEP = { counting: "months-before", anchor: "arrival" } as const;

/** What a stage plans: for whom, and its tasks in their order, each with its day. */
export function TemplateForm({ template, places, lastResult }: Props) {
  const { canWrite } = useSettingsAccess();
  const [form, fields] = useForm<TemplateFields>({
    id: "template",
    lastResult,
    defaultValue: template ?? { isActive: true, steps: [NEW_STEP] },
  });
  const steps = fields.steps.getFieldList();
  return (
    <SettingsForm form={form}>
      {/* Enter saves: without this, it would press the first button of the list. */}
      <button type="submit" hidden />
      {template && <DrawnFrom values={template} lastResult={lastResult} />}
      <div className="grid gap-4 md:grid-cols-2">
        <TextField label="Nom" field={fields.fr} autoComplete="off" />
        <TextField label="Nom anglais" field={fields.en} optional autoComplete="off" />
        {places && (
          <>
            <Select
              label="Prévu à l'étape"
              field={fields.at}
              options={places}
              placeholder="Choisissez…"
              hint="Ne change plus ensuite."
            />
            <Select
              label="Sert à"
              field={fields.group}
              options={optionsOf(TEMPLATE_GROUPS)}
              placeholder="Choisissez…"
              hint="Ne change plus ensuite."
            />
          </>
        )}
        <Select
          label="Pour qui"
          field={fields.exercise}
          options={optionsOf(TEMPLATE_EXERCISES)}
          placeholder="Tout le monde"
        />
      </div>
      <Checkbox
        label="Actif"
        field={fields.isActive}
        hint="Un modèle désactivé ne prévoit plus rien ; il reste ici, prêt à resservir."
      />
      <fieldset aria-describedby={fields.steps.errors ? fields.steps.errorId : undefined}>
        <legend className="mb-2 font-semibold">Tâches prévues</legend>
        <FormErrors errors={fields.steps.errors} id={fields.steps.errorId} />
        <ol className="border-b border-line">
          {steps.map((step, index) => (
            <StepLine
              key={step.key}
              form={form}
              step={step}
              at={{ name: fields.steps.name, index, count: steps.length }}
            />
          ))}
        </ol>
        {canWrite && steps.length < MOST_STEPS && (
          <p className="mt-3">
            <Button
              {...form.insert.getButtonProps({ name: fields.steps.name, defaultValue: NEW_STEP })}
              size="small"
            >
              Ajouter une tâche
            </Button>
          </p>
        )}
      </fieldset>
    </SettingsForm>
  );
}
