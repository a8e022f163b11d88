import { type SeatOffer, TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { isOverLimit } from "~/core/http/limits.server";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import { formatCount, NBSP } from "~/vocabulary/typography";
import { offerOf, placeWords } from "./seat-offers";
import { answerNotice } from "./seat-telling.server";
import { listPlacesOf } from "./seats-page.queries.server";
import { findPlaceSupervisor, nameOf } from "./supervisors.queries.server";

const CHANGED = "Cette réponse vient de changer. Rechargez la page, puis recommencez.";
const CLOSED = "Ce semestre n’attend plus de réponse ici. Répondez simplement au mail, nous le noterons.";
const TOO_OFTEN = "Cette réponse vient de changer plusieurs fois. Appelez-nous, nous noterons la bonne.";

/** What is said of one place for a semester; no seat at all is a refusal. */
export interface SeatAnswer {
  placeId: string;
  state: "confirmed" | "declined";
  seats?: number;
  rooms?: number;
  note?: string;
}

interface Said {
  place: TrainingPlaceRecord;
  index: number;
  answer: SeatAnswer;
}

/**
 * Notes what a supervisor says from their page of their places for a semester; the same answer twice is noted once, and
 * the colleague who asked is told. Refuses a semester that began or was not asked, a place another supervisor answered
 * for, one where interns have a seat, and more than ten answers an hour.
 */
export async function answerSeats(
  actor: Actor,
  supervisorId: string,
  semesterId: string,
  answers: readonly SeatAnswer[],
): Promise<void> {
  const [supervisor, semester, places] = await Promise.all([
    findPlaceSupervisor(supervisorId),
    getSemester(semesterId),
    listPlacesOf(supervisorId),
  ]);
  if (!supervisor?.isActive || semester.startsOn <= toDay(now())) throw new UserFacingError(CLOSED);
  const changed = answers.flatMap((answer) => changeOf(places, semesterId, settled(answer)));
  if (changed.length === 0) return;
  for (const { place, index } of changed) refuseSettled(place, place.offers[index], supervisorId);
  if (await isOverLimit("link-answer", `seats ${supervisorId}`)) throw new UserFacingError(TOO_OFTEN);
  const told = await answerNotice(supervisor, semesterId, changed.map(saidWords));
  const answeredBy = { answeredBy: nameOf(supervisor), answeredById: supervisorId };
  for (const one of changed) await record(actor, one, { semesterId, answeredBy, told });
}

/** The answer, when it says something of a place that was asked and was not said yet. */
function changeOf(places: readonly TrainingPlaceRecord[], semesterId: string, answer: SeatAnswer): Said[] {
  const place = places.find(({ _id }) => _id === answer.placeId);
  const found = place && offerOf(place, semesterId);
  if (!found || found.offer.state === "planned") throw new UserFacingError(CLOSED);
  return isSaid(found.offer, answer) ? [] : [{ place, index: found.index, answer }];
}

/** The first of the supervisors who answers is the one who may change it, until interns are placed there. */
function refuseSettled(place: TrainingPlaceRecord, offer: SeatOffer | undefined, supervisorId: string): void {
  if (offer?.answeredById && offer.answeredById !== supervisorId) {
    throw new UserFacingError(
      `${placeWords(place)}${NBSP}: ${offer.answeredBy} a déjà répondu. Rechargez la page pour lire sa réponse.`,
    );
  }
  if (offer && offer.holders.length > 0) {
    throw new UserFacingError(
      `${placeWords(place)}${NBSP}: des internes y ont déjà une place. Appelez-nous pour changer votre réponse.`,
    );
  }
}

interface Writing {
  semesterId: string;
  answeredBy: Pick<SeatOffer, "answeredBy" | "answeredById">;
  told: Effect[];
}

async function record(
  actor: Actor,
  { place, index, answer }: Said,
  { semesterId, answeredBy, told }: Writing,
): Promise<void> {
  const { placeId: _placeId, ...said } = answer;
  const path = (field: string) => `offers.${index}.${field}`;
  const values = { ...said, ...answeredBy, answeredOn: toDay(now()) };
  const emptied = said.state === "declined" ? ["note"] : ["rooms", "note"];
  await commit(actor, TrainingPlace, place._id, {
    onlyIf: {
      isActive: true,
      [path("semesterId")]: semesterId,
      [path("state")]: { $ne: "planned" },
      [path("answeredById")]: { $in: [null, answeredBy.answeredById] },
      [path("holders.0")]: { $exists: false },
    },
    refusal: CHANGED,
    set: Object.fromEntries(Object.entries(values).map(([field, value]) => [path(field), value])),
    unset: emptied.filter((field) => !(field in values)).map(path),
    effects: [audit("training-place.answered", ["offers"]), ...told],
  });
}

/** No seat is a refusal; taking nobody leaves the seats that were hoped for as they were. */
function settled({ placeId, state, seats, rooms, note }: SeatAnswer): SeatAnswer {
  const about = { placeId, ...(note ? { note } : {}) };
  if (state === "declined" || seats === 0) return { ...about, state: "declined" };
  return { ...about, state, seats, ...(rooms === undefined ? {} : { rooms }) };
}

function isSaid(offer: SeatOffer, { state, seats, rooms, note }: SeatAnswer): boolean {
  if (offer.state !== state || offer.note !== note) return false;
  return state === "declined" || (offer.seats === seats && offer.rooms === rooms);
}

function saidWords({ place, answer: { state, seats = 0 } }: Said): string {
  const words = formatCount(seats, "place confirmée", "places confirmées");
  return `${placeWords(place)}, ${state === "declined" ? "pas d’interne" : words}`;
}
