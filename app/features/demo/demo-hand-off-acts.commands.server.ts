import { HandOff, type HandOffRecord } from "#models/hand-off";
import type { NeedCriteria } from "#models/need";
import { PUBLIC } from "~/core/auth/actor";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { recordConsent } from "~/features/consents/consents.commands.server";
import { findConsent } from "~/features/consents/consents.queries.server";
import { defaultAnswerBy } from "~/features/hand-offs/answer-by.queries.server";
import { recordAnswer } from "~/features/hand-offs/hand-off-answer.commands.server";
import { needMatter } from "~/features/hand-offs/hand-off-matter.server";
import { recordOutcome } from "~/features/hand-offs/hand-off-outcome.commands.server";
import { revokeHandOff } from "~/features/hand-offs/hand-off-revocation.commands.server";
import { needSheet } from "~/features/hand-offs/hand-off-sheet";
import { sendHandOff } from "~/features/hand-offs/hand-offs.commands.server";
import { introduceCandidate } from "~/features/hand-offs/introduction-composer.commands.server";
import { agreeVisit } from "~/features/hand-offs/introductions.commands.server";
import { placeWords } from "~/features/households/need-summary";
import { markOption } from "~/features/needs/need-options.commands.server";
import { updateCriteria } from "~/features/needs/needs.commands.server";
import type { AnswerAct, AnswerOrigin, DeclineReason, OutcomeWord } from "~/vocabulary/hand-offs";
import type { OptionState } from "~/vocabulary/needs";
import { OPENINGS, type OpeningKey } from "./demo-openings";
import type { PartnerKey } from "./demo-partners";
import {
  type Act,
  candidateOf,
  householdIdOf,
  householdOf,
  needOf,
  type Scene,
  say,
  workingDay,
} from "./demo-scene.commands.server";
import { type DemoStructure, STRUCTURES } from "./demo-structures";
import { openingId } from "./demo-structures.commands.server";

/** The household says what home they look for, in the place of their story. */
export function wants(criteria: Partial<NeedCriteria>): Act {
  return async (scene) => {
    const place = scene.cast.profile.places[scene.story.slot];
    const [household, need] = await Promise.all([householdOf(scene), needOf(scene, "housing")]);
    await updateCriteria(scene.user, need, {
      fromOn: household.arrivalOn,
      ...criteria,
      communes: [place.code],
    });
  };
}

/** The colleague hands the housing need to a partner, on the consent on file or one given by phone. */
export function handedTo(partner: PartnerKey, message?: string): Act {
  return async (scene) => {
    const [household, need, { delays }] = await Promise.all([
      householdOf(scene),
      needOf(scene, "housing"),
      getSettings(),
    ]);
    const { kind, contacts, delayDays, ...rest } = scene.cast.partners[partner];
    await sendHandOff(scene.user, {
      household,
      matter: needMatter(need),
      partner: { kind, contacts, delayDays, ...rest },
      contactId: contacts[0]?.id ?? "",
      consentId: await consentFor(scene),
      sheet: needSheet({
        kind: need.kind,
        partnerKind: kind,
        candidateKind: scene.story.kind,
        criteria: need.criteria,
        message: message && say(scene, message),
        answerBy: defaultAnswerBy(need.criteria.fromOn, delays, delayDays),
      }),
    });
  };
}

interface Answer {
  message?: string;
  origin?: AnswerOrigin;
  reasons?: DeclineReason[];
  home?: { rent: number; rooms: number; note?: string };
  /** What a structure proposes to a candidate, so many working days from the answer. */
  visit?: { inDays: number; hour: string; note?: string };
  other?: { name: string; email?: string; phone?: string };
  /** Working days from the answer. */
  promisedIn?: number;
}

/** The partner answers, by the link unless a colleague notes it. */
export function answered(partner: PartnerKey, act: AnswerAct, answer: Answer = {}): Act {
  return async (scene) => {
    const { origin = "link", reasons = [], home, visit, other, promisedIn, message } = answer;
    const handOff = await handOffTo(scene, partner);
    const contact = scene.cast.partners[partner].contacts.find(({ id }) => id === handOff.contactId);
    const criteria = home && (await needOf(scene, "housing")).criteria;
    await recordAnswer(
      origin === "link" ? PUBLIC : scene.user,
      handOff,
      { name: contact?.name ?? handOff.partnerName, email: contact?.email },
      {
        act,
        origin,
        reasons,
        message: message && say(scene, message),
        proposal: home && criteria && { ...home, place: placeWords(criteria), fromOn: criteria.fromOn },
        visit: visit && { on: workingDay(visit.inDays), hour: visit.hour, note: visit.note },
        other,
        promisedOn: promisedIn === undefined ? undefined : addWorkingDays(toDay(now()), promisedIn),
        by: contact?.name,
      },
    );
  };
}

/** The colleague presents the candidate, who agreed by phone, to the structure of an opening. */
export function introducedFor(key: OpeningKey, message?: string): Act {
  return async (scene) => {
    const { delays } = await getSettings();
    const candidate = await candidateOf(scene);
    const { partner }: DemoStructure = STRUCTURES[OPENINGS[key].at];
    const contacts = partner ? scene.cast.partners[partner].contacts : [];
    await introduceCandidate(scene.user, candidate, {
      structureId: "",
      openingId: openingId(key),
      contactId: contacts[0]?.id ?? "",
      message: message && say(scene, message),
      answerBy: defaultAnswerBy(candidate.fromOn, delays),
      consentMeans: "phone",
    });
  };
}

/** The colleague says yes to the visit a structure proposes. */
export function visitAgreed(partner: PartnerKey): Act {
  return async (scene) => {
    const handOff = await handOffTo(scene, partner);
    await agreeVisit(scene.user, await candidateOf(scene), handOff, handOff.answers.at(-1)?.id);
  };
}

/** The partner says, by the link, how it ended. */
export function ended(partner: PartnerKey, said: OutcomeWord, note?: string): Act {
  return async (scene) => {
    const handOff = await handOffTo(scene, partner);
    const contact = scene.cast.partners[partner].contacts.find(({ id }) => id === handOff.contactId);
    const by = contact?.name ?? handOff.partnerName;
    await recordOutcome(PUBLIC, handOff, { side: "partner", said, note, origin: "link" }, { by });
  };
}

/** The colleague takes the request back. */
export function tookBack(partner: PartnerKey): Act {
  return async (scene) => revokeHandOff(scene.user, await handOffTo(scene, partner));
}

/** Says what became of the last home proposed. */
export function marked(state: OptionState): Act {
  return async (scene) => {
    const need = await needOf(scene, "housing");
    const option = need.options.at(-1);
    if (option) await markOption(scene.user, need, option.id, state);
  };
}

async function consentFor(scene: Scene): Promise<string> {
  const householdId = householdIdOf(scene);
  const known = await findConsent(householdId, "housing");
  if (known) return known._id;
  const { _id: candidateId } = await candidateOf(scene);
  return recordConsent(scene.user, { householdId, candidateId, purpose: "housing", means: "phone" });
}

async function handOffTo(scene: Scene, partner: PartnerKey): Promise<HandOffRecord> {
  const partnerId = scene.cast.partners[partner]._id;
  const handOff = await HandOff.findOne({ householdId: householdIdOf(scene), partnerId })
    .sort({ sentAt: -1 })
    .lean<HandOffRecord>();
  if (!handOff) throw new Error(`nothing was handed to ${partner} in this story`);
  return handOff;
}
