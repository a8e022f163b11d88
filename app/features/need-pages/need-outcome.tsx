import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { NeedOutcome as Outcome } from "#models/need";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { RadioGroup } from "~/components/ui/radio-group";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { OUTCOME_WORDS } from "~/vocabulary/hand-offs";
import type { NeedState } from "~/vocabulary/needs";
import { formatDay, formatDayLong, NBSP } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import { ownResult } from "./option-discard";

interface Props {
  need: { state: NeedState; followUpOn?: string; outcome?: Outcome };
  today: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** How it goes once it is settled: when it is asked, what was answered. */
export function NeedOutcome({ need: { state, followUpOn, outcome }, today, lastResult }: Props) {
  if (state !== "decided") return null;
  return (
    <Section title="La suite">
      {outcome ? (
        <Known outcome={outcome} />
      ) : (
        <p className="border-t border-line py-2.5 text-muted">
          {followUpOn
            ? `Une tâche vous rappellera de prendre des nouvelles ${formatDay(followUpOn, today)}. Si vous savez déjà, notez-le ici.`
            : "Notez ici comment cela s’est passé."}
        </p>
      )}
      {!outcome && <OutcomeForm today={today} lastResult={lastResult} />}
    </Section>
  );
}

function Known({ outcome: { said, on, note } }: { outcome: Outcome }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-t border-line py-2.5">
      <p>
        <strong className="font-semibold">{OUTCOME_WORDS[said].fr}</strong>, le {formatDayLong(on)}
        {note && `${NBSP}: ${note}`}
      </p>
      <Form method="post">
        <Button name="intent" value="withdraw-outcome" variant="quiet" size="small">
          Retirer
        </Button>
      </Form>
    </div>
  );
}

function OutcomeForm({ today, lastResult }: Pick<Props, "today" | "lastResult">) {
  const own = ownResult(lastResult, "outcome");
  const [form, fields] = useForm<Record<"said" | "on" | "note", string>>({
    id: "outcome",
    lastResult: own,
    defaultValue: { on: today },
  });
  return (
    <details open={own ? true : undefined}>
      <summary className="button button-small">Noter comment cela se passe</summary>
      <Form method="post" {...getFormProps(form)} className="form-stack mt-3">
        <input type="hidden" name="intent" value="outcome" />
        <FormErrors errors={form.errors} id={form.errorId} />
        <RadioGroup label="Comment cela se passe" field={fields.said} options={optionsOf(OUTCOME_WORDS)} />
        <TextField label="Dit le" field={fields.on} type="date" max={today} />
        <Textarea label="Précisions" field={fields.note} rows={2} optional />
        <div>
          <Button>Noter la suite</Button>
        </div>
      </Form>
    </details>
  );
}
