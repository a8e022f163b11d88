import { Candidate, type CandidateRecord } from "#models/candidate";
import type { Interest } from "#models/submission";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, entry, followUp } from "~/core/db/effects.server";
import { findStage } from "~/features/pipelines/pipelines.queries.server";
import { INTERN_KINDS, UNKNOWN_TERRITORY } from "~/vocabulary/candidates";
import { duplicateKeysOf, searchWordsOfPerson } from "./candidate-words";

interface NewCandidate {
  id: string;
  householdId: string;
  interest: Interest;
  birthName?: string;
  referentId?: string;
  /** Where the journey starts; else the first stage of the pipeline of this kind. */
  journey?: { pipeline: string; stage: string; since: Date };
}

/** Creates a candidate from what the person told; a candidate already there is left as it is. */
export async function createCandidate(
  actor: Actor,
  { id, householdId, interest, birthName, referentId, journey }: NewCandidate,
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
      searchWords: searchWordsOfPerson(person),
      duplicateKeys: duplicateKeysOf(person),
      createdAt: now(),
    },
    [audit("candidate.created")],
  );
}

/** The stage a journey starts at, by kind of candidate. */
export function firstStage(kind: Interest["kind"]): { pipeline: string; stage: string } {
  return INTERN_KINDS.includes(kind)
    ? { pipeline: "intern", stage: "interest" }
    : { pipeline: "doctor", stage: "first-contact" };
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
    ],
    appliedBy,
  });
}

interface StageMove {
  pipeline: string;
  from: string;
  to: string;
}

/**
 * Moves a candidate from one stage of a journey to another. Refuses when someone moved it meanwhile, saying
 * to look again, and a stage the pipeline does not have.
 */
export async function moveStage(
  actor: Actor,
  candidate: CandidateRecord,
  { pipeline, from, to }: StageMove,
): Promise<void> {
  const [left, reached] = await Promise.all([findStage(pipeline, from), findStage(pipeline, to)]);
  const index = candidate.journeys.findIndex((journey) => journey.pipeline === pipeline);
  if (!reached || index < 0) throw new Response("Étape inconnue", { status: 400 });
  const at = now();
  await commit(actor, Candidate, candidate._id, {
    onlyIf: { [`journeys.${index}.stage`]: from, [`journeys.${index}.pipeline`]: pipeline },
    refusal: `Un·e collègue a déjà changé cette étape. Rechargez la page pour voir où en est le dossier.`,
    set: { [`journeys.${index}.stage`]: to, [`journeys.${index}.since`]: at },
    push: { [`journeys.${index}.history`]: { stage: to, label: reached.fr, at, by: actor.id } },
    effects: [
      audit("candidate.stage-moved", ["journeys"]),
      entry({
        householdId: candidate.householdId,
        track: "professional",
        kind: "change",
        text: `Étape : « ${reached.fr} ».`,
        changes: [
          {
            label: "Étape",
            before: left?.fr ?? from,
            after: reached.fr,
            field: stageField(pipeline),
            was: from,
            is: to,
          },
        ],
        memberId: candidate._id,
        changed: { kind: "candidate", id: candidate._id },
        authorName: actor.name,
      }),
      followUp("refreshFile", { householdId: candidate.householdId }),
    ],
  });
}

/** How a line of the timeline names the stage of a journey. */
export function stageField(pipeline: string): string {
  return `stage:${pipeline}`;
}

function professionalHalf(interest: Interest) {
  const { kind, specialty, faculty, semester, fromOn, toOn, seeks } = interest;
  const territories = interest.territories.filter((code) => code !== UNKNOWN_TERRITORY);
  return { kind, specialty, faculty, semester, fromOn, toOn, seeks, territories };
}

function withFirst(known: string[], value: string | undefined): string[] {
  return value ? [value, ...known.filter((other) => other !== value)].slice(0, 5) : known;
}
