import { Allocation } from "#models/allocation";
import { Candidate } from "#models/candidate";
import { Semester, type SemesterRecord } from "#models/semester";
import type { SupervisorRecord } from "#models/supervisor";
import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import { notFound } from "~/core/auth/guards.server";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { readLinkToken } from "~/core/links.server";
import { getSettings } from "~/core/settings.server";
import { semesterDates, semesterName } from "~/features/semesters/semester-words";
import { type AskedPlace, askedPlace } from "./asked-place";
import { type EndedIntern, endedInterns } from "./intern-words.queries.server";
import { PLACES_ANSWERED } from "./seat-answers.schema.server";
import { isAnswered, offerOf, placeWords } from "./seat-offers";
import { daysWords } from "./supervisor-card";
import { findPlaceSupervisor, nameOf } from "./supervisors.queries.server";
import { levelLabels } from "./training-levels.queries.server";

/** The one under way, and those to come. */
const MOST_SEMESTERS = 4;

/**
 * open: places are asked; said: all that was asked is answered; settled: nothing was answered, and it no longer matters, as
 * interns have their seats; read: nothing is asked; closed: a later link replaced this one.
 */
export type SeatsStage = "open" | "said" | "settled" | "read" | "closed";

export interface SeatsPage {
  stage: SeatsStage;
  programme: string;
  phone: string;
  email: string;
  firstName: string;
  name: string;
  /** The semester that is asked. */
  semester?: { id: string; name: string; dates: string };
  /** Its interns know their places: an answer is no longer waited for. */
  isPublished: boolean;
  places: AskedPlace[];
  absences: { id: string; words: string }[];
  /** The interns they have, and those they will: their name, level and days, nothing else. */
  interns: { semester: string; dates: string; people: { id: string; name: string; where: string }[] }[];
  /** Those whose semester ends: a word is asked on each. */
  ended: EndedIntern[];
}

export interface SeatsLink {
  supervisor: SupervisorRecord;
  /** The last link of somebody who still supervises. */
  isCurrent: boolean;
}

/** Whom a link to the page of a supervisor was sent to; 404 for a link we did not make. */
export async function getSeatsLink(token: string | undefined): Promise<SeatsLink> {
  const link = readLinkToken("seats", token);
  const supervisor = link && (await findPlaceSupervisor(link.id));
  if (!supervisor) throw notFound();
  return { supervisor, isCurrent: supervisor.isActive && supervisor.linkVersion === link.version };
}

/** The active places of a supervisor, by name, as many as one page asks. */
export async function listPlacesOf(supervisorId: string): Promise<TrainingPlaceRecord[]> {
  return TrainingPlace.find(
    { supervisorIds: supervisorId, isActive: true },
    { pendingEffects: 0, appliedEffects: 0 },
  )
    .sort({ sortName: 1, _id: 1 })
    .limit(PLACES_ANSWERED)
    .lean<TrainingPlaceRecord[]>();
}

/** What the page of such a link shows: nothing of anybody once it was replaced. */
export async function getSeatsPage(token: string | undefined, { searchParams }: URL): Promise<SeatsPage> {
  const [{ supervisor, isCurrent }, { brand }] = await Promise.all([getSeatsLink(token), getSettings()]);
  const { programme, phone, email } = brand;
  const nobody = {
    firstName: "",
    name: "",
    isPublished: false,
    places: [],
    absences: [],
    interns: [],
    ended: [],
  };
  if (!isCurrent) return { stage: "closed", programme, phone, email, ...nobody };
  const today = toDay(now());
  const [places, semesters, levels] = await Promise.all([
    listPlacesOf(supervisor._id),
    listLiveSemesters(today),
    levelLabels(),
  ]);
  const asked = askedSemester(places, semesters, today);
  const isPublished = asked !== undefined && (await isAllocated(asked._id));
  const lines = asked ? askedPlaces(places, asked._id, { supervisorId: supervisor._id, levels }) : [];
  return {
    stage: stageOf(lines, { isChanging: searchParams.has("changer"), isPublished }),
    isPublished,
    ...{ programme, phone, email, firstName: supervisor.firstName, name: nameOf(supervisor) },
    ...(asked
      ? { semester: { id: asked._id, name: semesterName(asked._id), dates: semesterDates(asked) } }
      : {}),
    places: lines,
    absences: supervisor.absences
      .filter(({ fromOn, toOn }) => (toOn ?? fromOn) >= today || !toOn)
      .map((absence) => ({ id: absence.id, words: daysWords(absence) })),
    interns: await internsOf(places, semesters, levels),
    ended: await endedInterns(places, supervisor._id),
  };
}

async function listLiveSemesters(today: Day): Promise<SemesterRecord[]> {
  const semesters = await Semester.find({ endsOn: { $gte: today } })
    .sort({ startsOn: 1 })
    .limit(MOST_SEMESTERS)
    .lean<SemesterRecord[]>();
  return semesters;
}

/** The first semester to come with a place nobody answered for; else the last that was asked. */
function askedSemester(
  places: readonly TrainingPlaceRecord[],
  semesters: readonly SemesterRecord[],
  today: Day,
): SemesterRecord | undefined {
  const offersOf = ({ _id }: SemesterRecord) =>
    places.flatMap((place) => offerOf(place, _id)?.offer ?? []).filter(({ state }) => state !== "planned");
  const asked = semesters.filter((one) => one.startsOn > today && offersOf(one).length > 0);
  return asked.find((one) => offersOf(one).some((offer) => !isAnswered(offer))) ?? asked.at(-1);
}

function askedPlaces(
  places: readonly TrainingPlaceRecord[],
  semesterId: string,
  { supervisorId, levels }: { supervisorId: string; levels: ReadonlyMap<string, string> },
): AskedPlace[] {
  return places.flatMap((place) => {
    const offer = offerOf(place, semesterId)?.offer;
    return offer && offer.state !== "planned" ? [askedPlace(place, offer, { supervisorId, levels })] : [];
  });
}

/** Whether the allocation of a semester was published, once or more. */
async function isAllocated(semesterId: string): Promise<boolean> {
  return (await Allocation.exists({ semesterId, publishedAt: { $exists: true } })) !== null;
}

function stageOf(
  places: readonly AskedPlace[],
  { isChanging, isPublished }: { isChanging: boolean; isPublished: boolean },
): SeatsStage {
  if (places.length === 0) return "read";
  const own = places.filter(({ isOpen }) => isOpen);
  const isAsked = !isPublished && own.some(({ said }) => !said);
  if (own.length > 0 && (isChanging || isAsked)) return "open";
  return places.some(({ said }) => said) ? "said" : "settled";
}

/** Those who have a seat for good, semester by semester; one being given, and told to nobody yet, is not there. */
async function internsOf(
  places: readonly TrainingPlaceRecord[],
  semesters: readonly SemesterRecord[],
  levels: ReadonlyMap<string, string>,
): Promise<SeatsPage["interns"]> {
  const given = places.flatMap((place) =>
    place.offers.flatMap(({ semesterId, holders }) =>
      holders.flatMap(({ candidateId, isHeld }) => (isHeld ? [] : [{ place, semesterId, candidateId }])),
    ),
  );
  const live = given.filter(({ semesterId }) => semesters.some(({ _id }) => _id === semesterId));
  const names = await namesOf(live.map(({ candidateId }) => candidateId));
  return semesters.flatMap((semester) => {
    const people = live
      .filter(({ semesterId }) => semesterId === semester._id)
      .flatMap(({ place, candidateId }) => {
        const name = names.get(candidateId);
        const where = `${levels.get(place.level) ?? place.level}, ${placeWords(place)}`;
        return name ? [{ id: `${candidateId}-${place._id}`, name, where }] : [];
      });
    if (people.length === 0) return [];
    return [{ semester: semesterName(semester._id), dates: semesterDates(semester), people }];
  });
}

async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const people = await Candidate.find({ _id: { $in: [...ids] } }, { firstName: 1, lastName: 1 }).lean();
  return new Map(people.map(({ _id, firstName, lastName }) => [_id, `${firstName} ${lastName}`]));
}
