import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { RadioGroup } from "~/components/ui/radio-group";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { EXIT_DECIDERS, EXIT_REASONS } from "~/vocabulary/pipelines";
import { optionsOf } from "~/vocabulary/words";
import type { Step } from "./journey-step.queries.server";

interface Props {
  step: Step;
  lastResult: SubmissionResult<string[]> | undefined;
  /** Where the form is sent, when it is shown elsewhere than on its page. */
  action?: string;
}

type Values = Record<"reason" | "decidedBy" | "note" | "wakeOn", string>;

/** Ends a journey: why, who decided, from when the person may be written to again. */
export function ExitForm({ step, lastResult, action }: Props) {
  const [form, fields] = useForm<Values>({ id: "exit", lastResult });
  const { state } = useNavigation();
  const { candidate, to } = step;
  return (
    <Form method="post" action={action} {...getFormProps(form)} className="form-stack">
      <MoveFields intent="exit" step={step} />
      <p>
        {candidate.firstName} sort du parcours : « {to.label} ». Quand plus aucun parcours n’est ouvert, le
        dossier est clos ; il se rouvre en un clic.
      </p>
      <FormErrors errors={form.errors} id={form.errorId} />
      <Select
        label="Pourquoi"
        field={fields.reason}
        options={optionsOf(EXIT_REASONS)}
        placeholder="Choisissez une raison"
      />
      <RadioGroup label="Qui a décidé" field={fields.decidedBy} options={optionsOf(EXIT_DECIDERS)} />
      <TextField
        label="Peut être recontacté·e le"
        field={fields.wakeOn}
        type="date"
        optional
        hint="Ce jour-là, le dossier se réveille dans « Aujourd’hui »."
      />
      <Textarea label="Ce qu'il faut en retenir" field={fields.note} rows={3} optional />
      <div>
        <Button variant="primary" pending={state === "submitting"}>
          Sortir du parcours
        </Button>
      </div>
    </Form>
  );
}

/** Which journey of whom moves, from where to where. */
export function MoveFields({ intent, step }: { intent: "move-stage" | "exit"; step: Step }) {
  const { candidate, pipeline, from, to } = step;
  const values = { intent, candidateId: candidate.id, pipeline, from: from.key, to: to.key };
  return Object.entries(values).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
