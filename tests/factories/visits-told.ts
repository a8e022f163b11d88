import type { NeedVisit } from "#models/need-visit";
import { VisitDay } from "#models/visit-day";
import { now } from "~/core/clock.server";
import { newId } from "~/core/ids.server";

/** A visit that an adult told of, in words that name nobody else. */
export function visitTold(memberId: string, words: Partial<NeedVisit> = {}, note = "Trop loin."): NeedVisit {
  return {
    ...{ id: newId(), kind: "visit", on: "2026-05-01", state: "done", at: now(), ...words },
    feedback: [{ id: newId(), memberId, by: "Un adulte", liking: "no", reasons: [], note, at: now() }],
  };
}

/** A visit day of a file, sent to an adult who answered about it; returns its id. */
export async function createDay(householdId: string, memberId: string, liked = "Le marché"): Promise<string> {
  const _id = newId();
  const at = now();
  await VisitDay.create({
    ...{ _id, householdId, title: "Découvrir Figeac", on: "2026-05-01", state: "done", leadId: "u1" },
    ...{ steps: [], costs: [], visibleTo: [], createdAt: at, updatedAt: at },
    readers: [{ memberId, linkId: newId() }],
    feedback: [{ memberId, by: "Un adulte", satisfaction: "yes", liked, at }],
  } as never);
  return _id;
}
