import { Allocation } from "#models/allocation";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";

/** Says of the allocation that was in force that another replaced it; one that was not in force is left as it is. */
export async function replaceAllocation(actor: Actor, id: string): Promise<void> {
  await commit(actor, Allocation, id, {
    onlyIf: { state: "published" },
    set: { state: "replaced" },
    effects: [],
    isDerived: true,
  });
}
