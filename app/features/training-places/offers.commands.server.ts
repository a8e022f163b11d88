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
import { getPlace } from "./training-places.queries.server";

const NOTHING = { seats: 0, state: "planned" as const, holders: [] };
const ANSWERS: readonly SeatOfferState[] = ["confirmed", "declined"];

interface Asked {
  /** The values its form was drawn from; a field changed meanwhile is refused. Without them, all is written. */
  before?: Readonly<Record<string, unknown>>;
  /** Who answered for these seats, in words. */
  answeredBy?: string;
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
  { before, answeredBy }: Asked = {},
): Promise<void> {
  await getSemester(semesterId);
  for (;;) {
    const place = await getPlace(placeId);
    const stored = place.offers.find((offer) => offer.semesterId === semesterId);
    const offer = offerAfter(stored, semesterId, submitted, { before, answeredBy });
    if (!offer) return;
    refuseFewerSeats(offer);
    const hasAnswered = offer.state !== stored?.state && ANSWERS.includes(offer.state);
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
  { before, answeredBy }: Asked,
): SeatOffer | null {
  const current = offerCardOf(stored ?? NOTHING);
  const wanted = { ...submitted, state: submitted.state ?? current.state };
  const changes = changesOf(OFFER_FIELDS, { before: before ?? { ...current }, submitted: wanted, current });
  if (changes.length === 0) return null;
  const { set, unset } = writeOf(changes, wanted);
  const stays = Object.entries(stored ?? {}).filter(([field]) => !unset.includes(field));
  const offer: SeatOffer = { ...NOTHING, semesterId, ...Object.fromEntries(stays), ...set };
  const isAnswer = changes.includes("state") && ANSWERS.includes(offer.state);
  return isAnswer ? answeredAnew(offer, answeredBy) : offer;
}

/** Whoever answered before is no longer who did. */
function answeredAnew(
  { answeredBy: _, answeredById: __, ...offer }: SeatOffer,
  answeredBy: string | undefined,
): SeatOffer {
  return { ...offer, answeredOn: toDay(now()), ...(answeredBy ? { answeredBy } : {}) };
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
