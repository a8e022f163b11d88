import { Erasure } from "#models/erasure";
import { Household, type HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, entry } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { logger } from "~/core/logger.server";
import { getSettings } from "~/core/settings.server";
import { ERASURE_WORD } from "~/vocabulary/erasures";
import { formatCount, formatDayLong, NBSP } from "~/vocabulary/typography";
import { askErasure, askRequestErasure, runErasure } from "./erasures.commands.server";
import { getErasure } from "./erasures.queries.server";
import { getUnfiledRequest } from "./request-scope.queries.server";
import { erasableFrom } from "./retention.queries.server";

/** Keeps a file beyond its time, for a reason and until a day. Refuses a day that its time is not past yet. */
export async function keepLonger(
  user: User,
  householdId: string,
  { untilOn, reason }: { untilOn: string; reason: string },
): Promise<void> {
  await getKept(householdId);
  if (untilOn <= toDay(now())) throw new UserFacingError("Choisissez un jour à venir.", { field: "untilOn" });
  const saved = await commit(user, Household, householdId, {
    set: { keptLonger: { untilOn, reason, by: user.id, at: now() } },
    effects: [
      audit("household.kept-longer", ["keptLonger"]),
      entry({
        householdId,
        kind: "change",
        text: `Dossier gardé jusqu’au ${formatDayLong(untilOn)}, au-delà de sa durée de conservation.`,
        quote: reason,
        authorName: user.name,
      }),
    ],
  });
  if (!saved) throw notFound();
}

/**
 * Erases each of these files, and of these requests that no file took, whose time has come, by the same run as somebody
 * who asks. Refuses without the confirmation word, and leaves alone any whose time has not come, or which somebody acted
 * on meanwhile. Says how many were erased.
 */
export async function eraseExpired(
  user: User,
  householdIds: readonly string[],
  word: string,
  requestIds: readonly string[] = [],
): Promise<string> {
  if (word.trim().toLowerCase() !== ERASURE_WORD)
    throw new UserFacingError(`Pour confirmer, écrivez le mot «${NBSP}${ERASURE_WORD}${NBSP}».`, {
      field: "word",
    });
  const asked = householdIds.length + requestIds.length;
  if (asked === 0)
    throw new UserFacingError("Cochez au moins un dossier, ou une demande.", { field: "files" });
  await settle();
  const files = await countErased(householdIds, (id) => eraseFile(user, id));
  const requests = await countErased(requestIds, (id) => eraseRequest(user, id));
  const left = asked - files - requests;
  const said = [
    ...(householdIds.length > 0 ? [formatCount(files, "dossier effacé", "dossiers effacés")] : []),
    ...(requestIds.length > 0 ? [formatCount(requests, "demande effacée", "demandes effacées")] : []),
  ].join(", ");
  return left === 0
    ? `${said}.`
    : `${said}, ${formatCount(left, "laissé", "laissés")} : leur temps n’est pas venu, ou ils n’ont pas pu l’être.`;
}

/** How many were erased; one that cannot be does not keep the others. */
async function countErased(ids: readonly string[], erase: (id: string) => Promise<boolean>): Promise<number> {
  let erased = 0;
  for (const id of ids) {
    try {
      if (await erase(id)) erased += 1;
    } catch (error) {
      const isRefused = error instanceof UserFacingError || error instanceof Response;
      if (!isRefused) logger.error({ err: error, id }, "not erased");
    }
  }
  return erased;
}

async function eraseFile(user: User, householdId: string): Promise<boolean> {
  const { delays } = await getSettings();
  const file = await Household.findById(householdId, { lastActAt: 1, keptLonger: 1 }).lean<HouseholdRecord>();
  if (!file || erasableFrom(file, delays.retentionMonths) > toDay(now())) return false;
  const asked = { askedBy: "retention", askedOn: toDay(now()) } as const;
  await runAsked(user, householdId, () => askErasure(user, householdId, asked));
  return true;
}

async function eraseRequest(user: User, requestId: string): Promise<boolean> {
  const { delays } = await getSettings();
  const { receivedAt } = await getUnfiledRequest(requestId);
  if (erasableFrom({ lastActAt: receivedAt }, delays.retentionMonths) > toDay(now())) return false;
  await runAsked(user, requestId, () => askRequestErasure(user, requestId));
  return true;
}

/** An erasure already asked for is the one that runs. */
async function runAsked(user: User, householdId: string, ask: () => Promise<string>): Promise<void> {
  const whole = { householdId, memberId: { $exists: false }, state: "asked" } as const;
  const asked = await Erasure.findOne(whole, { _id: 1 }).lean();
  await runErasure(user, await getErasure(asked?._id ?? (await ask())), ERASURE_WORD);
}

async function getKept(householdId: string): Promise<void> {
  if (!(await Household.exists({ _id: householdId }))) throw notFound();
}
