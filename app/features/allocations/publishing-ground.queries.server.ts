import type { AllocationRecord } from "#models/allocation";
import { Candidate, type CandidateRecord } from "#models/candidate";
import { Household } from "#models/household";
import { Lodging, type LodgingRecord } from "#models/lodging";
import { Placement, type PlacementRecord } from "#models/placement";
import type { SemesterRecord } from "#models/semester";
import { Supervisor, type SupervisorRecord } from "#models/supervisor";
import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import { getAllocation } from "./allocations.queries.server";

const PERSON = {
  ...{ firstName: 1, lastName: 1, emails: 1, phones: 1, language: 1, noContact: 1, householdId: 1 },
} as const;
const SUPERVISOR = { firstName: 1, lastName: 1, email: 1, linkVersion: 1, isActive: 1 } as const;
const BARE = { pendingEffects: 0, appliedEffects: 0 } as const;

export type Person = Pick<
  CandidateRecord,
  "_id" | "firstName" | "lastName" | "emails" | "phones" | "language" | "noContact" | "householdId"
>;
export type SupervisorFacts = Pick<
  SupervisorRecord,
  "_id" | "firstName" | "lastName" | "email" | "linkVersion" | "isActive"
>;

/** All that publishing an allocation is about, by id. */
export interface PublishingGround {
  allocation: AllocationRecord;
  semester: SemesterRecord;
  /** The one in force until then. */
  followed: AllocationRecord | null;
  placements: ReadonlyMap<string, PlacementRecord>;
  people: ReadonlyMap<string, Person>;
  /** Files that are closed: their adults have no page. */
  closedFiles: ReadonlySet<string>;
  places: ReadonlyMap<string, TrainingPlaceRecord>;
  supervisors: ReadonlyMap<string, SupervisorFacts>;
  lodgings: ReadonlyMap<string, LodgingRecord>;
}

/** Reads what publishing an allocation touches, whoever sees it: the caller has checked who asks. */
export async function groundOf(allocation: AllocationRecord): Promise<PublishingGround> {
  const { semesterId, followsId } = allocation;
  const [semester, followed, placements, places] = await Promise.all([
    getSemester(semesterId),
    followsId ? getAllocation(followsId) : null,
    Placement.find({ semesterId }, BARE).lean<PlacementRecord[]>(),
    TrainingPlace.find({ "offers.semesterId": semesterId }, BARE).lean<TrainingPlaceRecord[]>(),
  ]);
  const ids = placements.map(({ candidateId }) => candidateId);
  const people = await Candidate.find({ _id: { $in: ids } }, PERSON).lean<Person[]>();
  const [supervisors, lodgings, closed] = await Promise.all([
    Supervisor.find({ _id: { $in: places.flatMap(({ supervisorIds }) => supervisorIds) } }, SUPERVISOR).lean<
      SupervisorFacts[]
    >(),
    lodgingsOf([allocation, followed], ids),
    Household.find(
      { _id: { $in: people.map(({ householdId }) => householdId) }, state: "closed" },
      { _id: 1 },
    ).lean(),
  ]);
  return {
    ...{ allocation, semester, followed },
    ...{ placements: byId(placements), people: byId(people), places: byId(places) },
    ...{ supervisors: byId(supervisors), lodgings: byId(lodgings) },
    closedFiles: new Set(closed.map(({ _id }) => _id)),
  };
}

/** The lodgings of the lines, and those where one of these interns has a bed. */
async function lodgingsOf(
  allocations: readonly (AllocationRecord | null)[],
  candidateIds: string[],
): Promise<LodgingRecord[]> {
  const named = allocations.flatMap((one) => one?.lines.flatMap(({ lodgingId }) => lodgingId ?? []) ?? []);
  return Lodging.find(
    { $or: [{ _id: { $in: named } }, { "bookings.candidateId": { $in: candidateIds } }] },
    BARE,
  ).lean<LodgingRecord[]>();
}

function byId<Found extends { _id: string }>(list: readonly Found[]): Map<string, Found> {
  return new Map(list.map((one) => [one._id, one]));
}
