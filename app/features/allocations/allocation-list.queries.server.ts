import { Allocation, type AllocationRecord } from "#models/allocation";
import type { User } from "~/core/auth/actor";
import { semesterTitle } from "~/features/semesters/semester-words";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import { WEIGHTS } from "~/vocabulary/allocations";
import { valuesOf } from "~/vocabulary/words";
import { worthWords } from "./allocation-page.queries.server";
import { semesterWords } from "./allocation-words";
import { type AllocationSummary, everyWeight, listAllocationsOf } from "./allocations.queries.server";
import { namesOfSemester, wordsOfLines } from "./told-lines.queries.server";

/** Side by side, more than three are not read. */
const MOST_COMPARED = 3;

export type AllocationList = Awaited<ReturnType<typeof getAllocationList>>;

/** The allocations of a semester, and those the address compares (`?avec=`). */
export async function getAllocationList(user: User, semesterId: string, url: URL) {
  const semester = await getSemester(semesterId);
  const allocations = await listAllocationsOf(semesterId);
  const asked = url.searchParams.getAll("avec").slice(0, MOST_COMPARED);
  return {
    semester: { id: semesterId, words: semesterWords(semester), title: semesterTitle(semesterId) },
    mayAct: user.isWholeDepartement,
    allocations: allocations.map(rowOf),
    isAsked: asked.length > 0,
    compared: await compare(user, semesterId, asked),
  };
}

function rowOf({ _id, name, state, outcome, createdAt, publishedAt }: AllocationSummary) {
  return { id: _id, name, state, outcome, createdAt, publishedAt };
}

/** Each allocation compared, with only the lines that are not the same in all. */
async function compare(user: User, semesterId: string, ids: readonly string[]) {
  const found = await Allocation.find({ _id: { $in: ids }, semesterId }).lean<AllocationRecord[]>();
  const chosen = ids.flatMap((id) => found.find(({ _id, lines }) => _id === id && lines.length > 0) ?? []);
  if (chosen.length < 2) return null;
  const names = await namesOfSemester(
    semesterId,
    chosen.flatMap(({ lines }) => lines),
  );
  const told = await Promise.all(chosen.map((one) => wordsOfLines(user, one, [], names)));
  const columns = chosen.map((one) => ({
    id: one._id,
    name: one.name,
    outcome: one.outcome,
    ...worthWords(one),
  }));
  const people = new Map(told.flat().map((line) => [line.placementId, line]));
  const lines = [...people.values()].flatMap(({ placementId, name }) => {
    const cells = told.map((one) => {
      const line = one.find((other) => other.placementId === placementId);
      return {
        given: [line?.place?.words ?? "—", line?.bed?.words].filter(Boolean).join(" ; "),
        wish: line?.wish ?? "—",
      };
    });
    const isSame = new Set(cells.map(({ given }) => given)).size === 1;
    return isSame ? [] : [{ placementId, name, cells }];
  });
  const weights = valuesOf(WEIGHTS)
    .map((weight) => ({
      label: WEIGHTS[weight].fr,
      values: chosen.map((one) => everyWeight(one.weights)[weight]),
    }))
    .filter(({ values }) => new Set(values).size > 1);
  return { columns, lines, weights };
}
