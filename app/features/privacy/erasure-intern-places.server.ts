import { Allocation } from "#models/allocation";
import type { Filter, Model } from "#models/define";
import type { ErasureScope } from "#models/erasure";
import { Lodging } from "#models/lodging";
import { Mentorship } from "#models/mentorship";
import { Placement } from "#models/placement";
import { TrainingPlace } from "#models/training-place";
import { type Stored, without } from "./erasure-emptying.server";
import type { Place } from "./erasure-places.server";

type Line = Record<string, unknown>;
type AsPlace = <Kept>(model: Model<Kept>, rules: Omit<Place, "model">) => Place;

/**
 * The semesters of an intern go, their mentorships too, and nobody comes with them any more; the seats, the beds and the lines they were given
 * stay counted, of nobody.
 */
export function internPlaces(place: AsPlace): Place[] {
  return [
    place(Placement, {
      erased: (scope) => ({ $or: [ofPeople("candidateId", scope), ...ofWholeFile(scope)] }),
      emptied: (scope) => ({ $or: [ofPeople("companions.candidateId", scope), ...ofOneAdult(scope)] }),
      empty: (placement, scope) =>
        without(["note"])(
          {
            ...placement,
            companions: linesOf(placement.companions).filter((line) => !isTheirs(line, scope)),
          },
          scope,
        ),
    }),
    place(Mentorship, {
      erased: (scope) => ({ $or: [ofPeople("candidateId", scope), ...ofWholeFile(scope)] }),
      emptied: (scope) => ({
        $or: [{ _id: { $in: [] } }, ...ofOneAdult(scope)],
        candidateId: { $nin: scope.candidateIds },
      }),
      empty: without(["note"]),
    }),
    place(Lodging, {
      emptied: (scope) => ({
        $or: [ofPeople("bookings.candidateId", scope), ofPeople("bookings.exchange.candidateId", scope)],
      }),
      empty: (lodging, scope) => ({
        ...lodging,
        bookings: linesOf(lodging.bookings).map((booking) => bookingWithout(booking, scope)),
      }),
    }),
    place(TrainingPlace, {
      emptied: (scope) => ofPeople("offers.holders.candidateId", scope),
      empty: (trainingPlace, scope) => ({
        ...trainingPlace,
        offers: linesOf(trainingPlace.offers).map((offer) => ({
          ...offer,
          holders: linesOf(offer.holders).map((holder) =>
            isTheirs(holder, scope) ? { ...holder, candidateId: "", placementId: "" } : holder,
          ),
        })),
      }),
    }),
    place(Allocation, {
      emptied: (scope) => ofPeople("lines.candidateId", scope),
      empty: (allocation, scope) => ({
        ...allocation,
        lines: linesOf(allocation.lines).map((line) =>
          isTheirs(line, scope) ? { ...line, candidateId: "" } : line,
        ),
      }),
    }),
  ];
}

/** The bed and the days, of nobody; what was noted of an arrival or a departure may name them. */
function bookingWithout(booking: Line, scope: ErasureScope): Line {
  const { exchange } = booking;
  const left =
    isLine(exchange) && isTheirs(exchange, scope) ? { ...booking, exchange: nobody(exchange) } : booking;
  if (!isTheirs(booking, scope)) return left;
  const { checkedIn, checkedOut, ...kept } = nobody(left);
  return {
    ...kept,
    ...(checkedIn === undefined ? {} : { checkedIn: withoutNote(checkedIn) }),
    ...(checkedOut === undefined ? {} : { checkedOut: withoutNote(checkedOut) }),
  };
}

function nobody({ placementId: _placementId, ...line }: Line): Line {
  return { ...line, candidateId: "" };
}

function withoutNote(check: unknown): unknown {
  if (!isLine(check)) return check;
  const { note: _note, ...kept } = check;
  return kept;
}

function isTheirs({ candidateId }: Line, { candidateIds }: ErasureScope): boolean {
  return typeof candidateId === "string" && candidateIds.includes(candidateId);
}

function linesOf(list: unknown): Line[] {
  return Array.isArray(list) ? list.filter(isLine) : [];
}

function isLine(value: unknown): value is Line {
  return typeof value === "object" && value !== null;
}

function ofPeople(path: string, { candidateIds }: ErasureScope): Filter<Stored> {
  return { [path]: { $in: candidateIds } };
}

function ofWholeFile({ memberId, fileIds }: ErasureScope): Filter<Stored>[] {
  return memberId ? [] : [{ householdId: { $in: fileIds } }];
}

/** One adult gone, what stays in the file no longer names them. */
function ofOneAdult({ memberId, fileIds }: ErasureScope): Filter<Stored>[] {
  return memberId ? [{ householdId: { $in: fileIds } }] : [];
}
