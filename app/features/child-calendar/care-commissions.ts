import type { CareCommission, CareServiceRecord } from "#models/care-service";
import type { NeedOption } from "#models/need";
import type { Day } from "~/core/calendar";
import { formatDayLong } from "~/vocabulary/typography";

/** A place, as the calendars of children read it. */
export type CareCalendar = Pick<
  CareServiceRecord,
  "_id" | "name" | "communeCodes" | "partnerId" | "commissions"
>;

/**
 * The sessions of a service that decide on care which starts in a month ("YYYY-MM"), and that still take a file on a day
 * ("YYYY-MM-DD"), the soonest to file for first.
 */
export function commissionsFor(
  { commissions }: Pick<CareServiceRecord, "commissions">,
  month: string,
  today: Day,
): CareCommission[] {
  return commissions
    .filter(({ forFrom, forTo, fileBefore }) => forFrom <= month && month <= forTo && fileBefore >= today)
    .sort((one, other) => one.fileBefore.localeCompare(other.fileBefore) || one.on.localeCompare(other.on));
}

/** Of the services, those that mind children in some communes. */
export function servicesAround(
  services: readonly CareCalendar[],
  communes: readonly string[],
): CareCalendar[] {
  return services.filter(({ communeCodes }) => communeCodes.some((code) => communes.includes(code)));
}

/** The service of our register an option was taken from. */
export function careServiceOf({ proposal }: Pick<NeedOption, "proposal">): string | undefined {
  return proposal?.kind === "childcare" ? proposal.careServiceId : undefined;
}

/** Of several services, the session to file for first. */
export function firstCommission(
  services: readonly CareCalendar[],
  month: string,
  today: Day,
): CareCommission | undefined {
  return services
    .flatMap((service) => commissionsFor(service, month, today))
    .sort((one, other) => one.fileBefore.localeCompare(other.fileBefore))[0];
}

/** « dossier à déposer avant le 1ᵉʳ mars 2027 » */
export function filingWords(day: Day): string {
  return `dossier à déposer avant le ${formatDayLong(day)}`;
}
