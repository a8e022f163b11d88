import { Allocation } from "#models/allocation";
import type { Filter } from "#models/define";
import type { ErasureScope } from "#models/erasure";
import { Event } from "#models/event";
import { Lodging } from "#models/lodging";
import { Mentorship } from "#models/mentorship";
import { Placement } from "#models/placement";
import { Survey } from "#models/survey";
import { TrainingPlace } from "#models/training-place";
import { type Stored, without } from "./erasure-emptying.server";
import { isLine, type Line, linesOf } from "./erasure-lines";
import { type Place, place } from "./erasure-place.server";

/**
 * The semesters of an intern go, their mentorships too, and nobody comes with them any more; the seats, the beds and the lines they were given
 * stay counted, of nobody; so do their marks of a placement, and their being at an event.
 */
export function internPlaces(): Place[] {
  return [
    place(Placement, {
      erased: (scope) => ({ $or: [ofPeople("candidateId", scope), ...ofWholeFile(scope)] }),
      emptied: (scope) => ({ $or: [ofPeople("companions.candidateId", scope), ...ofOneAdult(scope)] }),
      empty: (placement, scope) =>
        without(["note", "supervisorWords"])(
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
    place(Survey, {
      emptied: (scope) => ({
        $or: [
          ofPeople("candidateId", scope),
          ...ofWholeFile(scope),
          ...ofOneAdult(scope).map((ofFile) => ({ ...ofFile, "answer.words": { $exists: true } })),
        ],
      }),
      empty: surveyWithout,
    }),
    place(Event, {
      emptied: (scope) => ofPeople("attendances.candidateId", scope),
      empty: (event, scope) =>
        without(["note", "organisers"])(
          {
            ...event,
            attendances: linesOf(event.attendances).map((line) =>
              isTheirs(line, scope) ? { id: line.id, candidateId: "", state: line.state } : line,
            ),
          },
          scope,
        ),
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

/** The marks stay counted, of nobody; the words and the link go. One of somebody who stays no longer names them. */
function surveyWithout(survey: Stored, scope: ErasureScope): Stored {
  const { answer, linkVersion } = survey;
  const isOfFile = !scope.memberId && scope.fileIds.includes(String(survey.householdId));
  if (!isOfFile && !isTheirs(survey, scope)) return without(["answer"])(survey, scope);
  const { words: _words, ...marked } = isLine(answer) ? answer : {};
  return {
    ...survey,
    ...{ placementId: survey._id, candidateId: "", householdId: "", linkVersion: Number(linkVersion) + 1 },
    ...(isLine(answer) ? { answer: marked } : {}),
  };
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
