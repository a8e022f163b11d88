import { Restructuring, type RestructuringRecord } from "#models/restructuring";
import type { User } from "~/core/auth/actor";
import { PAGE_SIZE } from "~/core/http/pagination.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import type { RestructuringState } from "~/vocabulary/restructurings";

/** A plan that nobody carried out is not an operation yet. */
const CARRIED_OUT: readonly RestructuringState[] = ["running", "done", "reverting", "reverted", "failed"];

export interface OperationLine extends Pick<RestructuringRecord, "kind" | "label" | "state" | "at"> {
  id: string;
  by?: string;
}

/**
 * The merges, splits, imports and bulk changes of this colleague, or everybody's for a responsable, latest first, from a
 * moment back.
 */
export async function listOperations(
  user: User,
  before?: Date,
): Promise<{ operations: OperationLine[]; before?: Date }> {
  const found = await Restructuring.find(
    {
      ...(user.role === "responsable" ? {} : { actorId: user.id }),
      ...(before ? { at: { $lt: before } } : {}),
      state: { $in: CARRIED_OUT },
    },
    { kind: 1, label: 1, state: 1, at: 1, actorId: 1 },
  )
    .sort({ at: -1, _id: -1 })
    .limit(PAGE_SIZE + 1)
    .lean();
  const shown = found.slice(0, PAGE_SIZE);
  const names = await colleagueNames(shown.map(({ actorId }) => actorId));
  return {
    operations: shown.map(({ _id, kind, label, state, at, actorId }) => ({
      id: _id,
      kind,
      label,
      state,
      at,
      by: names.get(actorId ?? ""),
    })),
    before: found.length > PAGE_SIZE ? shown.at(-1)?.at : undefined,
  };
}
