import { VisitDay, type VisitDayRecord, type VisitStep } from "#models/visit-day";
import { PARTNER } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, notice } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { isOverLimit } from "~/core/http/limits.server";
import { isSame } from "~/core/lost-updates";
import { standInFor } from "~/features/accounts/stand-ins.queries.server";
import { HOST_STATES } from "~/vocabulary/visit-days";
import { findHostedStep } from "./host-page.queries.server";
import type { HostAnswerInput } from "./visit-days.schema.server";
import { answeredHost, stepWords } from "./visit-hosts.commands.server";
import { dayWords } from "./visit-hours";
import { askedForOf } from "./visit-step";
import { getStep } from "./visit-steps.commands.server";

const CLOSED = "Ce lien ne permet plus de répondre. Répondez simplement au mail, nous le noterons.";
const CHANGED = "Le programme vient de changer. Relisez le jour, les heures et le lieu, puis répondez.";
const TOO_OFTEN = "Cette réponse vient de changer plusieurs fois. Appelez-nous, nous noterons la bonne.";

/**
 * Notes what a host answers from their link: kept with the step, told in the timeline and to whoever leads the day. Said
 * twice, it is once. Refuses a link no longer in force, and an answer to hours that changed meanwhile.
 */
export async function answerAsHost(token: string | undefined, input: HostAnswerInput): Promise<void> {
  const found = await findHostedStep(token);
  if (found?.stage !== "open" || !found.step.host) throw new UserFacingError(CLOSED);
  const { day } = found;
  const step = getStep(day, found.step.id);
  if (input.askedFor !== askedForOf(day, found.step)) throw new UserFacingError(CHANGED);
  const { answer, message, proposedHour } = input;
  const host = answeredHost(found.step.host, { state: answer, message, proposedHour }, askedForOf(day, step));
  if (isSame({ ...host, answeredAt: null }, { ...found.step.host, answeredAt: null })) return;
  if (await isOverLimit("link-answer", `visit-host ${host.linkId}`)) throw new UserFacingError(TOO_OFTEN);
  const steps = day.steps.map((one) => (one.id === step.id ? { ...step, host } : one));
  await commit({ ...PARTNER, name: host.name }, VisitDay, day._id, {
    onlyIf: { version: day.version },
    refusal: CHANGED,
    set: { steps, updatedAt: now() },
    effects: [audit("visit-day.host-answered"), ...(await tellLead(day, { ...step, host }))],
  });
}

async function tellLead(day: VisitDayRecord, step: VisitStep): Promise<Effect[]> {
  const { householdId, leadId, _id } = day;
  const { host } = step;
  if (!host) return [];
  const hour = host.proposedHour ? ` (${host.proposedHour})` : "";
  const said = `${host.name} ${SAID[host.state] ?? HOST_STATES[host.state].fr}${hour}`;
  const text = `${said}, ${stepWords(step)}, journée du ${dayWords(day.on)}.`;
  const words = { householdId, text };
  return [
    entry({ ...words, kind: "answer", quote: host.message, authorName: host.name }),
    notice({ ...words, accountId: await standInFor(leadId), href: `/visits/${_id}` }),
  ];
}

const SAID: Readonly<Partial<Record<string, string>>> = {
  confirmed: "confirme son accueil",
  declined: "ne peut pas recevoir",
  "other-hour": "propose une autre heure",
};
