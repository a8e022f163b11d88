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

/** Beyond it, what changed since simply stays. */
export const MOST_ASKED = 200;

/**
 * A bulk change or an import of this colleague, or anybody's to a responsable; a merge or a split to whoever may see
 * one of its files. 404 otherwise.
 */
export async function getRestructuring(user: User, id: string): Promise<RestructuringRecord> {
  const found = await findRestructuring(user, id);
  if (!found) throw notFound();
  return found;
}

/** The same, or null: undoing a split may close its page to whoever followed the file that goes away. */
export async function findRestructuring(user: User, id: string): Promise<RestructuringRecord | null> {
  const found = await Restructuring.findById(id).lean<RestructuringRecord>();
  return found && (await mayRead(user, found)) ? found : null;
}

async function mayRead(user: User, restructuring: RestructuringRecord): Promise<boolean> {
  if (user.role === "responsable" || restructuring.actorId === user.id) return true;
  const files = filesOf(restructuring);
  if (!files) return false;
  const among = [files.keptId, files.otherId];
  return (await Household.exists({ _id: { $in: among }, ...visibleFor(user) })) !== null;
}

/** The file of a merge or a split that this colleague may go back to: the one that stays, else the other. */
export async function findFileBack(user: User, restructuring: RestructuringRecord): Promise<string | null> {
  const files = filesOf(restructuring);
  if (!files) return null;
  const among = [files.keptId, files.otherId];
  const seen = await Household.find({ _id: { $in: among }, ...visibleFor(user) }, { _id: 1 }).lean();
  return among.find((id) => seen.some(({ _id }) => _id === id)) ?? null;
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
  const names = await namesOf(_id, found);
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

/** The names of the documents and of every id their fields mention; a file that was made or taken away keeps its own. */
export async function namesOf(restructuringId: string, mentions: Mentioning[]): Promise<Map<string, string>> {
  const ids = [...new Set(JSON.stringify(mentions).match(/[0-9a-f]{24}/g) ?? [])].filter(isId);
  const among = { _id: { $in: ids } };
  const [households, candidates, partners, accounts, passing] = await Promise.all([
    Household.find(among, { title: 1 }).lean(),
    Candidate.find(among, { firstName: 1, lastName: 1 }).lean(),
    Partner.find(among, { name: 1 }).lean(),
    Account.find(among, { name: 1 }).lean(),
    RestructuringStep.find(
      { restructuringId, householdId: { $in: ids }, kind: { $in: ["insert", "remove"] }, model: "Household" },
      { documentId: 1, "document.title": 1 },
    ).lean<Pick<RestructuringStepRecord, "documentId" | "document">[]>(),
  ]);
  const named = [...households, ...candidates, ...partners, ...accounts];
  return new Map([
    ...passing.map(({ documentId, document }) => [documentId, nameOf(document ?? {}) ?? ""] as const),
    ...named.map((document) => [document._id, nameOf({ ...document }) ?? ""] as const),
  ]);
}

export function nameOf({ title, name, firstName, lastName }: Record<string, unknown>): string | undefined {
  const own = title ?? name ?? [firstName, lastName].filter(Boolean).join(" ");
  return typeof own === "string" && own ? own : undefined;
}
