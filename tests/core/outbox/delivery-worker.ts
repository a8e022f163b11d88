import { Mail } from "#models/mail";
import { now, setClock } from "~/core/clock.server";
import { connectDatabase } from "~/core/db/connect.server";
import { env } from "~/core/env.server";
import { deliverDueMails } from "~/core/outbox/deliver.server";

/** A process to kill: once told, it delivers what is due and moves its clock to what is due next, until nothing waits. */
const [uri = "", smtpUrl = ""] = process.argv.slice(2);

env().smtpUrl = smtpUrl;
await connectDatabase(uri);
process.once("message", () => void deliverAll());
process.send?.("loaded");

async function deliverAll(): Promise<void> {
  for (let next = await nextDue(); next; next = await nextDue()) {
    if (next > now()) setClock(new Date(next.getTime() + 1));
    await deliverDueMails(20);
  }
  process.send?.("done");
}

async function nextDue(): Promise<Date | undefined> {
  return (await Mail.findOne({ state: "waiting" }, { dueAt: 1 }).sort({ dueAt: 1 }).lean())?.dueAt;
}
