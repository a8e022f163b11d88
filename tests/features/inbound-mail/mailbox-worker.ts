import { connectDatabase } from "~/core/db/connect.server";
import { registerFollowUps } from "~/core/db/relay.server";
import { mailboxReader } from "~/features/inbound-mail/mailbox.commands.server";
import { receiveMail } from "~/features/inbound-mail/receive.commands.server";
import { followUps } from "~/server/follow-ups";

/** A process to kill: it reads the mailbox of IMAP_URL into a base until it dies. */
const [uri = ""] = process.argv.slice(2);
registerFollowUps(followUps);
await connectDatabase(uri);
await mailboxReader(receiveMail).read();
// The connection it keeps does not hold a process alive.
setInterval(() => {}, 1000);
