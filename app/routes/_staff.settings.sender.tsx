import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { mailboxReading } from "~/features/inbound-mail/mailbox.queries.server";
import { MailboxReadingLine } from "~/features/inbound-mail/mailbox-reading-line";
import { sendTestMail } from "~/features/settings/sender.commands.server";
import { editSetting } from "~/features/settings/settings.commands.server";
import { getSenderPage, type SenderPage } from "~/features/settings/settings.queries.server";
import { senderSchema } from "~/features/settings/settings.schema.server";
import { SettingsForm, useSettingsAccess } from "~/features/settings/settings-form";
import { StartSteps } from "~/features/settings/start-steps";
import { NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Expéditeur · Réglages" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "settings:read");
  const trialId = new URL(request.url).searchParams.get("mail");
  const [page, reading] = await Promise.all([getSenderPage(user, trialId), mailboxReading(user)]);
  return { ...page, reading };
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requirePermission(request, "settings:write");
  const url = new URL(request.url);
  return submitForm(request, senderSchema, async (values) => {
    if (values.intent === "save") {
      const { before, name, address, hasPlainReplies } = values;
      await editSetting(user, "sender", before, { name, address, hasPlainReplies });
      url.searchParams.delete("mail");
      return redirectWithToast(request, `/settings/sender${url.search}`, {
        message: "Expéditeur enregistré.",
      });
    }
    url.searchParams.set("mail", await sendTestMail(user));
    return redirectWithToast(request, `/settings/sender${url.search}`, {
      message: `Mail d’essai en route vers ${user.email}.`,
    });
  });
}

export default function SenderSettings() {
  const { sender, mailbox, delivery, trial, reading } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<{ name: string; address: string; hasPlainReplies: boolean }>({
    id: "sender",
    defaultValue: sender,
    lastResult,
  });
  return (
    <>
      <StartSteps page="sender" />
      <SettingsForm form={form} intent="save">
        <DrawnFrom values={sender} lastResult={lastResult} />
        <TextField label="Nom de l’expéditeur" aria-label="Nom de l'expéditeur" field={fields.name} />
        <TextField
          label="Adresse d’envoi"
          aria-label="Adresse d'envoi"
          hint={addressHint(mailbox)}
          field={fields.address}
          type="email"
        />
        <Checkbox
          label="La boîte refuse les adresses en « + »"
          hint={plusHint(mailbox)}
          field={fields.hasPlainReplies}
        />
      </SettingsForm>
      <Section title="Envoi">
        <Delivery delivery={delivery} />
        {trial && <Trial trial={trial} />}
        <TrialForm />
      </Section>
      <Section title="Réponses">
        <MailboxReadingLine reading={reading} />
      </Section>
    </>
  );
}

function addressHint({ address, isFromEnvironment, isRead }: SenderPage["mailbox"]): string {
  if (isFromEnvironment) {
    return `MAIL_FROM décide : les mails partent de ${address}. Cette adresse ne sert que sans MAIL_FROM.`;
  }
  const answers = isRead
    ? "Les réponses reviennent dans la boîte lue, et rejoignent leur dossier."
    : "Les réponses vont à la personne qui écrit.";
  return `Le serveur d’envoi doit avoir le droit d’écrire en son nom. ${answers}`;
}

/** How to know: what the mailbox does with such an address. */
function plusHint({ address, isRead }: SenderPage["mailbox"]): string {
  const [local, domain] = address.split("@");
  const trial = `Écrivez à ${local}+essai@${domain}${NBSP}: si ce mail n’arrive pas dans la boîte, cochez. Les réponses reviendront à ${address} et seront reconnues par le mail auquel elles répondent.`;
  return isRead ? trial : `${trial} Sans effet tant que la boîte n’est pas lue (IMAP_URL).`;
}

function Delivery({ delivery }: Pick<SenderPage, "delivery">) {
  if (delivery === "server") return <p className="mb-3">Un serveur d’envoi est réglé (SMTP_URL).</p>;
  if (delivery === "demo") {
    return (
      <p className="mb-3">
        C’est la démonstration{NBSP}: sans serveur d’envoi, les mails comptent comme distribués et se lisent
        dans le{" "}
        <Link to="/outbox" className="link">
          courrier
        </Link>
        .
      </p>
    );
  }
  return (
    <Notice tone="late" title="Aucun serveur d’envoi.">
      Les mails attendent. Donnez l’adresse du serveur dans SMTP_URL, par exemple
      smtps://nom:motdepasse@smtp.exemple.fr, puis redémarrez.
    </Notice>
  );
}

function Trial({ trial }: { trial: NonNullable<SenderPage["trial"]> }) {
  return (
    <p role="status" className="mt-3">
      Essai vers {trial.to}
      {NBSP}: <Badge tone={trial.tone}>{trial.label}</Badge> {trial.reason}{" "}
      <Link to={`/outbox/${trial.id}`} className="link">
        Voir ce mail
      </Link>
    </p>
  );
}

function TrialForm() {
  const { canWrite } = useSettingsAccess();
  if (!canWrite) return null;
  return (
    <Form method="post" className="mt-3">
      <Button name="intent" value="test">
        Envoyer un mail d’essai
      </Button>
    </Form>
  );
}
