import { Form, Link } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { FOUND_BY, IGNORE_REASONS } from "~/vocabulary/inbound-mail";
import { formatDay, NBSP, upperFirst } from "~/vocabulary/typography";
import { bounceWords } from "./bounce-words";
import type { MessagePage } from "./message-page.queries.server";

/** What is to be known of a message before it is read: whom to doubt, whom to confirm, what was decided. */
export function MessageStanding({ message }: { message: MessagePage }) {
  const { sender, ignored, isAutomatic, kind, state } = message;
  return (
    <div className="mb-6 grid gap-2 empty:hidden">
      {sender === "forged" && (
        <Notice title="Expéditeur douteux." tone="late">
          {`Rien ne prouve que ce mail vienne bien de ${message.from.address}. N’y répondez pas${NBSP}: vérifiez d’abord par téléphone.`}
        </Notice>
      )}
      {isAutomatic && kind === "reply" && (
        <Notice title="Envoi automatique." tone="waiting">
          Une liste ou un robot l’a envoyé : personne ne lirait une réponse.
        </Notice>
      )}
      {sender === "colleague" && state === "filed" && message.partnerName && (
        <UnknownColleague message={message} partnerName={message.partnerName} />
      )}
      {state === "waiting" && message.isUnproven && (
        <p className="text-muted">{`Reconnu par${NBSP}: ${FOUND_BY.sender.fr}, non vérifiée`}</p>
      )}
      {state === "ignored" && ignored && (
        <Notice title="Écarté." tone="waiting">
          {`${upperFirst(IGNORE_REASONS[ignored].fr)}${message.triagedBy ? `, dit ${message.triagedBy}` : ""}.`}
        </Notice>
      )}
      {state === "waiting" && message.partnerName && (
        <Notice title={`Écrit de chez ${message.partnerName}.`} tone="waiting">
          Dites de quelle demande il parle.
        </Notice>
      )}
      {state === "waiting" && message.request && (
        <Notice
          title={`${message.request.name} attend déjà une réponse à sa demande.`}
          tone="waiting"
          act={
            <Form method="post">
              <Button name="intent" value="attach-request" data-shortcut="attach">
                Joindre à sa demande
              </Button>
            </Form>
          }
        >
          <Link to={`/triage/${message.request.id}`}>Lire la demande</Link>
        </Notice>
      )}
      <OtherKinds message={message} />
    </div>
  );
}

/** Somebody answers in the place of our contact: in one press, the next mail is known. */
function UnknownColleague({ message, partnerName }: { message: MessagePage; partnerName: string }) {
  const { name, from } = message;
  const who = name === from.address ? name : `${name} (${from.address})`;
  return (
    <Notice
      title={`${who} n’est pas dans vos contacts.`}
      act={
        <Form method="post">
          <Button name="intent" value="confirm-colleague">
            {`Ajouter aux contacts${NBSP}: ${partnerName}`}
          </Button>
        </Form>
      }
    >
      Son message est dans le bon dossier ; vérifiez que vous connaissez cette personne.
    </Notice>
  );
}

/** What is no message to read: what followed from it was done. */
function OtherKinds({ message: { kind, returnOn, bounce, calendar } }: { message: MessagePage }) {
  if (kind === "absence")
    return (
      <Notice title="Message d’absence." tone="waiting">
        {returnOn ? `De retour ${formatDay(returnOn)}.` : "Sans date de retour."}
      </Notice>
    );
  if (kind === "bounce")
    return (
      <Notice
        title={bounce?.isPermanent === false ? "Mail pas encore remis." : "Mail non remis."}
        tone="late"
      >
        {bounce && `${[bounce.address, bounceWords(bounce)].filter(Boolean).join(`${NBSP}: `)}.`}
      </Notice>
    );
  if (kind === "calendar" && calendar)
    return (
      <Notice title="Réponse à une invitation." tone="waiting">
        {CALENDAR_WORDS[calendar.status]}
      </Notice>
    );
  return null;
}

/** What a mail server wrote, word for word, under what it means: nobody wrote it, and it may be in English. */
export function BounceReport({ message: { bounce, before } }: { message: MessagePage }) {
  if (!bounce?.reason && !before) return null;
  return (
    <Section title="Rapport de non-remise">
      <div className="grid max-w-prose gap-4 break-words text-muted">
        {bounce?.reason && <p>{bounce.reason}</p>}
        {before && <p className="whitespace-pre-line">{before}</p>}
      </div>
    </Section>
  );
}

const CALENDAR_WORDS = {
  accepted: "L’invitation est acceptée.",
  declined: "L’invitation est déclinée.",
  tentative: "L’invitation est acceptée sous réserve.",
} as const;
