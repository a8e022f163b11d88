import { Candidate, type CandidateRecord, type NoContact } from "#models/candidate";
import { Household } from "#models/household";
import { Task } from "#models/task";
import { type Actor, FAMILY, type User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp, notice } from "~/core/db/effects.server";
import { formatCount, NBSP } from "~/vocabulary/typography";

/**
 * Notes that a colleague was asked not to write to somebody any more, and why: what waits for them does not leave, and
 * the touches planned are put in the bin. Somebody already not written to stays as they are.
 */
export async function stopWriting(user: User, candidate: CandidateRecord, reason?: string): Promise<void> {
  const { firstName } = candidate;
  await stop(user, candidate, {
    noContact: { at: now(), by: "team", authorId: user.id, ...(reason ? { reason } : {}) },
    onlyIf: { noContact: { $exists: false } },
    text: `Ne plus écrire à ${firstName}.`,
    effects: [],
  });
}

/** The same, asked by the person themselves, which counts more than what a colleague noted. Asked twice, it is once. */
export async function stopWritingAsAsked(candidate: CandidateRecord): Promise<void> {
  const { firstName, lastName, householdId } = candidate;
  const household = await Household.findById(householdId, { referentId: 1 }).lean();
  const accountId = household?.referentId;
  const text = `${firstName} demande qu’on ne lui écrive plus.`;
  const href = `/households/${householdId}`;
  await stop({ ...FAMILY, name: `${firstName} ${lastName}` }, candidate, {
    noContact: { at: now(), by: "person" },
    onlyIf: { "noContact.by": { $ne: "person" } },
    text,
    effects: accountId ? [notice({ accountId, householdId, track: "professional", text, href })] : [],
  });
}

/**
 * Lets the team write again to somebody, for a reason that is kept; their touches are planned again. Refuses when they may
 * be written to already.
 */
export async function resumeWriting(user: User, candidate: CandidateRecord, reason: string): Promise<void> {
  await commit(user, Candidate, candidate._id, {
    onlyIf: { noContact: { $exists: true } },
    refusal: `Un·e collègue l’a déjà levé${NBSP}: on peut de nouveau écrire à ${candidate.firstName}.`,
    unset: ["noContact"],
    effects: [
      audit("candidate.contact-resumed", ["noContact"]),
      told(user, candidate, `De nouveau possible d’écrire à ${candidate.firstName}.`, reason),
      ...replanned(candidate),
    ],
  });
}

interface Stop {
  noContact: NoContact;
  onlyIf: Record<string, unknown>;
  text: string;
  effects: Effect[];
}

async function stop(
  actor: Actor,
  candidate: CandidateRecord,
  { noContact, onlyIf, text, effects }: Stop,
): Promise<void> {
  const touches = await Task.countDocuments({
    "plan.candidateId": candidate._id,
    "plan.group": "nurture",
    state: "open",
  });
  await commit(actor, Candidate, candidate._id, {
    onlyIf,
    set: { noContact },
    effects: [
      audit("candidate.contact-stopped", ["noContact"]),
      told(actor, candidate, text + binnedWords(touches), noContact.reason),
      ...effects,
      ...replanned(candidate),
      followUp("callBackMails", { candidateId: candidate._id }),
    ],
  });
}

function binnedWords(touches: number): string {
  if (touches === 0) return "";
  return ` ${formatCount(touches, "contact prévu va à la corbeille", "contacts prévus vont à la corbeille")}.`;
}

function told({ name }: Actor, candidate: CandidateRecord, text: string, quote?: string): Effect {
  const { _id: memberId, householdId } = candidate;
  return entry({
    householdId,
    track: "professional",
    kind: "change",
    text,
    quote,
    memberId,
    authorName: name,
  });
}

/** What keeps in touch with somebody depends on whether they may be written to. */
function replanned({ _id: candidateId, journeys }: CandidateRecord): Effect[] {
  return journeys.map(({ pipeline, stage }) => followUp("planTasks", { candidateId, pipeline, stage }));
}
