import { Form, Link } from "@remix-run/react";
import { Button, LinkButton } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { Section } from "~/components/ui/section";
import { FOUND_BY, IGNORE_REASONS } from "~/vocabulary/inbound-mail";
import { NBSP } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import type { MessagePage } from "./message-page.queries.server";
import { MessageTargets } from "./message-targets";

/** What may be done of a message: sort it while it waits, read and answer it once it is filed. */
export function MessageActs({ message }: { message: MessagePage }) {
  const { state, targets, taught } = message;
  if (state === "ignored") return <Restore />;
  if (state === "waiting" && targets) {
    return (
      <div>
        {taught && <ToForget taught={taught} />}
        <MessageTargets message={message} targets={targets} />
        {!targets.chosen && <OtherWays messageId={message.id} />}
      </div>
    );
  }
  return <Filed message={message} />;
}

/** What attaching the message elsewhere taught is still known there. */
function ToForget({
  taught: { partnerName, isContact, domain },
}: {
  taught: NonNullable<MessagePage["taught"]>;
}) {
  const learnt = [isContact && "ce contact", domain && `le domaine @${domain}`].filter(Boolean);
  return (
    <Section title="Ce que le rattachement a appris">
      <p className="mb-3 text-muted">{`La fiche de ${partnerName} garde ${learnt.join(" et ")}.`}</p>
      <Form method="post">
        <Button name="intent" value="forget-sender">
          {isContact && domain
            ? "Oublier aussi ce contact et ce domaine"
            : `Oublier aussi ${isContact ? "ce contact" : "ce domaine"}`}
        </Button>
      </Form>
    </Section>
  );
}

/** It asks for something new, or it is not for us. */
function OtherWays({ messageId }: { messageId: string }) {
  return (
    <>
      <Section title="Créer une demande">
        <p className="mb-3 text-muted">Cette personne demande quelque chose et n’a pas encore de dossier.</p>
        <LinkButton to={`/triage/new?message=${messageId}`} data-shortcut="create">
          Créer une demande
        </LinkButton>
      </Section>
      <Section title="Écarter">
        <Form method="post">
          <input type="hidden" name="intent" value="ignore" />
          <div className="flex flex-wrap gap-2">
            {valuesOf(IGNORE_REASONS).map((reason, place) => (
              <Button
                key={reason}
                name="reason"
                value={reason}
                data-shortcut={place === 0 ? "ignore" : undefined}
              >
                {IGNORE_LABELS[reason]}
              </Button>
            ))}
          </div>
        </Form>
      </Section>
    </>
  );
}

const IGNORE_LABELS = { "not-for-us": "Pas pour nous", unwanted: "Indésirable" } as const;

function Restore() {
  return (
    <Form method="post" className="mt-7">
      <Button name="intent" value="restore">
        Remettre à trier
      </Button>
    </Form>
  );
}

function Filed({ message }: { message: MessagePage }) {
  const { kind, file, request, handOff, replyPath, isSettled, suggestion } = message;
  const canSettle = kind === "reply" && handOff && !isSettled;
  return (
    <Section title="Où il est rangé">
      <DescriptionList
        facts={[
          { term: "Dossier", value: file && <Link to={`/households/${file.id}`}>{file.title}</Link> },
          { term: "Demande", value: request && <Link to={`/triage/${request.id}`}>{request.name}</Link> },
          { term: "Relais", value: handOff && <Link to={handOff.page}>{handOff.partnerName}</Link> },
          { term: "Demandé", value: handOff?.title },
          { term: "Où il en est", value: handOff?.standing },
          { term: "Reconnu par", value: foundWords(message) },
          { term: "Lu", value: isSettled ? "ce qu’il dit est noté" : undefined },
        ]}
      />
      <div className="mt-4 flex flex-wrap gap-2">
        {canSettle && handOff.notingPath && (
          <LinkButton to={handOff.notingPath} variant={suggestion ? undefined : "primary"}>
            {suggestion ? "Noter autre chose" : "Noter sa réponse"}
          </LinkButton>
        )}
        {replyPath && (
          <LinkButton to={replyPath} variant={canSettle ? undefined : "primary"}>
            Répondre
          </LinkButton>
        )}
        {canSettle && <Act intent="settle">Rien à noter</Act>}
      </div>
      {file && !isSettled && (
        <div className="mt-4 flex flex-wrap items-center text-muted">
          {`Ce message n’est pas à sa place${NBSP}?`}
          <Act intent="detach">Détacher</Act>
        </div>
      )}
    </Section>
  );
}

function foundWords({ found, triagedBy, isUnproven }: MessagePage): string {
  if (isUnproven) return `${FOUND_BY[found].fr}, non vérifiée`;
  return found === "person" && triagedBy ? triagedBy : FOUND_BY[found].fr;
}

function Act({ intent, children }: { intent: "settle" | "detach"; children: string }) {
  return (
    <Form method="post">
      <Button name="intent" value={intent} variant="quiet">
        {children}
      </Button>
    </Form>
  );
}
