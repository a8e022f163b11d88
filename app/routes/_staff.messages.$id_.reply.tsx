import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import type { User } from "~/core/auth/actor";
import { notFound, requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { letterSchema } from "~/features/file/file.schema.server";
import { handOffPage } from "~/features/hand-offs/hand-off-page";
import { getHandOff } from "~/features/hand-offs/hand-offs.queries.server";
import { answerSubject } from "~/features/inbound-mail/message-answering.queries.server";
import { MessageBody } from "~/features/inbound-mail/message-body";
import { writerName } from "~/features/inbound-mail/message-filing.server";
import { getMessage } from "~/features/inbound-mail/messages.queries.server";
import { answerPartner } from "~/features/inbound-mail/partner-letter.commands.server";
import { PartnerLetterForm } from "~/features/inbound-mail/partner-letter-form";

export const meta: MetaFunction = () => [{ title: "Répondre" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:write");
  const { message, handOff } = await getAnswerable(user, params.id ?? "");
  const { _id, from, text, signature, quoted } = message;
  return {
    id: _id,
    name: writerName(message),
    address: from.address,
    subject: answerSubject(message),
    said: { before: text, signature, quoted },
    isPresented: handOff.introduction !== undefined,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "hand-offs:write");
  const { message, handOff } = await getAnswerable(user, params.id ?? "");
  return submitForm(request, letterSchema, async (letter) => {
    const mailId = await answerPartner(user, message, handOff, letter);
    return redirectWithToast(request, handOffPage(handOff), {
      message: "Message envoyé.",
      undo: {
        action: `/households/${handOff.householdId}?index`,
        fields: { intent: "undo-reply", mailId },
      },
    });
  });
}

/** A message about a hand-off, from somebody who may be answered; 404 otherwise. */
async function getAnswerable(user: User, messageId: string) {
  const message = await getMessage(user, messageId);
  if (!message.handOffId || message.sender === "forged" || message.isAutomatic) throw notFound();
  return { message, handOff: await getHandOff(user, message.handOffId) };
}

export default function AnswerPartner() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={{ to: `/messages/${page.id}`, label: "Retour au message" }}
        title={`Répondre à ${page.name}`}
        meta={`À ${page.address}. Le message part aux heures de bureau ; vous avez dix secondes pour l’annuler.`}
      />
      <div className="grid gap-x-10 lg:grid-cols-2">
        <aside className="lg:col-start-2 lg:row-start-1">
          <Section title={`Ce qu’écrit ${page.name}`}>
            <MessageBody message={page.said} />
          </Section>
        </aside>
        <Section title="Notre réponse">
          <PartnerLetterForm {...page} lastResult={lastResult} />
        </Section>
      </div>
    </>
  );
}
