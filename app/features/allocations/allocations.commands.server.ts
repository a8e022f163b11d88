import { Allocation, type AllocationRecord } from "#models/allocation";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import { type AllocationState, DEFAULT_WEIGHTS, type Weights } from "~/vocabulary/allocations";
import { findPublished, lastWeights, listAllocationsOf } from "./allocations.queries.server";

const MOVED = "Cette répartition vient de changer. Rechargez la page.";
/** What nobody was told of yet, and no process is at work on. */
export const OPEN_STATES: readonly AllocationState[] = ["draft", "proposed"];

/** Refuses whoever does not see the whole département: an allocation concerns all of its interns. */
export function requireWholeDepartement({ isWholeDepartement }: User): void {
  if (isWholeDepartement) return;
  throw new UserFacingError(
    "Une répartition concerne les internes de tout le département : demandez à une personne qui voit tous les dossiers.",
  );
}

/**
 * Prepares an allocation of a semester, with the weights chosen last. Once one is published, the next starts from it: as few
 * moves as can be. Returns its id; refuses whoever does not see the whole département.
 */
export async function createAllocation(user: User, semesterId: string): Promise<string> {
  requireWholeDepartement(user);
  await getSemester(semesterId);
  const [published, weights, others] = await Promise.all([
    findPublished(semesterId),
    lastWeights(),
    listAllocationsOf(semesterId),
  ]);
  return open(user, {
    ...{ semesterId, name: freeName(published ? "Nouvelle répartition" : "Répartition", others) },
    weights: weights ?? DEFAULT_WEIGHTS,
    ...(published ? { followsId: published._id } : {}),
  });
}

/** Copies an allocation to try other weights on the same semester; what was set by hand comes with it. Returns the id of the copy. */
export async function duplicateAllocation(user: User, found: AllocationRecord): Promise<string> {
  requireWholeDepartement(user);
  const { semesterId, weights, problem, prices, lines, outcome, state } = found;
  const [published, others] = await Promise.all([findPublished(semesterId), listAllocationsOf(semesterId)]);
  const isSame = (published?._id ?? null) === (found.followsId ?? null) && state !== "published";
  return open(user, {
    ...{
      semesterId,
      weights,
      name: freeName(`${found.name.replace(/, variante.*$/, "")}, variante`, others),
    },
    ...(published ? { followsId: published._id } : {}),
    ...(isSame && problem ? { problem, prices, lines, outcome, state: "proposed" } : {}),
  });
}

/** Renames an allocation and changes its weights; those of a computed one count once it is computed again. */
export async function updateAllocation(
  user: User,
  id: string,
  { name, weights }: { name: string; weights: Weights },
): Promise<void> {
  requireWholeDepartement(user);
  await commit(user, Allocation, id, {
    onlyIf: { state: { $in: OPEN_STATES } },
    refusal: MOVED,
    set: { name, weights },
    effects: [audit("allocation.changed", ["name", "weights"])],
  });
}

/** Puts aside a proposal that will not be published; refuses one published or at work. */
export async function setAsideAllocation(user: User, id: string): Promise<void> {
  requireWholeDepartement(user);
  await commit(user, Allocation, id, {
    onlyIf: { state: { $in: OPEN_STATES } },
    refusal: MOVED,
    set: { state: "set-aside" },
    effects: [audit("allocation.set-aside", ["state"])],
  });
}

/** Takes back a proposal that was put aside. */
export async function takeBackAllocation(user: User, { _id, lines }: AllocationRecord): Promise<void> {
  requireWholeDepartement(user);
  await commit(user, Allocation, _id, {
    onlyIf: { state: "set-aside" },
    refusal: MOVED,
    set: { state: lines.length > 0 ? "proposed" : "draft" },
    effects: [audit("allocation.changed", ["state"])],
  });
}

type Opening = Pick<AllocationRecord, "semesterId" | "name" | "weights"> &
  Partial<Pick<AllocationRecord, "followsId" | "problem" | "prices" | "lines" | "outcome" | "state">>;

async function open(user: User, values: Opening): Promise<string> {
  const _id = newId();
  await create<AllocationRecord>(
    user,
    Allocation,
    { _id, state: "draft", lines: [], ...values, createdBy: user.id, createdAt: now() },
    [audit("allocation.created")],
  );
  return _id;
}

/** « Répartition », then « Répartition 2 » */
function freeName(name: string, others: readonly { name: string }[]): string {
  const taken = new Set(others.map((other) => other.name));
  const candidates = [name, ...others.map((_other, index) => `${name} ${index + 2}`)];
  return candidates.find((candidate) => !taken.has(candidate)) ?? `${name} ${others.length + 2}`;
}
