import type { HouseholdRecord } from "#models/household";
import type { NeedRecord } from "#models/need";
import { Partner, type PartnerRecord } from "#models/partner";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { UserFacingError } from "~/core/errors";
import { getSettings, type Settings } from "~/core/settings.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { recordAskOverCap } from "~/features/partners/partner-acts.commands.server";
import { isAskedFor } from "~/vocabulary/partners";
import { formatCount, NBSP } from "~/vocabulary/typography";
import { defaultAnswerBy } from "./answer-by.queries.server";
import type { SeveralInput } from "./hand-off.schema.server";
import { consentFor } from "./hand-off-agreement.commands.server";
import { sheetFor } from "./hand-off-composer.commands.server";
import { needMatter } from "./hand-off-matter.server";
import { revokeHandOff } from "./hand-off-revocation.commands.server";
import { requireSendable } from "./hand-off-sendable.queries.server";
import { backOnOf } from "./hand-off-several.queries.server";
import { sendHandOff } from "./hand-offs.commands.server";
import { getHandOff } from "./hand-offs.queries.server";
import { answerDayOf } from "./several-letters";
import { requireUnderCap } from "./yearly-cap.queries.server";

interface Ready {
  partner: PartnerRecord;
  contactId: string;
  isOverCap: boolean;
}

export interface Handed {
  handOffIds: string[];
  /** Who was not written to, each with the reason. */
  refusals: string[];
}

/**
 * Hands a need to several partners in one act: to each a request of its own, by a link of its own, that tells nothing of
 * the others. Whoever cannot be written to is left out, with the reason; refuses when nobody can be, a settled need, one not
 * yet specified, and without the agreement of whose need it is.
 */
export async function composeHandOffs(user: User, need: NeedRecord, input: SeveralInput): Promise<Handed> {
  const [household, settings] = await Promise.all([getHousehold(user, need.householdId), getSettings()]);
  if (!need.isOpen) {
    throw new UserFacingError("Ce besoin est réglé : rouvrez-le avant de solliciter des partenaires.");
  }
  const { ready, refusals } = await readyOf(need, input);
  if (ready.length === 0) throw new UserFacingError(`Personne ne peut être sollicité. ${refusals.join(" ")}`);
  const sheets = await sheetsOf(household, need, settings, ready, input);
  if (sheets.every(({ sheet }) => sheet.lines.length === 0)) {
    throw new UserFacingError(
      "Précisez d’abord ce qui est cherché : sans critère, les partenaires ne peuvent rien proposer.",
    );
  }
  const consentId = await consentFor(user, household, need, input);
  const handOffIds: string[] = [];
  for (const { partner, contactId, isOverCap, sheet } of sheets) {
    if (sheet.lines.length === 0) {
      refusals.push(`${partner.name}${NBSP}: rien de ce qui est cherché ne peut lui être transmis.`);
      continue;
    }
    const sending = { household, matter: needMatter(need), partner, contactId, consentId, sheet };
    const refusal = await refusalOf(async () => {
      handOffIds.push(await sendHandOff(user, sending));
      if (isOverCap) await recordAskOverCap(user, partner._id);
    });
    refusals.push(...refusal);
  }
  return { handOffIds, refusals };
}

/** Takes back what was sent in one act and still can be; says how many were. 404 for a hand-off of another need. */
export async function takeBackHandOffs(
  user: User,
  need: NeedRecord,
  handOffIds: readonly string[],
): Promise<string> {
  const handOffs = await Promise.all(handOffIds.map((id) => getHandOff(user, id)));
  if (handOffs.some(({ needId }) => needId !== need._id)) throw notFound();
  const refusals: string[] = [];
  for (const handOff of handOffs) {
    const refusal = await refusalOf(() => revokeHandOff(user, handOff));
    refusals.push(...refusal.map((why) => `${handOff.partnerName}${NBSP}: ${why}`));
  }
  const count = handOffs.length - refusals.length;
  const done = count > 0 ? `${formatCount(count, "relais retiré", "relais retirés")}.` : "";
  return [done, ...refusals].filter(Boolean).join(" ");
}

/** Those who can be written to, and why the others cannot; nothing is written of it. */
async function readyOf(
  need: NeedRecord,
  { partnerIds, overCapMeant }: SeveralInput,
): Promise<{ ready: Ready[]; refusals: string[] }> {
  const partners = await Partner.find({ _id: { $in: partnerIds }, isActive: true })
    .sort({ sortName: 1 })
    .lean<PartnerRecord[]>();
  const ready: Ready[] = [];
  const refusals: string[] = [];
  for (const partner of partners) {
    const refusal = await refusalOf(async () => {
      if (!isAskedFor(partner, need.kind)) {
        throw new UserFacingError(`${partner.name} n’est pas sollicité pour ce type de besoin.`);
      }
      const contactId = partner.contacts.find(({ email }) => email)?.id;
      if (!contactId)
        throw new UserFacingError(`${partner.name}${NBSP}: aucun contact n’a d’adresse e-mail.`);
      await requireSendable({ matter: needMatter(need), partner, contactId });
      const isOverCapMeant = overCapMeant.includes(partner._id);
      const isOverCap = await requireUnderCap(partner, { isOverCapMeant });
      ready.push({ partner, contactId, isOverCap });
    });
    refusals.push(...refusal);
  }
  return { ready, refusals };
}

function sheetsOf(
  household: HouseholdRecord,
  need: NeedRecord,
  settings: Settings,
  ready: readonly Ready[],
  { message, answerBy }: SeveralInput,
) {
  const wished = defaultAnswerBy(need.criteria.fromOn, settings.delays);
  return Promise.all(
    ready.map(async (one) => {
      const backOn = await backOnOf(one.partner, wished);
      const draft = { message, answerBy: answerDayOf({ backOn }, answerBy) };
      return { ...one, sheet: sheetFor(household, need, one.partner.kind, settings, draft) };
    }),
  );
}

/** The words of a refusal, so that the others go on; anything else is a fault. */
async function refusalOf(act: () => Promise<void>): Promise<string[]> {
  try {
    await act();
    return [];
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    return [error.message];
  }
}
