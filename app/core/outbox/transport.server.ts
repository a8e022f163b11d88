import type { Transporter } from "nodemailer";
import type { RenderedMail } from "./render.server";

/** Milliseconds; together they stay below the time a message is locked for. */
const TIMEOUTS = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
  dnsTimeout: 10_000,
};

let pool: { url: string; transporter: Transporter } | undefined;

/** Hands one mail to the server named by an SMTP address; throws when the server does not accept it. */
export async function sendThrough(
  smtpUrl: string,
  { subject, html, text, headers }: RenderedMail,
): Promise<void> {
  const transporter = await transporterOf(smtpUrl);
  await transporter.sendMail({
    from: headers.from,
    to: headers.to,
    replyTo: headers.replyTo,
    messageId: headers.messageId,
    subject,
    html,
    text,
    headers: ownHeaders(headers),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** RFC 3834 says who wrote; RFC 8058 lets the mail program ask for no more in one click. */
function ownHeaders({ autoSubmitted, listUnsubscribe }: RenderedMail["headers"]): Record<string, string> {
  return {
    ...(autoSubmitted ? { "Auto-Submitted": autoSubmitted } : {}),
    ...(listUnsubscribe
      ? {
          "List-Unsubscribe": `<${listUnsubscribe}>`,
          "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
      : {}),
  };
}

/** Closes the connections kept open to the mail server. */
export function closeTransport(): void {
  pool?.transporter.close();
  pool = undefined;
}

async function transporterOf(url: string): Promise<Transporter> {
  if (pool?.url === url) return pool.transporter;
  closeTransport();
  const { createTransport } = await import("nodemailer");
  // Nodemailer would resend by itself, up to 5 times, a message whose connection was cut: only the outbox may.
  const transporter = createTransport({ ...TIMEOUTS, url, pool: true, maxConnections: 2, maxRequeues: 0 });
  pool = { url, transporter };
  return transporter;
}
