import { Consent } from "#models/consent";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import type { NeedRecord } from "#models/need";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { recordRefusal } from "~/features/consents/consents.commands.server";
import { findConsent } from "~/features/consents/consents.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { statesFrom } from "~/vocabulary/hand-off-words";
import { giversOf, onlyGivers, purposeOf } from "./consent-givers";
import type { RefusalInput } from "./hand-off.schema.server";
import { revokeHandOff } from "./hand-off-revocation.commands.server";

/** Who may refuse that a need goes to partners, and whether somebody had agreed. */
export async function getRefusalPage(user: User, need: NeedRecord) {
  const household = await getHousehold(user, need.householdId);
  const consent = await findConsent(household._id, purposeOf(need), onlyGivers(need, household));
  return {
    needId: need._id,
    kind: need.kind,
    people: giversOf(need, household).map(({ id, name }) => ({ value: id, label: name })),
    consentedBy: consent?.candidateId,
  };
}

/**
 * Keeps that an adult of the household refuses, and why; what they had agreed to before no longer counts for this need, and
 * what a partner had not answered yet is taken back. Refuses somebody whose agreement the need does not take.
 */
export async function noteRefusal(
  user: User,
  need: NeedRecord,
  { candidateId, means, reason }: RefusalInput,
): Promise<void> {
  const household = await getHousehold(user, need.householdId);
  if (!giversOf(need, household).some(({ id }) => id === candidateId)) {
    throw new UserFacingError("Choisissez une personne de ce foyer.", { field: "candidateId" });
  }
  const purpose = purposeOf(need);
  await recordRefusal(user, { householdId: household._id, candidateId, purpose, means, reason });
  const agreed = await Consent.find(
    { householdId: household._id, candidateId, isGiven: true },
    { _id: 1 },
  ).lean();
  const awaited = await HandOff.find({
    needId: need._id,
    consentId: { $in: agreed.map(({ _id }) => _id) },
    state: { $in: statesFrom("revoke") },
  }).lean<HandOffRecord[]>();
  for (const handOff of awaited) await revokeHandOff(user, handOff);
  await settle();
}
