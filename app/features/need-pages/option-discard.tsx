import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { FormErrors } from "~/components/ui/field";
import { Textarea } from "~/components/ui/textarea";
import { accessibleName } from "~/vocabulary/accessible-name";
import { REFUSAL_REASONS, REFUSAL_REASONS_OF, type RefusalReason } from "~/vocabulary/need-options";
import type { NeedKind } from "~/vocabulary/needs";
import type { ShownOption } from "./need-screen.queries.server";

export interface DiscardProps {
  option: Pick<ShownOption, "id" | "label">;
  kind: NeedKind;
  /** What was already said of it after a visit. */
  told: readonly RefusalReason[];
  lastResult: SubmissionResult<string[]> | undefined;
}

interface Fields {
  reasons: string[];
  note: string;
}

/** Puts an option aside, with why: what is ticked here says what to look for instead. */
export function OptionDiscard({ option: { id, label }, kind, told, lastResult }: DiscardProps) {
  const own = ownResult(lastResult, "discard-option", "optionId", id);
  const [form, fields] = useForm<Fields>({
    id: `discard-${id}`,
    lastResult: own,
    defaultValue: { reasons: [...told], note: "" },
  });
  return (
    <details className="open:w-full" open={own ? true : undefined}>
      <summary className="button button-small" aria-label={accessibleName(`Écarter ${label}`)}>
        Écarter…
      </summary>
      <Form method="post" {...getFormProps(form)} className="form-stack mt-3 mb-2">
        <input type="hidden" name="intent" value="discard-option" />
        <input type="hidden" name="optionId" value={id} />
        <FormErrors errors={form.errors} id={form.errorId} />
        <ReasonsField kind={kind} field={fields.reasons} />
        <Textarea label="Précisions" field={fields.note} rows={2} optional />
        <div>
          <Button size="small">Écarter cette proposition</Button>
        </div>
      </Form>
    </details>
  );
}

/** The reasons that may be ticked of a kind of need; nothing for those that have none. */
export function ReasonsField({
  kind,
  field,
}: {
  kind: NeedKind;
  field: Parameters<typeof CheckboxGroup>[0]["field"];
}) {
  const reasons = REFUSAL_REASONS_OF[kind];
  if (!reasons) return null;
  return (
    <CheckboxGroup
      label="Pourquoi"
      optional
      field={field}
      options={reasons.map((value) => ({ value, label: REFUSAL_REASONS[value].fr }))}
    />
  );
}

/** What came back with errors, when it is this form that was sent. */
export function ownResult(
  result: SubmissionResult<string[]> | undefined,
  intent: string,
  field = "intent",
  value = intent,
): SubmissionResult<string[]> | undefined {
  const sent = result?.initialValue;
  return sent?.intent === intent && sent[field] === value ? result : undefined;
}
