import { Household } from "#models/household";
import type { RestructuringRecord } from "#models/restructuring";
import { RestructuringStep, type RestructuringStepRecord } from "#models/restructuring-step";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { fieldLabel, isToldField, toldValue } from "./restructured-fields";
import { nameOf, namesOf } from "./restructurings.queries.server";

/** How many documents of a restructuring are shown. */
export const SAMPLE = 12;

export interface StepLine {
  id: string;
  kind: RestructuringStepRecord["kind"];
  state: RestructuringStepRecord["state"];
  refusal?: RestructuringStepRecord["refusal"];
  name: string;
  /** The file to open; none when it is not there, or not open to this colleague. */
  householdId?: string;
  /** Whether the file is closed to this colleague: nothing of it is told. */
  isClosed: boolean;
  changes: { label: string; before: string; after: string }[];
}

/**
 * The first documents of a restructuring, with what they were and what they become; the refused ones apart. Of a file
 * that this colleague may not see, only that it was touched.
 */
export async function listSteps(
  user: User,
  { _id: restructuringId, kind, summary }: RestructuringRecord,
  isRefused = false,
): Promise<StepLine[]> {
  const steps = await RestructuringStep.find({
    restructuringId,
    _id: { $not: /-since-/ },
    model: { $in: ["Household", "Candidate", "Partner"] },
    ...(isRefused ? { state: "refused" } : {}),
  })
    .sort({ index: 1 })
    .limit(SAMPLE)
    .lean<RestructuringStepRecord[]>();
  const [names, files] = await Promise.all([namesOf(restructuringId, steps), filesThere(user, steps)]);
  const born = kind === "split" && typeof summary.otherId === "string" ? summary.otherId : "";
  return steps.map((step) => {
    const isOpen = step.householdId === undefined ? undefined : files.get(step.householdId);
    // Until it is computed, or once it is gone, the file that a split made bears the name of the other.
    const isBorn = step.documentId === born && isOpen === undefined;
    return lineOf(step, isBorn ? "Le nouveau dossier" : nameOfStep(step, names), isOpen, names);
  });
}

function lineOf(
  step: RestructuringStepRecord,
  name: string,
  isOpen: boolean | undefined,
  names: ReadonlyMap<string, string>,
): StepLine {
  const { _id: id, kind, state, refusal, householdId } = step;
  const line = { id, kind, state, refusal };
  if (isOpen === false)
    return { ...line, name: "Un dossier qui ne vous est pas ouvert", isClosed: true, changes: [] };
  const changes = (step.journal ?? step.changes ?? []).filter(({ path }) => isToldField(path));
  return {
    ...line,
    name,
    householdId: isOpen ? householdId : undefined,
    isClosed: false,
    changes: changes.map(({ path, from, to, add }) => ({
      label: fieldLabel(path),
      before: toldValue(from, names),
      after: toldValue(to ?? add, names),
    })),
  };
}

function nameOfStep(
  { documentId, document }: RestructuringStepRecord,
  names: ReadonlyMap<string, string>,
): string {
  return names.get(documentId) ?? nameOf(document ?? {}) ?? "Document effacé";
}

/** The files of these steps that are there, and whether this colleague may open each. */
async function filesThere(
  user: User,
  steps: readonly RestructuringStepRecord[],
): Promise<Map<string, boolean>> {
  const among = { _id: { $in: [...new Set(steps.flatMap(({ householdId }) => householdId ?? []))] } };
  const [there, seen] = await Promise.all([
    Household.find(among, { _id: 1 }).lean(),
    Household.find({ ...among, ...visibleFor(user) }, { _id: 1 }).lean(),
  ]);
  const open = new Set(seen.map(({ _id }) => _id));
  return new Map(there.map(({ _id }) => [_id, open.has(_id)]));
}
