import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { TabLinks } from "~/components/ui/tab-links";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { ACT_WORDS } from "~/vocabulary/hand-off-words";
import { ANSWER_ORIGINS, type AnswerAct, TYPED_ORIGINS } from "~/vocabulary/hand-offs";
import { DeclineInputs, PassOnInputs } from "./answer-acts";
import type { AnswerValues, InputsProps } from "./answer-fields";
import type { TypedAnswerPage } from "./answer-page.queries.server";
import { PROPOSAL_INPUTS } from "./proposal-fields";

interface Props {
  page: TypedAnswerPage & { act: AnswerAct };
  lastResult: SubmissionResult<string[]> | undefined;
  /** The mail in which the answer is read, and what it fills in for each act. */
  mail?: { id: string; suggested?: { act: AnswerAct; values: AnswerValues } };
}

/** What a partner told us, typed by a colleague: which of the answers, what it says, and how it reached us. */
export function TypedAnswerForm({ page, lastResult, mail }: Props) {
  const { acts, act, purpose, isToChoose } = page;
  return (
    <>
      <TabLinks
        label="Réponse du partenaire"
        tabs={acts.map((one) => ({
          to: `?acte=${one}${mail ? `&message=${mail.id}` : ""}`,
          label: `« ${ACT_WORDS[purpose][one].fr} »`,
          isCurrent: one === act && !isToChoose,
        }))}
      />
      {isToChoose ? (
        <p className="text-muted">Choisissez d’abord ce qui a été répondu.</p>
      ) : (
        <ActForm key={act} page={page} lastResult={lastResult} mail={mail} />
      )}
    </>
  );
}

function ActForm({ page, lastResult, mail }: Props) {
  const { act, proposalForm } = page;
  const [form, fields] = useForm<AnswerValues>({
    lastResult: ownResult(lastResult, act),
    defaultValue: mail && { ...(mail.suggested?.act === act ? mail.suggested.values : {}), origin: "mail" },
  });
  const { state } = useNavigation();
  const Inputs = act === "propose" ? PROPOSAL_INPUTS[proposalForm] : INPUTS[act];
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="answerId" value={page.answerId} />
      <FormErrors errors={form.errors} id={form.errorId} />
      <Inputs fields={fields} page={page} />
      <Select
        label="Sa réponse est arrivée"
        field={fields.origin}
        options={ORIGINS}
        placeholder="Choisissez"
      />
      <div>
        <Button variant="primary" pending={state === "submitting"}>
          Noter cette réponse
        </Button>
      </div>
    </Form>
  );
}

/** What came back with errors, when it is this form that was sent. */
export function ownResult(
  lastResult: SubmissionResult<string[]> | undefined,
  act: string,
): SubmissionResult<string[]> | undefined {
  return lastResult?.initialValue?.act === act ? lastResult : undefined;
}

export const ORIGINS = TYPED_ORIGINS.map((value) => ({ value, label: ANSWER_ORIGINS[value].fr }));

const INPUTS: Readonly<Record<Exclude<AnswerAct, "propose">, (props: InputsProps) => ReactNode>> = {
  decline: DeclineInputs,
  "pass-on": PassOnInputs,
  accept: AcceptInputs,
  ask: ({ fields }) => <Told fields={fields} label="Sa question" />,
  acknowledge: ({ fields, page: { promise } }) => (
    <TextField
      label="Répond avant le"
      field={fields.promisedOn}
      type="date"
      min={promise.first}
      max={promise.last}
      hint="Aucune relance ne part d’ici là."
    />
  ),
};

function AcceptInputs({ fields, page: { purpose } }: InputsProps) {
  return (
    <>
      {purpose === "need" && (
        <div className="pair">
          <TextField label="Jour convenu" field={fields.visitOn} type="date" optional />
          <TextField label="Heure" field={fields.hour} optional hint="14 h, dans la matinée…" />
        </div>
      )}
      <Told fields={fields} label="Ce qui a été dit" optional />
    </>
  );
}

interface ToldProps extends Pick<InputsProps, "fields"> {
  label: string;
  optional?: boolean;
}

function Told({ fields, label, optional }: ToldProps) {
  return <Textarea label={label} field={fields.message} rows={3} optional={optional} />;
}
