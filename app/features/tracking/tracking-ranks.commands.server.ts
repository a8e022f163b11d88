import { Household, type HouseholdRecord } from "#models/household";
import { Need, type NeedRecord } from "#models/need";
import { Tracking } from "#models/tracking";
import { type Actor, FAMILY } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { bringNextAction } from "~/features/households/households.commands.server";
import { namedNeed } from "~/features/needs/need-naming.queries.server";
import { refreshNeed } from "~/features/needs/need-standing.commands.server";
import { disagreementLabel } from "~/features/needs/option-next-step.server";
import { type OptionRank, rankLabel } from "~/vocabulary/tracking";
import { lowerFirst, NBSP } from "~/vocabulary/typography";
import { isToldOf } from "./own-needs";
import { lastRankedAt } from "./own-ranks";
import type { TrackingAct } from "./tracking.schema.server";
import { type LiveTracking, trackingsOf } from "./tracking-link.queries.server";
import { listMembers } from "./tracking-member.queries.server";
import { getRankings } from "./tracking-ranks.queries.server";
import { tell } from "./tracking-telling.server";
import { TRACKING_REFUSALS } from "./tracking-words";

/** Keeps this adult's own ranks of what was shown; refuses an option that is not shown to them, and one place given twice. */
export async function rankOptions(
  { tracking, member, language }: LiveTracking,
  { needId, ranks }: Extract<TrackingAct, { act: "rank" }>,
): Promise<void> {
  const refusals = TRACKING_REFUSALS[language];
  const { id, name, household } = member;
  const need = await Need.findOne({
    _id: needId,
    householdId: household._id,
    isOpen: true,
  }).lean<NeedRecord>();
  if (!need || !isToldOf(need.kind, id, household)) throw notFound();
  const shown = new Map(
    need.options.filter(({ state }) => state === "shown").map((one) => [one.id, one.label]),
  );
  const given = ranks.flatMap(({ optionId, rank }) => (rank ? [{ needId, optionId, rank, at: now() }] : []));
  if (given.some(({ optionId }) => !shown.has(optionId))) throw new UserFacingError(refusals.optionGone);
  const labelsAt = (place: OptionRank): string[] =>
    given.flatMap(({ optionId, rank }) => (rank === place ? (shown.get(optionId) ?? []) : []));
  const tied = given.find(({ rank }) => rank !== "no" && labelsAt(rank).length > 1)?.rank;
  if (tied) throw new UserFacingError(refusals.twice(rankLabel(tied)[language], labelsAt(tied)));
  const before = await getRankings(household, need);
  const others = tracking.ranks.filter((rank) => rank.needId !== needId);
  const text = `${name} a classé les propositions${NBSP}: ${lowerFirst(await namedNeed(need))}.`;
  await commit(FAMILY, Tracking, tracking._id, {
    onlyIf: { version: tracking.version },
    refusal: refusals.changed,
    set: { ranks: [...others, ...given], updatedAt: now() },
    effects: [
      audit("tracking.ranked"),
      entry({
        ...{ householdId: household._id, kind: "message", memberId: id, authorName: name },
        text,
      }),
      followUp("noteRanks", { needId, hasDisagreed: before.disagreement.length > 0 }),
      ...(await tell(member, text, `/needs/${needId}`)),
    ],
  });
}

/**
 * The follow-up of an adult who ranks: the ball is ours once each adult who sees the options on a page of their own said
 * what they think, and a new disagreement is what comes next for whoever follows the file, unless something comes sooner.
 * Safe twice.
 */
export async function noteRanks(
  actor: Actor,
  { needId, hasDisagreed }: { needId: string; hasDisagreed: boolean },
  effectId: string,
): Promise<void> {
  const need = await Need.findOne({ _id: needId, isOpen: true }).lean<NeedRecord>();
  const household = need && (await Household.findById(need.householdId).lean<HouseholdRecord>());
  if (!need || !household) return;
  const rankedAt = await rankedByAll(household, need);
  if (rankedAt) {
    await commit(actor, Need, needId, { set: { rankedAt }, effects: [], isDerived: true });
    await refreshNeed(actor, needId);
  }
  if (hasDisagreed) return;
  const { disagreement } = await getRankings(household, need);
  if (disagreement.length > 0) await planTalk(actor, household, need, effectId);
}

/** When the last of the adults who see the options ranked them; undefined until each did. */
async function rankedByAll(household: HouseholdRecord, need: NeedRecord): Promise<Date | undefined> {
  const told = (await listMembers(household)).filter((one) => isToldOf(need.kind, one.id, one.household));
  const pages = [...(await trackingsOf(told)).values()];
  const seen = pages.filter(({ isOpen, expiresAt }) => isOpen && now() < expiresAt);
  const said = seen.map(({ ranks }) => lastRankedAt(ranks, need));
  if (said.length === 0 || said.includes(undefined)) return undefined;
  return new Date(Math.max(...said.map((at) => at?.getTime() ?? 0)));
}

async function planTalk(
  actor: Actor,
  { _id, referentId: ownerId }: HouseholdRecord,
  need: NeedRecord,
  effectId: string,
): Promise<void> {
  if (!ownerId) return;
  const label = disagreementLabel(await namedNeed(need));
  const dueOn = addWorkingDays(toDay(now()), 1);
  await bringNextAction(actor, _id, { label, ownerId, dueOn, origin: "answer" }, effectId);
}
