import { env } from "~/core/env.server";
import { isId } from "~/core/ids.server";
import { isSame, sign } from "~/core/secret.server";
import type { VisitGuest } from "~/vocabulary/visits";

const SIGNATURE_LENGTH = 16;
const LETTERS: Readonly<Record<VisitGuest, string>> = { structure: "s", candidate: "c" };

/** The name by which the calendar of a guest knows the visit of an introduction, whatever its day becomes. */
export function visitUid(handOffId: string, guest: VisitGuest): string {
  const signature = sign("visit", handOffId, guest).slice(0, SIGNATURE_LENGTH);
  return `visite-${handOffId}-${LETTERS[guest]}-${signature}@${new URL(env().publicUrl).hostname}`;
}

/** The introduction and the guest that an answer to an invitation is about; null for a name we did not make. */
export function readVisitUid(uid: string): { handOffId: string; guest: VisitGuest } | null {
  const [, handOffId, letter] = /^visite-([0-9a-f]{24})-([sc])-/.exec(uid) ?? [];
  const guest = letter === LETTERS.candidate ? "candidate" : "structure";
  if (!isId(handOffId) || !isSame(visitUid(handOffId, guest), uid)) return null;
  return { handOffId, guest };
}
