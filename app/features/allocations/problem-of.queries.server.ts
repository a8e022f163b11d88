import type { AllocationRecord } from "#models/allocation";
import { Placement, type PlacementRecord } from "#models/placement";
import type { SemesterRecord } from "#models/semester";
import { listFreeBeds } from "~/features/lodgings/lodgings.queries.server";
import { knownPlacesOf } from "~/features/placements/placements.queries.server";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import { listSeatsOf, type SeatRow } from "~/features/training-places/training-places.queries.server";
import { maySupervise } from "~/features/training-places/usable-seats";
import type { HardReason, Problem } from "./allocation-problem";
import { type AllocationFacts, buildProblem, type PlaceFact, stayOf } from "./problem-building";

/** What is read of a placement: neither its note nor its file. */
const ASKED = {
  ...{ candidateId: 1, levels: 1, wishes: 1, companions: 1, hasCar: 1, wantsOnCall: 1, bed: 1 },
  ...{ knownPlaceIds: 1, seat: 1, lodged: 1 },
} as const;

export interface BuiltProblem {
  problem: Problem;
  /** The candidate of each placement. */
  candidates: ReadonlyMap<string, string>;
}

/** The problem of a semester as it stands now, with the weights of an allocation and what was pinned in it. */
export async function problemFor(
  allocation: Pick<AllocationRecord, "semesterId" | "weights" | "lines" | "followsId">,
): Promise<BuiltProblem> {
  const { semesterId, weights, lines, followsId } = allocation;
  const facts = await factsOf(await getSemester(semesterId));
  const pins = new Map(lines.filter(({ isPinned }) => isPinned).map((line) => [line.placementId, line]));
  return {
    problem: buildProblem(facts, { weights, pins, isRepair: followsId !== undefined }),
    candidates: new Map(facts.placements.map(({ _id, candidateId }) => [_id, candidateId])),
  };
}

/** All that is known of a semester, without a name; the same facts are always in the same order. */
export async function factsOf(semester: SemesterRecord): Promise<AllocationFacts> {
  const { _id: semesterId } = semester;
  const placements = await Placement.find({ semesterId, state: { $ne: "withdrawn" } }, ASKED)
    .sort({ _id: 1 })
    .lean<PlacementRecord[]>();
  const [seats, beds, known] = await Promise.all([
    listSeatsOf(semesterId),
    listFreeBeds(periodOf(semester, placements)),
    knownPlacesOf(
      placements.map(({ candidateId }) => candidateId),
      semesterId,
    ),
  ]);
  const places = seats.map((row) => placeFact(row, semester));
  const communes = await communesByCodes(new Set([...places, ...beds].map(({ communeCode }) => communeCode)));
  const points = [...communes].flatMap(([code, { location }]) =>
    location ? [[code, location] as const] : [],
  );
  return {
    ...{ semester, placements, known },
    places: places.sort(byId),
    beds: beds
      .map(({ bedId: id, lodgingId, communeCode, bookings }) => ({ id, lodgingId, communeCode, bookings }))
      .sort(byId),
    points: new Map(points),
  };
}

function placeFact(row: SeatRow, semester: SemesterRecord): PlaceFact {
  const { _id: id, level, communeCode, epciCode, needsCar, hasOnCall } = row.place;
  const hindrance = hindranceOf(row, semester);
  return {
    ...{ id, level, communeCode, epciCode, needsCar, hasOnCall, open: row.open },
    holders: row.holders.map(({ candidateId }) => candidateId),
    ...(hindrance ? { hindrance } : {}),
  };
}

/** From the first night asked to the last one: some arrive before the semester, or leave after it. */
function periodOf(semester: SemesterRecord, placements: readonly PlacementRecord[]) {
  const stays = placements.filter(({ bed }) => bed.isNeeded).map((asked) => stayOf(asked, semester));
  return {
    startsOn: [semester.startsOn, ...stays.map(({ fromOn }) => fromOn)].sort()[0] ?? semester.startsOn,
    endsOn: [semester.endsOn, ...stays.map(({ toOn }) => toOn)].sort().at(-1) ?? semester.endsOn,
  };
}

/** Why none of the seats of a place can be had, when it is for lack of somebody to supervise. */
function hindranceOf(
  { place, supervisors, open, lost }: SeatRow,
  semester: SemesterRecord,
): HardReason | undefined {
  if (open > 0 || !lost.some(({ why }) => why === "supervisor")) return undefined;
  const isAbsent = supervisors.some((one) => maySupervise(one, place.level, semester) === "absent");
  return isAbsent ? "absent" : "agreement";
}

function byId(one: { id: string }, other: { id: string }): number {
  return one.id < other.id ? -1 : 1;
}
