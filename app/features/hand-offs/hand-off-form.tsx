import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, Link, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { type FieldSource, FormErrors } from "~/components/ui/field";
import { Line, Lines } from "~/components/ui/line";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { CONSENT_MEANS } from "~/vocabulary/consents";
import { HAND_OFF_STATES } from "~/vocabulary/hand-offs";
import { dayOf, formatDay, formatDayLong, NBSP } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import type { HandOffInput } from "./hand-off.schema.server";
import type { PreparedHandOff } from "./hand-off-composer.commands.server";
import { type Draft, HandOffPreview } from "./hand-off-preview";

interface Props {
  prepared: PreparedHandOff;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Choose a partner, read exactly what will leave, say how the person agreed, send. */
export function HandOffForm({ prepared, lastResult }: Props) {
  const [draft, setDraft] = useState<Draft>({ message: "", answerBy: prepared.answerBy });
  const { needId, chosen, partners } = prepared;
  if (!chosen) return <Choice prepared={prepared} />;
  const isAsked = partners.some(({ id, isAsked }) => isAsked && id === chosen.id);
  if (isAsked) return <Asked needId={needId} chosen={chosen} />;
  return (
    <div className="grid gap-x-10 lg:grid-cols-2">
      <Sending prepared={prepared} chosen={chosen} lastResult={lastResult} onDraft={setDraft} />
      {/* In one column, what will leave is read before the button that sends it. */}
      <div className="max-lg:order-first">
        <HandOffPreview prepared={prepared} chosen={chosen} draft={draft} />
      </div>
    </div>
  );
}

/** A partner whose answer is awaited is not asked twice. */
function Asked({ needId, chosen }: { needId: string; chosen: Chosen }) {
  return (
    <Section title={`Demande à ${chosen.name}`} act={<Link to="?">Changer de partenaire</Link>}>
      <Notice tone="waiting" title="Déjà sollicité, réponse attendue.">
        {" "}
        <Link to={`/needs/${needId}`}>Voir ce relais et ses relances</Link>
      </Notice>
    </Section>
  );
}

function draftOf(form: HTMLFormElement): Draft {
  const values = new FormData(form);
  return {
    message: String(values.get("message") ?? "").trim(),
    answerBy: String(values.get("answerBy") ?? ""),
  };
}

function Choice({ prepared: { partners } }: { prepared: PreparedHandOff }) {
  return (
    <Section title="À qui demander ?" count={partners.length}>
      <Lines label="Partenaires possibles">
        {partners.map((partner) => (
          <Line
            key={partner.id}
            title={
              partner.isAsked ? partner.name : <Link to={`?partenaire=${partner.id}`}>{partner.name}</Link>
            }
            detail={[partner.kind, partner.places, ...partner.reasons].filter(Boolean).join(" · ")}
            badge={<AskedBadge {...partner} />}
            act={
              !partner.isAsked && (
                <Link
                  to={`?partenaire=${partner.id}`}
                  className="button button-small"
                  aria-label={`Choisir ${partner.name}`}
                >
                  Choisir
                </Link>
              )
            }
          />
        ))}
      </Lines>
    </Section>
  );
}

/** What became of this need with a partner who was already asked. */
function AskedBadge({ isAsked, ended }: Pick<PreparedHandOff["partners"][number], "isAsked" | "ended">) {
  if (isAsked) return <Badge tone="waiting">déjà sollicité, réponse attendue</Badge>;
  if (!ended) return null;
  const day = ended.answeredAt ? `, ${formatDay(ended.answeredAt)}` : "";
  return <Badge>{`déjà sollicité${NBSP}: ${HAND_OFF_STATES[ended.state].fr}${day}`}</Badge>;
}

type Chosen = NonNullable<PreparedHandOff["chosen"]>;

interface SendingProps extends Props {
  chosen: Chosen;
  onDraft: (draft: Draft) => void;
}

function Sending({ prepared, chosen, lastResult, onDraft }: SendingProps) {
  const [form, fields] = useForm<HandOffInput>({
    lastResult,
    defaultValue: { answerBy: prepared.answerBy, contactId: firstContact(chosen) },
  });
  const { state } = useNavigation();
  return (
    <Section title={`Demande à ${chosen.name}`} act={<Link to="?">Changer de partenaire</Link>}>
      <Form
        method="post"
        {...getFormProps(form)}
        className="form-stack"
        onChange={(event) => onDraft(draftOf(event.currentTarget))}
      >
        <input type="hidden" name="partnerId" value={chosen.id} />
        <FormErrors errors={form.errors} id={form.errorId} />
        <Select label="Contact" field={fields.contactId} options={chosen.contacts} />
        <TextField
          label="Réponse souhaitée avant le"
          hint={chosen.closed && `Fermé ${chosen.closed} : la date est reportée à son retour.`}
          field={fields.answerBy}
          type="date"
        />
        <Textarea
          label="Un mot pour ce partenaire"
          field={fields.message}
          rows={3}
          optional
          hint="Il sera lu tel quel : aucun nom, rien du dossier."
        />
        <Consent prepared={prepared} means={fields.consentMeans} by={fields.consentBy} />
        <div>
          <Button variant="primary" pending={state === "submitting"}>
            Envoyer au partenaire
          </Button>
        </div>
      </Form>
    </Section>
  );
}

function Consent({
  prepared: { consent, person, people },
  means,
  by,
}: {
  prepared: PreparedHandOff;
  means: FieldSource;
  by: FieldSource;
}) {
  if (consent) {
    return (
      <p>
        <Badge tone="done">accord donné</Badge> {person} a accepté {CONSENT_MEANS[consent.means].fr}, le{" "}
        {formatDayLong(dayOf(consent.at))}.
      </p>
    );
  }
  const isOfSeveral = people.length > 1;
  return (
    <>
      {isOfSeveral && <Select label="Qui a donné son accord" field={by} options={people} />}
      <Select
        label={`${isOfSeveral ? "Cette personne" : person} a accepté que sa demande soit transmise`}
        field={means}
        options={optionsOf(CONSENT_MEANS)}
        placeholder="Pas encore : demandez-lui"
        hint="Son accord est enregistré avec cet envoi."
      />
    </>
  );
}

function firstContact({ contacts }: Chosen): string {
  return contacts.find(({ disabled }) => !disabled)?.value ?? "";
}
