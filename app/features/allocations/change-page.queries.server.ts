import type { AllocationRecord } from "#models/allocation";
import type { User } from "~/core/auth/actor";
import { assignmentOf, problemOf } from "./allocations.queries.server";
import { costOfChange } from "./change-cost";
import { costWords, refusalWords } from "./change-words";
import { type AskedChange, changeIn } from "./line-change";
import type { AllocationNames, LineWords } from "./told-lines.queries.server";
import { holdersOf } from "./worth";

export interface ChangeChoice {
  value: string;
  label: string;
}

/** A line being changed by hand: what can be chosen, and what the change asked for would come to. */
export interface ChangePage {
  line: Pick<LineWords, "placementId" | "name" | "isPinned" | "needsBed">;
  given: { placeId: string; bedId: string };
  places: ChangeChoice[];
  beds: ChangeChoice[];
  others: ChangeChoice[];
  asked?: { fields: Record<string, string>; words: string[]; refusal?: string; changed: string[] };
}

/** The line the address names, with the cost of the change it asks for; nothing is written. */
export function findChange(
  user: User,
  allocation: AllocationRecord,
  { told, names }: { told: readonly LineWords[]; names: AllocationNames },
  { searchParams }: URL,
): ChangePage | null {
  const placementId = searchParams.get("ligne");
  const problem = problemOf(allocation);
  const line = told.find((one) => one.placementId === placementId);
  if (!problem || !line || allocation.state !== "proposed" || !user.isWholeDepartement) return null;
  const intern = problem.interns.findIndex((one) => one.placementId === placementId);
  const asked = problem.interns[intern];
  if (!asked) return null;
  const assignment = assignmentOf(problem, allocation.lines);
  const { place, bed } = assignment[intern] ?? {};
  return {
    line,
    given: {
      placeId: problem.places[place ?? -1]?.id ?? "none",
      bedId: problem.beds[bed ?? -1]?.id ?? "none",
    },
    places: asked.allowed.map((index) => {
      const { id = "", seats = 0 } = problem.places[index] ?? {};
      const left = seats - holdersOf(assignment, index).length;
      const isFull = left <= 0 && index !== place;
      return { value: id, label: `${names.place(id) ?? ""}${isFull ? " (complet)" : ""}` };
    }),
    beds: asked.beds.map((index) =>
      bedChoice(
        problem.beds[index],
        names,
        assignment.some((one) => one.bed === index && index !== bed),
      ),
    ),
    others: told
      .filter((one) => one.placementId !== placementId)
      .map((one) => ({
        value: one.placementId,
        label: `${one.name}, ${one.place?.words ?? "sans terrain de stage"}`,
      })),
    asked: askedChange(allocation, told, searchParams),
  };
}

function bedChoice(
  bed: { id: string; lodgingId: string } | undefined,
  names: AllocationNames,
  isTaken: boolean,
): ChangeChoice {
  return {
    value: bed?.id ?? "",
    label: `${names.bed(bed?.lodgingId, bed?.id) ?? ""}${isTaken ? " (pris)" : ""}`,
  };
}

function askedChange(
  allocation: AllocationRecord,
  told: readonly LineWords[],
  params: URLSearchParams,
): ChangePage["asked"] {
  const problem = problemOf(allocation);
  const asked = changeOf(params);
  if (!problem || !asked) return undefined;
  const change = changeIn(problem, asked.change);
  if (!change)
    return { fields: asked.fields, words: [], changed: [], refusal: "Choisissez dans les listes." };
  const cost = costOfChange(problem, assignmentOf(problem, allocation.lines), change);
  if ("refusal" in cost) return { fields: asked.fields, words: [], changed: [], refusal: refusalWords(cost) };
  const changed = cost.changed.flatMap((intern) => {
    const id = problem.interns[intern]?.placementId;
    return told.find(({ placementId }) => placementId === id)?.name ?? [];
  });
  return { fields: asked.fields, words: costWords(cost), changed };
}

/** The change the address asks for, and the fields that carry it out. */
function changeOf(params: URLSearchParams): { change: AskedChange; fields: Record<string, string> } | null {
  const placementId = params.get("ligne") ?? "";
  const withId = params.get("avec");
  if (withId) {
    const asked = params.get("quoi");
    const what = asked === "place" || asked === "bed" ? asked : "both";
    return {
      change: { placementId, withId, what },
      fields: { intent: "swap", placementId, withId, what },
    };
  }
  const [place, bed] = [params.get("place"), params.get("lit")];
  if (!place && !bed) return null;
  return {
    change: {
      placementId,
      ...(place ? { placeId: orNothing(place) } : {}),
      ...(bed ? { bedId: orNothing(bed) } : {}),
    },
    fields: {
      intent: "change",
      placementId,
      ...(place ? { placeId: place } : {}),
      ...(bed ? { bedId: bed } : {}),
    },
  };
}

function orNothing(value: string): string | null {
  return value === "none" ? null : value;
}
