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
import { askErasure, runErasure } from "./erasures.commands.server";
import { getErasure } from "./erasures.queries.server";
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
 * Erases each of these files, whose time has come, by the same run as a request. Refuses without the confirmation word,
 * and leaves alone any whose time has not come, or which somebody acted on meanwhile. Says how many were erased.
 */
export async function eraseExpired(
  user: User,
  householdIds: readonly string[],
  word: string,
): Promise<string> {
  if (word.trim().toLowerCase() !== ERASURE_WORD)
    throw new UserFacingError(`Pour confirmer, écrivez le mot «${NBSP}${ERASURE_WORD}${NBSP}».`, {
      field: "word",
    });
  if (householdIds.length === 0) throw new UserFacingError("Cochez au moins un dossier.", { field: "files" });
  await settle();
  const { delays } = await getSettings();
  let erased = 0;
  for (const householdId of householdIds) {
    const file = await Household.findById(householdId, {
      lastActAt: 1,
      keptLonger: 1,
    }).lean<HouseholdRecord>();
    if (!file || erasableFrom(file, delays.retentionMonths) > toDay(now())) continue;
    if (await isErased(user, householdId)) erased += 1;
  }
  const left = householdIds.length - erased;
  const said = formatCount(erased, "dossier effacé", "dossiers effacés");
  return left === 0
    ? `${said}.`
    : `${said}, ${formatCount(left, "laissé", "laissés")} : leur temps n’est pas venu, ou ils n’ont pas pu l’être.`;
}

/** One that cannot be erased does not keep the others. */
async function isErased(user: User, householdId: string): Promise<boolean> {
  try {
    await eraseOne(user, householdId);
    return true;
  } catch (error) {
    if (!(error instanceof UserFacingError)) logger.error({ err: error, householdId }, "file not erased");
    return false;
  }
}

/** A request already made is the one that runs. */
async function eraseOne(user: User, householdId: string): Promise<void> {
  const asked = await Erasure.findOne(
    { householdId, memberId: { $exists: false }, state: "asked" },
    { _id: 1 },
  ).lean();
  const id =
    asked?._id ?? (await askErasure(user, householdId, { askedBy: "retention", askedOn: toDay(now()) }));
  await runErasure(user, await getErasure(id), ERASURE_WORD);
}

async function getKept(householdId: string): Promise<void> {
  if (!(await Household.exists({ _id: householdId }))) throw notFound();
}
