import type { Child } from "#models/family";
import { Household, type HouseholdRecord } from "#models/household";
import { Need, type NeedRecord } from "#models/need";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, isDuplicateKey } from "~/core/db/commit.server";
import { audit, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { CHILD_KINDS, type ChildKind, childrenConcerned } from "~/features/households/child-needs";

const NOT_FREE =
  "Cet enfant a déjà un besoin de cette sorte, ou n’est plus dans le dossier. Rechargez la page.";
const NOT_THEIRS =
  "Ce besoin n’est plus celui de cet enfant, ou un autre n’est encore celui d’aucun. Rechargez la page.";
const NAMED = "Ce besoin est déjà celui d’un enfant. Rechargez la page.";

/**
 * Says which child of the file an open need without a child is about. Refuses a child who is not in the file or has an open
 * need of this kind, and a need which has its child.
 */
export async function nameChild(
  actor: Actor,
  { children }: Pick<HouseholdRecord, "children">,
  need: Pick<NeedRecord, "_id" | "householdId">,
  childId: string,
): Promise<void> {
  if (!children.some(({ id }) => id === childId)) throw new UserFacingError(NOT_FREE, { field: "childId" });
  try {
    await commit(actor, Need, need._id, {
      onlyIf: { isOpen: true, childId: { $exists: false } },
      refusal: NAMED,
      set: { childId, updatedAt: now() },
      effects: [
        audit("need.updated", ["childId"]),
        followUp("refreshFile", { householdId: need.householdId }),
        followUp("planChildren", { householdId: need.householdId }),
      ],
    });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw new UserFacingError(NOT_FREE, { field: "childId" });
  }
}

/**
 * Takes back that an open need is about a child: it is nobody’s in particular again. Refuses one that is no longer that
 * child’s, and while another need of this kind is nobody’s.
 */
export async function unnameChild(
  actor: Actor,
  need: Pick<NeedRecord, "_id" | "householdId">,
  childId: string,
): Promise<void> {
  try {
    await commit(actor, Need, need._id, {
      onlyIf: { isOpen: true, childId },
      refusal: NOT_THEIRS,
      set: { updatedAt: now() },
      unset: ["childId"],
      effects: [
        audit("need.updated", ["childId"]),
        followUp("refreshFile", { householdId: need.householdId }),
        followUp("planChildren", { householdId: need.householdId }),
      ],
    });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw new UserFacingError(NOT_THEIRS);
  }
}

/**
 * The follow-up of a family that changes: what was opened before anybody told of a child becomes that of the only one its
 * kind is about on the day of arrival. Safe twice.
 */
export async function giveNeedsToOnlyChildren(actor: Actor, householdId: string): Promise<void> {
  const told = { children: 1, arrivalOn: 1 };
  const household = await Household.findById(householdId, told).lean<HouseholdRecord>();
  const { children = [], arrivalOn = toDay(now()) } = household ?? {};
  for (const kind of CHILD_KINDS)
    await giveToOnlyChild(actor, householdId, kind, childrenConcerned(kind, children, arrivalOn));
}

/**
 * What was opened before anybody said which child it was about becomes that of the only child there is; of several, a
 * colleague says which.
 */
export async function giveToOnlyChild(
  actor: Actor,
  householdId: string,
  kind: ChildKind,
  concerned: readonly Child[],
): Promise<void> {
  const [child, another] = concerned;
  if (!child || another) return;
  const open = await Need.find({ householdId, kind, isOpen: true }, { childId: 1 }).lean<NeedRecord[]>();
  const nobodys = open.find(({ childId }) => !childId);
  if (!nobodys || open.some(({ childId }) => childId === child.id)) return;
  await nameChild(actor, { children: [child] }, { _id: nobodys._id, householdId }, child.id);
}
