import { AuditEvent } from "#models/audit-event";
import { Household } from "#models/household";
import { Need } from "#models/need";
import { AUDIT_ACTIONS, type AuditAction } from "~/vocabulary/audit-actions";

/** A change is dated just before it is written: what is as old as that may have been missed by the count. */
const MARGIN_MS = 5000;

const SUPPLY_ACTS = [
  "care-service.",
  "care-figures.told",
  "care-project.",
  "childminders.",
  "partner.",
  "erasure.done",
  "reference-data.",
  "setting.",
];

const ACTIONS = Object.keys(AUDIT_ACTIONS).filter((action): action is AuditAction =>
  SUPPLY_ACTS.some((act) => action.startsWith(act)),
);

/**
 * Whether something the observatory counts was written since an instant: a childcare need, a file that has one, or, as the
 * journal tells, the supply, relay centres, projects and territories. Nothing has to mark it, so nothing is lost by a stop.
 */
export async function hasChangedSince(instant: Date): Promise<boolean> {
  const since = { $gt: new Date(instant.getTime() - MARGIN_MS) };
  const found = await Promise.all([
    Need.exists({ kind: "childcare", isOpen: { $in: [true, false] }, updatedAt: since }),
    Household.exists({ openNeedKinds: "childcare", updatedAt: since }),
    AuditEvent.exists({ at: since, action: { $in: ACTIONS } }),
  ]);
  return found.some((one) => one !== null);
}
