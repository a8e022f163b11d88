import type { HistoryLine } from "#models/history-line";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { newId } from "~/core/ids.server";

/** What a command tells of what it moved. */
export type Told = Omit<HistoryLine, "id" | "at" | "by">;

/** What a command decides of a document it has just read: the write, what is told of it, and the fields the audit names. */
export interface Decided<Stored> {
  set?: Partial<Stored> & Record<string, unknown>;
  unset?: string[];
  told: Told[];
  fields: string[];
}

/** The lines to push on a history; told once, they are never changed. */
export function kept(actor: Actor, told: readonly Told[]): { history: { $each: HistoryLine[] } } {
  const at = now();
  return { history: { $each: told.map((line) => ({ id: newId(), at, by: actor.id, ...line })) } };
}
