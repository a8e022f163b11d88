import type { CareFigure, CareServiceRecord } from "#models/care-service";
import type { ProposedCare } from "#models/need-childcare";
import { careAgeOf, takesAge } from "./care-age";

/** What a proposal copies of a place of our register. */
export type ProposableCare = Pick<
  CareServiceRecord,
  | "_id"
  | "name"
  | "kind"
  | "communeCode"
  | "communeName"
  | "byAge"
  | "opensAt"
  | "closesAt"
  | "days"
  | "oddHours"
  | "isInclusive"
  | "takesOccasional"
  | "takesEmergencies"
  | "stops"
  | "opensOn"
>;

/**
 * A place of our register as it is proposed to a family, its places free for the age of the child in months when care starts;
 * what the register does not know is left unsaid.
 */
export function careAsProposal(service: ProposableCare, months?: number): ProposedCare {
  const { _id, name, kind, communeCode, communeName, days, opensAt, closesAt, oddHours, opensOn } = service;
  const { takesOccasional, takesEmergencies } = service;
  const stops = service.stops.map(({ when: _when, ...stop }) => stop);
  return {
    kind: "childcare",
    place: name,
    mode: kind,
    careServiceId: _id,
    days,
    communeCode,
    communeName,
    ...(opensAt ? { opensAt } : {}),
    ...(closesAt ? { closesAt } : {}),
    // An empty list was never filled in: it says nothing.
    ...(oddHours.length > 0 ? { oddHours } : {}),
    ...agePlaces(service, months),
    ...(service.isInclusive === undefined ? {} : { isInclusive: service.isInclusive }),
    ...(takesOccasional === undefined ? {} : { takesOccasional }),
    ...(takesEmergencies === undefined ? {} : { takesEmergencies }),
    ...(stops.length > 0 ? { stops } : {}),
    ...(opensOn ? { fromOn: opensOn } : {}),
  };
}

/** The places free for an age; of no age in particular, when the register tells of one group only. */
function agePlaces(service: ProposableCare, months: number | undefined): Partial<ProposedCare> {
  const [only, another] = service.byAge;
  if (months === undefined) return another || !only ? {} : { age: only.age, ...freeOf(only.free) };
  const age = careAgeOf(months);
  const group = service.byAge.find((one) => one.age === age);
  return { age, takesAge: takesAge(service, months), ...freeOf(group?.free) };
}

function freeOf(free: CareFigure | undefined): Partial<ProposedCare> {
  return free ? { freePlaces: free.value, freeSaidOn: free.on } : {};
}
