import { type SeatOffer, TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { changesOf, writeOf } from "~/core/lost-updates";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import type { SeatOfferState } from "~/vocabulary/training";
import { formatCount } from "~/vocabulary/typography";
import { OFFER_FIELDS, type OfferInput, offerCardOf } from "./place-card";
import { nameOf } from "./supervisors.queries.server";
import { getPlace, supervisorsOf } from "./training-places.queries.server";

const NOTHING = { seats: 0, state: "planned" as const, holders: [] };
const ANSWERS: readonly SeatOfferState[] = ["confirmed", "declined"];

interface Asked {
  /** The values its form was drawn from; a field changed meanwhile is refused. Without them, all is written. */
  before?: Readonly<Record<string, unknown>>;
  /** Who answered for these seats: the supervisor who spoke, and who wrote it down. */
  answer?: { speakerId?: string; notedBy: string };
}

/**
 * Writes the seats a place offers for a semester: how many, with how many consulting rooms, where they stand. Refuses
 * fewer seats than interns who have one, and a semester nobody opened.
 */
export async function setOffer(
  actor: Actor,
  placeId: string,
  semesterId: string,
  submitted: OfferInput,
  { before, answer }: Asked = {},
): Promise<void> {
  await getSemester(semesterId);
  for (;;) {
    const place = await getPlace(placeId);
    const stored = place.offers.find((offer) => offer.semesterId === semesterId);
    const isAnother = answer?.speakerId !== undefined && answer.speakerId !== stored?.answeredById;
    const changed = offerAfter(stored, semesterId, submitted, before) ?? (isAnother ? stored : null);
    if (!changed) return;
    refuseFewerSeats(changed);
    const hasAnswered = ANSWERS.includes(changed.state) && (isAnother || changed.state !== stored?.state);
    const offer = hasAnswered ? answeredAnew(changed, answer && (await whoAnswered(place, answer))) : changed;
    const saved = await commit(actor, TrainingPlace, placeId, {
      onlyIf: { version: place.version },
      set: { offers: withOffer(place, offer) },
      effects: [audit(hasAnswered ? "training-place.answered" : "training-place.updated", ["offers"])],
    });
    if (saved) return;
  }
}

/** The offer as it will be; null when nothing changes. */
function offerAfter(
  stored: SeatOffer | undefined,
  semesterId: string,
  submitted: OfferInput,
  before: Asked["before"],
): SeatOffer | null {
  const current = offerCardOf(stored ?? NOTHING);
  const wanted = { ...submitted, state: submitted.state ?? current.state };
  const changes = changesOf(OFFER_FIELDS, { before: before ?? { ...current }, submitted: wanted, current });
  if (changes.length === 0) return null;
  const { set, unset } = writeOf(changes, wanted);
  const stays = Object.entries(stored ?? {}).filter(([field]) => !unset.includes(field));
  return { ...NOTHING, semesterId, ...Object.fromEntries(stays), ...set };
}

/** Whoever answered before is no longer who did. */
function answeredAnew(
  { answeredBy: _, answeredById: __, ...offer }: SeatOffer,
  who: Pick<SeatOffer, "answeredBy" | "answeredById"> = {},
): SeatOffer {
  return { ...offer, answeredOn: toDay(now()), ...who };
}

/** « Anne Roux, noté par Jeanne Vidal »: of several supervisors, the colleague says which one spoke. */
async function whoAnswered(
  place: TrainingPlaceRecord,
  { speakerId, notedBy }: NonNullable<Asked["answer"]>,
): Promise<Pick<SeatOffer, "answeredBy" | "answeredById">> {
  const supervisors = [...(await supervisorsOf([place])).values()].filter(({ isActive }) => isActive);
  const noted = `noté par ${notedBy}`;
  if (supervisors.length === 0) return { answeredBy: noted };
  const only = supervisors.length === 1 && !speakerId ? supervisors[0] : undefined;
  const speaker = only ?? supervisors.find(({ _id }) => _id === speakerId);
  if (!speaker) throw new UserFacingError("Dites quel·le maître de stage a répondu.", { field: "speakerId" });
  return { answeredBy: `${nameOf(speaker)}, ${noted}`, answeredById: speaker._id };
}

function refuseFewerSeats({ seats, state, holders }: SeatOffer): void {
  if (holders.length === 0) return;
  const held = formatCount(holders.length, "interne a", "internes ont");
  if (state === "declined") {
    throw new UserFacingError(`${held} déjà une place ici. Changez d’abord la répartition, puis refusez.`, {
      field: "state",
    });
  }
  if (seats < holders.length) {
    throw new UserFacingError(`${held} déjà une place ici. Gardez au moins ce nombre de places.`, {
      field: "seats",
    });
  }
}

function withOffer({ offers }: TrainingPlaceRecord, offer: SeatOffer): SeatOffer[] {
  const isThere = offers.some(({ semesterId }) => semesterId === offer.semesterId);
  if (!isThere) return [...offers, offer];
  return offers.map((one) => (one.semesterId === offer.semesterId ? offer : one));
}
