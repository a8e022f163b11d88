import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { FormErrors } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { Textarea } from "~/components/ui/textarea";
import { OUTCOME_SIDES } from "~/vocabulary/hand-off-words";
import { OUTCOME_WORDS } from "~/vocabulary/hand-offs";
import { formatDayLong } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import type { TypedAnswerPage } from "./answer-page.queries.server";
import { ORIGINS, ownResult } from "./typed-answer-form";

interface Props {
  page: TypedAnswerPage;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** How it ended, as the partner or the family says. */
export function OutcomeForm({ page: { purpose, outcomes, answerId }, lastResult }: Props) {
  const [form, fields] = useForm<{ side: string; said: string; note: string; origin: string }>({
    id: "outcome",
    lastResult: ownResult(lastResult, "outcome"),
  });
  const { state } = useNavigation();
  return (
    <>
      {outcomes.length > 0 && (
        <div className="mb-4">
          <DescriptionList
            facts={outcomes.map(({ side, said, note, at }) => ({
              term: OUTCOME_SIDES[purpose][side].fr,
              value: [OUTCOME_WORDS[said].fr, `le ${formatDayLong(at)}`, note].filter(Boolean).join(", "),
            }))}
          />
        </div>
      )}
      <Form method="post" {...getFormProps(form)} className="form-stack">
        <input type="hidden" name="act" value="outcome" />
        <input type="hidden" name="answerId" value={answerId} />
        <FormErrors errors={form.errors} id={form.errorId} />
        <div className="grid gap-4 md:grid-cols-2">
          <Select
            label="Qui le dit"
            field={fields.side}
            options={optionsOf(OUTCOME_SIDES[purpose])}
            placeholder="Choisissez"
          />
          <Select
            label="Ce qui est dit"
            field={fields.said}
            options={optionsOf(OUTCOME_WORDS)}
            placeholder="Choisissez"
          />
        </div>
        <Textarea label="Précisions" field={fields.note} rows={2} optional hint="Lues par l’équipe." />
        <Select
          label="Cela nous est arrivé"
          field={fields.origin}
          options={ORIGINS}
          placeholder="Choisissez"
          hint="Si le partenaire et le foyer ne disent pas la même chose, une tâche demande de vérifier."
        />
        <div>
          <Button pending={state === "submitting"}>Noter l’issue</Button>
        </div>
      </Form>
    </>
  );
}

/** Why a hand-off that was over is taken up again. */
export function ReopenForm({ page: { partnerName }, lastResult }: Props) {
  const [form, fields] = useForm<{ reason: string }>({
    id: "reopen",
    lastResult: ownResult(lastResult, "reopen"),
  });
  const { state } = useNavigation();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <input type="hidden" name="act" value="reopen" />
      <FormErrors errors={form.errors} id={form.errorId} />
      <Textarea
        label="Pourquoi le rouvrir"
        field={fields.reason}
        rows={2}
        hint={`${partnerName} reçoit la même demande, avec un nouveau lien et un nouveau jour. La raison reste dans le dossier : elle ne lui est pas envoyée.`}
      />
      <div>
        <Button pending={state === "submitting"}>Rouvrir ce relais</Button>
      </div>
    </Form>
  );
}
