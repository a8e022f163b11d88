import { AuditEvent } from "#models/audit-event";
import type { Filter } from "#models/define";
import { HandOff } from "#models/hand-off";
import { Mail, type MailRecord } from "#models/mail";
import { AUDIT_ACTIONS } from "~/vocabulary/audit-actions";
import { MAIL_STATES } from "~/vocabulary/mails";
import { isOneOf } from "~/vocabulary/words";
import type { User } from "../auth/actor";
import { visibleFor } from "../auth/visibility";
import { now } from "../clock.server";
import { env } from "../env.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "../http/pagination.server";
import { isId } from "../ids.server";
import { recordReading } from "../reading-log.server";
import { getSettings } from "../settings.server";
import { bounceLabel } from "./mail-state";

export type MailFilter = "waiting" | "failed";

/** What the list of the outbox shows of a mail: no parameter, no body. */
export type MailRow = Omit<MailRecord, "params" | "messageId" | "pendingEffects">;

const ROW = { params: 0, messageId: 0, pendingEffects: 0 } as const;

/** One page of the outbox, newest first: the mails of the files this colleague may see, and those of no file. */
export async function listMails(
  user: User,
  choice: { page: number; state?: MailFilter },
): Promise<Page<MailRow>> {
  const filter: Filter<MailRecord> = {
    ...visibleFor(user),
    ...(choice.state ? { state: choice.state } : {}),
  };
  const [rows, total] = await Promise.all([
    Mail.find(filter, ROW)
      .sort({ createdAt: -1, _id: -1 })
      .skip((choice.page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<MailRow[]>(),
    countMails(filter),
  ]);
  return pageFrom(rows, choice.page, total);
}

/**
 * A mail of the outbox; null when there is none, or when it belongs to a file this colleague may not see. To read it is
 * to read the file.
 */
export async function findMail(user: User, id: string | undefined): Promise<MailRecord | null> {
  const mail = isId(id) ? await Mail.findOne({ _id: id, ...visibleFor(user) }).lean<MailRecord>() : null;
  // Words are tried on the mail of a file: to read the trial is to read that mail.
  if (mail?.trial?.mailId) return (await findMail(user, mail.trial.mailId)) && mail;
  if (mail) for (const householdId of await filesOf(mail)) recordReading(user, "Household", householdId);
  return mail;
}

/** The files that a letter speaks of: its own, or those of all its hand-offs. */
async function filesOf({ householdId, handOffIds = [] }: MailRecord): Promise<string[]> {
  const told =
    handOffIds.length === 0 ? [] : await HandOff.distinct("householdId", { _id: { $in: handOffIds } });
  return [...new Set([...(householdId ? [householdId] : []), ...told])];
}

export interface MailEvent {
  at: Date;
  text: string;
}

/** What happened to a mail, oldest first. */
export async function listMailEvents(mail: MailRecord): Promise<MailEvent[]> {
  const acts = await AuditEvent.find({ "subject.id": mail._id }).sort({ at: 1 }).limit(PAGE_SIZE).lean();
  const events = acts.map(({ at, action }) => ({
    at,
    text: isOneOf(AUDIT_ACTIONS, action) ? AUDIT_ACTIONS[action].fr : action,
  }));
  const sent = mail.sentAt ? [{ at: mail.sentAt, text: MAIL_STATES[mail.state].fr }] : [];
  const returned = mail.bounce ? [{ at: mail.bounce.at, text: bounceLabel(mail.bounce) }] : [];
  const told = [...events, ...sent, ...returned].sort((one, other) => one.at.getTime() - other.at.getTime());
  return [{ at: mail.createdAt, text: "écrit" }, ...told];
}

/**
 * How many mails this colleague may see are due and cannot leave because no mail server is set; none in a
 * demonstration.
 */
export async function countStrandedMails(user: User): Promise<number> {
  if (await canDeliver()) return 0;
  return await countMails({ ...visibleFor(user), state: "waiting", dueAt: { $lte: now() } });
}

/** Whether a due mail leaves: a mail server is set, or the demonstration plays its part. */
export async function canDeliver(): Promise<boolean> {
  return env().smtpUrl !== undefined || (await getSettings()).instance.isDemo;
}

async function countMails(filter: Filter<MailRecord>): Promise<number> {
  return await Mail.countDocuments(filter, { limit: COUNT_CAP + 1 });
}
