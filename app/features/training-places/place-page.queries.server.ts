import type { SemesterRecord } from "#models/semester";
import type { SeatHolder, SeatOffer, TrainingPlaceRecord } from "#models/training-place";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings, territoryLabel } from "~/core/settings.server";
import { internOf, visibleInterns } from "~/features/lodgings/intern-names.queries.server";
import { semesterDates, semesterTitle } from "~/features/semesters/semester-words";
import { listSemesters } from "~/features/semesters/semesters.queries.server";
import { roleCan } from "~/vocabulary/permissions";
import { SEAT_LOSSES, SEAT_OFFER_STATES } from "~/vocabulary/training";
import { formatCount, formatDayLong, NBSP } from "~/vocabulary/typography";
import { hindranceWords } from "./hindrance-words";
import { lodgingsNear } from "./lodgings-near.queries.server";
import { juniorCardOf, levelLabel, offerCardOf, placeCardOf, placeTitle } from "./place-card";
import { comingOf } from "./supervisor-page.queries.server";
import { nameOf, supervisorOptions } from "./supervisors.queries.server";
import { levelOptions } from "./training-levels.queries.server";
import { getPlace, type PlaceSupervisor, supervisorsOf } from "./training-places.queries.server";
import { maySupervise, type UsableSeats, usableSeats } from "./usable-seats";

const NO_OFFER = { seats: 0, state: "planned" as const, holders: [] };
/** Past semesters said at the foot of the page. */
const MOST_PAST = 10;

/** What the page of a training place shows; names of interns are those this colleague may read. */
export async function getPlacePage(user: User, placeId: string) {
  const today = toDay(now());
  const place = await getPlace(placeId);
  const canWrite = roleCan(user.role, "structures:write");
  const holders = place.offers.flatMap((offer) => offer.holders.map(({ candidateId }) => candidateId));
  const [settings, semesters, supervisors, names, lodgings, options, levelChoices] = await Promise.all([
    getSettings(),
    listSemesters(),
    supervisorsOf([place]),
    visibleInterns(user, holders),
    lodgingsNear(place.communeCode, place.communeName),
    canWrite ? supervisorOptions() : [],
    levelOptions([place.level]),
  ]);
  const { levels } = settings.training;
  const coming = comingOf(semesters, today);
  const ground = { place, supervisors: [...supervisors.values()], names };
  return {
    ...{
      id: place._id,
      title: placeTitle(place),
      isActive: place.isActive,
      version: place.version,
      canWrite,
    },
    ...{ card: placeCardOf(place), structureName: place.structureName, communeName: place.communeName },
    ...{ level: levelLabel(levels, place.level), lodgings },
    levelOptions: levelChoices,
    epci: place.epciCode ? territoryLabel(settings, place.epciCode) : "",
    isJunior: levels.some(({ key, isJunior }) => key === place.level && isJunior === true),
    junior: juniorCardOf(place),
    supervisors: ground.supervisors.map((supervisor) => ({
      ...{ id: supervisor._id, name: nameOf(supervisor) },
      // One line for each semester somebody cannot supervise in.
      cannot: coming.flatMap((semester) => cannotWords(supervisor, place.level, semester)),
    })),
    supervisorOptions: options.filter(({ value }) => !supervisors.has(value)),
    semesters: coming.map((semester) => semesterOf(semester, ground)),
    past: pastOf(place, coming, names),
  };
}

export type PlacePage = Awaited<ReturnType<typeof getPlacePage>>;
export type PlaceSemester = PlacePage["semesters"][number];

function cannotWords(supervisor: PlaceSupervisor, level: string, semester: SemesterRecord): string[] {
  const why = hindranceWords(maySupervise(supervisor, level, semester));
  return why ? [`${semesterTitle(semester._id)}${NBSP}: ${why}`] : [];
}

interface Ground {
  place: TrainingPlaceRecord;
  supervisors: readonly PlaceSupervisor[];
  names: ReadonlyMap<string, string>;
}

/** The seats of a semester: offered, open, taken by whom, lost and why. */
function semesterOf(semester: SemesterRecord, { place, supervisors, names }: Ground) {
  const found = place.offers.find(({ semesterId }) => semesterId === semester._id);
  const offer = found ?? NO_OFFER;
  const { open, lost } = usableSeats(place, offer, supervisors, semester);
  return {
    ...{ id: semester._id, title: semesterTitle(semester._id), dates: semesterDates(semester) },
    ...{ isOffered: found !== undefined, card: offerCardOf(offer), open, taken: offer.holders.length },
    isDeclined: offer.state === "declined",
    speakerId: found?.answeredById,
    answer: found ? answerWords(found) : "",
    losses: lossWords(lost, place, supervisors, semester),
    holders: offer.holders.map((holder) => holderOf(holder, names)),
  };
}

function holderOf({ candidateId, isHeld }: SeatHolder, names: ReadonlyMap<string, string>) {
  return { ...internOf(names, candidateId), isHeld: isHeld === true };
}

/** « 2 places confirmées le 3 juin 2026 par Anne Roux », « 1 place demandée le 2 juin 2026 » */
function answerWords({ state, seats, askedOn, answeredOn, answeredBy }: SeatOffer): string {
  const word = SEAT_OFFER_STATES[state].fr;
  const one = word.replace(/s$/, "");
  const said = formatCount(seats, `place ${one}`, `places ${word}`);
  if (state === "asked") return askedOn ? `${said} le ${formatDayLong(askedOn)}` : said;
  const by = answeredBy ? ` par ${answeredBy}` : "";
  return answeredOn ? `${said} le ${formatDayLong(answeredOn)}${by}` : said;
}

/** « 2 places perdues faute de maître de stage : Anne Roux, indisponible plus d’un mois. » */
function lossWords(
  lost: UsableSeats["lost"],
  { level }: TrainingPlaceRecord,
  supervisors: readonly PlaceSupervisor[],
  semester: SemesterRecord,
): string[] {
  const whys = supervisors.map((supervisor) =>
    [nameOf(supervisor), hindranceWords(maySupervise(supervisor, level, semester))].join(", "),
  );
  const whySupervisor = whys.length === 0 ? "personne n’y encadre" : whys.join(" ; ");
  return lost.map(({ why, seats }) => {
    const said = `${formatCount(seats, "place perdue", "places perdues")} ${SEAT_LOSSES[why].fr}`;
    return why === "supervisor" ? `${said}${NBSP}: ${whySupervisor}.` : `${said}.`;
  });
}

/** What was offered in the semesters that ended, the last first. */
function pastOf(
  { offers }: TrainingPlaceRecord,
  coming: readonly SemesterRecord[],
  names: ReadonlyMap<string, string>,
) {
  return offers
    .filter(({ semesterId }) => !coming.some(({ _id }) => _id === semesterId))
    .slice(-MOST_PAST)
    .reverse()
    .map(({ semesterId, seats, holders }) => ({
      ...{ id: semesterId, title: semesterTitle(semesterId), seats: formatCount(seats, "place", "places") },
      holders: holders.map((holder) => holderOf(holder, names)),
    }));
}
