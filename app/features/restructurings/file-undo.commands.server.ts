import type { Filter } from "#models/define";
import { Household } from "#models/household";
import { Need, type NeedRecord } from "#models/need";
import { Restructuring, type RestructuringRecord } from "#models/restructuring";
import { type FieldChange, RestructuringStep } from "#models/restructuring-step";
import { Task } from "#models/task";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { type Effect, entry } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { NEED_KINDS } from "~/vocabulary/needs";
import { MOVING_STATES, RESTRUCTURING_KINDS } from "~/vocabulary/restructurings";
import { NBSP } from "~/vocabulary/typography";
import { rejoiningChanges } from "./rejoining.queries.server";
import { SHARED_LISTS } from "./restructured-fields";
import {
  type Files,
  type Following,
  filesOf,
  listFollowing,
  listJoined,
  listSince,
} from "./since.queries.server";

/** Where what was made since goes, when it is not where it is most likely to belong. */
export interface UndoAsked {
  /** Of a merge: what leaves the kept file for the other (« Task:id »). */
  toOther?: string[];
  /** Of a split: what does not join the kept file; a task, a note or a document goes to the bin. */
  left?: string[];
  /** Of a split: the fields of the new file that replace those of the kept one. */
  taken?: string[];
}

interface Undo {
  /** What is put back besides what was asked. */
  alsoBack: string[];
  effects: Effect[];
}

/**
 * Readies the undoing of a merge or of a split: what was made since is told where it goes, as if it had come from
 * there. Refuses one whose file was merged again since, and two open needs of a kind. Nothing for the other kinds.
 */
export async function prepareUndo(
  user: User,
  restructuring: RestructuringRecord,
  asked: UndoAsked,
): Promise<Undo> {
  const files = filesOf(restructuring);
  if (!files || restructuring.state !== "done") return { alsoBack: [], effects: [] };
  // The lines that tell of it are there to be moved too.
  await settle();
  const isSplit = restructuring.kind === "split";
  const there = isSplit ? [files.keptId, files.otherId] : [files.keptId];
  if ((await Household.countDocuments({ _id: { $in: there } })) < there.length)
    throw new UserFacingError(
      "Ce dossier a été fusionné de nouveau depuis : annulez d’abord cette autre fusion.",
    );
  const undone = (householdId: string) => undoneEntry(user, restructuring, householdId);
  if (isSplit) {
    await rejoin(user, restructuring, files, asked);
    return { alsoBack: madeBySplit(restructuring._id), effects: [undone(files.keptId)] };
  }
  const chosen = await chosenSince(restructuring, asked.toOther ?? []);
  await adopt(restructuring, chosen, { from: files.keptId, to: files.otherId });
  return { alsoBack: [], effects: [undone(files.keptId), undone(files.otherId)] };
}

/** Whether another merge or split of these files is under way: they are not to be taken apart twice. */
export async function refuseIfMoving(householdIds: string[]): Promise<void> {
  const among = { $in: householdIds };
  const moving = await Restructuring.exists({
    state: { $in: [...MOVING_STATES, "failed"] },
    kind: { $in: ["merge", "split"] },
    $or: [{ "summary.keptId": among }, { "summary.otherId": among }],
  });
  if (moving)
    throw new UserFacingError(
      "Une fusion ou une séparation de ce dossier est en cours : attendez qu’elle soit finie.",
    );
}

async function chosenSince(merge: RestructuringRecord, toOther: string[]): Promise<Following[]> {
  const chosen = (await listSince(merge)).filter(({ value }) => toOther.includes(value));
  const needIds = chosen.filter(({ model }) => model === "Need").map(({ documentId }) => documentId);
  await refuseSecondNeed({ _id: { $in: needIds } }, await openSubjectsOfRemoved(merge));
  return [...chosen, ...(await listFollowing(merge, chosen))];
}

/** Brings back what was made in the new file since, but for what is left, and what it says since. */
async function rejoin(
  user: User,
  split: RestructuringRecord,
  { keptId, otherId }: Files,
  { left = [], taken = [] }: UndoAsked,
): Promise<void> {
  const open = await Need.find({ householdId: keptId, isOpen: true }, SUBJECT).lean();
  await refuseSecondNeed({ householdId: otherId }, new Set(open.map(subjectOf)));
  const joined = await listJoined(split);
  const binned = (await listSince(split)).filter(({ value }) => left.includes(value));
  const changes = await rejoiningChanges(split, left, taken);
  const binnings = await binningsOf(user, binned);
  await adopt(split, joined, { from: otherId, to: keptId }, binnings);
  if (changes.length > 0) await RestructuringStep.create(rejoiningStep(split._id, keptId, changes));
}

/** The last to be undone: once the members that the split took out of the file are back in it. */
function rejoiningStep(restructuringId: string, householdId: string, journal: FieldChange[]) {
  return {
    ...sinceStep(restructuringId, { model: "Household", documentId: householdId }, -1),
    householdId,
    journal,
  };
}

/** The new file, which goes away, and the lists of members, which `rejoiningChanges` then completes. */
function madeBySplit(restructuringId: string): string[] {
  return [`${restructuringId}-0`, ...SHARED_LISTS.map((list) => `${restructuringId}-1/${list}`)];
}

const SUBJECT = { kind: 1, childId: 1 } as const;

/** What a file has one open need of: a kind, or a kind for a child. */
function subjectOf({ kind, childId = "" }: { kind?: unknown; childId?: unknown }): string {
  return `${kind}/${childId}`;
}

/** What there will be an open need of again in the file that comes back. */
async function openSubjectsOfRemoved(merge: RestructuringRecord): Promise<ReadonlySet<string>> {
  const steps = await RestructuringStep.find(
    { restructuringId: merge._id, model: "Need" },
    { documentId: 1, kind: 1, document: 1, journal: 1 },
  ).lean();
  const removed = steps.filter(({ kind, document }) => kind === "remove" && document?.isOpen);
  const moved = steps.filter(({ journal }) => journal?.some(({ path }) => path === "householdId"));
  const open = await Need.find(
    { _id: { $in: moved.map(({ documentId }) => documentId) }, isOpen: true },
    SUBJECT,
  ).lean();
  return new Set([...removed.map(({ document }) => subjectOf(document ?? {})), ...open.map(subjectOf)]);
}

async function refuseSecondNeed(going: Filter<NeedRecord>, openSubjects: ReadonlySet<string>): Promise<void> {
  const needs = await Need.find({ ...going, isOpen: true }, SUBJECT).lean();
  const second = needs.find((need) => openSubjects.has(subjectOf(need)));
  if (second)
    throw new UserFacingError(
      `Un besoin « ${NEED_KINDS[second.kind].fr} » serait ouvert deux fois dans le même dossier${NBSP}: terminez-en un d’abord.`,
    );
}

/** What undoing also does, by document, to send it to the bin: told the other way round, as all that is undone. */
async function binningsOf(user: User, binned: Following[]): Promise<Map<string, FieldChange[]>> {
  const ids = binned.map(({ documentId }) => documentId);
  const tasks = await Task.find({ _id: { $in: ids } }, { state: 1 }).lean();
  const states = new Map(tasks.map(({ _id, state }) => [_id, state]));
  return new Map(
    binned.map(({ documentId }) => {
      const state = states.get(documentId);
      const changes = [{ path: "deletedAt", from: now(), isUnset: true }];
      const own = state
        ? { path: "state", from: "deleted", to: state }
        : { path: "deletedBy", from: user.id };
      return [documentId, [...changes, own]];
    }),
  );
}

/** Writes documents made since among those that moved: undoing brings them to `to`. Said again, it starts afresh. */
async function adopt(
  { _id: restructuringId, total }: RestructuringRecord,
  documents: Following[],
  { from, to }: { from: string; to: string },
  binnings: ReadonlyMap<string, FieldChange[]> = new Map(),
): Promise<void> {
  await RestructuringStep.deleteMany({ restructuringId, _id: /-since-/ });
  const unique = [...new Map(documents.map((one) => [one.documentId, one])).values()];
  const steps = unique.map((one, position) => ({
    ...sinceStep(restructuringId, one, total + position),
    householdId: from,
    journal: [{ path: "householdId", from: to, to: from }, ...(binnings.get(one.documentId) ?? [])],
  }));
  if (steps.length > 0) await RestructuringStep.insertMany(steps);
}

function sinceStep(restructuringId: string, { model, documentId }: Following, index: number) {
  return {
    _id: `${restructuringId}-since-${documentId}`,
    restructuringId,
    index,
    kind: "change" as const,
    model,
    documentId,
    isRefreshed: true,
    isJournaled: true,
    state: "applied" as const,
  };
}

function undoneEntry(user: User, { _id, kind }: RestructuringRecord, householdId: string): Effect {
  return entry({
    householdId,
    kind: "change",
    text: `${RESTRUCTURING_KINDS[kind].fr} annulée.`,
    restructuringId: _id,
    authorName: user.name,
  });
}
