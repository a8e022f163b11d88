import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, Link, useNavigation } from "@remix-run/react";
import { type ReactNode, useState } from "react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { type FieldSource, FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { CONSENT_MEANS, HEARD_MEANS } from "~/vocabulary/consents";
import { dayOf, formatDayLong, NBSP } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import { CurriculumJoining } from "./curriculum-joining";
import type { HandOffInput } from "./hand-off.schema.server";
import type { Composer } from "./hand-off-composer.commands.server";
import { type Draft, HandOffPreview } from "./hand-off-preview";

/** What a sending prints once it is known to whom, whatever is passed on. */
export type Sending = Pick<
  Composer,
  "answerBy" | "today" | "sender" | "brand" | "letter" | "person" | "people" | "consent"
> &
  Partial<Pick<Composer, "prepared" | "refusal">> & {
    chosen: Omit<NonNullable<Composer["chosen"]>, "leftOut" | "curriculum"> &
      Partial<Pick<NonNullable<Composer["chosen"]>, "leftOut" | "curriculum">>;
  };

interface Props {
  sending: Sending;
  /** What the form sends besides what is typed. */
  hidden: Readonly<Record<string, string | undefined>>;
  /** The way back to the choice. */
  change: ReactNode;
  messageHint: string;
  agreedTo: string;
  act: string;
  /** Where a refusal is noted. */
  refusalPath?: string;
  /** What is to be known of whom it is sent to. */
  about?: ReactNode;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Read exactly what will leave, say how the person agreed, send. */
export function HandOffSending(props: Props) {
  const { sending } = props;
  const [draft, setDraft] = useState<Draft>({
    message: "",
    answerBy: sending.answerBy,
    contactId: contactOf(sending),
    hasCurriculum: false,
  });
  return (
    <div className="grid gap-x-10 lg:grid-cols-2">
      <SendingForm {...props} onDraft={setDraft} />
      {/* In one column, what will leave is read before the button that sends it. */}
      <div className="max-lg:order-first">
        <HandOffPreview sending={sending} draft={draft} />
      </div>
    </div>
  );
}

function SendingForm({
  sending,
  hidden,
  change,
  messageHint,
  agreedTo,
  act,
  refusalPath,
  about,
  lastResult,
  onDraft,
}: Props & { onDraft: (draft: Draft) => void }) {
  const { chosen, answerBy } = sending;
  const [form, fields] = useForm<HandOffInput>({
    lastResult,
    defaultValue: { answerBy, contactId: contactOf(sending) },
  });
  const { state } = useNavigation();
  return (
    <Section title={`Destinataire : ${chosen.name}`} act={change}>
      {about}
      <Form
        method="post"
        {...getFormProps(form)}
        className="form-stack"
        onChange={(event) => onDraft(draftOf(event.currentTarget))}
      >
        {Object.entries(hidden).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <FormErrors errors={form.errors} id={form.errorId} />
        <Select label="Contact" field={fields.contactId} options={chosen.contacts} />
        <TextField
          label="Réponse souhaitée avant le"
          hint={chosen.closed && `Fermé ${chosen.closed} : la date est reportée à son retour.`}
          field={fields.answerBy}
          type="date"
        />
        <Textarea
          label="Un mot pour ce partenaire"
          field={fields.message}
          rows={3}
          optional
          hint={messageHint}
        />
        <CurriculumJoining curriculum={chosen.curriculum} errors={fields.hasCurriculum.errors} />
        <ConsentFields
          sending={sending}
          agreedTo={agreedTo}
          means={fields.consentMeans}
          by={fields.consentBy}
          refusalPath={refusalPath}
        />
        <OverCap overCap={chosen.overCap} errors={fields.isOverCapMeant.errors} />
        <div>
          <Button variant="primary" pending={state === "submitting"}>
            {act}
          </Button>
        </div>
      </Form>
    </Section>
  );
}

function draftOf(form: HTMLFormElement): Draft {
  const values = new FormData(form);
  return {
    message: String(values.get("message") ?? "").trim(),
    answerBy: String(values.get("answerBy") ?? ""),
    contactId: String(values.get("contactId") ?? ""),
    hasCurriculum: values.has("hasCurriculum"),
  };
}

interface ConsentProps extends Pick<Props, "agreedTo" | "refusalPath"> {
  sending: Pick<Sending, "consent" | "refusal" | "person" | "people">;
  means: FieldSource;
  by: FieldSource;
}

/** How the person agreed, when it is not known yet. */
export function ConsentFields({
  sending: { consent, refusal, person, people },
  agreedTo,
  means,
  by,
  refusalPath,
}: ConsentProps) {
  if (consent) {
    return (
      <p>
        <Badge tone="done">accord donné</Badge> {person} a accepté {CONSENT_MEANS[consent.means].fr}, le{" "}
        {formatDayLong(dayOf(consent.at))}. {refusalPath && <Link to={refusalPath}>Noter un refus</Link>}
      </p>
    );
  }
  const isOfSeveral = people.length > 1;
  return (
    <>
      {refusal && (
        <Notice title={`Refus noté le ${formatDayLong(dayOf(refusal.at))}.`}>
          {refusal.reason && `« ${refusal.reason} » `}Rien n’est transmis sans un nouvel accord.
        </Notice>
      )}
      {isOfSeveral && <Select label="Qui a donné son accord" field={by} options={people} />}
      <Select
        label={`${isOfSeveral ? "Cette personne" : person} ${agreedTo}`}
        field={means}
        options={optionsOf(HEARD_MEANS)}
        placeholder="Pas encore : demandez-lui"
        hint="Son accord est enregistré avec cet envoi."
      />
      {refusalPath && (
        <p>
          <Link to={refusalPath}>La personne refuse{NBSP}: noter son refus</Link>
        </p>
      )}
    </>
  );
}

/** Beyond the yearly cap of who is written to, a colleague says that they mean it. */
function OverCap({ overCap, errors }: { overCap: string | undefined; errors: string[] | undefined }) {
  if (!overCap) return null;
  return (
    <Notice title="Plafond atteint.">
      {`Déjà ${overCap}. Quelqu’un d’autre peut-il répondre ?`}
      <Checkbox name="isOverCapMeant" label="Solliciter quand même" errors={errors} />
    </Notice>
  );
}

/** Whom it is written to until the colleague says otherwise. */
function contactOf({ prepared, chosen: { contacts } }: Sending): string {
  return prepared?.contactId ?? contacts.find(({ disabled }) => !disabled)?.value ?? "";
}
