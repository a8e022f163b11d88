import type { HouseholdRecord } from "#models/household";
import type { NeedOption, NeedRecord } from "#models/need";
import type { User } from "~/core/auth/actor";
import type { Effect } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { derivedId, newId } from "~/core/ids.server";
import { cancelMail } from "~/core/outbox/mail-commands.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { signatureOf } from "~/core/outbox/signature";
import { NEED_KIND } from "~/features/needs/need-kinds";
import { showOptions, unshowOptions } from "~/features/needs/option-showing.commands.server";
import { communeOf, placeFactsOf } from "~/features/needs/place-facts.queries.server";
import { rankOptions } from "~/features/needs/ranking";
import { refuseTooMany } from "~/features/needs/shown-limit.server";
import type { Language } from "~/vocabulary/languages";
import { joinWords, NBSP } from "~/vocabulary/typography";
import { isToldOf } from "./own-needs";
import { trackingLink } from "./tracking-link.queries.server";
import { listMembers } from "./tracking-member.queries.server";
import { listReachable, type Reachable } from "./tracking-reach.queries.server";
import { OWN_NEEDS } from "./tracking-words";

/** What was presented, to whom it is written, and what takes it back. */
export interface Presented {
  message: string;
  batch: string;
  optionIds: string[];
}

/**
 * Presents options to the household: they show on the page of each adult who is told of the need, each of whom gets one
 * mail, ten seconds later, with the reasons of the screen. Refuses when none is left to present, and more than an adult can
 * rank at once.
 */
export async function presentOptions(
  user: User,
  household: HouseholdRecord,
  need: NeedRecord,
  optionIds: readonly string[],
): Promise<Presented> {
  const told = (await listMembers(household)).filter((one) => isToldOf(need.kind, one.id, one.household));
  const reached = await listReachable(told, { isManual: true });
  const batch = newId();
  const shown = need.options.filter(({ id, state }) => state === "new" && optionIds.includes(id));
  refuseTooMany(need, shown.length);
  const optionsIn = await rankedOf(need, shown);
  const letters = reached.map((one) => letterTo(user, one, { need, optionsIn, batch }));
  const ids = shown.map(({ id }) => id);
  await showOptions(user, need, ids, letters);
  await settle();
  return { message: messageOf(reached, told.length), batch, optionIds: ids };
}

/** Takes back a presentation: its mails do not leave, if they have not, and the options are to be shown again. */
export async function withdrawPresentation(
  user: User,
  household: HouseholdRecord,
  need: NeedRecord,
  { batch, optionIds }: Pick<Presented, "batch" | "optionIds">,
): Promise<void> {
  await unshowOptions(user, need, optionIds);
  for (const { id } of await listMembers(household))
    await cancelMail(user, letterId(batch, id)).catch(ignoreRefusal);
  await settle();
}

type Shown = { label: string; reasons: string };

/** What is presented and why, told in the language of each reader. */
type ShownIn = (language: Language) => Shown[];

async function rankedOf(need: NeedRecord, chosen: readonly NeedOption[]): Promise<ShownIn> {
  const { criteria, kind } = need;
  const factsOf = await placeFactsOf(
    [criteria],
    chosen.map(({ proposal }) => communeOf(proposal)),
  );
  const options = chosen.map((option) => ({
    ...option,
    facts: factsOf(criteria, communeOf(option.proposal)),
  }));
  return (language) =>
    rankOptions(criteria, NEED_KIND[kind].criteria, options, language).map(
      ({ option: { label }, reasons }) => ({ label, reasons }),
    );
}

interface Letter {
  need: NeedRecord;
  optionsIn: ShownIn;
  batch: string;
}

function letterTo(
  user: User,
  { member, to, tracking }: Reachable,
  { need, optionsIn, batch }: Letter,
): Effect {
  const { language, firstName, name: toName, candidate, household } = member;
  const { senderName, senderPhone } = signatureOf(user);
  const subject = OWN_NEEDS[need.kind][language];
  const effect = mail(
    "options-shown",
    {
      ...{ language, firstName, subject, options: optionsIn(language) },
      ...{ senderName, senderPhone, link: trackingLink(tracking) },
    },
    {
      ...{ to, toName, replyTo: user.email, fromName: user.name, isManual: true },
      ...{ householdId: household._id, candidateId: candidate?._id },
    },
  );
  return { ...effect, id: letterId(batch, member.id) };
}

function letterId(batch: string, memberId: string): string {
  return derivedId("options-shown", batch, memberId);
}

function messageOf(reached: readonly Reachable[], toldCount: number): string {
  const names = joinWords(reached.map(({ member }) => member.firstName));
  if (!names)
    return `Présenté, mais personne n’est prévenu${NBSP}: aucun adulte n’a de page ouverte. Envoyez-la, ou dites-le de vive voix.`;
  const rest = reached.length < toldCount ? " Un autre adulte n’a pas encore sa page." : "";
  return `Présenté${NBSP}: ${names} le ${reached.length > 1 ? "reçoivent" : "reçoit"} par mail.${rest}`;
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof UserFacingError) && !(error instanceof Response)) throw error;
}
