import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { FormErrors } from "~/components/ui/field";
import { MailFrame } from "~/components/ui/mail-frame";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { TabLinks } from "~/components/ui/tab-links";
import { Timeline, TimelineItem } from "~/components/ui/timeline";
import { notFound, requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { mailActSchema } from "~/core/outbox/mail.schema.server";
import { cancelMail, retryMail } from "~/core/outbox/mail-commands.server";
import { findMail } from "~/core/outbox/mail-queries.server";
import { type MailLine, mailPage, type RenderedView } from "~/core/outbox/outbox-page.server";
import { NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.view.subject ? `${data.view.subject} · Courrier` : "Courrier" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "outbox:read");
  return await mailPage(user, params.id, new URL(request.url).searchParams.get("view"));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "outbox:write");
  const id = params.id ?? "";
  if (!(await findMail(user, id))) throw notFound();
  return submitForm(request, mailActSchema, async ({ intent, back = `/outbox/${id}` }) => {
    await (intent === "retry" ? retryMail(user, id) : cancelMail(user, id));
    return redirectWithToast(request, back, {
      message: intent === "retry" ? "Nouvel essai demandé." : "Envoi annulé.",
    });
  });
}

export default function MailPage() {
  const { mail, view, events, now } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={view.subject ?? mail.message}
        meta={<Standing mail={mail} />}
        back={{ to: "/outbox", label: "Courrier" }}
        actions={<Acts mail={mail} />}
      />
      <FormErrors errors={refusal?.error?.[""] ?? []} />
      <DescriptionList facts={view.facts} />
      <Section title="Message">
        <TabLinks
          label="Voir le message"
          tabs={[
            { to: `/outbox/${mail.id}`, label: "Aperçu" },
            { to: `/outbox/${mail.id}?view=text`, label: "Texte" },
            { to: `/outbox/${mail.id}?view=headers`, label: "En-têtes" },
          ]}
        />
        <Content mailId={mail.id} view={view} />
      </Section>
      <Section title="Historique">
        <Timeline label="Historique du mail">
          {events.map(({ at, text }) => (
            <TimelineItem key={`${at.getTime()} ${text}`} at={at} now={now}>
              {text}
            </TimelineItem>
          ))}
        </Timeline>
      </Section>
    </>
  );
}

function Standing({ mail }: { mail: MailLine }) {
  const { tone, label, reason } = mail.standing;
  return (
    <>
      <Badge tone={tone}>{label}</Badge> {reason}
      {mail.householdId && (
        <div className="mt-1">
          <Link to={`/households/${mail.householdId}`} className="link">
            Voir le dossier
          </Link>
        </div>
      )}
    </>
  );
}

function Acts({ mail }: { mail: MailLine }) {
  return (
    <Form method="post" className="flex gap-2">
      {mail.canRetry && (
        <Button name="intent" value="retry" variant="primary">
          Relancer l’envoi
        </Button>
      )}
      {mail.canCancel && (
        <Button name="intent" value="cancel">
          Annuler l’envoi
        </Button>
      )}
    </Form>
  );
}

function Content({ mailId, view }: { mailId: string; view: RenderedView }) {
  if (view.text) {
    return <pre className="max-w-[75ch] whitespace-pre-wrap break-words font-sans">{view.text}</pre>;
  }
  if (view.headers) return <DescriptionList facts={view.headers} />;
  if (view.subject === undefined) {
    return <Notice tone="late">Ce message ne peut plus être affiché{NBSP}: son modèle a changé.</Notice>;
  }
  return <MailFrame src={`/outbox/${mailId}/html`} />;
}
