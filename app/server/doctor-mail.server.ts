import { type Env, isDemoAllowed } from "~/core/env.server";
import { readMailboxUrl } from "~/features/inbound-mail/mailbox-address.server";
import { openMailbox } from "~/features/inbound-mail/mailbox-client.server";
import { formatCount } from "~/vocabulary/typography";
import type { Finding } from "./doctor.server";

const ANSWER_MS = 5000;

/** The server that sends: SMTP_URL greets us and takes our password. */
export async function examineMail(settings: Env): Promise<Finding> {
  const label = "Courrier";
  if (!settings.smtpUrl) {
    return {
      label,
      detail: "aucun serveur d’envoi",
      repair: isDemoAllowed(settings)
        ? undefined
        : "Donnez SMTP_URL, par exemple smtps://nom:motdepasse@smtp.exemple.fr : sans lui, les messages attendent.",
    };
  }
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({
    url: settings.smtpUrl,
    connectionTimeout: ANSWER_MS,
    greetingTimeout: ANSWER_MS,
    socketTimeout: ANSWER_MS,
    dnsTimeout: ANSWER_MS,
  });
  try {
    await transport.verify();
    return { label, detail: `${new URL(settings.smtpUrl).host} accepte nos messages` };
  } catch (error) {
    return {
      label,
      detail: `le serveur d’envoi ne répond pas comme il faut (${error instanceof Error ? error.message : String(error)})`,
      repair: "Vérifiez SMTP_URL : nom du serveur, port, identifiant, mot de passe, pare-feu.",
    };
  } finally {
    transport.close();
  }
}

/** The mailbox that is read: IMAP_URL lets us in and has the folder; nothing in it is touched. */
export async function examineMailbox({ imapUrl }: Env): Promise<Finding> {
  const label = "Boîte";
  if (!imapUrl) return { label, detail: "aucune boîte n’est lue" };
  const address = readMailboxUrl(imapUrl);
  try {
    const client = await openMailbox(address);
    const count = client.mailbox ? client.mailbox.exists : 0;
    await client.logout().catch(() => client.close());
    return { label, detail: `${address.id} s’ouvre (${formatCount(count, "mail", "mails")})` };
  } catch (error) {
    return {
      label,
      detail: error instanceof Error ? error.message : String(error),
      repair: "Vérifiez IMAP_URL : nom du serveur, port, identifiant, mot de passe, dossier, pare-feu.",
    };
  }
}
