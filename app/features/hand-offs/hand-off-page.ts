import type { HandOffRecord } from "#models/hand-off";

/** Where a hand-off is followed: with its need, or with the introductions of its candidate. */
export function handOffPage({
  householdId,
  needId,
  introduction,
}: Pick<HandOffRecord, "householdId" | "needId" | "introduction">): string {
  if (introduction) return `/candidates/${introduction.candidateId}/introductions`;
  return needId ? `/needs/${needId}` : `/households/${householdId}`;
}

/** Where a colleague confirms one that is prepared: the composer, filled with what is known. */
export function preparedPage({ id, needId }: { id: string; needId?: string }): string {
  return `/needs/${needId}/hand-off?prepared=${id}`;
}
