import { Candidate, type CandidateRecord } from "#models/candidate";
import type { Interest } from "#models/submission";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, type Effect, followUp } from "~/core/db/effects.server";
import { START_STAGES } from "~/features/pipelines/pipelines";
import { findStage } from "~/features/pipelines/pipelines.queries.server";
import { INTERN_KINDS, UNKNOWN_TERRITORY } from "~/vocabulary/candidates";
import type { ContactLanguage } from "~/vocabulary/contact";
import { duplicateKeysOf, searchWordsOfPerson } from "./candidate-words";

interface NewCandidate {
  id: string;
  householdId: string;
  interest: Interest;
  birthName?: string;
  referentId?: string;
  /** What the person wrote to us in, when it was not French. */
  language?: ContactLanguage;
  /** Where the journey starts; else the first stage of the pipeline of this kind. */
  journey?: { pipeline: string; stage: string; since: Date };
}

/** Creates a candidate from what the person told; a candidate already there is left as it is. */
export async function createCandidate(
  actor: Actor,
  { id, householdId, interest, birthName, referentId, language, journey }: NewCandidate,
): Promise<void> {
  const person = {
    firstName: interest.firstName,
    lastName: interest.lastName,
    ...(birthName ? { birthName } : {}),
    emails: interest.email ? [interest.email] : [],
    phones: interest.phone ? [interest.phone] : [],
  };
  const start = journey ?? { ...firstStage(interest.kind), since: now() };
  const label = (await findStage(start.pipeline, start.stage))?.fr ?? start.stage;
  await create(
    actor,
    Candidate,
    {
      _id: id,
      householdId,
      ...person,
      ...professionalHalf(interest),
      journeys: [{ ...start, history: [{ stage: start.stage, label, at: start.since, by: actor.id }] }],
      introducedTo: [],
      referentId,
      ...(language ? { language } : {}),
      searchWords: searchWordsOfPerson(person),
      duplicateKeys: duplicateKeysOf(person),
      createdAt: now(),
    },
    [audit("candidate.created")],
  );
}

/** The stage a journey starts at, by kind of candidate. */
export function firstStage(kind: Interest["kind"]): { pipeline: string; stage: string } {
  const pipeline = INTERN_KINDS.includes(kind) ? "intern" : "doctor";
  return { pipeline, stage: START_STAGES[pipeline] };
}

type Correctable = Partial<
  Pick<Interest, "firstName" | "lastName" | "email" | "phone" | keyof ReturnType<typeof professionalHalf>>
>;

/** Takes over, into the professional half, what the person corrected; the old address and number are kept. */
export async function correctCandidate(
  actor: Actor,
  candidate: CandidateRecord,
  changes: Correctable,
  appliedBy?: string,
): Promise<void> {
  const { email, phone, ...rest } = changes;
  const person = {
    firstName: rest.firstName ?? candidate.firstName,
    lastName: rest.lastName ?? candidate.lastName,
    emails: withFirst(candidate.emails, email),
    phones: withFirst(candidate.phones, phone),
  };
  const territories = rest.territories?.filter((code) => code !== UNKNOWN_TERRITORY);
  await commit(actor, Candidate, candidate._id, {
    set: {
      ...rest,
      ...(territories ? { territories } : {}),
      ...person,
      searchWords: searchWordsOfPerson(person),
      duplicateKeys: duplicateKeysOf({ ...person, birthName: candidate.birthName }),
    },
    effects: [
      audit("candidate.updated", Object.keys(changes)),
      followUp("refreshFile", { householdId: candidate.householdId }),
      ...milestonesTold(candidate, Object.keys(changes)),
    ],
    appliedBy,
  });
}

/** What gives the days on which somebody kept warm is called again. */
const MILESTONE_FIELDS: readonly string[] = ["internship", "fromOn", "toOn", "situations"];

/** The follow-up of a change of some fields of a candidate, when their milestones depend on one of them. */
export function milestonesTold(
  { _id: candidateId }: Pick<CandidateRecord, "_id">,
  changes: readonly string[],
): Effect[] {
  const isTold = changes.some((field) => MILESTONE_FIELDS.includes(field));
  return isTold ? [followUp("planMilestones", { candidateId })] : [];
}

function professionalHalf(interest: Interest) {
  const { kind, specialty, faculty, semester, fromOn, toOn, seeks } = interest;
  const territories = interest.territories.filter((code) => code !== UNKNOWN_TERRITORY);
  return { kind, specialty, faculty, semester, fromOn, toOn, seeks, territories };
}

function withFirst(known: string[], value: string | undefined): string[] {
  return value ? [value, ...known.filter((other) => other !== value)].slice(0, 5) : known;
}
