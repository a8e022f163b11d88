import type { ImapFlow } from "imapflow";
import type { MailboxAddress } from "./mailbox-address.server";
import { explainMailboxFailure } from "./mailbox-failure";

/** Milliseconds. A silence this long, while something is asked every 20 s, is a connection that died. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 };
/** The wait after a command before the server is asked to say by itself what arrives. */
const IDLE_AFTER_MS = 300;
/** Above the heaviest mail that is downloaded: no answer of a server may fill the memory. */
const LONGEST_ANSWER = 40 * 1024 ** 2;

/** Connects to the mailbox and opens its folder for reading only; throws a MailboxError, in French. */
export async function openMailbox(address: MailboxAddress): Promise<ImapFlow> {
  const { ImapFlow } = await import("imapflow");
  const client = new ImapFlow({
    ...TIMEOUTS,
    ...{ host: address.host, port: address.port, secure: address.isSecure },
    // Otherwise, the client goes on unencrypted when the server, or whoever stands before it, offers nothing else.
    ...(address.mustUpgrade ? { doSTARTTLS: true } : {}),
    auth: { user: address.user, pass: address.password },
    clientInfo: { name: "La conciergerie" },
    logger: false,
    autoIdleDelay: IDLE_AFTER_MS,
    maxLiteralSize: LONGEST_ANSWER,
    maxResponseSize: LONGEST_ANSWER + 1024 ** 2,
  });
  // Without a listener, a socket that fails would end the process; « close » says the same.
  client.on("error", () => {});
  try {
    await client.connect();
    await client.mailboxOpen(address.folder, { readOnly: true });
    return client;
  } catch (error) {
    client.close();
    throw explainMailboxFailure(error, address);
  }
}
