import { Placement } from "#models/placement";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";

/** Notes when an intern was last told of what they are given; an older moment changes nothing. */
export async function notePlacementTold(
  actor: Actor,
  { placementId, at }: { placementId: string; at: string },
): Promise<void> {
  const toldAt = new Date(at);
  await commit(actor, Placement, placementId, {
    onlyIf: { $or: [{ toldAt: { $exists: false } }, { toldAt: { $lt: toldAt } }] },
    set: { toldAt },
    effects: [],
    isDerived: true,
  });
}
