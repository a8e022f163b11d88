import { VisitDay } from "#models/visit-day";
import { FAMILY } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp, notice } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { isOverLimit } from "~/core/http/limits.server";
import { isSame } from "~/core/lost-updates";
import { standInFor } from "~/features/accounts/stand-ins.queries.server";
import { NBSP } from "~/vocabulary/typography";
import { VISIT_SATISFACTIONS } from "~/vocabulary/visit-days";
import { getOpenProgramme, type OpenProgramme } from "./programme.queries.server";
import type { VisitFeedbackInput } from "./visit-days.schema.server";
import { dayWords } from "./visit-hours";

const MOVED = "Cette page vient de changer. Rechargez-la. / This page has just changed. Please reload it.";
const TOO_OFTEN =
  "Ces réponses viennent de changer plusieurs fois. Appelez-nous. / These answers have changed several times. Please call us.";

/**
 * Notes what an adult thought of their day, told in the timeline and to whoever leads it; said again, it replaces what they
 * said. One who does not feel like coming becomes the next thing to speak of. Refuses a day that is not over.
 */
export async function tellOfVisit(
  token: string | undefined,
  url: URL,
  input: VisitFeedbackInput,
): Promise<void> {
  const opened = await getOpenProgramme(token, url);
  const { day, member } = opened;
  if (day.on >= toDay(now())) throw new UserFacingError(MOVED);
  const said = day.feedback.find(({ memberId }) => memberId === member.id);
  const { satisfaction, liked, missing } = input;
  const told = { satisfaction, ...(liked ? { liked } : {}), ...(missing ? { missing } : {}) };
  if (said && isSame(told, { satisfaction: said.satisfaction, liked: said.liked, missing: said.missing }))
    return;
  if (await isOverLimit("link-answer", `programme ${day._id} ${member.id}`))
    throw new UserFacingError(TOO_OFTEN);
  const others = day.feedback.filter(({ memberId }) => memberId !== member.id);
  const feedback = [...others, { memberId: member.id, by: member.firstName, ...told, at: now() }];
  await commit({ ...FAMILY, name: member.name }, VisitDay, day._id, {
    onlyIf: { version: day.version },
    refusal: MOVED,
    set: { feedback, updatedAt: now() },
    effects: [audit("visit-day.told"), ...(await followingFrom(opened, input))],
  });
}

async function followingFrom(
  { day, member }: OpenProgramme,
  { satisfaction, liked, missing }: VisitFeedbackInput,
): Promise<Effect[]> {
  const { householdId, leadId, _id } = day;
  const ownerId = await standInFor(member.household.referentId ?? leadId);
  const text = `${member.firstName}, après la journée du ${dayWords(day.on)}${NBSP}: envie de venir${NBSP}? ${VISIT_SATISFACTIONS[satisfaction].fr}.`;
  const quote = [liked && `A plu${NBSP}: ${liked}`, missing && `Manque${NBSP}: ${missing}`]
    .filter(Boolean)
    .join("\n");
  const label = `En parler${NBSP}: ${member.firstName} n’a pas été convaincu·e par la visite`;
  const isUnfavourable = satisfaction === "no";
  return [
    entry({
      ...{ householdId, kind: "answer", text, authorName: member.name, memberId: member.id },
      ...(quote ? { quote } : {}),
    }),
    notice({ householdId, text, accountId: await standInFor(leadId), href: `/visits/${_id}` }),
    followUp("touchFile", { householdId, lastActAt: now().toISOString() }),
    ...(isUnfavourable
      ? [followUp("setNextAction", { householdId, label, ownerId, dueOn: toDay(now()), origin: "answer" })]
      : []),
  ];
}
