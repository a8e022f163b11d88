import type { CareFigure, CareServiceRecord } from "#models/care-service";
import type { ProposedCare } from "#models/need-childcare";
import type { CareAge } from "~/vocabulary/childcare";

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
  | "stops"
  | "opensOn"
>;

/** A place of our register as it is proposed to a family, its places free for an age; what the register does not know is left unsaid. */
export function careAsProposal(service: ProposableCare, age?: CareAge): ProposedCare {
  const { _id, name, kind, communeCode, communeName, days, opensAt, closesAt, oddHours, opensOn } = service;
  const free = freeFor(service, age);
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
    ...(free ? { freePlaces: free.value, freeSaidOn: free.on } : {}),
    ...(service.isInclusive === undefined ? {} : { isInclusive: service.isInclusive }),
    ...(stops.length > 0 ? { stops } : {}),
    ...(opensOn ? { fromOn: opensOn } : {}),
  };
}

/** The places free for an age; of no age in particular, when the register tells of one group only. */
function freeFor({ byAge }: ProposableCare, age: CareAge | undefined): CareFigure | undefined {
  const [only, another] = byAge;
  if (!age) return another ? undefined : only?.free;
  return byAge.find((group) => group.age === age)?.free;
}
