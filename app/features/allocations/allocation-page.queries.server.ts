import type { AllocationConflict, AllocationLine, AllocationRecord } from "#models/allocation";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { pageOf } from "~/core/http/pagination.server";
import { semesterTitle } from "~/features/semesters/semester-words";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import type { Problem } from "./allocation-problem";
import { certaintyWords, semesterWords, servedWords, worstWords } from "./allocation-words";
import { assignmentOf, getAllocation, pricesOf, problemOf } from "./allocations.queries.server";
import { brokenLines, hasChanged } from "./broken-lines";
import { findChange } from "./change-page.queries.server";
import { pinnedIn } from "./pin-conflicts";
import { pinWords, type ToldConflict } from "./pin-words";
import { problemFor } from "./problem-of.queries.server";
import { reasonWords } from "./reason-words";
import { reasonsFor } from "./reasons";
import {
  type AllocationNames,
  type LineWords,
  namesOfPlacements,
  namesOfSemester,
  wordsOfLines,
} from "./told-lines.queries.server";
import { arePinsKept } from "./true-prices";

const PAGE = 50;
/** By then, what a publication gives is given. */
const CARRIED_OUT_MS = 60_000;

export type AllocationPage = Awaited<ReturnType<typeof getAllocationPage>>;

/** An allocation as its page shows it: what it is worth, each line with its reasons, and what no longer holds. */
export async function getAllocationPage(user: User, id: string, url: URL) {
  const allocation = await getAllocation(id);
  const { semesterId, name, state, weights, outcome, refusal, progress, followsId, lines, conflict } =
    allocation;
  const [semester, standing, former] = await Promise.all([
    getSemester(semesterId),
    standingOf(allocation),
    followsId ? getAllocation(followsId) : null,
  ]);
  const names = await namesOfSemester(
    semesterId,
    [...lines, ...(former?.lines ?? [])],
    [...placeIdsOf(allocation), ...(conflict?.placeIds ?? [])],
  );
  const told = await wordsOfLines(user, allocation, former?.lines ?? [], names);
  const page = pageOf(url);
  const shown = told.slice((page - 1) * PAGE, page * PAGE);
  return {
    ...{ id, name, state, weights, step: progress?.step, publishedAt: allocation.publishedAt },
    refusal: conflict ? pinWords(await toldConflict(user, { lines, conflict }, names)) : refusal,
    semester: { id: semesterId, words: semesterWords(semester), title: semesterTitle(semesterId) },
    mayAct: user.isWholeDepartement,
    worth:
      state === "computing" || !outcome
        ? undefined
        : {
            ...worthWords(allocation),
            certainty: certaintyWords(outcome, {
              arePinsKept: isAsComputed(allocation),
              isRepair: followsId !== undefined,
            }),
          },
    isComputed: lines.length > 0,
    follows: former && { id: former._id, name: former.name, publishedAt: former.publishedAt },
    moved: told.filter(({ isMoved }) => isMoved),
    isStale: standing.isStale,
    broken: brokenWords(standing.broken, told),
    lines: withReasons(allocation, shown, names),
    ...{ page, hasNext: told.length > page * PAGE, total: told.length },
    change: findChange(user, allocation, { told, names }, url),
  };
}

/** Whether what was set by hand when it was computed still is. */
function isAsComputed(allocation: AllocationRecord): boolean {
  const problem = problemOf(allocation);
  return !problem || arePinsKept({ computed: allocation.outcome?.pinned, now: pinnedIn(problem) });
}

/** What an allocation is worth, in sentences. */
export function worthWords({ lines, problem }: Pick<AllocationRecord, "lines" | "problem">) {
  const sleepers = new Set(
    problemOf({ problem })?.interns.flatMap(({ needsBed, placementId }) => (needsBed ? [placementId] : [])),
  );
  const placed = lines.filter(({ placeId }) => placeId);
  const wishers = placed.filter((line) => hasWishes(problemOf({ problem }), line));
  return {
    served: servedWords({
      ...{ interns: lines.length, placed: placed.length, sleepers: sleepers.size },
      lodged: lines.filter(({ bedId }) => bedId).length,
    }),
    worst: worstWords(wishers.map(({ wish }) => wish ?? null)),
  };
}

function placeIdsOf(allocation: AllocationRecord): string[] {
  return problemOf(allocation)?.places.map(({ id }) => id) ?? [];
}

async function toldConflict(
  user: User,
  { lines, conflict }: { lines: readonly AllocationLine[]; conflict: AllocationConflict },
  names: AllocationNames,
): Promise<ToldConflict> {
  const { kind, seats, placementIds, placeIds, lodgingId, bedId } = conflict;
  const people = await namesOfPlacements(user, placementIds);
  const isKept = (id: string): boolean => lines.some((line) => line.placementId === id && line.isPinned);
  const called = (ids: readonly string[]): string[] => ids.map((id) => people.get(id) ?? "une personne");
  return {
    ...{ kind, seats },
    kept: called(placementIds.filter(isKept)),
    elsewhere: called(placementIds.filter((id) => !isKept(id))),
    places: placeIds.map((id) => names.place(id) ?? "un terrain de stage"),
    bed: bedId && names.bed(lodgingId, bedId),
  };
}

function hasWishes(problem: Problem | null, { placementId }: AllocationLine): boolean {
  const asked = problem?.interns.find((one) => one.placementId === placementId);
  return asked !== undefined && Object.keys(asked.rankOf).length > 0;
}

/** Whether the semester has changed since; only what is proposed, or in force, is compared with it. */
async function standingOf(allocation: AllocationRecord) {
  const before = problemOf(allocation);
  if (!before || !["proposed", "published"].includes(allocation.state)) return { isStale: false, broken: [] };
  const { problem, given } = await problemFor(allocation);
  const { state, publishedAt, lines } = allocation;
  const isCarriedOut = publishedAt !== undefined && now().getTime() - publishedAt.getTime() > CARRIED_OUT_MS;
  return {
    isStale: state === "proposed" && hasChanged(before, problem),
    broken: brokenLines(problem, lines, isCarriedOut ? given : undefined),
  };
}

function brokenWords(broken: ReturnType<typeof brokenLines>, told: readonly LineWords[]) {
  const names = new Map(told.map(({ placementId, name }) => [placementId, name]));
  return broken.map(({ placementId, why }) => ({ placementId, name: names.get(placementId), why }));
}

function withReasons(allocation: AllocationRecord, shown: readonly LineWords[], names: AllocationNames) {
  const problem = problemOf(allocation);
  if (!problem) return shown.map((line) => ({ ...line, reasons: [] }));
  const assignment = assignmentOf(problem, allocation.lines);
  return shown.map((line) => {
    const intern = problem.interns.findIndex(({ placementId }) => placementId === line.placementId);
    const reasons = intern < 0 ? [] : reasonsFor(problem, assignment, intern, pricesOf(allocation));
    const placeAt = (place: number) => names.place(problem.places[place]?.id) ?? "un terrain de stage";
    return { ...line, reasons: reasonWords(reasons, placeAt) };
  });
}
