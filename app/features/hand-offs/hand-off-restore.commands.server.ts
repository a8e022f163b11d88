import { HandOff, type HandOffRecord, type HandOffVersion } from "#models/hand-off";
import type { User } from "~/core/auth/actor";
import { addWorkingDays, atParis, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { type Change, commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { type Envelope, mail } from "~/core/outbox/mail-effect.server";
import { getSettings } from "~/core/settings.server";
import type { AuditAction } from "~/vocabulary/audit-actions";
import { can, HAND_OFF_DEEDS, type HandOffDeed, purposeOf, statesFrom } from "~/vocabulary/hand-off-words";
import { stateAfter } from "~/vocabulary/hand-offs";
import { formatDay } from "~/vocabulary/typography";
import { newAnswerBy } from "./answer-by.queries.server";
import { awaitedLabel } from "./answer-sentences";
import { requireAskable } from "./hand-off-askable.queries.server";
import { envelopeFrom } from "./hand-off-envelope.server";
import { droppedVisit, NO_OUTCOME, whenMoved } from "./hand-off-matter.server";
import { canRestoreVisit, restoreWithVisit } from "./hand-off-restore-visit.commands.server";
import { latestVersion, letterParams } from "./hand-offs.commands.server";

const DAY_MS = 24 * 3600 * 1000;
const MOVED = "Ce relais n’est plus retiré. Rechargez la page.";
const NOT_OVER = "Ce relais n’est pas terminé, ou vient d’être rouvert. Rechargez la page.";

/** How it was restored: its visit with it, asked again without the visit that was agreed, or asked again. */
export type Restored = "with-visit" | "visit-lost" | "asked";

/**
 * Asks a partner again what was taken back from them, by a new letter with a new link; undone at once, an introduction
 * whose visit was agreed is as it was and nobody is written to. Refuses when its need is settled,
 * its day is past, the consent is withdrawn, its contact is gone, or the same partner was asked again meanwhile.
 */
export async function restoreHandOff(user: User, handOff: HandOffRecord): Promise<Restored> {
  if (handOff.state !== "revoked") throw new UserFacingError(MOVED);
  if (canRestoreVisit(handOff)) {
    await restoreWithVisit(user, handOff, MOVED);
    return "with-visit";
  }
  if (latestVersion(handOff).answerBy < toDay(now())) {
    throw new UserFacingError("Le jour demandé est passé : passez plutôt un nouveau relais.");
  }
  await askAgain(user, handOff, {
    deed: "resumed",
    onlyIf: { state: "revoked", linkVersion: handOff.linkVersion },
    refusal: MOVED,
  });
  return handOff.takenBack ? "visit-lost" : "asked";
}

/**
 * Takes up again a hand-off that was over, for a reason kept in the timeline: the same request, for a new day, by a new
 * link; its reminders begin again. Refuses one that is not over and, like an undo, what may no longer be asked.
 */
export async function reopenHandOff(user: User, handOff: HandOffRecord, reason: string): Promise<void> {
  if (!can("reopen", handOff)) throw new UserFacingError(NOT_OVER);
  await askAgain(
    user,
    { ...handOff, linkVersion: handOff.linkVersion + 1 },
    {
      deed: "reopened",
      version: await sameForNewDay(handOff),
      quote: reason,
      onlyIf: { state: { $in: statesFrom("reopen", purposeOf(handOff)) }, version: handOff.version },
      refusal: NOT_OVER,
      set: { linkVersion: handOff.linkVersion + 1, reminders: [], outcomes: [] },
      unset: ["answeredAt", "introduction.visit", "optionState", ...NO_OUTCOME],
      effects: [
        ...droppedVisit(handOff),
        followUp("countPartnerAsk", { partnerId: handOff.partnerId, at: now().toISOString() }),
      ],
    },
  );
}

/** The same request as the last one sent, for a day that is still to come. */
export async function sameForNewDay(handOff: HandOffRecord): Promise<HandOffVersion> {
  const { number, ...letter } = latestVersion(handOff);
  const answerBy = await newAnswerBy(handOff.partnerId);
  return { ...letter, number: number + 1, answerBy, at: now() };
}

type AskedAgain = Extract<HandOffDeed, "resumed" | "reopened" | "replied">;

const AUDITED: Readonly<Record<AskedAgain, AuditAction>> = {
  resumed: "hand-off.sent",
  reopened: "hand-off.reopened",
  replied: "hand-off.question-replied",
};

interface Asking extends Partial<Change<HandOffRecord>> {
  deed: AskedAgain;
  /** What is asked this time, when its day changes. */
  version?: HandOffVersion;
  /** The words kept with it in the timeline. */
  quote?: string;
  /** What is written, when it is not the request alone. */
  write?: (params: ReturnType<typeof letterParams>, envelope: Envelope) => Effect;
}

/** Asks a partner anew by a letter which restarts their reminders. Refuses what may no longer be asked. */
export async function askAgain(
  user: User,
  handOff: HandOffRecord,
  { deed, version, quote, write = firstLetter, set, unset = [], effects = [], ...change }: Asking,
): Promise<void> {
  const { _id, householdId, partnerName, track, introduction } = handOff;
  const contact = await requireAskable(handOff);
  const { delays } = await getSettings();
  const versions = version ? [...handOff.versions, version] : handOff.versions;
  const { answerBy } = latestVersion({ versions });
  const envelope = envelopeFrom(user, contact, { householdId, handOffId: _id });
  const letter = write(letterParams({ ...handOff, versions }, user), envelope);
  const done = `${HAND_OFF_DEEDS[purposeOf(handOff)][deed]} ${partnerName}`;
  await commit(user, HandOff, _id, {
    ...change,
    set: {
      ...set,
      versions,
      state: stateAfter("reopen"),
      senderId: user.id,
      mailId: letter.id,
      sentAt: now(),
      updatedAt: now(),
      expiresAt: new Date(now().getTime() + delays.answerLinkDays * DAY_MS),
      nextReminderAt: atParis(addWorkingDays(toDay(now()), delays.reminderDays), "09:00"),
    },
    unset: [...unset, "takenBack", "nextReminder", "putOffUntil", "unremindedAt"],
    effects: [
      audit(AUDITED[deed]),
      letter,
      entry({
        householdId,
        track,
        kind: "hand-off",
        text: version ? `${done} : réponse demandée avant le ${formatDay(answerBy, now())}.` : `${done}.`,
        quote,
        handOffId: _id,
        memberId: introduction?.candidateId,
        authorName: user.name,
      }),
      ...whenMoved(handOff),
      followUp("planReminder", { handOffId: _id }),
      nextToFollow(handOff, user, answerBy),
      ...effects,
    ],
  });
}

function firstLetter(params: ReturnType<typeof letterParams>, envelope: Envelope): Effect {
  return mail("hand-off", params, envelope);
}

function nextToFollow({ householdId, partnerName }: HandOffRecord, user: User, answerBy: string): Effect {
  return followUp("setNextAction", {
    householdId,
    label: awaitedLabel(partnerName),
    ownerId: user.id,
    dueOn: answerBy,
    origin: "hand-off",
  });
}
