import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { MessageRecord } from "#models/message";
import { PageHeader } from "~/components/ui/page-header";
import type { User } from "~/core/auth/actor";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { getSettings } from "~/core/settings.server";
import { openRequest } from "~/features/inbound-mail/message-request.commands.server";
import { getMessage } from "~/features/inbound-mail/messages.queries.server";
import { callSchema } from "~/features/interest-form/interest-form.schema.server";
import { receiveCall } from "~/features/interest-form/interest-reception.commands.server";
import { CallForm } from "~/features/triage/call-form";
import { knownOf } from "~/features/triage/known-call";

export const meta: MetaFunction = () => [{ title: "Nouvelle demande" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "submissions:write");
  const [{ territories }, message] = await Promise.all([getSettings(), namedMessage(user, request)]);
  return {
    territories: territories.list.map(({ code, label }) => ({ value: code, label })),
    message: message && { id: message._id, subject: message.subject, known: knownOf(message) },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "submissions:write");
  const message = await namedMessage(user, request);
  return submitForm(request, callSchema, async (call) => {
    const id = message ? await openRequest(user, message, call) : await receiveCall(user, call);
    return redirectWithToast(request, `/triage/${id}`, { message: "Demande enregistrée." });
  });
}

/** The mail that the request is made from, when the address names one. */
async function namedMessage(user: User, request: Request): Promise<MessageRecord | null> {
  const messageId = new URL(request.url).searchParams.get("message");
  return messageId ? getMessage(user, messageId) : null;
}

export default function NewRequest() {
  const { territories, message } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        back={
          message
            ? { to: `/messages/${message.id}`, label: "Retour au message" }
            : { to: "/triage", label: "À trier" }
        }
        title="Nouvelle demande"
        meta={
          message
            ? "Complétez ce que dit le mail : la personne reçoit l’accusé de réception d’une demande."
            : "Un appel ou un mail : l’essentiel suffit, le reste se complète dans le dossier."
        }
      />
      <CallForm territories={territories} lastResult={lastResult} known={message?.known} />
    </>
  );
}
