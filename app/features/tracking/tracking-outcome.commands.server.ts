import { FAMILY } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { UserFacingError } from "~/core/errors";
import { recordOutcome } from "~/features/hand-offs/hand-off-outcome.commands.server";
import { handOffPage } from "~/features/hand-offs/hand-off-page";
import type { TrackingAct } from "./tracking.schema.server";
import type { LiveTracking } from "./tracking-link.queries.server";
import { findAskedHandOff, outcomeFor } from "./tracking-outcomes.queries.server";
import { tell } from "./tracking-telling.server";
import { TRACKING_REFUSALS } from "./tracking-words";

/**
 * Records how a hand-off ended, as an adult says on their own page; the same word sent twice is one. Refuses once a
 * colleague noted the word of the family, or when it changed meanwhile; 404 for what is not asked of them.
 */
export async function sayOutcome(
  { member, language }: LiveTracking,
  { handOffId, said, note }: Extract<TrackingAct, { act: "outcome" }>,
): Promise<void> {
  const handOff = await findAskedHandOff(member, handOffId);
  if (!handOff) throw notFound();
  const { own, canSay } = outcomeFor(member, handOff);
  if (own?.said === said && own.note === note) return;
  const refusal = TRACKING_REFUSALS[language].changed;
  if (!canSay) throw new UserFacingError(refusal);
  const word = { side: "family" as const, said, note, origin: "link" as const, memberId: member.id };
  const text = `${member.name} dit comment cela s’est terminé avec ${handOff.partnerName}.`;
  const effects = await tell(member, text, handOffPage(handOff));
  await recordOutcome(FAMILY, handOff, word, { by: member.name, refusal, effects });
}
