import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { accessibleName } from "~/vocabulary/accessible-name";
import { ATTACHMENT_REFUSALS } from "~/vocabulary/inbound-mail";
import { formatBytes, NBSP } from "~/vocabulary/typography";
import type { MessagePage } from "./message-page.queries.server";
import type { MarkedText } from "./suggestion-words";

interface Body extends MarkedText {
  signature?: string;
  quoted?: string;
}

/** What the person wrote, the sentence that was read apart; their signature in grey, what they quote folded. */
export function MessageBody({ message }: { message: Body }) {
  const { before, marked, after, signature, quoted } = message;
  return (
    <div className="max-w-prose break-words">
      <p className="whitespace-pre-line">
        {before || "Ce message ne contient pas de texte."}
        {marked && <MarkedSentence sentence={marked} />}
        {after}
      </p>
      {signature && <p className="mt-4 whitespace-pre-line text-muted">{signature}</p>}
      {quoted && (
        <details className="mt-4">
          <summary className="inline-flex min-h-6 items-center text-muted underline">
            Voir ce qui est cité
          </summary>
          <blockquote className="mt-2 border-l-2 border-line pl-3 whitespace-pre-line text-muted">
            {quoted}
          </blockquote>
        </details>
      )}
    </div>
  );
}

/** Colour is not enough: a screen reader hears where the sentence begins and ends. */
function MarkedSentence({ sentence }: { sentence: string }) {
  return (
    <mark className="rounded-xs bg-attention-soft px-0.5 text-ink">
      <span className="visually-hidden">phrase lue : </span>
      {sentence}
      <span className="visually-hidden"> fin de la phrase lue</span>
    </mark>
  );
}

/** The files joined to a mail: those kept are taken as a copy, the others say why they were not. */
export function MessageAttachments({ message: { id, attachments } }: { message: MessagePage }) {
  if (attachments.length === 0) return null;
  return (
    <Section title="Fichiers joints" count={attachments.length}>
      <Lines label="Fichiers joints">
        {attachments.map((file) => (
          <Line
            key={file.id}
            title={file.name}
            detail={
              file.refusal
                ? `Non gardé${NBSP}: ${ATTACHMENT_REFUSALS[file.refusal].fr}.`
                : formatBytes(file.bytes)
            }
            act={
              !file.refusal && (
                <Form method="post" action={`/messages/${id}/attachments/${file.id}`} reloadDocument>
                  <Button size="small" aria-label={accessibleName(`Télécharger ${file.name}`)}>
                    Télécharger
                  </Button>
                </Form>
              )
            }
          />
        ))}
      </Lines>
    </Section>
  );
}
