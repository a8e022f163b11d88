import { Mail } from "#models/mail";
import type { StepHost, VisitDayRecord, VisitStep } from "#models/visit-day";
import type { Actor } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { cancelMail } from "~/core/outbox/mail-commands.server";
import { writeDay } from "./visit-days.commands.server";

type DayChange = Parameters<typeof writeDay>[2];

interface CallingBack extends DayChange {
  /** The steps once these letters are called back. */
  stepsOf: (calledBack: ReadonlySet<string>) => VisitStep[];
}

/** Those of these letters that have not left. */
export async function waitingAmong(mailIds: readonly (string | undefined)[]): Promise<Set<string>> {
  const ids = mailIds.flatMap((id) => id ?? []);
  if (ids.length === 0) return new Set();
  await settle();
  return waitingNow(ids);
}

/** The same for a follow-up, which would wait for itself if it waited for what is being written. */
export async function waitingNow(ids: readonly string[]): Promise<Set<string>> {
  const mails = await Mail.find({ _id: { $in: [...ids] }, state: "waiting" }, { _id: 1 }).lean();
  return new Set(mails.map(({ _id }) => _id));
}

/**
 * Writes a day, then calls back letters that its change makes void: a refusal leaves them to go. One that leaves meanwhile is
 * written as such. Returns those called back.
 */
export async function writeThenCallBack(
  actor: Actor,
  day: VisitDayRecord,
  waiting: ReadonlySet<string>,
  { stepsOf, ...change }: CallingBack,
): Promise<Set<string>> {
  const saved = await writeDay(actor, day, { ...change, set: { ...change.set, steps: stepsOf(waiting) } });
  const calledBack = new Set<string>();
  for (const id of waiting) if (await isCalledBack(actor, id)) calledBack.add(id);
  if (calledBack.size < waiting.size) {
    await writeDay(actor, saved, { set: { steps: stepsOf(calledBack) }, fields: ["steps"] });
  }
  return calledBack;
}

/** A host who was told that nothing will take place: their link is replaced, and they are asked anew. */
export function toAskAgain(host: StepHost): StepHost {
  const { beforeNote: _beforeNote, ...known } = host;
  const { askMailId: _askMailId, answeredAt: _answeredAt, former: _former, ...rest } = known;
  return { ...rest, state: "to-ask", linkVersion: host.linkVersion + 1 };
}

/** Calls a letter back; false when it has left. */
async function isCalledBack(actor: Actor, mailId: string): Promise<boolean> {
  try {
    await cancelMail(actor, mailId);
    return true;
  } catch (error) {
    if (error instanceof UserFacingError) return false;
    throw error;
  }
}
