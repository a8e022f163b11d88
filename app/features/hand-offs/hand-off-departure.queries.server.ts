import { Mail, type MailRecord } from "#models/mail";
import { now } from "~/core/clock.server";
import { dueMoment } from "~/core/outbox/mail-effect.server";
import { mailStateLabel } from "~/core/outbox/mail-state";
import type { HandOffPurpose } from "~/vocabulary/hand-off-words";
import { formatCount, NBSP } from "~/vocabulary/typography";

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

/** The same for several requests handed over in one act, then who was left out and why. */
export async function severalDeparture({
  handOffIds,
  refusals,
}: {
  handOffIds: readonly string[];
  refusals: readonly string[];
}): Promise<string> {
  const [first = ""] = handOffIds;
  const letter = await Mail.findOne({ handOffId: first, template: "hand-off" }).lean<MailRecord>();
  const count = handOffIds.length;
  const isLeaving = !letter || letter.dueAt <= dueMoment("reponse", now(), true);
  const said = isLeaving
    ? `${formatCount(count, "relais envoyé", "relais envoyés")}.`
    : `${formatCount(count, "relais prêt", "relais prêts")}${NBSP}: le premier ${mailStateLabel(letter, now(), true)}.`;
  return [said, ...refusals].join(" ");
}

const DEPARTURES: Readonly<Record<HandOffPurpose, { left: string; ready: string }>> = {
  need: { left: "Relais envoyé.", ready: "Relais prêt : il" },
  introduction: { left: "Présentation envoyée.", ready: "Présentation prête : elle" },
};
