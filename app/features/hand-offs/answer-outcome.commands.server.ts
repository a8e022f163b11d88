import { PARTNER } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { UserFacingError } from "~/core/errors";
import { isOverLimit } from "~/core/http/limits.server";
import type { OutcomeWord } from "~/vocabulary/hand-offs";
import { isOutcomeAsked } from "./answer-page.queries.server";
import { recordOutcome } from "./hand-off-outcome.commands.server";
import { findLetter } from "./hand-offs.queries.server";

const CLOSED = "Cette question n’est plus posée. Rechargez la page pour voir où en est la demande.";
const TOO_OFTEN = "Cette réponse vient de changer plusieurs fois. Appelez-nous, nous noterons la bonne.";

/**
 * Records how it ended, as a partner says by their link; the same word sent twice is one. Refuses when it is not asked, or
 * by a link that is no longer in force; 404 for a link we did not make.
 */
export async function outcomeByLink(
  token: string | undefined,
  { said, note }: { said: OutcomeWord; note?: string },
): Promise<void> {
  const letter = await findLetter(token);
  if (!letter) throw notFound();
  const { handOff, contact, isCurrent } = letter;
  const last = handOff.outcomes?.at(-1);
  if (last?.side === "partner" && last.origin === "link" && last.said === said) return;
  if (!isCurrent || !isOutcomeAsked(handOff)) throw new UserFacingError(CLOSED);
  if (await isOverLimit("link-answer", handOff.linkId)) throw new UserFacingError(TOO_OFTEN);
  await recordOutcome(
    PARTNER,
    handOff,
    { side: "partner", said, note, origin: "link" },
    { by: contact.name },
  );
}
