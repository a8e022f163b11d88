import type { HouseholdRecord } from "#models/household";
import type { NeedRecord } from "#models/need";
import type { Option } from "~/components/ui/select";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import {
  type CalendarLine,
  childCalendarOf,
  filingDays,
} from "~/features/child-calendar/child-calendar.queries.server";
import { listPublishedSheets, type SheetLink } from "~/features/discovery/discovery-sheets.queries.server";
import { getHomesMap } from "~/features/housing/homes-map.queries.server";
import type { HomesMapData } from "~/features/housing/homes-map-layout";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { type SchoolYearChoice, schoolYearsFor } from "~/features/schooling/school-years";
import { getWorkChoices, hasAgreedToSearch } from "~/features/spouse-work/work-profile.queries.server";
import { listVisitDays, type VisitDayLine } from "~/features/visit-days/visit-days.queries.server";

/** What some kinds of need show besides. */
export interface KindParts {
  /** Whose need it is agreed that it be passed on. */
  hasAgreed?: boolean;
  /** Whose it may be, and which of their papers may be their CV. */
  people?: Option[];
  personId?: string;
  trade?: string;
  papers?: Option[];
  /** The school years the child may need a place for. */
  schoolYears?: SchoolYearChoice[];
  /** The month the child may need to be minded from. */
  careFromMonth?: string;
  /** What is planned for the child, and until when each service proposed takes a file, by its id. */
  calendar?: CalendarLine[];
  filing?: Map<string, string>;
  /** Where the homes proposed are. */
  homesMap?: HomesMapData | null;
  /** The visit days of the household, and the pages that tell its future surroundings. */
  visitDays?: VisitDayLine[];
  sheets?: SheetLink[];
}

/** What the screen of a need of a kind shows and the others do not; nothing for most. */
export async function kindPartsOf(household: HouseholdRecord, need: NeedRecord): Promise<KindParts> {
  if (need.kind === "spouse-work") return workParts(household, need);
  if (need.kind === "discovery") return discoveryParts(household, need);
  if (need.kind === "childcare") return childcareParts(household, need);
  if (need.kind === "schooling") return schoolingParts(household, need);
  if (need.kind === "housing") return { homesMap: await getHomesMap(need) };
  return {};
}

async function workParts(household: HouseholdRecord, need: NeedRecord): Promise<KindParts> {
  const [hasAgreed, choices] = await Promise.all([
    hasAgreedToSearch(household, need),
    getWorkChoices(household, need),
  ]);
  return { hasAgreed, ...choices };
}

async function schoolingParts(
  { children, arrivalOn }: HouseholdRecord,
  need: NeedRecord,
): Promise<KindParts> {
  const child = children.find(({ id }) => id === need.childId) ?? {};
  return {
    schoolYears: schoolYearsFor(child, need.criteria.fromOn ?? arrivalOn ?? toDay(now())),
    calendar: await childCalendarOf(need),
  };
}

async function childcareParts(household: HouseholdRecord, need: NeedRecord): Promise<KindParts> {
  const [calendar, filing] = await Promise.all([childCalendarOf(need), filingDays(need)]);
  return { careFromMonth: careMonthOf(household, need), calendar, filing };
}

/** The month of arrival; nothing before a birth, whose month would leave with the request. */
function careMonthOf(
  { children, arrivalOn = "" }: HouseholdRecord,
  { childId }: NeedRecord,
): string | undefined {
  const { birthMonth = "" } = children.find(({ id }) => id === childId) ?? {};
  const arrival = arrivalOn.slice(0, 7);
  return arrival && birthMonth <= arrival ? arrival : undefined;
}

async function discoveryParts(household: HouseholdRecord, { criteria }: NeedRecord): Promise<KindParts> {
  const [visitDays, sheets] = await Promise.all([
    listVisitDays(household),
    sheetsOf(household, criteria.communes),
  ]);
  return { visitDays, sheets };
}

/** The pages that tell the intercommunalités of the communes wished for, else those the file looks at. */
async function sheetsOf({ territories }: HouseholdRecord, communes: readonly string[]): Promise<SheetLink[]> {
  const places = communes.length > 0 ? await communesByCodes(communes) : new Map();
  const wished = communes.flatMap((code) => places.get(code)?.epciCode ?? []);
  const codes = [...new Set(wished.length > 0 ? wished : territories)].slice(0, MOST_SHEETS);
  const sheets = codes.length > 0 ? await listPublishedSheets("fr") : [];
  return sheets.filter(({ code }) => codes.includes(code));
}

const MOST_SHEETS = 3;
