import { Account } from "#models/account";
import { Candidate } from "#models/candidate";
import { Household } from "#models/household";
import { Partner } from "#models/partner";
import { Restructuring, type RestructuringRecord } from "#models/restructuring";
import { RestructuringStep, type RestructuringStepRecord } from "#models/restructuring-step";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { visibleFor } from "~/core/auth/visibility";
import { type Conflict, conflictsOf } from "~/core/db/restructure-revert.server";
import { isId } from "~/core/ids.server";
import { fieldLabel, isToldField, SHARED_LISTS, toldValue } from "./restructured-fields";
import { filesOf } from "./since.queries.server";

/** How many documents of a restructuring are shown. */
export const SAMPLE = 12;
/** Beyond it, what changed since simply stays. */
export const MOST_ASKED = 200;

/**
 * A bulk change or an import of this colleague, or anybody's to a responsable; a merge or a split to whoever may see
 * one of its files. 404 otherwise.
 */
export async function getRestructuring(user: User, id: string): Promise<RestructuringRecord> {
  const found = await Restructuring.findById(id).lean<RestructuringRecord>();
  if (!found || !(await mayRead(user, found))) throw notFound();
  return found;
}

async function mayRead(user: User, restructuring: RestructuringRecord): Promise<boolean> {
  if (user.role === "responsable" || restructuring.actorId === user.id) return true;
  const files = filesOf(restructuring);
  if (!files) return false;
  const among = [files.keptId, files.otherId];
  return (await Household.exists({ _id: { $in: among }, ...visibleFor(user) })) !== null;
}

/**
 * Whether this colleague may see what changed and what was made since, and choose among it: of a merge or a split, only
 * whoever may see every file of it that is still there.
 */
export async function mayChoose(user: User, restructuring: RestructuringRecord): Promise<boolean> {
  const files = filesOf(restructuring);
  if (!files) return true;
  const among = { _id: { $in: [files.keptId, files.otherId] } };
  const [there, seen] = await Promise.all([
    Household.countDocuments(among),
    Household.countDocuments({ ...among, ...visibleFor(user) }),
  ]);
  return there === seen;
}

export interface StepLine {
  id: string;
  kind: RestructuringStepRecord["kind"];
  state: RestructuringStepRecord["state"];
  refusal?: RestructuringStepRecord["refusal"];
  name: string;
  householdId?: string;
  changes: { label: string; before: string; after: string }[];
}

/** The first documents of a restructuring, with what they were and what they become; the refused ones apart. */
export async function listSteps(restructuringId: string, isRefused = false): Promise<StepLine[]> {
  const steps = await RestructuringStep.find({
    restructuringId,
    _id: { $not: /-since-/ },
    model: { $in: ["Household", "Candidate", "Partner"] },
    ...(isRefused ? { state: "refused" } : {}),
  })
    .sort({ index: 1 })
    .limit(SAMPLE)
    .lean<RestructuringStepRecord[]>();
  const names = await namesOf(steps);
  return steps.map((step) => ({
    id: step._id,
    kind: step.kind,
    state: step.state,
    refusal: step.refusal,
    name: names.get(step.documentId) ?? nameOf(step.document ?? {}) ?? "Document effacé",
    householdId: step.householdId,
    changes: (step.journal ?? step.changes ?? [])
      .filter(({ path }) => isToldField(path))
      .map(({ path, from, to, add }) => ({
        label: fieldLabel(path),
        before: toldValue(from, names),
        after: toldValue(to ?? add, names),
      })),
  }));
}

export interface ConflictLine {
  id: string;
  name: string;
  householdId?: string;
  reason: Conflict["reason"];
  label?: string;
  before?: string;
  written?: string;
  current?: string;
}

/**
 * What changed since, at most 200: what undoing asks about, item by item. The file that a split made goes away
 * with it, and members join one by one: neither is asked about here.
 */
export async function listConflicts({ _id, kind, summary }: RestructuringRecord): Promise<ConflictLine[]> {
  const found: Conflict[] = [];
  for await (const conflict of conflictsOf(_id)) {
    if (conflict.path && !isToldField(conflict.path)) continue;
    if (kind === "split" && (conflict.documentId === summary.otherId || isOfMembers(conflict))) continue;
    found.push(conflict);
    if (found.length === MOST_ASKED) break;
  }
  const names = await namesOf(found);
  return found.map(({ id, documentId, householdId, reason, path, before, written, current }) => ({
    id,
    name: names.get(documentId) ?? names.get(householdId ?? "") ?? "Document",
    householdId,
    reason,
    ...(path
      ? {
          label: fieldLabel(path),
          before: toldValue(before, names),
          written: toldValue(written, names),
          current: toldValue(current, names),
        }
      : {}),
  }));
}

function isOfMembers({ model, path = "" }: Conflict): boolean {
  return model === "Household" && SHARED_LISTS.some((list) => list === path);
}

interface Mentioning {
  documentId: string;
  householdId?: string;
}

/** The names of the documents and of every id their fields mention. */
async function namesOf(mentions: Mentioning[]): Promise<Map<string, string>> {
  const ids = [...new Set(JSON.stringify(mentions).match(/[0-9a-f]{24}/g) ?? [])].filter(isId);
  const among = { _id: { $in: ids } };
  const [households, candidates, partners, accounts] = await Promise.all([
    Household.find(among, { title: 1 }).lean(),
    Candidate.find(among, { firstName: 1, lastName: 1 }).lean(),
    Partner.find(among, { name: 1 }).lean(),
    Account.find(among, { name: 1 }).lean(),
  ]);
  const named = [...households, ...candidates, ...partners, ...accounts];
  return new Map(named.map((document) => [document._id, nameOf({ ...document }) ?? ""]));
}

function nameOf({ title, name, firstName, lastName }: Record<string, unknown>): string | undefined {
  const own = title ?? name ?? [firstName, lastName].filter(Boolean).join(" ");
  return typeof own === "string" && own ? own : undefined;
}
