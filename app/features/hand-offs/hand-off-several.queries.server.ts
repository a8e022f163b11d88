import { HandOff } from "#models/hand-off";
import type { HouseholdRecord } from "#models/household";
import type { NeedRecord } from "#models/need";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings, type Settings } from "~/core/settings.server";
import { NEED_KIND } from "~/features/needs/need-kinds";
import { isSpecified } from "~/features/needs/need-status";
import { getNeedInFile } from "~/features/needs/needs.queries.server";
import { closureOn, openDayFrom } from "~/features/partners/closures.queries.server";
import { closureWords } from "~/features/partners/partner-card";
import { listPartnersForNeed, type Proposed } from "~/features/partners/partners-for-need.queries.server";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import { defaultAnswerBy } from "./answer-by.queries.server";
import { agreementShown } from "./hand-off-agreement.commands.server";
import {
  capWords,
  contactOptions,
  isOverCap,
  letterShown,
  phonesOf,
  sheetFor,
} from "./hand-off-composer.commands.server";
import { leftOut } from "./hand-off-sheet";
import { type Aside, lettersOf, MOST_AT_ONCE, type Recipient } from "./several-letters";

/** What the composer shows of several partners: who is sent what, each letter once, and who is not and why. */
export async function getSeveral(user: User, needId: string, partnerIds: readonly string[]) {
  const { need, household } = await getNeedInFile(user, needId);
  const { territories } = household;
  const { communes, fromOn } = need.criteria;
  const ids = [...new Set(partnerIds)].slice(0, MOST_AT_ONCE);
  const [settings, { partners }, waiting, agreement] = await Promise.all([
    getSettings(),
    listPartnersForNeed(need.kind, { territories, communes }, { partnerId: ids }),
    waitingOf(need, ids),
    agreementShown(household, need),
  ]);
  const answerBy = defaultAnswerBy(fromOn, settings.delays);
  const asides = partners.flatMap((partner) => asideOf(partner, waiting) ?? []);
  const asked = partners.filter(({ _id }) => !asides.some(({ id }) => id === _id));
  const recipients = await Promise.all(
    asked.map((partner) => recipientOf(partner, { household, need, settings, answerBy })),
  );
  return {
    needId: need._id,
    kind: need.kind,
    isSpecified: isSpecified(need.criteria),
    recipients,
    letters: lettersOf(recipients),
    asides,
    withheld: NEED_KIND[need.kind].withheld,
    answerBy,
    today: toDay(now()),
    ...(await letterShown(user, settings)),
    ...agreement,
  };
}

export type Several = Awaited<ReturnType<typeof getSeveral>>;

/** The day a partner who is away when their answer would be awaited comes back; undefined when they are there. */
export async function backOnOf(
  partner: Pick<Proposed, "kind" | "closures">,
  answerBy: string,
): Promise<string | undefined> {
  return (await closureOn(partner, answerBy)) ? openDayFrom(partner, answerBy) : undefined;
}

async function waitingOf({ _id }: NeedRecord, partnerIds: string[]): Promise<Set<string>> {
  const waiting = await HandOff.find(
    { needId: _id, partnerId: { $in: partnerIds }, state: { $in: AWAITING_STATES } },
    { partnerId: 1 },
  ).lean();
  return new Set(waiting.map(({ partnerId }) => partnerId));
}

function asideOf(partner: Proposed, waiting: ReadonlySet<string>): Aside | null {
  const { _id: id, name, contacts, channel } = partner;
  if (waiting.has(id)) return { id, name, why: "déjà sollicité, réponse attendue" };
  if (channel === "phone") return { id, name, why: "préfère le téléphone", phones: phonesOf(partner) };
  if (!contacts.some(({ email }) => email)) return { id, name, why: "aucun contact n’a d’adresse" };
  return null;
}

interface Sent {
  household: HouseholdRecord;
  need: NeedRecord;
  settings: Settings;
  answerBy: string;
}

async function recipientOf(
  partner: Proposed,
  { household, need, settings, answerBy }: Sent,
): Promise<Recipient> {
  const { _id: id, name, kind } = partner;
  const closure = await closureOn(partner, answerBy);
  return {
    id,
    name,
    contact: contactOptions(partner).find(({ disabled }) => !disabled)?.label ?? "",
    sheet: sheetFor(household, need, kind, settings, { answerBy }),
    leftOut: leftOut({
      ...{ kind: need.kind, partnerKind: kind, criteria: need.criteria },
      child: household.children.find(({ id }) => id === need.childId),
      withheld: settings.sharing.withheld,
    }),
    ...(closure ? { closed: closureWords(closure), backOn: await openDayFrom(partner, answerBy) } : {}),
    ...(isOverCap(partner, settings) ? { overCap: capWords(partner, settings) } : {}),
  };
}
