import { Candidate, type CandidateRecord } from "#models/candidate";
import type { Filter } from "#models/define";
import { Household } from "#models/household";
import { Placement, type PlacementRecord } from "#models/placement";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { visibleFor } from "~/core/auth/visibility";

const SHOWN = { pendingEffects: 0, appliedEffects: 0 } as const;

const INTERN = {
  firstName: 1,
  lastName: 1,
  emails: 1,
  phones: 1,
  faculty: 1,
  semester: 1,
  internship: 1,
  language: 1,
  noContact: 1,
  householdId: 1,
  referentId: 1,
} as const;

/** What the pages of a semester read of an intern: their professional half. */
export type InternRow = Pick<CandidateRecord, keyof typeof INTERN | "_id">;

/** The semester of an intern; without the intern when their file is not this colleague’s to see. */
export interface PlacementRow extends PlacementRecord {
  intern?: InternRow;
}

/** A semester has some two hundred interns, in the largest départements. */
const MOST = 1000;

/** Who is expected in a semester, oldest request first; those who no longer come are left out. */
export async function listPlacementsOf(user: User, semesterId: string): Promise<PlacementRow[]> {
  const placements = await Placement.find({ semesterId, state: { $ne: "withdrawn" } }, SHOWN)
    .sort({ askedAt: 1, _id: 1 })
    .limit(MOST)
    .lean<PlacementRecord[]>();
  return withInterns(user, placements);
}

/** The semester of an intern whose file this colleague may see; 404 otherwise. */
export async function getPlacement(user: User, placementId: string): Promise<PlacementRecord> {
  const placement = await findPlacement(placementId);
  const householdId = placement?.householdId ?? "none";
  const file = await Household.exists({ _id: householdId, ...visibleFor(user) });
  if (!placement || !file) throw notFound();
  return placement;
}

/** One placement, or null. */
export async function findPlacement(placementId: string): Promise<PlacementRecord | null> {
  return Placement.findById(placementId, SHOWN).lean<PlacementRecord>();
}

/** What a candidate asks of a semester, or null. */
export async function findPlacementOf(
  candidateId: string,
  semesterId: string,
): Promise<PlacementRecord | null> {
  return Placement.findOne({ semesterId, candidateId }, SHOWN).lean<PlacementRecord>();
}

/** The semesters of a candidate, the last first. */
export async function listPlacementsOfCandidate(candidateId: string): Promise<PlacementRecord[]> {
  const placements = await Placement.find({ candidateId }, SHOWN).lean<PlacementRecord[]>();
  return placements.sort((one, other) => semesterRank(other.semesterId) - semesterRank(one.semesterId));
}

/** Places where candidates were in other semesters, by candidate. */
export async function knownPlacesOf(
  candidateIds: readonly string[],
  exceptSemesterId: string,
): Promise<Map<string, string[]>> {
  const filter: Filter<PlacementRecord> = {
    candidateId: { $in: [...candidateIds] },
    semesterId: { $ne: exceptSemesterId },
    seat: { $exists: true },
  };
  const former = await Placement.find(filter, { candidateId: 1, seat: 1 }).lean<PlacementRecord[]>();
  const known = new Map<string, string[]>();
  for (const { candidateId, seat } of former)
    if (seat) known.set(candidateId, [...(known.get(candidateId) ?? []), seat.placeId]);
  return known;
}

/** Joins to placements the interns of the files this colleague may see. */
export async function withInterns(
  user: User,
  placements: readonly PlacementRecord[],
): Promise<PlacementRow[]> {
  const interns = await visibleInterns(user, placements);
  return placements.map((placement) => ({ ...placement, intern: interns.get(placement.candidateId) }));
}

async function visibleInterns(
  user: User,
  placements: readonly PlacementRecord[],
): Promise<Map<string, InternRow>> {
  const ids = placements.map(({ householdId }) => householdId);
  const files = await Household.find({ _id: { $in: ids }, ...visibleFor(user) }, { _id: 1 }).lean();
  const householdIds = new Set(files.map(({ _id }) => _id));
  const candidateIds = placements
    .filter(({ householdId }) => householdIds.has(householdId))
    .map(({ candidateId }) => candidateId);
  const interns = await Candidate.find({ _id: { $in: candidateIds } }, INTERN).lean<InternRow[]>();
  return new Map(interns.map((intern) => [intern._id, intern]));
}

/** « winter-2026 » comes after « summer-2026 ». */
function semesterRank(semesterId: string): number {
  const [season, year] = semesterId.split("-");
  return Number(year) * 2 + (season === "winter" ? 1 : 0);
}
