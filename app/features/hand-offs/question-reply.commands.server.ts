import type { HandOffRecord } from "#models/hand-off";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { mail } from "~/core/outbox/mail-effect.server";
import { can, purposeOf, statesFrom } from "~/vocabulary/hand-off-words";
import { handOffPage } from "./hand-off-page";
import { askAgain, sameForNewDay } from "./hand-off-restore.commands.server";
import { latestVersion } from "./hand-offs.commands.server";

const MOVED = "Ce partenaire n’attend plus de réponse, ou a répondu entre-temps. Rechargez la page.";

/** What is printed where a colleague answers the question of a partner; 404 when none waits. */
export function getQuestionPage(handOff: HandOffRecord) {
  if (!can("reply", handOff)) throw notFound();
  const { title, lines } = latestVersion(handOff);
  return {
    partnerName: handOff.partnerName,
    question: questionOf(handOff),
    answerId: handOff.answers.at(-1)?.id ?? "",
    title,
    lines: lines.map(({ label, value }) => ({ label, value })),
    isPresented: handOff.introduction !== undefined,
    back: handOffPage(handOff),
    backLabel: handOff.introduction ? "Mises en relation" : "Retour au besoin",
  };
}

/**
 * Answers the question of a partner (`answerId`) by a mail that quotes it and carries the same link; their answer is awaited
 * again, for a new day, and the reminders begin again. Refuses when nothing was asked or they answered since, and what may
 * no longer be asked.
 */
export async function replyToQuestion(
  user: User,
  handOff: HandOffRecord,
  { answerId, reply }: { answerId: string; reply: string },
): Promise<void> {
  const last = handOff.answers.length - 1;
  if (!can("reply", handOff) || handOff.answers[last]?.id !== answerId) throw new UserFacingError(MOVED);
  await askAgain(user, handOff, {
    deed: "replied",
    version: await sameForNewDay(handOff),
    quote: reply,
    onlyIf: { state: { $in: statesFrom("reply", purposeOf(handOff)) }, version: handOff.version },
    refusal: MOVED,
    set: { [`answers.${last}.reply`]: { text: reply, at: now(), by: user.name }, reminders: [] },
    unset: ["answeredAt"],
    write: (params, envelope) =>
      mail("question-reply", { ...params, question: questionOf(handOff), reply }, envelope),
  });
  await settle();
}

function questionOf({ answers }: HandOffRecord): string {
  return answers.at(-1)?.message ?? "";
}
