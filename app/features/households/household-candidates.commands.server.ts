import { Candidate, type CandidateRecord } from "#models/candidate";
import { Consent } from "#models/consent";
import type { Adult, MemberRelation } from "#models/family";
import { Household, type HouseholdRecord } from "#models/household";
import { Submission } from "#models/submission";
import { type Actor, SOFTWARE } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { derivedId } from "~/core/ids.server";
import { createCandidate } from "~/features/candidates/candidates.commands.server";
import { CANDIDATE_KINDS, type CandidateKind } from "~/vocabulary/candidates";
import { RELATION_KINSHIPS } from "~/vocabulary/family";
import type { FollowUpPayloads } from "~/vocabulary/follow-ups";
import { refreshFile } from "./household-refresh.commands.server";
import { linkedTo } from "./kinship-words";

const STALE = "Un·e collègue a modifié ce foyer entre-temps. Rechargez la page, puis recommencez.";

/** What goes into the professional half of an adult: nothing that was told of the family goes by itself. */
export interface AdultAsCandidate {
  adultId: string;
  lastName: string;
  birthName?: string;
  kind: CandidateKind;
  email?: string;
  phone?: string;
}

/**
 * Makes an adult of the household a candidate too, under the same id, with a journey of their own: their notes and
 * relations follow. Refuses an adult who is no longer there, and a household a colleague changed meanwhile.
 */
export async function openCandidateOf(
  actor: Actor,
  household: HouseholdRecord,
  { adultId, ...professional }: AdultAsCandidate,
): Promise<void> {
  const { _id: householdId, adults = [], referentId } = household;
  const adult = adults.find(({ id }) => id === adultId);
  if (!adult) throw new UserFacingError("Cette personne n’est plus parmi les adultes du foyer.");
  const { firstName } = adult;
  const kind = CANDIDATE_KINDS[professional.kind].fr.toLowerCase();
  await commit(actor, Household, householdId, {
    onlyIf: { version: household.version },
    refusal: STALE,
    set: { ...asCandidate(household, adult), updatedAt: now() },
    effects: [
      audit("household.updated", ["adults"]),
      entry({
        householdId,
        kind: "change",
        text: `${firstName} cherche aussi un poste ou un stage (${kind}) : plusieurs projets dans ce foyer.`,
        memberId: adultId,
        authorName: actor.name,
      }),
      followUp("openCandidate", {
        householdId,
        candidateId: adultId,
        referentId,
        firstName,
        ...professional,
      }),
    ],
  });
}

/**
 * Makes a candidate an adult of the household again, as they were told of before. Refuses once something was recorded
 * for them as a candidate: nothing of it is thrown away.
 */
export async function withdrawCandidate(
  actor: Actor,
  household: HouseholdRecord,
  candidateId: string,
): Promise<void> {
  const { _id: householdId, adults = [], relations = [], formerAdults = [] } = household;
  const former = formerAdults.find(({ id }) => id === candidateId);
  const candidate = await Candidate.findOne({ _id: candidateId, householdId }).lean<CandidateRecord>();
  if (!former || !candidate) throw notFound();
  await refuseIfRecorded(candidate);
  await commit(actor, Household, householdId, {
    onlyIf: { version: household.version },
    refusal: STALE,
    set: {
      adults: [...adults, former],
      formerAdults: formerAdults.filter(({ id }) => id !== candidateId),
      relations: relations.filter(({ id }) => id !== relationId(former)),
      updatedAt: now(),
    },
    effects: [
      audit("candidate.withdrawn"),
      entry({
        householdId,
        kind: "change",
        text: `${former.firstName} n’est plus candidat·e, et reste dans le foyer.`,
        memberId: candidateId,
        authorName: actor.name,
      }),
      followUp("withdrawCandidate", { householdId, candidateId }),
    ],
  });
}

/** The follow-up of an adult who becomes a candidate; nothing once they are withdrawn, or already made. */
export async function makeCandidate(
  actor: Actor,
  { householdId, candidateId, referentId, birthName, ...told }: FollowUpPayloads["openCandidate"],
): Promise<void> {
  if (!(await isMeant(householdId, candidateId))) return;
  const nothing = { seeks: [], territories: [], needs: [], consentPartners: false, consentNews: false };
  const interest = { ...nothing, ...told };
  await createCandidate(actor, { id: candidateId, householdId, interest, birthName, referentId });
  await refreshFile(householdId);
}

/** The follow-up of a candidate withdrawn; one for whom something was recorded meanwhile stays a candidate. */
export async function removeCandidate({
  householdId,
  candidateId,
}: FollowUpPayloads["withdrawCandidate"]): Promise<void> {
  if (await isMeant(householdId, candidateId)) return;
  const candidate = await Candidate.findOne({ _id: candidateId, householdId }).lean<CandidateRecord>();
  const isRecorded = candidate && (await hasRecords(candidate));
  if (!isRecorded) await Candidate.deleteOne({ _id: candidateId, householdId, version: UNTOUCHED });
  if (await Candidate.exists({ _id: candidateId, householdId }))
    await keepAsCandidate(householdId, candidateId);
  await refreshFile(householdId);
}

/** Whether the household holds this adult for a candidate today: follow-ups may come late, or in another order. */
async function isMeant(householdId: string, adultId: string): Promise<boolean> {
  return (await Household.exists({ _id: householdId, "formerAdults.id": adultId })) !== null;
}

/** Takes the withdrawal back: somebody is never both an adult and a candidate of their household. */
async function keepAsCandidate(householdId: string, candidateId: string): Promise<void> {
  for (;;) {
    const household = await Household.findById(householdId).lean<HouseholdRecord>();
    const adult = household?.adults?.find(({ id }) => id === candidateId);
    if (!household || !adult) return;
    const saved = await commit(SOFTWARE, Household, householdId, {
      onlyIf: { version: household.version },
      set: { ...asCandidate(household, adult), updatedAt: now() },
      effects: [
        audit("household.updated", ["adults"]),
        entry({
          householdId,
          kind: "change",
          text: `${adult.firstName} reste candidat·e : son projet venait d’être complété.`,
          memberId: candidateId,
        }),
      ],
    });
    if (saved) return;
  }
}

/** The version a candidate is born with. */
const UNTOUCHED = 1;

async function refuseIfRecorded(candidate: CandidateRecord): Promise<void> {
  if (!(await hasRecords(candidate))) return;
  throw new UserFacingError(
    `Le projet de ${candidate.firstName} a déjà été complété : le retirer l’effacerait. Sortez-le plutôt du parcours, depuis le dossier, en changeant son étape.`,
  );
}

async function hasRecords({ _id: candidateId, version }: CandidateRecord): Promise<boolean> {
  const [consent, submission] = await Promise.all([
    Consent.exists({ candidateId }),
    Submission.exists({ candidateId }),
  ]);
  return version !== UNTOUCHED || consent !== null || submission !== null;
}

/** The household once an adult of it is a candidate: what was told of them is put aside. */
function asCandidate(
  { adults = [], formerAdults = [], relations = [], heads }: HouseholdRecord,
  adult: Adult,
) {
  return {
    adults: adults.filter(({ id }) => id !== adult.id),
    formerAdults: [...formerAdults, adult],
    relations: [...relations, ...relationTo(heads, adult)],
  };
}

/** What linked an adult to their candidate, as a relation like any other. */
export function relationTo(heads: HouseholdRecord["heads"], adult: Adult): MemberRelation[] {
  const oneId = linkedTo(heads, adult);
  if (!oneId) return [];
  const { id: otherId, relation, sinceOn, untilOn } = adult;
  const dates = { ...(sinceOn ? { sinceOn } : {}), ...(untilOn ? { untilOn } : {}) };
  return [{ id: relationId(adult), oneId, kind: RELATION_KINSHIPS[relation], otherId, ...dates }];
}

function relationId({ id }: Adult): string {
  return derivedId("relation", id);
}
