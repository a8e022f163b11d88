import { Candidate, type CandidateRecord } from "#models/candidate";
import { HandOff } from "#models/hand-off";
import { type Head, Household, type HouseholdRecord, type NeedLine } from "#models/household";
import { Mail } from "#models/mail";
import { Need, type NeedRecord } from "#models/need";
import { Task } from "#models/task";
import { SOFTWARE } from "~/core/auth/actor";
import { visibilityKeys } from "~/core/auth/visibility";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { fold, nearWordsOf, searchWordsOf } from "~/core/search-words";
import { type NeedState, OPEN_NEED_STATES } from "~/vocabulary/needs";
import { joinWords } from "~/vocabulary/typography";
import { spouseOf } from "./household-family.commands.server";
import { needSummary } from "./need-summary";

/** How far along a need is, of 1: what the readiness figure adds up. */
const PROGRESS: Readonly<Record<NeedState, number>> = {
  "to-qualify": 0,
  searching: 0.25,
  waiting: 0.4,
  options: 0.7,
  decided: 1,
  dropped: 1,
};

/**
 * Recomputes everything a file shows that comes from its candidates and its needs: heads, need lines,
 * readiness, blocking item, who may see it, its hand-offs and its mails, search words. Safe twice and in any order.
 */
export async function refreshFile(householdId: string): Promise<void> {
  const [household, candidates, needs] = await Promise.all([
    Household.findById(householdId, { referentId: 1, adults: 1, visibleTo: 1 }).lean(),
    Candidate.find({ householdId }).sort({ createdAt: 1 }).lean<CandidateRecord[]>(),
    Need.find({ householdId }).sort({ openedAt: 1 }).lean<NeedRecord[]>(),
  ]);
  if (!household) return;
  const territories = [...new Set(candidates.flatMap((candidate) => candidate.territories))];
  const title = titleOf(candidates, household);
  const set = {
    heads: candidates.map(headOf),
    title,
    sortName: fold(title),
    territories,
    visibleTo: visibilityKeys({ referentId: household.referentId, territories }),
    needLines: needs.map(needLineOf),
    openNeedKinds: needs.filter(({ isOpen }) => isOpen).map(({ kind }) => kind),
    readiness: readinessOf(needs),
    searchWords: searchWordsOfFile(candidates, household),
    updatedAt: now(),
  };
  if (set.visibleTo.join() !== household.visibleTo.join()) {
    const visibleTo = { $set: { visibleTo: set.visibleTo } };
    await Promise.all([
      HandOff.updateMany({ householdId }, visibleTo),
      Mail.updateMany({ householdId }, visibleTo),
      Task.updateMany({ householdId, kind: "promise" }, visibleTo),
    ]);
  }
  const blocking = blockingOf(needs);
  await commit(SOFTWARE, Household, householdId, {
    set: blocking ? { ...set, blocking } : set,
    unset: blocking ? [] : ["blocking"],
    effects: [],
    isDerived: true,
  });
}

/** Readiness of 100: the mean progress of the needs that were opened; 0 while none is. */
export function readinessOf(needs: Pick<NeedRecord, "state">[]): number {
  if (needs.length === 0) return 0;
  return Math.round((100 * needs.reduce((sum, { state }) => sum + PROGRESS[state], 0)) / needs.length);
}

function headOf(candidate: CandidateRecord): Head {
  const [journey] = candidate.journeys;
  return {
    candidateId: candidate._id,
    firstName: candidate.firstName,
    lastName: candidate.lastName,
    kind: candidate.kind,
    specialty: candidate.specialty,
    pipeline: journey?.pipeline ?? "",
    stage: journey?.stage ?? "",
    since: journey?.since ?? candidate.createdAt,
  };
}

function titleOf(candidates: CandidateRecord[], household: Pick<HouseholdRecord, "adults">): string {
  const spouse = spouseOf(household);
  const names = [...candidates.map(({ lastName }) => lastName), spouse?.lastName ?? ""].filter(Boolean);
  // After a separation, the file of an adult who is not a candidate.
  const adults = household.adults ?? [];
  if (names.length === 0) return joinWords(adults.map(({ firstName, lastName }) => lastName ?? firstName));
  return [...new Set(names)].join(" – ");
}

function needLineOf(need: NeedRecord): NeedLine {
  return {
    needId: need._id,
    kind: need.kind,
    track: need.track,
    state: need.state,
    ball: need.ball,
    holder: need.holder,
    promisedOn: need.promisedOn,
    summary: needSummary(need),
    updatedAt: need.updatedAt,
  };
}

/** What blocks: the open need least advanced and, among those, the one that has not moved for longest. */
function blockingOf(needs: NeedRecord[]): HouseholdRecord["blocking"] | null {
  const open = needs.filter(({ state }) => OPEN_NEED_STATES.includes(state));
  const [first] = open.sort((a, b) => PROGRESS[a.state] - PROGRESS[b.state] || +a.updatedAt - +b.updatedAt);
  return first ? { needId: first._id, label: needSummary(first) } : null;
}

function searchWordsOfFile(
  candidates: CandidateRecord[],
  { adults = [] }: Pick<HouseholdRecord, "adults">,
): string[] {
  const ofCandidates = candidates.flatMap(({ searchWords }) => searchWords);
  const ofAdults = adults.flatMap(({ firstName, lastName }) => [firstName, lastName]);
  return [...new Set([...ofCandidates, ...searchWordsOf(...ofAdults), ...nearWordsOf(...ofAdults)])];
}
