import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, Link, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { Button, LinkButton } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { Line, Lines } from "~/components/ui/line";
import { PhoneLink } from "~/components/ui/phone-link";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { formatCount, joinWords, NBSP } from "~/vocabulary/typography";
import type { SeveralInput } from "./hand-off.schema.server";
import { HandOffPreview } from "./hand-off-preview";
import { ConsentFields } from "./hand-off-sending";
import type { Several } from "./hand-off-several.queries.server";
import { type Aside, answerDayOf, type Recipient, type SameLetter } from "./several-letters";

interface Props {
  several: Several;
  lastResult: SubmissionResult<string[]> | undefined;
}

type Typed = Pick<SeveralInput, "answerBy"> & { message: string };

/** Several partners asked in one act: who is written to, what each is sent, one agreement, one button. */
export function SeveralForm({ several, lastResult }: Props) {
  const { recipients, letters, asides } = several;
  const [typed, setTyped] = useState<Typed>({ message: "", answerBy: several.answerBy });
  if (recipients.length === 0) return <Nobody asides={asides} />;
  return (
    <div className="grid gap-x-10 lg:grid-cols-2">
      <div>
        <SendingForm several={several} lastResult={lastResult} onTyped={setTyped} />
        <Asides asides={asides} />
      </div>
      {/* In one column, what will leave is read before the button that sends it. */}
      <div className="max-lg:order-first">
        {letters.map((letter) => (
          <LetterPreview
            key={letter.first.id}
            {...{ several, letter, typed }}
            isOnly={letters.length === 1}
          />
        ))}
      </div>
    </div>
  );
}

function SendingForm({ several, lastResult, onTyped }: Props & { onTyped: (typed: Typed) => void }) {
  const { recipients, answerBy, needId } = several;
  const [form, fields] = useForm<SeveralInput>({ lastResult, defaultValue: { answerBy } });
  const { state } = useNavigation();
  return (
    <Section
      title={`Destinataires${NBSP}: ${formatCount(recipients.length, "partenaire", "partenaires")}`}
      act={<Link to="?">Changer de partenaires</Link>}
    >
      <Form
        method="post"
        {...getFormProps(form)}
        className="form-stack"
        onChange={(event) => onTyped(typedIn(event.currentTarget))}
      >
        <FormErrors errors={form.errors} id={form.errorId} />
        <Lines label="Destinataires">
          {recipients.map((recipient) => (
            <RecipientLine key={recipient.id} recipient={recipient} />
          ))}
        </Lines>
        <TextField label="Réponse souhaitée avant le" field={fields.answerBy} type="date" />
        <Textarea
          label="Un mot pour ces partenaires"
          field={fields.message}
          rows={3}
          optional
          hint={`Le même pour tous, lu tel quel${NBSP}: aucun nom, rien du dossier.`}
        />
        <ConsentFields
          sending={several}
          agreedTo="a accepté que sa demande soit transmise"
          means={fields.consentMeans}
          by={fields.consentBy}
          refusalPath={`/needs/${needId}/refusal`}
        />
        <div>
          <Button variant="primary" pending={state === "submitting"}>
            {recipients.length > 1 ? `Envoyer aux ${recipients.length} partenaires` : "Envoyer au partenaire"}
          </Button>
        </div>
      </Form>
    </Section>
  );
}

/** Somebody who is written to; one asked often enough this year only when it is said again. */
function RecipientLine({ recipient: { id, name, contact, closed, overCap } }: { recipient: Recipient }) {
  return (
    <Line
      title={name}
      detail={[contact, closed && `fermé ${closed}${NBSP}: la date est reportée à son retour`]
        .filter(Boolean)
        .join(" · ")}
      below={
        <>
          <input type="hidden" name="partnerIds" value={id} />
          {overCap && (
            <Checkbox
              name="overCapMeant"
              value={id}
              label={`Solliciter quand même ${name}`}
              hint={`Plafond atteint, déjà ${overCap}${NBSP}: sans cette coche, rien ne lui est envoyé.`}
            />
          )}
        </>
      }
    />
  );
}

interface LetterProps {
  several: Several;
  letter: SameLetter;
  typed: Typed;
  isOnly: boolean;
}

function LetterPreview({ several, letter: { names, first }, typed, isOnly }: LetterProps) {
  const { sheet, leftOut, id } = first;
  const chosen = { id, name: joinWords(names), contacts: [], sheet, leftOut, withheld: several.withheld };
  const answerBy = answerDayOf(first, typed.answerBy);
  return (
    <HandOffPreview
      title={isOnly ? "Exactement ce que chacun recevra" : letterTitle(names)}
      sending={{ ...several, chosen }}
      draft={{ message: typed.message, answerBy, contactId: "" }}
    />
  );
}

function letterTitle(names: readonly string[]): string {
  return names.length > 1
    ? `Exactement ce que recevront ces ${names.length} partenaires`
    : `Exactement ce que recevra ${names.join()}`;
}

/** Those who are not written to, each with the reason and what to do instead. */
function Asides({ asides }: { asides: readonly Aside[] }) {
  if (asides.length === 0) return null;
  return (
    <Section title="À qui rien n’est envoyé" count={asides.length}>
      <Lines label="Laissés de côté">
        {asides.map(({ id, name, why, phones = [] }) => (
          <Line
            key={id}
            title={name}
            detail={why}
            act={
              phones.length > 0 ? (
                <>
                  {phones.map(({ phone }) => (
                    <PhoneLink key={phone} phone={phone} />
                  ))}
                  <Link to={`?partenaire=${id}&ecrire=1`}>Écrire quand même</Link>
                </>
              ) : (
                <Link to={`/partners/${id}`}>Voir sa fiche</Link>
              )
            }
          />
        ))}
      </Lines>
    </Section>
  );
}

function Nobody({ asides }: { asides: readonly Aside[] }) {
  return (
    <>
      <EmptyState
        title="Aucun des partenaires cochés ne peut recevoir de message."
        why="Appelez ceux qui le préfèrent, ou choisissez-en d’autres."
        act={<LinkButton to="?">Choisir d’autres partenaires</LinkButton>}
      />
      <Asides asides={asides} />
    </>
  );
}

function typedIn(form: HTMLFormElement): Typed {
  const values = new FormData(form);
  return {
    message: String(values.get("message") ?? "").trim(),
    answerBy: String(values.get("answerBy") ?? ""),
  };
}
