import type { Filter } from "#models/define";
import { Erasure, type ErasureRecord, type ErasureScope } from "#models/erasure";
import { Household } from "#models/household";
import { Need } from "#models/need";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { refreshFile } from "~/features/households/household-refresh.commands.server";
import { refreshNeed } from "~/features/needs/need-standing.commands.server";

/**
 * Once somebody is erased, puts in order the files that stay, theirs and those they had left: what they asked for is
 * closed, and what stays is told again. Nothing where a whole file went; safe twice.
 */
export async function tidyRest(actor: Actor, { left = [], ...scope }: ErasureScope): Promise<void> {
  if (scope.memberId) {
    const ofNobody = { requesterId: { $exists: false } };
    // What nobody is known to have asked for would now fall on whoever stays.
    const unsaid = [{ memberId: { $exists: false } }, { memberId: { $in: scope.candidateIds } }];
    await closeRequests(actor, scope, [askedBy(scope), ...unsaid.map((of) => ({ ...ofNobody, ...of }))]);
    await refreshRest(actor, scope.householdId);
  }
  for (const one of left) {
    await closeRequests(actor, one, [askedBy(one), { memberId: { $in: one.candidateIds } }]);
    await refreshRest(actor, one.householdId);
  }
}

/** What the files that stay say of it. */
export async function restTold(
  actor: Actor,
  { memberId, householdId, left = [] }: ErasureScope,
): Promise<Effect[]> {
  const there = await Household.find({ _id: { $in: left.map((one) => one.householdId) } }, { _id: 1 }).lean();
  const told = (fileId: string, text: string) =>
    entry({ householdId: fileId, kind: "change", text, authorName: actor.name });
  return [
    ...(memberId ? [told(householdId, "Les données d’une personne du foyer ont été effacées.")] : []),
    ...there.map(({ _id }) =>
      told(_id, "Les données d’une personne qui a quitté ce foyer ont été effacées."),
    ),
  ];
}

function askedBy({ candidateIds }: ErasureScope): Filter<ErasureRecord> {
  return { requesterId: { $in: candidateIds } };
}

/** Closes the requests of a file that nobody is left to have made; not what concerns another adult alone. */
async function closeRequests(
  actor: Actor,
  { householdId }: ErasureScope,
  asked: Filter<ErasureRecord>[],
): Promise<void> {
  const theirs = { householdId, state: "asked" as const, askedBy: { $ne: "retention" as const } };
  const dismissal = { reason: "asker-gone" as const, at: now(), by: actor.id };
  for (const { _id } of await Erasure.find({ ...theirs, $or: asked }, { _id: 1 }).lean())
    await commit(actor, Erasure, _id, {
      onlyIf: { state: "asked" },
      set: { state: "dismissed", isOpen: false, dismissal },
      effects: [audit("erasure.dismissed", [dismissal.reason])],
    });
}

/** What stays is told again without what went: who has the ball of each need, then the file. */
async function refreshRest(actor: Actor, householdId: string): Promise<void> {
  for (const { _id } of await Need.find({ householdId }, { _id: 1 }).lean()) await refreshNeed(actor, _id);
  await settle();
  await refreshFile(householdId);
}
