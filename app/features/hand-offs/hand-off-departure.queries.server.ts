import { Mail, type MailRecord } from "#models/mail";
import { now } from "~/core/clock.server";
import { dueMoment } from "~/core/outbox/mail-effect.server";
import { mailStateLabel } from "~/core/outbox/mail-state";
import type { HandOffPurpose } from "~/vocabulary/hand-off-words";

/** What is said once a request is handed over: it leaves or, outside office hours, when it will. */
export async function departureSentence(
  handOffId: string,
  purpose: HandOffPurpose = "need",
): Promise<string> {
  const { left, ready } = DEPARTURES[purpose];
  const letter = await Mail.findOne({ handOffId, template: "hand-off" }).lean<MailRecord>();
  if (!letter || letter.dueAt <= dueMoment("reponse", now(), true)) return left;
  return `${ready} ${mailStateLabel(letter, now(), true)}.`;
}

const DEPARTURES: Readonly<Record<HandOffPurpose, { left: string; ready: string }>> = {
  need: { left: "Relais envoyé.", ready: "Relais prêt : il" },
  introduction: { left: "Présentation envoyée.", ready: "Présentation prête : elle" },
};
