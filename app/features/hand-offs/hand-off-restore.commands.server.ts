import { Consent } from "#models/consent";
import { HandOff, type HandOffRecord, type Introduction } from "#models/hand-off";
import { Need } from "#models/need";
import { Opening } from "#models/opening";
import { Partner } from "#models/partner";
import { Structure } from "#models/structure";
import type { User } from "~/core/auth/actor";
import { addWorkingDays, atParis, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { mail } from "~/core/outbox/mail-effect.server";
import { getSettings } from "~/core/settings.server";
import { HAND_OFF_DEEDS, purposeOf } from "~/vocabulary/hand-off-words";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import { awaitedLabel } from "./answer-sentences";
import { envelopeFrom } from "./hand-off-envelope.server";
import { sameMatter, whenAsked } from "./hand-off-matter.server";
import { latestVersion, letterParams } from "./hand-offs.commands.server";

const DAY_MS = 24 * 3600 * 1000;
const MOVED = "Ce relais n’est plus retiré. Rechargez la page.";

/**
 * Asks a partner again what was taken back from them, by a new letter with a new link. Refuses when its need is settled,
 * its day is past, the consent is withdrawn, its contact is gone, or the same partner was asked again meanwhile.
 */
export async function restoreHandOff(user: User, handOff: HandOffRecord): Promise<void> {
  const { _id, householdId, partnerName } = handOff;
  const { answerBy } = latestVersion(handOff);
  const contact = await requireAskable(handOff, answerBy);
  const { delays } = await getSettings();
  const envelope = envelopeFrom(user, contact, { householdId, handOffId: _id });
  const letter = mail("hand-off", letterParams(handOff, user), envelope);
  await commit(user, HandOff, _id, {
    onlyIf: { state: "revoked", linkVersion: handOff.linkVersion },
    refusal: MOVED,
    set: {
      state: "sent",
      senderId: user.id,
      mailId: letter.id,
      sentAt: now(),
      updatedAt: now(),
      expiresAt: new Date(now().getTime() + delays.answerLinkDays * DAY_MS),
      nextReminderAt: atParis(addWorkingDays(toDay(now()), delays.reminderDays), "09:00"),
    },
    effects: [
      audit("hand-off.sent"),
      letter,
      entry({
        householdId,
        track: handOff.track,
        kind: "hand-off",
        text: `${HAND_OFF_DEEDS[purposeOf(handOff)].resumed} ${partnerName}.`,
        handOffId: _id,
        memberId: handOff.introduction?.candidateId,
        authorName: user.name,
      }),
      ...whenAsked(handOff, { partnerName, answerBy }),
      followUp("setNextAction", {
        householdId,
        label: awaitedLabel(partnerName),
        ownerId: user.id,
        dueOn: answerBy,
        origin: "hand-off",
      }),
    ],
  });
}

async function requireAskable(handOff: HandOffRecord, answerBy: string) {
  const { needId, partnerId, consentId, contactId } = handOff;
  const [need, partner, consent, isAsked] = await Promise.all([
    needId ? Need.findById(needId, { isOpen: 1 }).lean() : null,
    Partner.findById(partnerId, { contacts: 1 }).lean(),
    Consent.exists({ _id: consentId, isGiven: true, withdrawnAt: { $exists: false } }),
    HandOff.exists({ ...sameMatter(handOff), partnerId, state: { $in: AWAITING_STATES } }),
  ]);
  if (handOff.state !== "revoked" || isAsked) throw new UserFacingError(MOVED);
  if (needId && !need?.isOpen)
    throw new UserFacingError("Ce besoin est réglé : il n’y a plus rien à demander.");
  if (answerBy < toDay(now())) {
    throw new UserFacingError("Le jour demandé est passé : passez plutôt un nouveau relais.");
  }
  if (!consent) throw new UserFacingError("L’accord a été retiré : redemandez-le d’abord.");
  if (handOff.introduction) await requirePresentable(handOff.introduction, partnerId);
  const contact = partner?.contacts.find(({ id }) => id === contactId);
  if (!contact?.email) {
    throw new UserFacingError("Ce contact n’a plus d’adresse e-mail : passez plutôt un nouveau relais.");
  }
  return { name: contact.name, email: contact.email };
}

/** The structure still writes through this partner, its opening is still to fill. */
async function requirePresentable(
  { structureId, openingId }: Introduction,
  partnerId: string,
): Promise<void> {
  const [structure, opening] = await Promise.all([
    Structure.exists({ _id: structureId, partnerId }),
    openingId ? Opening.findById(openingId, { state: 1 }).lean() : null,
  ]);
  if (!structure || (openingId && opening?.state !== "open")) {
    throw new UserFacingError(
      "La structure n’a plus le même contact, ou l’ouverture est prise : préparez une nouvelle mise en relation.",
    );
  }
}
