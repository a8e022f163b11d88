import type { AllocationRecord } from "#models/allocation";
import { Placement, type PlacementRecord } from "#models/placement";
import type { SemesterRecord } from "#models/semester";
import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import { listFreeBeds } from "~/features/lodgings/lodgings.queries.server";
import { daysAsked } from "~/features/lodgings/stay-days";
import { knownPlacesOf } from "~/features/placements/placements.queries.server";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import { listSeatsOf, type SeatRow } from "~/features/training-places/training-places.queries.server";
import { type Hindrance, maySupervise } from "~/features/training-places/usable-seats";
import type { AllocationFacts, PlaceFact } from "./allocation-facts";
import type { HardReason, Problem } from "./allocation-problem";
import { everyWeight } from "./allocations.queries.server";
import type { Given } from "./broken-lines";
import { buildProblem } from "./problem-building";

/** What is read of a placement: neither its note nor its file. */
const ASKED = {
  ...{ candidateId: 1, levels: 1, wishes: 1, companions: 1, hasCar: 1, wantsOnCall: 1, bed: 1 },
  ...{ knownPlaceIds: 1, seat: 1, lodged: 1 },
} as const;

const PLACE = { level: 1, communeCode: 1, epciCode: 1, needsCar: 1, hasOnCall: 1 } as const;

export interface BuiltProblem {
  problem: Problem;
  /** The candidate of each placement. */
  candidates: ReadonlyMap<string, string>;
  /** What each placement has now. */
  given: ReadonlyMap<string, Given>;
}

/** The problem of a semester as it stands now, with the weights of an allocation and what was pinned in it. */
export async function problemFor(
  allocation: Pick<AllocationRecord, "semesterId" | "weights" | "lines" | "followsId">,
): Promise<BuiltProblem> {
  const { semesterId, weights, lines, followsId } = allocation;
  const facts = await factsOf(await getSemester(semesterId));
  const pins = new Map(lines.filter(({ isPinned }) => isPinned).map((line) => [line.placementId, line]));
  return {
    problem: buildProblem(facts, { weights: everyWeight(weights), pins, isRepair: followsId !== undefined }),
    candidates: new Map(facts.placements.map(({ _id, candidateId }) => [_id, candidateId])),
    given: new Map(
      facts.placements.map(({ _id, seat, lodged }) => [
        _id,
        { placeId: seat?.placeId, bedId: lodged?.bedId },
      ]),
    ),
  };
}

/** All that is known of a semester, without a name; the same facts are always in the same order. */
export async function factsOf(semester: SemesterRecord): Promise<AllocationFacts> {
  const { _id: semesterId } = semester;
  const placements = await Placement.find({ semesterId, state: { $ne: "withdrawn" } }, ASKED)
    .sort({ _id: 1 })
    .lean<PlacementRecord[]>();
  const seats = await listSeatsOf(semesterId);
  const [beds, known, others] = await Promise.all([
    listFreeBeds(periodOf(semester, placements)),
    knownPlacesOf(
      placements.map(({ candidateId }) => candidateId),
      semesterId,
    ),
    placesElsewhere(placements, seats),
  ]);
  const places = [...seats.map((row) => placeFact(row, semester)), ...others];
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
  const stays = placements.filter(({ bed }) => bed.isNeeded).map((asked) => daysAsked(asked, semester));
  return {
    startsOn: [semester.startsOn, ...stays.map(({ fromOn }) => fromOn)].sort()[0] ?? semester.startsOn,
    endsOn: [semester.endsOn, ...stays.map(({ toOn }) => toOn)].sort().at(-1) ?? semester.endsOn,
  };
}

/** Places wished for that offer nothing this semester: a wish that cannot be had has its reason too. */
async function placesElsewhere(
  placements: readonly PlacementRecord[],
  seats: readonly SeatRow[],
): Promise<PlaceFact[]> {
  const offered = new Set(seats.map(({ place }) => place._id));
  const wished = placements.flatMap(({ wishes }) => wishes.flatMap(({ placeId }) => placeId ?? []));
  const missing = [...new Set(wished)].filter((id) => !offered.has(id));
  if (missing.length === 0) return [];
  const found = await TrainingPlace.find({ _id: { $in: missing } }, PLACE).lean<TrainingPlaceRecord[]>();
  return found.map(({ _id: id, level, communeCode, epciCode, needsCar, hasOnCall }) => ({
    ...{ id, level, communeCode, epciCode, needsCar, hasOnCall, open: 0, holders: [] },
    hindrance: "semester",
  }));
}

const HINDRANCES: Readonly<Record<Hindrance, HardReason>> = {
  ...{ inactive: "retired", retired: "retired", agreement: "agreement", absent: "absent" },
};

/** Why nobody can have one of the seats of a place; undefined while one of them can be used. */
function hindranceOf(
  { place, offer, supervisors, open, lost }: SeatRow,
  semester: SemesterRecord,
): HardReason | undefined {
  if (open > 0) return undefined;
  if (offer.state === "declined" || offer.seats === 0) return "semester";
  if (lost.some(({ why }) => why === "room")) return "room";
  const whys = supervisors.map((one) => maySupervise(one, place.level, semester));
  const [why] = new Set(whys);
  return why && new Set(whys).size === 1 ? HINDRANCES[why] : "unsupervised";
}

function byId(one: { id: string }, other: { id: string }): number {
  return one.id < other.id ? -1 : 1;
}
