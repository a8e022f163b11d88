import { type SubmissionResult, useForm } from "@conform-to/react";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Button } from "~/components/ui/button";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { accessibleName } from "~/vocabulary/accessible-name";
import {
  ACT_WORDS,
  DECLINE_SENTENCES,
  declineOptions,
  type HandOffPurpose,
} from "~/vocabulary/hand-off-words";
import type { AnswerAct } from "~/vocabulary/hand-offs";
import type { AnswerValues, InputsProps } from "./answer-fields";
import type { AnswerPage } from "./answer-page.queries.server";
import { PhotosField, PROPOSAL_INPUTS } from "./proposal-fields";

interface ActsProps {
  page: AnswerPage;
  result: SubmissionResult<string[]> | undefined;
}

/** The acts as full-width buttons; each opens its own small form, and only one is open. */
export function AnswerActs({ page, result }: ActsProps) {
  return (
    <div className="acts">
      {page.acts.map((act) => (
        <Act
          key={act}
          act={act}
          page={page}
          result={result?.initialValue?.act === act ? result : undefined}
        />
      ))}
    </div>
  );
}

function Act({ act, page, result }: ActsProps & { act: AnswerAct }) {
  const [form, fields] = useForm<AnswerValues>({ id: act, lastResult: result });
  const { Inputs, send } = ACTS[page.purpose][act];
  const hasPhotos = act === "propose" && page.proposalForm === "housing";
  return (
    <details name="reponse" className="act" open={result !== undefined}>
      <summary id={actId(act)} className={clsx("button", LOOKS[act])}>
        {accessibleName(ACT_WORDS[page.purpose][act].fr)}
      </summary>
      <form id={form.id} method="post" noValidate encType={hasPhotos ? "multipart/form-data" : undefined}>
        <input type="hidden" name="act" value={act} />
        <input type="hidden" name="version" value={page.version} />
        <Inputs fields={fields} page={page} />
        <p>
          <Button variant="primary">{send}</Button>
        </p>
      </form>
    </details>
  );
}

/** Where an act stands in the page. */
export function actId(act: AnswerAct): string {
  return `${act}-act`;
}

const LOOKS: Readonly<Partial<Record<AnswerAct, string>>> = {
  propose: "button-primary",
  acknowledge: "button-quiet",
};

/** From the letter, where who reads is named. */
interface LetterInputsProps extends InputsProps {
  page: AnswerPage;
}

type Parts = Readonly<Record<AnswerAct, { Inputs: (props: LetterInputsProps) => ReactNode; send: string }>>;

const NEED_ACTS: Parts = {
  propose: { Inputs: ProposeInputs, send: "Envoyer ma proposition" },
  accept: { Inputs: AcceptInputs, send: "Confirmer que je m'en occupe" },
  decline: { Inputs: LetterDeclineInputs, send: "Envoyer ma réponse" },
  ask: { Inputs: AskInputs, send: "Envoyer ma question" },
  "pass-on": { Inputs: PassOnInputs, send: "Envoyer ce contact" },
  acknowledge: { Inputs: AcknowledgeInputs, send: "Confirmer la date" },
};

/** What each act asks for, and the words of its button, by what the letter is about. */
const ACTS: Readonly<Record<HandOffPurpose, Parts>> = {
  need: NEED_ACTS,
  introduction: {
    ...NEED_ACTS,
    propose: { Inputs: ProposeInputs, send: "Proposer cette visite" },
    accept: { Inputs: MeetInputs, send: "Demander un échange" },
  },
};

function MeetInputs({ fields, page }: LetterInputsProps) {
  return (
    <Textarea
      label="Vos disponibilités"
      field={fields.message}
      optional
      hint={`Lues par ${page.sender.name} : quand vous appeler, qui parlera avec la personne.`}
    />
  );
}

function AcceptInputs({ fields, page }: LetterInputsProps) {
  return (
    <Textarea
      label="Un mot pour nous"
      field={fields.message}
      optional
      hint={`Lu par ${page.sender.name} : ce que vous allez faire, quand vous rappeler.`}
    />
  );
}

/** What is proposed and, for a home, its photos. */
function ProposeInputs({ fields, page }: LetterInputsProps) {
  const { proposalForm } = page;
  const Inputs = PROPOSAL_INPUTS[proposalForm];
  return (
    <>
      <Inputs fields={fields} page={page} />
      {proposalForm === "housing" && <PhotosField field={fields.photos} />}
    </>
  );
}

/** The reasons ticked write the message, until the person writes it: the script of the letter reads these sentences. */
function LetterDeclineInputs(props: LetterInputsProps) {
  return (
    <div data-reasons={JSON.stringify(DECLINE_SENTENCES)}>
      <DeclineInputs {...props} />
    </div>
  );
}

/** Why not, in closed reasons and in words. */
export function DeclineInputs({ fields, page }: InputsProps) {
  return (
    <>
      <CheckboxGroup label="Pourquoi ?" field={fields.reasons} optional options={reasonsFor(page.purpose)} />
      <Textarea
        label="Un mot pour nous"
        field={fields.message}
        optional
        hint="Lu par l’équipe, jamais par la famille."
      />
    </>
  );
}

function reasonsFor(purpose: HandOffPurpose) {
  return declineOptions(purpose).map(({ value, label }) => ({ value, label: accessibleName(label) }));
}

function AskInputs({ fields, page }: LetterInputsProps) {
  return (
    <Textarea
      label="Votre question"
      field={fields.message}
      required
      hint={`${page.sender.name} vous répond à l’adresse où vous avez reçu le mail.`}
    />
  );
}

/** Whom to ask instead. */
export function PassOnInputs({ fields }: InputsProps) {
  return (
    <>
      <TextField label="Avec qui ?" field={fields.name} required hint="Un nom, un organisme." />
      <div className="pair">
        <TextField label="Son adresse e-mail" field={fields.email} optional type="email" />
        <TextField label="Son téléphone" field={fields.phone} optional type="tel" />
      </div>
      <Textarea label="Un mot pour nous" field={fields.message} optional />
    </>
  );
}

function AcknowledgeInputs({ fields, page }: InputsProps) {
  const { first, last } = page.promise;
  return (
    <TextField
      label="Je réponds avant le"
      field={fields.promisedOn}
      required
      type="date"
      min={first}
      max={last}
      hint="Nous ne vous relançons pas d’ici là."
    />
  );
}
