import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import type { AnswerFieldName } from "~/features/hand-offs/answer-fields";
import { PROPOSAL_INPUTS } from "~/features/hand-offs/proposal-fields";
import type { NeedKind } from "~/vocabulary/needs";
import { PROPOSAL_OF } from "~/vocabulary/proposals";
import { ownResult } from "./option-discard";

interface Props {
  kind: NeedKind;
  /** What the form is drawn from: sent twice, it adds one. */
  seen: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

interface Fields {
  proposal: Record<AnswerFieldName, string | string[]>;
}

/** What a colleague found themselves, typed as a partner would. */
export function OptionForm({ kind, seen, lastResult }: Props) {
  const own = ownResult(lastResult, "add-option");
  const [form, fields] = useForm<Fields>({ id: "add-option", lastResult: own });
  const { state } = useNavigation();
  const Inputs = PROPOSAL_INPUTS[PROPOSAL_OF[kind] ?? "free"];
  return (
    <details className="mt-3" open={own ? true : undefined}>
      <summary className="button button-small">Noter une proposition</summary>
      <Form method="post" {...getFormProps(form)} className="form-stack mt-3">
        <input type="hidden" name="intent" value="add-option" />
        <input type="hidden" name="seen" value={seen} />
        <FormErrors errors={form.errors} id={form.errorId} />
        <Inputs fields={fields.proposal.getFieldset()} />
        <div>
          <Button pending={state === "submitting"}>Ajouter aux propositions</Button>
        </div>
      </Form>
    </details>
  );
}
