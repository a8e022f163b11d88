import type { CandidateRecord } from "#models/candidate";
import { HandOff } from "#models/hand-off";
import type { OpeningRecord } from "#models/opening";
import { Partner, type PartnerRecord } from "#models/partner";
import type { StructureRecord } from "#models/structure";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { getSettings } from "~/core/settings.server";
import { recordConsent } from "~/features/consents/consents.commands.server";
import { findIntroductionConsent } from "~/features/consents/consents.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { linkOpening, requireOpen } from "~/features/openings/candidate-openings.commands.server";
import { getOpening } from "~/features/openings/openings.queries.server";
import { closureOn, openDayFrom } from "~/features/partners/closures.queries.server";
import { recordAskOverCap } from "~/features/partners/partner-acts.commands.server";
import { closureWords } from "~/features/partners/partner-card";
import { getStructure } from "~/features/structures/structures.queries.server";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import { defaultAnswerBy } from "./answer-by.queries.server";
import type { IntroductionInput } from "./hand-off.schema.server";
import { contactOptions, letterShown } from "./hand-off-composer.commands.server";
import { type Matter, sameMatter } from "./hand-off-matter.server";
import { requireSendable } from "./hand-off-sendable.queries.server";
import { sendHandOff } from "./hand-offs.commands.server";
import { INTRODUCTION_WITHHELD, introductionSheet } from "./introduction-sheet";
import { overCapWords, requireUnderCap } from "./yearly-cap.queries.server";

interface Asked {
  structureId?: string;
  openingId?: string;
}

/** What the form shows once a structure or one of its openings is chosen: exactly what will be sent, and to whom. */
export async function prepareIntroduction(user: User, candidate: CandidateRecord, asked: Asked) {
  const [{ structure, opening, partner }, settings, consent] = await Promise.all([
    chosenPlace(asked),
    getSettings(),
    findIntroductionConsent(candidate._id),
  ]);
  const wished = defaultAnswerBy(candidate.fromOn, settings.delays, partner?.delayDays);
  const answerBy = partner ? await openDayFrom(partner, wished) : wished;
  const closure = partner && (await closureOn(partner, wished));
  const overCap = partner && (await overCapWords(partner));
  return {
    structure: { id: structure._id, name: structure.name },
    opening: opening && { id: opening._id, isDiscreet: opening.confidentiality === "team" },
    isAsked: await isAwaited(candidate._id, structure._id),
    chosen: partner && {
      id: partner._id,
      name: structure.name,
      contacts: contactOptions(partner),
      sheet: introductionSheet({ candidate, opening, answerBy }),
      withheld: INTRODUCTION_WITHHELD,
      ...(closure ? { closed: closureWords(closure) } : {}),
      ...(overCap ? { overCap } : {}),
    },
    answerBy,
    today: toDay(now()),
    ...(await letterShown(user, settings)),
    person: candidate.firstName,
    people: [],
    consent: consent && { at: consent.at, means: consent.means },
  };
}

/**
 * Introduces a candidate to a structure: exactly the sheet previewed, on their own agreement. Refuses without it, a
 * structure with nobody to write to or, unless the colleague means it, asked as often as we mean to this year, an opening
 * no longer to fill. The opening is linked to their project. Returns the hand-off's id.
 */
export async function introduceCandidate(
  user: User,
  candidate: CandidateRecord,
  input: IntroductionInput,
): Promise<string> {
  const [household, { structure, opening, partner }] = await Promise.all([
    getHousehold(user, candidate.householdId),
    chosenPlace(input),
  ]);
  if (!partner) {
    throw new UserFacingError(
      `La fiche de ${structure.name} ne dit pas à quel partenaire écrire : complétez-la d’abord.`,
    );
  }
  if (opening) requireOpen(opening);
  const introduction = {
    candidateId: candidate._id,
    structureId: structure._id,
    structureName: structure.name,
    openingId: opening?._id,
  };
  const { contactId } = input;
  const matter: Matter = { kept: { introduction, track: "professional" }, fromOn: candidate.fromOn };
  // Nothing is written of what is then refused.
  await requireSendable({ matter, partner, contactId });
  const isOverCap = await requireUnderCap(partner, input);
  const consentId = await consentFor(user, candidate, input);
  if (isOverCap) await recordAskOverCap(user, partner._id);
  if (opening) await linkOpening(user, candidate, opening);
  return sendHandOff(user, {
    household,
    matter,
    partner,
    contactId,
    consentId,
    sheet: introductionSheet({ candidate, opening, message: input.message, answerBy: input.answerBy }),
  });
}

interface Place {
  structure: StructureRecord;
  opening?: OpeningRecord;
  /** Whom to write to for this structure. */
  partner?: PartnerRecord;
}

async function chosenPlace({ structureId = "", openingId }: Asked): Promise<Place> {
  const opening = openingId ? await getOpening(openingId) : undefined;
  const structure = await getStructure(opening?.structureId ?? structureId);
  const partner = await Partner.findOne({
    _id: structure.partnerId ?? "",
    isActive: true,
  }).lean<PartnerRecord>();
  return { structure, opening, partner: partner ?? undefined };
}

async function isAwaited(candidateId: string, structureId: string): Promise<boolean> {
  const matter = sameMatter({ introduction: { candidateId, structureId, structureName: "" } });
  return (await HandOff.exists({ ...matter, state: { $in: AWAITING_STATES } })) !== null;
}

async function consentFor(
  user: User,
  { _id: candidateId, householdId }: CandidateRecord,
  { consentMeans }: IntroductionInput,
): Promise<string> {
  const known = await findIntroductionConsent(candidateId);
  if (known) return known._id;
  if (!consentMeans) {
    throw new UserFacingError(
      "Il manque l’accord de la personne : demandez-le, puis dites comment elle l’a donné.",
      { field: "consentMeans" },
    );
  }
  return recordConsent(user, { householdId, candidateId, purpose: "introduction", means: consentMeans });
}
