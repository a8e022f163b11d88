import type { Head, HouseholdRecord } from "#models/household";
import type { NeedRecord } from "#models/need";
import type { PartnerRecord } from "#models/partner";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { UserFacingError } from "~/core/errors";
import { getSettings, type Settings, territoryLabel } from "~/core/settings.server";
import { recordConsent } from "~/features/consents/consents.commands.server";
import { findConsent } from "~/features/consents/consents.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { closureOn, openDayFrom } from "~/features/partners/closures.queries.server";
import { closureWords } from "~/features/partners/partner-card";
import { getPartner, listPartnersForNeed } from "~/features/partners/partners.queries.server";
import type { ConsentPurpose } from "~/vocabulary/consents";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import type { NeedKind } from "~/vocabulary/needs";
import { PARTNER_KINDS, PARTNER_KINDS_BY_NEED } from "~/vocabulary/partners";
import type { HandOffInput } from "./hand-off.schema.server";
import { needMatter } from "./hand-off-matter.server";
import { requireSendable } from "./hand-off-sendable.queries.server";
import { housingSheet, type Sheet, withheldFrom } from "./hand-off-sheet";
import { defaultAnswerBy, sendHandOff } from "./hand-offs.commands.server";
import { listHandOffsOfNeed } from "./hand-offs.queries.server";

const PURPOSES: Readonly<Partial<Record<NeedKind, ConsentPurpose>>> = { housing: "housing" };

/** What the composer shows: the partners with reasons and, once one is chosen, exactly what will be sent. */
export async function prepareHandOff(user: User, need: NeedRecord, partnerId: string | null) {
  requireHousing(need);
  const household = await getHousehold(user, need.householdId);
  const [settings, handOffs, partners, consent] = await Promise.all([
    getSettings(),
    listHandOffsOfNeed(need._id),
    listPartnersForNeed(need.kind, { territories: household.territories, communes: need.criteria.communes }),
    findConsent(household._id, purposeOf(need)),
  ]);
  const chosen = partners.find(({ _id }) => _id === partnerId);
  const wished = defaultAnswerBy(need.criteria.fromOn, settings.delays);
  const answerBy = chosen ? await openDayFrom(chosen, wished) : wished;
  const closure = chosen && (await closureOn(chosen, wished));
  const waiting = new Set(
    handOffs.filter(({ state }) => AWAITING_STATES.includes(state)).map((handOff) => handOff.partnerId),
  );
  // Latest first: the last one written is the latest that ended.
  const ended = new Map(
    handOffs
      .filter(({ state }) => !AWAITING_STATES.includes(state))
      .reverse()
      .map(({ partnerId, state, answeredAt }) => [partnerId, { state, answeredAt }]),
  );
  const choices = partners.map((partner) => ({
    id: partner._id,
    name: partner.name,
    kind: PARTNER_KINDS[partner.kind].fr,
    reasons: partner.reasons,
    places: partner.territories.map((code) => territoryLabel(settings, code)).join(", "),
    isAsked: waiting.has(partner._id),
    ended: ended.get(partner._id),
  }));
  return {
    needId: need._id,
    // Those who have not answered yet are not asked again: they come last.
    partners: [...choices.filter(({ isAsked }) => !isAsked), ...choices.filter(({ isAsked }) => isAsked)],
    chosen: chosen && {
      id: chosen._id,
      name: chosen.name,
      contacts: contactOptions(chosen),
      sheet: sheetFor(household, need, chosen.kind, { answerBy }),
      withheld: withheldFrom(chosen.kind),
      ...(closure ? { closed: closureWords(closure) } : {}),
    },
    answerBy,
    ...signatureShown(user, settings),
    person: giverOf(household, consent?.candidateId)?.firstName ?? household.title,
    people: household.heads.map(({ candidateId, firstName, lastName }) => ({
      value: candidateId,
      label: `${firstName} ${lastName}`,
    })),
    consent: consent && { at: consent.at, means: consent.means },
  };
}

/** The contacts of a partner, as options: one without an address cannot be written to. */
export function contactOptions({ contacts }: Pick<PartnerRecord, "contacts">) {
  return contacts.map(({ id, name, role, email }) => ({
    value: id,
    label: [name, role, email ?? "sans adresse"].filter(Boolean).join(" · "),
    disabled: !email,
  }));
}

/** Who signs the letter, as its preview shows it. */
export function signatureShown(user: User, { brand: { programme, owner, phone, email } }: Settings) {
  return {
    sender: { name: user.name, phone: user.phone },
    brand: { programme, owner, phone, email },
  };
}

export type PreparedHandOff = Awaited<ReturnType<typeof prepareHandOff>>;

/**
 * Sends what was previewed. Refuses without the person's agreement, a partner who is not asked for this kind
 * of need, and a need not yet specified. Returns the hand-off's id.
 */
export async function composeHandOff(user: User, need: NeedRecord, input: HandOffInput): Promise<string> {
  requireHousing(need);
  const [household, partner] = await Promise.all([
    getHousehold(user, need.householdId),
    getPartner(input.partnerId),
  ]);
  if (!PARTNER_KINDS_BY_NEED[need.kind].includes(partner.kind)) {
    throw new UserFacingError(
      `${partner.name} n’est pas sollicité pour ce type de besoin. Choisissez un autre partenaire.`,
    );
  }
  if (!need.isOpen) {
    throw new UserFacingError("Ce besoin est réglé : rouvrez-le avant de solliciter un partenaire.");
  }
  const sheet = sheetFor(household, need, partner.kind, { message: input.message, answerBy: input.answerBy });
  if (sheet.lines.length === 0) {
    throw new UserFacingError(
      "Précisez d’abord ce qui est cherché : sans critère, le partenaire ne peut rien proposer.",
    );
  }
  const { contactId } = input;
  const matter = needMatter(need);
  // Nothing is written of what is then refused.
  await requireSendable({ matter, partner, contactId });
  const consentId = await consentFor(user, household, need, input);
  return sendHandOff(user, { household, matter, partner, contactId, consentId, sheet });
}

function sheetFor(
  household: HouseholdRecord,
  need: NeedRecord,
  partnerKind: PartnerRecord["kind"],
  { message, answerBy }: { message?: string; answerBy: string },
): Sheet {
  const candidateKind = household.heads[0]?.kind ?? "other";
  return housingSheet({ partnerKind, candidateKind, criteria: need.criteria, message, answerBy });
}

async function consentFor(
  user: User,
  household: HouseholdRecord,
  need: NeedRecord,
  input: HandOffInput,
): Promise<string> {
  const purpose = purposeOf(need);
  const known = await findConsent(household._id, purpose);
  if (known) return known._id;
  const candidateId = giverOf(household, input.consentBy)?.candidateId;
  if (!input.consentMeans || !candidateId) {
    throw new UserFacingError(
      "Il manque l’accord de la personne : demandez-le, puis dites comment elle l’a donné.",
      { field: "consentMeans" },
    );
  }
  return recordConsent(user, { householdId: household._id, candidateId, purpose, means: input.consentMeans });
}

/** Who agreed, or is to be asked: the first candidate when nobody is named. */
function giverOf({ heads }: HouseholdRecord, candidateId: string | undefined): Head | undefined {
  return candidateId ? heads.find((head) => head.candidateId === candidateId) : heads[0];
}

/** Only a home has a sheet so far: there is nothing to hand off for another need. */
function requireHousing(need: NeedRecord): void {
  if (need.kind !== "housing") throw notFound();
}

function purposeOf(need: NeedRecord): ConsentPurpose {
  return PURPOSES[need.kind] ?? "partners";
}
