import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormErrors } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { MessageActs } from "~/features/inbound-mail/message-acts";
import { carryOutMessageAct } from "~/features/inbound-mail/message-acts.commands.server";
import { MessageAttachments, MessageBody } from "~/features/inbound-mail/message-body";
import { getMessagePage } from "~/features/inbound-mail/message-page.queries.server";
import { BounceReport, MessageStanding } from "~/features/inbound-mail/message-standing";
import { MessageSuggestion } from "~/features/inbound-mail/message-suggestion";
import { getMessage } from "~/features/inbound-mail/messages.queries.server";
import { messageActSchema } from "~/features/inbound-mail/messages.schema.server";
import { formatDateTime } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.subject} · ${data.name}` : "Message" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "households:read");
  return getMessagePage(user, await getMessage(user, params.id ?? ""), new URL(request.url));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "households:write");
  const message = await getMessage(user, params.id ?? "");
  return submitForm(request, messageActSchema, async (act) => {
    const { to, ...toast } = await carryOutMessageAct(user, message, act);
    return redirectWithToast(request, to, toast);
  });
}

export default function MessageItem() {
  const message = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { name, from, subject, receivedAt, now, suggestion, file } = message;
  return (
    <>
      <PageHeader
        back={
          file
            ? { to: `/households/${file.id}`, label: `Dossier ${file.title}` }
            : { to: "/triage", label: "À trier" }
        }
        title={subject}
        meta={
          <>
            {`De ${name}`}
            {name !== from.address && <span className="break-all">{` · ${from.address}`}</span>}
            {` · reçu ${formatDateTime(receivedAt, now)}`}
          </>
        }
      />
      <div className="mb-6 empty:hidden">
        <FormErrors errors={refusalOf(lastResult)} />
      </div>
      <MessageStanding message={message} />
      {suggestion && (
        <div className="mb-6">
          <MessageSuggestion messageId={message.id} suggestion={suggestion} />
        </div>
      )}
      <div className="-mt-6 grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0">
          {message.kind === "bounce" ? (
            <BounceReport message={message} />
          ) : (
            <Section title={`Ce qu’écrit ${name}`}>
              <MessageBody message={message} />
            </Section>
          )}
          <MessageAttachments message={message} />
        </div>
        <MessageActs message={message} />
      </div>
    </>
  );
}

/** What refused an act: no button here has a form of its own to say it. */
function refusalOf(result: SubmissionResult<string[]> | undefined): string[] {
  return Object.values(result?.error ?? {}).flatMap((texts) => texts ?? []);
}
