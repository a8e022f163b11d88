import { Candidate, type CandidateRecord } from "#models/candidate";
import { Household } from "#models/household";
import { Mentorship, type MentorshipRecord } from "#models/mentorship";
import { Opening } from "#models/opening";
import { Placement, type PlacementRecord } from "#models/placement";
import { TrainingPlace } from "#models/training-place";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { visibleFor } from "~/core/auth/visibility";
import { derivedId } from "~/core/ids.server";
import type { PairedProject } from "./pair-reasons";

const HIDDEN = { pendingEffects: 0, appliedEffects: 0 } as const;

const PROJECT = { firstName: 1, lastName: 1, kind: 1, specialty: 1, territories: 1, householdId: 1 } as const;

/** What mentoring reads of a candidate: part of their professional half. */
export type Accompanied = Pick<CandidateRecord, keyof typeof PROJECT | "_id">;

/** One mentorship, or null. */
export async function findMentorship(mentorshipId: string): Promise<MentorshipRecord | null> {
  return Mentorship.findById(mentorshipId, HIDDEN).lean<MentorshipRecord>();
}

/** The task of one follow-up date. */
export function mentoringTaskId(mentorshipId: string, followUpId: string): string {
  return derivedId("mentoring-task", mentorshipId, followUpId);
}

/** The mentorship of somebody that waits or goes on, or null. */
export async function findOpenMentorshipOf(candidateId: string): Promise<MentorshipRecord | null> {
  return Mentorship.findOne({ candidateId, isOpen: true }, HIDDEN).lean<MentorshipRecord>();
}

/** The mentorship of a candidate whose file this colleague may see; 404 otherwise. */
export async function getMentorship(user: User, mentorshipId: string): Promise<MentorshipRecord> {
  const mentorship = await findMentorship(mentorshipId);
  const householdId = mentorship?.householdId ?? "none";
  const file = await Household.exists({ _id: householdId, ...visibleFor(user) });
  if (!mentorship || !file) throw notFound();
  return mentorship;
}

/** The professional half of a candidate whose file this colleague may see, as mentoring reads it; 404 otherwise. */
export async function getAccompanied(user: User, candidateId: string): Promise<Accompanied> {
  const candidate = await Candidate.findById(candidateId, PROJECT).lean<Accompanied>();
  const householdId = candidate?.householdId ?? "none";
  const file = await Household.exists({ _id: householdId, ...visibleFor(user) });
  if (!candidate || !file) throw notFound();
  return candidate;
}

/** The candidates of these mentorships, which this colleague may see, by their id. */
export async function accompaniedOf(
  mentorships: readonly Pick<MentorshipRecord, "candidateId">[],
): Promise<Map<string, Accompanied>> {
  const ids = mentorships.map(({ candidateId }) => candidateId);
  const candidates = await Candidate.find({ _id: { $in: ids } }, PROJECT).lean<Accompanied[]>();
  return new Map(candidates.map((candidate) => [candidate._id, candidate]));
}

/** What may bring a volunteer near: specialty, wished places, the structures they settle in or do a semester in. */
export async function pairedProject(candidate: Accompanied): Promise<PairedProject> {
  const { _id: candidateId, specialty, territories } = candidate;
  const [openings, placements] = await Promise.all([
    Opening.find({ filledBy: candidateId }, { structureId: 1 }).lean(),
    Placement.find({ candidateId, state: "placed" }, { seat: 1 }).lean<PlacementRecord[]>(),
  ]);
  const placeIds = placements.flatMap(({ seat }) => seat?.placeId ?? []);
  const places = await TrainingPlace.find({ _id: { $in: placeIds } }, { structureId: 1 }).lean();
  const structureIds = [...openings, ...places].map(({ structureId }) => structureId);
  return { specialty, epciCodes: territories, structureIds };
}
