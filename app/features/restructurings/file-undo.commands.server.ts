import { Household } from "#models/household";
import { Need } from "#models/need";
import { Restructuring, type RestructuringRecord } from "#models/restructuring";
import { RestructuringStep } from "#models/restructuring-step";
import type { User } from "~/core/auth/actor";
import { type Effect, entry } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { NEED_KINDS } from "~/vocabulary/needs";
import { MOVING_STATES, RESTRUCTURING_KINDS } from "~/vocabulary/restructurings";
import { NBSP } from "~/vocabulary/typography";
import { type Following, filesOf, listFollowing, listJoined, listSince } from "./since.queries.server";

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
  toOther: string[],
): Promise<Undo> {
  const files = filesOf(restructuring);
  if (!files || restructuring.state !== "done") return { alsoBack: [], effects: [] };
  // The lines that tell of it are there to be moved too.
  await settle();
  if (!(await Household.exists({ _id: files.keptId })))
    throw new UserFacingError(
      "Ce dossier a été fusionné de nouveau depuis : annulez d’abord cette autre fusion.",
    );
  const isMerge = restructuring.kind === "merge";
  if (isMerge)
    await adopt(restructuring, await chosenSince(restructuring, toOther), files.keptId, files.otherId);
  else await adopt(restructuring, await joinedSince(restructuring), files.otherId, files.keptId);
  const told = isMerge ? [files.keptId, files.otherId] : [files.keptId];
  return {
    alsoBack: isMerge ? [] : [`${restructuring._id}-0`],
    effects: told.map((householdId) => undoneEntry(user, restructuring, householdId)),
  };
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
  const chosen = (await listSince(merge)).filter(({ model, documentId }) =>
    toOther.includes(`${model}:${documentId}`),
  );
  await refuseSecondNeed(chosen, await openKindsOfRemoved(merge));
  return [...chosen, ...(await listFollowing(merge, chosen))];
}

async function joinedSince(split: RestructuringRecord): Promise<Following[]> {
  const joined = await listJoined(split);
  const open = await Need.find({ householdId: filesOf(split)?.keptId, isOpen: true }, { kind: 1 }).lean();
  await refuseSecondNeed(joined, new Set(open.map(({ kind }) => kind)));
  return joined;
}

/** The kinds of need that will be open again in the file that comes back. */
async function openKindsOfRemoved(merge: RestructuringRecord): Promise<ReadonlySet<string>> {
  const steps = await RestructuringStep.find(
    { restructuringId: merge._id, model: "Need" },
    { documentId: 1, kind: 1, document: 1, journal: 1 },
  ).lean();
  const removed = steps.filter(({ kind, document }) => kind === "remove" && document?.isOpen);
  const moved = steps.filter(({ journal }) => journal?.some(({ path }) => path === "householdId"));
  const open = await Need.find(
    { _id: { $in: moved.map(({ documentId }) => documentId) }, isOpen: true },
    { kind: 1 },
  ).lean();
  return new Set([...removed.map(({ document }) => String(document?.kind)), ...open.map(({ kind }) => kind)]);
}

async function refuseSecondNeed(going: Following[], openKinds: ReadonlySet<string>): Promise<void> {
  const ids = going.filter(({ model }) => model === "Need").map(({ documentId }) => documentId);
  const needs = await Need.find({ _id: { $in: ids }, isOpen: true }, { kind: 1 }).lean();
  const second = needs.find(({ kind }) => openKinds.has(kind));
  if (second)
    throw new UserFacingError(
      `Un besoin « ${NEED_KINDS[second.kind].fr} » serait ouvert deux fois dans le même dossier${NBSP}: terminez-en un d’abord.`,
    );
}

/** Writes documents made since among those that moved: undoing brings them to `to`. Said again, it starts afresh. */
async function adopt(
  { _id: restructuringId, total }: RestructuringRecord,
  documents: Following[],
  from: string,
  to: string,
): Promise<void> {
  await RestructuringStep.deleteMany({ restructuringId, _id: /-since-/ });
  const unique = [...new Map(documents.map((one) => [one.documentId, one])).values()];
  const steps = unique.map(({ model, documentId }, position) => ({
    _id: `${restructuringId}-since-${documentId}`,
    restructuringId,
    index: total + position,
    kind: "change",
    model,
    documentId,
    householdId: from,
    isRefreshed: true,
    journal: [{ path: "householdId", from: to, to: from }],
    isJournaled: true,
    state: "applied",
  }));
  if (steps.length > 0) await RestructuringStep.insertMany(steps);
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
