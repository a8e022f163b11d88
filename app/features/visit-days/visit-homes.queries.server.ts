import { Need, type NeedOption, type NeedRecord } from "#models/need";
import { Partner, type PartnerRecord } from "#models/partner";
import type { VisitDayRecord, VisitStep } from "#models/visit-day";
import type { Option } from "~/components/ui/select";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { NEED_PAGES } from "~/features/needs/need-path";
import { LIKINGS, REFUSAL_REASONS } from "~/vocabulary/need-options";
import { NBSP } from "~/vocabulary/typography";
import { inOrder, type StepValues } from "./visit-step";

/** A home of a day already come, and what was noted of its visit. */
export interface VisitedHome {
  stepId: string;
  label: string;
  told: { id: string; words: string }[];
}

type Searched = Pick<NeedRecord, "_id" | "isOpen" | "options" | "visits">;

/** The homes proposed to the household of a day, for the forms of its steps and for what is noted afterwards. */
export async function getHomesOfDay(day: VisitDayRecord): Promise<{
  homes: Option[];
  housingPath: string;
  visitedHomes: VisitedHome[];
}> {
  const needs = await housingNeeds(day.householdId);
  const live = needs.filter(({ isOpen }) => isOpen).flatMap(({ options }) => options);
  const chosen = new Set(day.steps.flatMap(({ optionId }) => optionId ?? []));
  const options = needs.flatMap((need) => need.options);
  const shown = options.filter((option) => chosen.has(option.id) || live.includes(option));
  return {
    homes: shown
      .filter(({ id, state }) => chosen.has(id) || state !== "discarded")
      .map(({ id, label }) => ({ value: id, label })),
    housingPath: `/households/${day.householdId}/${NEED_PAGES.housing}`,
    visitedHomes: isOver(day) ? visitedOf(day, needs) : [],
  };
}

/** The need whose option is visited; undefined once it is no longer among those of the household. */
export async function findVisitedNeed(householdId: string, optionId: string): Promise<NeedRecord | null> {
  return Need.findOne({ householdId, kind: "housing", "options.id": optionId }).lean<NeedRecord>();
}

/** What the form of a step is drawn from when it visits a home: its address and whoever proposed it. */
export async function valuesOfHome(
  householdId: string,
  optionId: string,
): Promise<{ needId: string; values: Partial<StepValues>; host?: Option } | undefined> {
  const need = await findVisitedNeed(householdId, optionId);
  const option = need?.options.find(({ id }) => id === optionId);
  if (!need || !option) return undefined;
  const host = await contactOf(option);
  return {
    needId: need._id,
    values: {
      ...{ homeRef: optionId, kind: "housing", title: option.label.slice(0, MOST_TITLE), ...placeOf(option) },
      ...(host ? { hostRef: host.value } : {}),
    },
    host,
  };
}

const MOST_TITLE = 120;
const GONE = "Ce logement n’est plus parmi les propositions du foyer. Choisissez-en un autre.";

/** A home newly chosen gives its address and whoever proposed it where nothing is written; refuses one no longer proposed. */
export async function withHome(
  householdId: string,
  values: StepValues,
  stored: VisitStep | undefined,
): Promise<{ values: StepValues; needId?: string }> {
  const { homeRef, place, communeCode, hostRef, hostName } = values;
  if (!homeRef) return { values };
  if (homeRef === stored?.optionId) return { values, needId: stored.needId };
  const home = await valuesOfHome(householdId, homeRef);
  if (!home) throw new UserFacingError(GONE, { field: "homeRef" });
  const { needId, values: known } = home;
  return {
    needId,
    values: {
      ...values,
      ...(place || communeCode ? {} : { place: known.place, communeCode: known.communeCode }),
      ...(hostRef || hostName ? {} : { hostRef: known.hostRef }),
    },
  };
}

async function housingNeeds(householdId: string): Promise<Searched[]> {
  return Need.find({ householdId, kind: "housing" }, { isOpen: 1, options: 1, visits: 1 }).lean<Searched[]>();
}

/** Answers kept before homes were told apart from the rest have no kind. */
function placeOf({ proposal }: NeedOption): Pick<StepValues, "place" | "communeCode"> {
  if (!proposal || (proposal.kind !== undefined && proposal.kind !== "housing")) return {};
  const { place, communeCode, communeName } = proposal;
  return { place, ...(communeCode && communeName ? { communeCode } : {}) };
}

/** Whoever can be written to first. */
async function contactOf({ partnerId }: NeedOption): Promise<Option | undefined> {
  if (!partnerId) return undefined;
  const partner = await Partner.findById(partnerId, { name: 1, contacts: 1 }).lean<PartnerRecord>();
  const contact = partner?.contacts.find(({ email }) => email) ?? partner?.contacts[0];
  return partner && contact
    ? { value: `${partner._id}/${contact.id}`, label: `${contact.name}, ${partner.name}` }
    : undefined;
}

function isOver({ on, state }: VisitDayRecord): boolean {
  return on <= toDay(now()) && state !== "cancelled";
}

function visitedOf({ steps, on }: VisitDayRecord, needs: readonly Searched[]): VisitedHome[] {
  return inOrder(steps).flatMap(({ id: stepId, optionId }) => {
    const need = needs.find(({ options }) => options.some(({ id }) => id === optionId));
    const option = need?.options.find(({ id }) => id === optionId);
    if (!need || !option) return [];
    const visits = (need.visits ?? []).filter((visit) => visit.optionId === optionId && visit.on === on);
    return [{ stepId, label: option.label, told: visits.flatMap(({ feedback }) => feedback.map(toldWords)) }];
  });
}

/** « Jeanne Vidal : ça me plaît » */
function toldWords({
  id,
  by,
  liking,
  reasons,
  note,
}: NonNullable<NeedRecord["visits"]>[number]["feedback"][number]): {
  id: string;
  words: string;
} {
  const why = reasons.map((reason) => REFUSAL_REASONS[reason].fr).join(", ");
  const thought = [LIKINGS[liking].fr, why].filter(Boolean).join(`${NBSP}: `);
  return { id, words: `${by}${NBSP}: «${NBSP}${thought}${NBSP}»${note ? `. ${note}` : ""}` };
}
