import { Allocation, type AllocationRecord } from "#models/allocation";
import type { Model } from "#models/define";
import { Lodging, type LodgingRecord } from "#models/lodging";
import { Placement, type PlacementRecord } from "#models/placement";
import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import { changing, type PlannedStep, removing } from "~/core/db/restructure-plan.server";
import type { Sides } from "./merge.queries.server";
import { replaced, shownIn } from "./merge-following.server";
import type { Replaced } from "./merge-members.server";

/**
 * What names an intern of the file that goes, or one who is now another: their semesters, who comes with them, their
 * seats, beds and lines. Of two semesters that are the same, that of the person who stays is kept.
 */
export async function* internSteps({ kept, gone }: Sides, people: Replaced): AsyncGenerator<PlannedStep> {
  const [from, to] = [gone.household._id, kept.household._id];
  const names = [...people.keys()];
  const asked = { $or: [{ householdId: from }, { candidateId: { $in: names } }] };
  const placements = await Placement.find(asked).lean<PlacementRecord[]>();
  const rivals = await rivalsOf(placements, people);
  for (const { _id, candidateId } of placements) {
    if (rivals.has(_id)) yield removing(Placement, _id, shownIn(to));
    else
      yield changing(
        Placement,
        _id,
        { set: { householdId: to, ...replaced({ candidateId }, people) } },
        shownIn(to),
      );
  }
  const all = new Map([...people, ...rivals]);
  const companions = { "companions.candidateId": { $in: names } };
  for (const { _id, companions: lines } of await Placement.find(companions).lean<PlacementRecord[]>()) {
    if (rivals.has(_id)) continue;
    yield* naming(Placement, _id, fieldsOf("companions", lines), { all, to });
  }
  yield* givenSteps(names, { all, to });
}

interface Named {
  all: ReadonlyMap<string, string>;
  /** The file these steps are told of. */
  to: string;
}

/** The seats, beds and lines of whoever is now another. */
async function* givenSteps(names: readonly string[], named: Named): AsyncGenerator<PlannedStep> {
  const theirs = { $in: [...names] };
  const beds = { "bookings.candidateId": theirs };
  for (const { _id, bookings } of await Lodging.find(beds, { bookings: 1 }).lean<LodgingRecord[]>())
    yield* naming(Lodging, _id, fieldsOf("bookings", bookings), named);
  const seats = { "offers.holders.candidateId": theirs };
  for (const { _id, offers } of await TrainingPlace.find(seats, { offers: 1 }).lean<
    TrainingPlaceRecord[]
  >()) {
    const holders = offers.map((offer, index) => fieldsOf(`offers.${index}.holders`, offer.holders));
    yield* naming(TrainingPlace, _id, Object.assign({}, ...holders), named);
  }
  const lines = { "lines.candidateId": theirs };
  for (const { _id, lines: told } of await Allocation.find(lines, { lines: 1 }).lean<AllocationRecord[]>())
    yield* naming(Allocation, _id, fieldsOf("lines", told), named);
}

type Fields = Record<string, string | undefined>;

/** Who each line of a list is about, and which semester, by the path of each. */
function fieldsOf(list: string, lines: readonly { candidateId: string; placementId?: string }[]): Fields {
  return Object.fromEntries(
    lines.flatMap(({ candidateId, placementId }, index) => [
      [`${list}.${index}.candidateId`, candidateId],
      [`${list}.${index}.placementId`, placementId],
    ]),
  );
}

/** Lines added or taken out meanwhile move the others: what is no longer where it was read is refused. */
function* naming<Stored>(
  model: Model<Stored>,
  id: string,
  fields: Fields,
  { all, to }: Named,
): Generator<PlannedStep> {
  const set = replaced(fields, all);
  if (Object.keys(set).length === 0) return;
  const expects = Object.fromEntries(Object.keys(set).map((path) => [path, fields[path]]));
  yield changing(model, id, { set, expects }, shownIn(to));
}

/** The semesters that the person who stays has too: by the id of the one that goes. */
async function rivalsOf(
  placements: readonly PlacementRecord[],
  people: Replaced,
): Promise<Map<string, string>> {
  const staying = await Placement.find(
    { candidateId: { $in: [...people.values()] } },
    { candidateId: 1, semesterId: 1 },
  ).lean();
  return new Map(
    placements.flatMap(({ _id, candidateId, semesterId }) => {
      const by = people.get(candidateId);
      const rival = staying.find((one) => one.candidateId === by && one.semesterId === semesterId);
      return by && rival ? [[_id, rival._id] as const] : [];
    }),
  );
}
