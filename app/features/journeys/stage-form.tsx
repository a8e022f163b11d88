import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { TextField } from "~/components/ui/text-field";
import { MoveFields } from "./exit-form";
import type { Step } from "./journey-step.queries.server";
import { type FilledName, MissingField } from "./missing-fields";

interface Props {
  step: Step;
  lastResult: SubmissionResult<string[]> | undefined;
  /** Where the form is sent, when it is shown elsewhere than on its page. */
  action?: string;
}

type Values = Record<FilledName | "override", string>;

/** Moves a journey: what the rules of the stage miss is filled in here, or why they are not followed. */
export function StageForm({ step, lastResult, action }: Props) {
  const [form, fields] = useForm<Values>({ id: "stage", lastResult });
  const { state } = useNavigation();
  const { candidate, from, to, missing } = step;
  return (
    <Form method="post" action={action} {...getFormProps(form)} className="form-stack">
      <MoveFields intent="move-stage" step={step} />
      <p>
        {candidate.firstName} passe de « {from.label} » à « {to.label} ».
      </p>
      <FormErrors errors={form.errors} id={form.errorId} />
      {missing.length > 0 && (
        <section aria-labelledby="missing">
          <h2 id="missing" className="font-semibold">
            Cette étape demande d’abord
          </h2>
          <ul className="mt-2 grid gap-4">
            {missing.map((one) => (
              <li key={one.rule} className="border-t border-line pt-3">
                <MissingField missing={one} step={step} fields={fields} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {missing.length > 0 && (
        <TextField
          label="Passer outre, parce que"
          field={fields.override}
          optional
          hint="La raison est gardée dans le fil du dossier et dans le journal."
        />
      )}
      <div>
        <Button variant="primary" pending={state === "submitting"}>
          Déplacer
        </Button>
      </div>
    </Form>
  );
}
