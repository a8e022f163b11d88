import type { Filter } from "#models/define";
import type { LodgingRecord } from "#models/lodging";
import type { Day } from "~/core/calendar";

/** A bed and the days asked of it; the day of departure is not slept. */
export interface Stay {
  bedId: string;
  fromOn: Day;
  toOn: Day;
}

/** That no other booking of the bed, held or booked, has a night in common with this stay. */
export function noMeeting({ bedId, fromOn, toOn }: Stay, except: string[] = []): Filter<LodgingRecord> {
  return {
    bookings: {
      $not: {
        $elemMatch: {
          ...{ bedId, state: { $ne: "cancelled" }, fromOn: { $lt: toOn }, toOn: { $gt: fromOn } },
          ...(except.length > 0 ? { id: { $nin: except } } : {}),
        },
      },
    },
  };
}

/** That the agreement of the lodging lasts until a departure; anyway, that it is not known to end before. */
export function underAgreement(toOn: Day, isAnyway = false): Filter<LodgingRecord> {
  return {
    $or: [
      { "agreement.toOn": null },
      { "agreement.toOn": { $gte: toOn } },
      ...(isAnyway ? [{ "agreement.isFinal": { $ne: true } }] : []),
    ],
  };
}
