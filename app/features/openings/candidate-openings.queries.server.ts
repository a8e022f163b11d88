import { Candidate, type CandidateRecord } from "#models/candidate";
import { Household } from "#models/household";
import { Opening } from "#models/opening";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { zoneOf } from "~/features/reference-data/zoning.queries.server";
import { type RankedFrom, rankOpenings } from "./opening-ranking";
import { type OpeningRow, openingsByIds } from "./openings.queries.server";

/** The most openings weighed for one person, the most recently checked ones. */
const MOST_WEIGHED = 1000;
const MOST_PROPOSED = 50;
const MOST_LINKED = 50;

type Weighed = OpeningRow & RankedFrom;

export interface ProposedOpening {
  opening: OpeningRow;
  reasons: string[];
}

/**
 * The openings that suit a candidate this colleague already sees, the most fitting first, with the reasons; those
 * linked to their project are apart, whatever became of them.
 */
export async function listOpeningsFor(
  candidate: CandidateRecord,
): Promise<{ linked: OpeningRow[]; proposed: ProposedOpening[] }> {
  const linkedIds = (candidate.openings ?? []).map(({ openingId }) => openingId);
  const [linked, openings] = await Promise.all([openingsByIds(linkedIds), weighedOpenings(linkedIds)]);
  const ranked = rankOpenings(candidate, openings, toDay(now()));
  return {
    linked: linkedIds.flatMap((id) => linked.get(id) ?? []),
    proposed: ranked.slice(0, MOST_PROPOSED).map(({ opening, reasons }) => ({ opening, reasons })),
  };
}

/** The openings linked to some candidates, by candidate: what a file says of them in one line each. */
export async function linkedOpenings(
  candidates: readonly Pick<CandidateRecord, "_id" | "openings">[],
): Promise<Map<string, OpeningRow[]>> {
  const byId = await openingsByIds(
    candidates.flatMap(({ openings = [] }) => openings.map(({ openingId }) => openingId)),
  );
  return new Map(
    candidates.map(({ _id, openings = [] }) => [
      _id,
      openings.flatMap(({ openingId }) => byId.get(openingId) ?? []),
    ]),
  );
}

export interface LinkedCandidate {
  id: string;
  name: string;
}

/** The candidates linked to an opening whose file this colleague may see. */
export async function listCandidatesLinkedTo(user: User, openingId: string): Promise<LinkedCandidate[]> {
  const candidates = await Candidate.find(
    { "openings.openingId": openingId },
    { firstName: 1, lastName: 1, householdId: 1 },
  )
    .limit(MOST_LINKED)
    .lean();
  const files = await Household.find(
    { _id: { $in: candidates.map(({ householdId }) => householdId) }, ...visibleFor(user) },
    { _id: 1 },
  ).lean();
  const visible = new Set(files.map(({ _id }) => _id));
  return candidates
    .filter(({ householdId }) => visible.has(householdId))
    .map(({ _id, firstName, lastName }) => ({ id: _id, name: `${firstName} ${lastName}` }));
}

/** The openings to weigh, each with the zone its commune is in today. */
async function weighedOpenings(exceptIds: string[]): Promise<Weighed[]> {
  const openings = await Opening.find({ state: "open", _id: { $nin: exceptIds } })
    .sort({ lastCheckedOn: -1 })
    .limit(MOST_WEIGHED)
    .lean();
  const zones = await zoneOf(
    openings.map(({ communeCode }) => communeCode),
    toDay(now()),
  );
  return openings.map((opening) => ({ ...opening, zone: zones.get(opening.communeCode)?.zone }));
}
