import { Candidate, type CandidateRecord, type Origin } from "#models/candidate";
import { Cohort } from "#models/cohort";
import { Opening } from "#models/opening";
import { Semester, type SemesterRecord } from "#models/semester";
import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { listPipelines } from "~/features/pipelines/pipelines.queries.server";
import { UNKNOWN_ORIGIN } from "~/vocabulary/cohorts";
import { type Career, fateOf, type Stages } from "./cohort-fates.server";
import { addStay, emptyTallies, linesOf, type Tallies } from "./cohort-tallies";
import { wonStages } from "./day-flow.queries.server";

/** How old the cohorts may be before they are counted again, in milliseconds. */
const FRESH_MS = 6 * 3600_000;
/** Candidates read in one go. */
const BATCH = 200;

/**
 * Counts again what became of the interns of every semester that ended, every six hours: pages read three small
 * documents, whatever the number of interns. Returns how many tables were counted.
 */
export async function refreshCohorts(): Promise<number> {
  const counted = await Cohort.findById("semesters", { countedAt: 1 }).lean();
  const age = counted ? now().getTime() - counted.countedAt.getTime() : FRESH_MS;
  return age >= 0 && age < FRESH_MS ? 0 : countCohorts();
}

/** The same at once, semester by semester, so that one of them is in memory at a time; safe twice. */
export async function countCohorts(): Promise<number> {
  const countedAt = now();
  const semesters = await Semester.find({ endsOn: { $lt: toDay(countedAt) } })
    .sort({ startsOn: 1 })
    .lean<SemesterRecord[]>();
  const stages = await stagesNow(toDay(countedAt));
  const tallies = emptyTallies(semesters.map(({ _id }) => _id));
  for (const semester of semesters) await countSemester(semester, stages, tallies);
  const tables = linesOf(tallies);
  for (const { _id, lines } of tables)
    await Cohort.updateOne({ _id }, { $set: { lines, countedAt } }, { upsert: true });
  return tables.length;
}

async function countSemester(semester: SemesterRecord, stages: Stages, tallies: Tallies): Promise<void> {
  const stays = await staysOf(semester._id);
  for (let start = 0; start < stays.length; start += BATCH) {
    const batch = stays.slice(start, start + BATCH);
    const people = await peopleOf(batch.map(({ candidateId }) => candidateId));
    for (const stay of batch) {
      const person = people.get(stay.candidateId);
      if (!person) continue;
      const fate = fateOf(person, semester, stages);
      addStay(tallies, { semesterId: semester._id, ...stay, ...fate, origin: originKey(person.origin) });
    }
  }
}

interface SeatTaken {
  candidateId: string;
  structureId: string;
  structureName: string;
}

/** Who had a seat: the training places are the truth. That of whoever was erased since is of nobody, and leaves the count. */
async function staysOf(semesterId: string): Promise<SeatTaken[]> {
  const places = await TrainingPlace.find(
    { "offers.semesterId": semesterId },
    { structureId: 1, structureName: 1, offers: { $elemMatch: { semesterId } } },
  )
    .sort({ sortName: 1 })
    .lean<Pick<TrainingPlaceRecord, "structureId" | "structureName" | "offers">[]>();
  return places.flatMap(({ structureId, structureName, offers }) =>
    offers.flatMap(({ holders }) =>
      holders.flatMap(({ candidateId, isHeld }) =>
        isHeld ? [] : [{ candidateId, structureId, structureName }],
      ),
    ),
  );
}

const CAREER = { situations: 1, journeys: 1, noContact: 1, origin: 1 } as const;

async function peopleOf(ids: string[]): Promise<Map<string, Career & Pick<CandidateRecord, "origin">>> {
  const [people, filled] = await Promise.all([
    Candidate.find({ _id: { $in: ids } }, CAREER).lean<
      Pick<CandidateRecord, keyof typeof CAREER | "_id">[]
    >(),
    Opening.find({ filledBy: { $in: ids }, state: "filled" }, { filledBy: 1, filledOn: 1 }).lean(),
  ]);
  return new Map(
    people.map((person) => [
      person._id,
      { ...person, filled: filled.filter(({ filledBy }) => filledBy === person._id) },
    ]),
  );
}

async function stagesNow(today: Day): Promise<Stages> {
  const [pipelines, won] = await Promise.all([listPipelines(), wonStages()]);
  const lost = pipelines.flatMap(({ _id, stages }) =>
    stages.filter(({ meaning }) => meaning === "lost").map(({ key }) => `${_id}/${key}`),
  );
  return { won, lost: new Set(lost), today };
}

/** « event:5f… », « website » */
function originKey(origin: Origin | undefined): string {
  if (!origin) return UNKNOWN_ORIGIN;
  return origin.eventId ? `event:${origin.eventId}` : origin.source;
}
