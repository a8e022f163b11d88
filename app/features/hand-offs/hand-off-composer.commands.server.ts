import type { HandOffRecord } from "#models/hand-off";
import type { HouseholdRecord } from "#models/household";
import type { NeedRecord } from "#models/need";
import type { PartnerRecord } from "#models/partner";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { getTextsInForce } from "~/core/outbox/wording-sheet.server";
import { getSettings, type Settings, territoryLabel } from "~/core/settings.server";
import { schoolEntry } from "~/features/child-calendar/school-entry";
import { getHousehold } from "~/features/households/households.queries.server";
import { NEED_KIND } from "~/features/needs/need-kinds";
import { isSpecified } from "~/features/needs/need-status";
import { getNeedInFile } from "~/features/needs/needs.queries.server";
import { closureOn, openDayFrom } from "~/features/partners/closures.queries.server";
import { recordAskOverCap } from "~/features/partners/partner-acts.commands.server";
import { closureWords } from "~/features/partners/partner-card";
import { askedWords } from "~/features/partners/partner-words";
import { getPartner } from "~/features/partners/partners.queries.server";
import { listPartnersForNeed, type Proposed } from "~/features/partners/partners-for-need.queries.server";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import { isAskedFor, PARTNER_KINDS } from "~/vocabulary/partners";
import { sharedWith } from "~/vocabulary/sharing";
import { defaultAnswerBy } from "./answer-by.queries.server";
import { curriculumShown, requireCurriculum } from "./curriculum.queries.server";
import type { HandOffInput } from "./hand-off.schema.server";
import { agreementShown, consentFor } from "./hand-off-agreement.commands.server";
import { missingDeskIn } from "./hand-off-duty.queries.server";
import { needMatter } from "./hand-off-matter.server";
import { requireSendable } from "./hand-off-sendable.queries.server";
import { leftOut, needSheet, type Sheet } from "./hand-off-sheet";
import { sendHandOff } from "./hand-offs.commands.server";
import { findHandOffsOfNeed, getHandOff } from "./hand-offs.queries.server";
import { requireUnderCap } from "./yearly-cap.queries.server";

/** What the composer shows: the partners with reasons and, once one is chosen, exactly what will be sent. */
export async function getComposer(user: User, needId: string, { partnerId, preparedId, text }: Asked) {
  const { need, household } = await getNeedInFile(user, needId);
  const prepared = preparedId ? await findPrepared(user, need, preparedId) : null;
  const [settings, handOffs, { partners, hasMore, chosen, missingDesk }, agreement] = await Promise.all([
    getSettings(),
    findHandOffsOfNeed(need._id),
    choiceFor(household, need, { text, partnerId: prepared?.partnerId ?? partnerId }),
    agreementShown(household, need),
  ]);
  const wished = defaultAnswerBy(need.criteria.fromOn, settings.delays, chosen?.delayDays);
  const answerBy = chosen ? await openDayFrom(chosen, wished) : wished;
  const closure = chosen && (await closureOn(chosen, wished));
  const waiting = new Set(
    handOffs.filter(({ state }) => AWAITING_STATES.includes(state)).map((handOff) => handOff.partnerId),
  );
  // Latest first: the last one written is the latest that ended.
  const ended = new Map(
    handOffs
      .filter(({ state }) => state !== "prepared" && !AWAITING_STATES.includes(state))
      .reverse()
      .map(({ partnerId, state, answeredAt }) => [partnerId, { state, answeredAt }]),
  );
  const choices = partners.map((partner) => ({
    id: partner._id,
    name: partner.name,
    kind: PARTNER_KINDS[partner.kind].fr,
    reasons: partner.reasons,
    places: partner.territories.map((code) => territoryLabel(settings, code)).join(", "),
    isOverCap: isOverCap(partner, settings),
    isAsked: waiting.has(partner._id),
    ended: ended.get(partner._id),
  }));
  return {
    needId: need._id,
    isSpecified: isSpecified(need.criteria),
    kind: need.kind,
    text,
    hasMore,
    ...(missingDesk ? { missingDesk } : {}),
    // Those who have not answered yet are not asked again: they come last.
    partners: [...choices.filter(({ isAsked }) => !isAsked), ...choices.filter(({ isAsked }) => isAsked)],
    chosen: chosen && {
      id: chosen._id,
      name: chosen.name,
      contacts: contactOptions(chosen),
      sheet: sheetFor(household, need, chosen.kind, settings, { answerBy }),
      withheld: NEED_KIND[need.kind].withheld,
      leftOut: leftOut({
        kind: need.kind,
        partnerKind: chosen.kind,
        criteria: need.criteria,
        child: household.children.find(({ id }) => id === need.childId),
        withheld: settings.sharing.withheld,
      }),
      ...(closure ? { closed: closureWords(closure) } : {}),
      ...(await curriculumShown(household, need, sharedWith(chosen.kind, settings.sharing.withheld))),
      ...(isOverCap(chosen, settings) ? { overCap: capWords(chosen, settings) } : {}),
      ...(chosen.channel === "phone" ? { phones: phonesOf(chosen) } : {}),
    },
    prepared: prepared && preparedShown(prepared, chosen),
    answerBy,
    today: toDay(now()),
    ...(await letterShown(user, settings)),
    ...agreement,
  };
}

interface Asked {
  partnerId?: string | null;
  /** A hand-off to confirm: its partner is the one chosen. */
  preparedId?: string | null;
  /** The name of a partner looked for. */
  text?: string;
}

/** The partner chosen, else those to choose from. */
async function choiceFor(
  { territories }: HouseholdRecord,
  { kind, criteria: { communes } }: NeedRecord,
  { partnerId, text }: Pick<Asked, "partnerId" | "text">,
) {
  const wished = { territories, communes };
  const alone = partnerId ? await listPartnersForNeed(kind, wished, { partnerId }) : null;
  const [chosen] = alone?.partners ?? [];
  if (alone && chosen) return { ...alone, chosen, missingDesk: undefined };
  const { withoutDesk, ...found } = await listPartnersForNeed(kind, wished, { text });
  const missingDesk = withoutDesk && (await missingDeskIn(withoutDesk));
  return { ...found, chosen: undefined, missingDesk };
}

async function findPrepared(user: User, need: NeedRecord, preparedId: string): Promise<HandOffRecord> {
  const prepared = await getHandOff(user, preparedId);
  if (prepared.needId !== need._id || prepared.state !== "prepared") throw notFound();
  return prepared;
}

function preparedShown({ _id, contactId, preparedFrom }: HandOffRecord, chosen: Proposed | undefined) {
  const contact = chosen?.contacts.find(({ id }) => id === contactId);
  return {
    id: _id,
    contactId: contact?.id,
    isLearnt: preparedFrom?.answerId !== undefined && contact?.isToConfirm === true,
    kind: chosen && PARTNER_KINDS[chosen.kind].fr,
  };
}

/** Whether a partner was asked, this year, as often as we mean to. */
export function isOverCap({ askedThisYear, yearlyCap }: Proposed, { delays }: Settings): boolean {
  return askedThisYear >= (yearlyCap ?? delays.partnerCap);
}

/** How often they were asked, and how often we mean to. */
export function capWords({ askedThisYear, yearlyCap }: Proposed, { delays }: Settings): string {
  return askedWords(askedThisYear, yearlyCap ?? delays.partnerCap);
}

/** Who of a partner can be called. */
export function phonesOf({ contacts }: Proposed): { name: string; phone: string }[] {
  return contacts.flatMap(({ name, phone }) => (phone ? [{ name, phone }] : []));
}

/** The contacts of a partner, as options: one without an address cannot be written to. */
export function contactOptions({ contacts }: Pick<PartnerRecord, "contacts">) {
  return contacts.map(({ id, name, role, email, isBouncing }) => ({
    value: id,
    label: [name, role, email ?? "sans adresse", isBouncing && "adresse à vérifier"]
      .filter(Boolean)
      .join(" · "),
    disabled: !email,
  }));
}

/** Who signs the letter and its words in force, as its preview shows them. */
export async function letterShown(user: User, { brand: { programme, owner, phone, email } }: Settings) {
  const { name, title, phone: ownPhone, signature } = user;
  return {
    sender: { name, title, phone: ownPhone, signature },
    letter: (await getTextsInForce("hand-off", "fr")).texts,
    brand: { programme, owner, phone, email },
  };
}

export type Composer = Awaited<ReturnType<typeof getComposer>>;

/**
 * Sends what was previewed. Refuses without the agreement of whose need it is, a partner who is not asked for this kind of
 * need, one who reached their yearly cap unless the colleague means it, and a need not yet specified. Returns the
 * hand-off's id.
 */
export async function composeHandOff(user: User, need: NeedRecord, input: HandOffInput): Promise<string> {
  const [household, partner] = await Promise.all([
    getHousehold(user, need.householdId),
    getPartner(input.partnerId),
  ]);
  if (!isAskedFor(partner, need.kind)) {
    throw new UserFacingError(
      `${partner.name} n’est pas sollicité pour ce type de besoin. Choisissez un autre partenaire.`,
    );
  }
  if (!need.isOpen) {
    throw new UserFacingError("Ce besoin est réglé : rouvrez-le avant de solliciter un partenaire.");
  }
  const { message, answerBy } = input;
  const settings = await getSettings();
  const joined = input.hasCurriculum
    ? await requireCurriculum(household, need, sharedWith(partner.kind, settings.sharing.withheld))
    : undefined;
  const curriculumId = joined?.documentId;
  const sheet = sheetFor(household, need, partner.kind, settings, { message, answerBy, curriculumId });
  if (sheet.lines.length === 0) {
    throw new UserFacingError(
      "Précisez d’abord ce qui est cherché : sans critère, le partenaire ne peut rien proposer.",
    );
  }
  const { contactId } = input;
  const matter = needMatter(need);
  // Nothing is written of what is then refused.
  await requireSendable({ matter, partner, contactId });
  const isOverCap = await requireUnderCap(partner, input);
  const consentId = await consentFor(user, household, need, input);
  if (isOverCap) await recordAskOverCap(user, partner._id);
  const curriculumConsentId = joined?.consentId;
  return sendHandOff(user, {
    ...{ household, matter, partner, contactId, consentId, curriculumConsentId, sheet },
  });
}

/** What a kind of partner is sent of a need, as the settings and the ceilings let it be. */
export function sheetFor(
  { heads, children, arrivalOn }: Pick<HouseholdRecord, "heads" | "children" | "arrivalOn">,
  { kind, childId, criteria }: Pick<NeedRecord, "kind" | "childId" | "criteria">,
  partnerKind: PartnerRecord["kind"],
  { sharing: { withheld }, calendar }: Pick<Settings, "sharing" | "calendar">,
  draft: { message?: string; answerBy: string; curriculumId?: string },
): Sheet {
  const candidateKind = heads[0]?.kind ?? "other";
  const own = children.find(({ id }) => id === childId);
  const entry = own && arrivalOn ? schoolEntry(own, arrivalOn, calendar) : null;
  const child = own && { ...own, entryOn: entry?.on };
  return needSheet({ kind, partnerKind, candidateKind, criteria, child, withheld, ...draft });
}
