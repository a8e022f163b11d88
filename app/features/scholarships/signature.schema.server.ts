import { z } from "zod";
import type { Language } from "~/vocabulary/languages";
import { SIGNATURE_REFUSALS } from "./signature-words";

const LONGEST_NAME = 120;
const LONGEST_REASON = 500;

/**
 * What whoever holds a link says, with what is wrong said in the language of the page: they sign, having read, or they do
 * not, and why.
 */
export function signatureSchema(language: Language) {
  const { noName, notRead, noReason, long, reload, stale } = SIGNATURE_REFUSALS[language];
  const version = z.coerce.number({ error: reload }).int().min(0);
  const text = (missing: string, most: number) =>
    z.string({ error: missing }).trim().min(1, missing).max(most, long(most));
  return z.discriminatedUnion(
    "act",
    [
      z.object({
        ...{ act: z.literal("sign"), version, typedName: text(noName, LONGEST_NAME) },
        hasRead: z.literal("on", { error: notRead }),
      }),
      z.object({ act: z.literal("decline"), version, reason: text(noReason, LONGEST_REASON) }),
    ],
    { error: stale },
  );
}
