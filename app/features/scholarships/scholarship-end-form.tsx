import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { Textarea } from "~/components/ui/textarea";
import { CHOSEN_SCHOLARSHIP_ENDS, SCHOLARSHIP_ENDS } from "~/vocabulary/scholarship-states";
import { NBSP } from "~/vocabulary/typography";

export const CHOSEN_END_OPTIONS = CHOSEN_SCHOLARSHIP_ENDS.map((value) => ({
  value,
  label: SCHOLARSHIP_ENDS[value].fr,
}));

interface Props {
  scholarshipId: string;
  from: string;
  lastResult: SubmissionResult<string[]> | undefined;
  /** Where the form is sent, when it is shown elsewhere than on its page. */
  action?: string;
}

/** Ends a scholarship before its agreement: why, and what is to be remembered of it. */
export function ScholarshipEndForm({ scholarshipId, from, lastResult, action }: Props) {
  const [form, fields] = useForm<{ reason: string; words: string }>({ id: "end", lastResult });
  const { state } = useNavigation();
  const values = { intent: "end-scholarship", candidateId: scholarshipId, from, to: "closed" };
  return (
    <Form method="post" action={action} {...getFormProps(form)} className="form-stack">
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormErrors errors={form.errors} id={form.errorId} />
      <Select label="Pourquoi" field={fields.reason} options={CHOSEN_END_OPTIONS} placeholder="Choisissez…" />
      <Textarea label="Ce qu’il faut en retenir" field={fields.words} rows={2} optional />
      <p className="text-muted">Ceci s’annule{NBSP}: la bourse peut être rouverte.</p>
      <div>
        <Button variant="primary" pending={state === "submitting"}>
          Laisser sans suite
        </Button>
      </div>
    </Form>
  );
}
