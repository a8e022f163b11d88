import type { ScholarshipRecord } from "#models/scholarship";
import { type Effect, followUp } from "~/core/db/effects.server";
import { isHeldBack } from "~/core/outbox/held-back.server";
import type { Language } from "~/vocabulary/languages";
import { lowerFirst } from "~/vocabulary/typography";
import { letterReader, proofsLetter } from "./obligation-letters.server";

/** How somebody learns that a proof is asked again: by a letter, or by a colleague whom a task asks to call. */
export type AskedBy = "letter" | "call";

interface Refused {
  proof: (language: Language) => string;
  about: string;
  tab: "instalments" | "obligation";
  reason?: string;
}

/** What asks for a proof again, with the reason: a letter, or the task to call whoever no letter reaches. */
export async function askingAgain(
  scholarship: ScholarshipRecord,
  { proof, about, tab, reason }: Refused,
): Promise<{ by: AskedBy; effects: Effect[] }> {
  const { _id: scholarshipId, candidateId } = scholarship;
  const reader = await letterReader(scholarship);
  if (reader && !(await isHeldBack({ candidateId, mailClass: "bureau", isManual: false }))) {
    const asked = { kind: "again" as const, proofs: [proof(reader.language)], reason };
    return { by: "letter", effects: proofsLetter(reader, asked) };
  }
  const words = `redemander par téléphone ${lowerFirst(proof("fr"))}`;
  return { by: "call", effects: [followUp("reopenScholarshipTask", { scholarshipId, about, words, tab })] };
}
