import { Consent } from "#models/consent";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import type { HandOffDeletion } from "#models/hand-off-deletion";
import { Mail } from "#models/mail";
import { type Actor, PARTNER } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { derivedId } from "~/core/ids.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { sentWords } from "~/features/privacy/erasure-words";
import { can } from "~/vocabulary/hand-off-words";
import { formatDayLong, NBSP } from "~/vocabulary/typography";
import { isWithdrawn, NO_OUTCOME, NO_REMINDER } from "./hand-off-matter.server";
import { revokeHandOff, TAKEN_BACK_MAILS, takeBackHandOff } from "./hand-off-revocation.commands.server";
import { callBackMails } from "./hand-offs.commands.server";

const NOTHING_LEFT =
  "Rien n’est plus à retirer ici : la suppression est déjà demandée, ou rien n’était parti.";

/**
 * Takes a hand-off back for good, answered or not: its link is closed and each address it went to is asked to delete it,
 * the proof kept on it. Refuses one already withdrawn, or of which nothing ever left.
 */
export async function withdrawHandOff(actor: Actor, handOff: HandOffRecord): Promise<void> {
  const isRevoked = can("revoke", handOff);
  if (isRevoked) await revokeHandOff(actor, handOff);
  const isAsked = await askDeletion(actor, handOff._id);
  if (!isRevoked && !isAsked) throw new UserFacingError(NOTHING_LEFT);
}

/**
 * The follow-up of a consent withdrawn: everything handed over on it is taken back; safe twice. Fails, so that it is
 * carried out again, while a letter is leaving: nobody knows yet where it went.
 */
export async function withdrawHandOffs(actor: Actor, consentId: string): Promise<void> {
  const consent = await Consent.findById(consentId, { householdId: 1, candidateId: 1 }).lean();
  if (!consent) return;
  const handOffs = await HandOff.find({ consentId }).lean<HandOffRecord[]>();
  const leaving: string[] = [];
  for (const handOff of handOffs) {
    // Answered meanwhile, it is not revoked any more; its deletion is asked all the same.
    if (can("revoke", handOff)) await takeBackHandOff(actor, handOff).catch(ignoreRefusal);
    await callBackMails(actor, handOff._id, TAKEN_BACK_MAILS);
    if (await isLeaving(handOff._id)) leaving.push(handOff._id);
    else await askDeletion(actor, handOff._id);
  }
  if (leaving.length > 0) throw new Error(`letters of these hand-offs are leaving: ${leaving.join(", ")}`);
  const joined = await HandOff.find({ curriculumConsentId: consentId }).lean<HandOffRecord[]>();
  for (const handOff of joined) await askCurriculumDeletion(actor, handOff);
}

/** Whether a letter of it is in the hands of the outbox, where it can no longer be called back. */
async function isLeaving(handOffId: string): Promise<boolean> {
  const leaving = { state: "waiting" as const, lockedUntil: { $gt: new Date() } };
  return (
    (await Mail.exists({ ...lettersOf(handOffId), ...leaving, template: { $in: TAKEN_BACK_MAILS } })) !== null
  );
}

/** Notes that a partner deleted what they received: by their link, or told to a colleague. Said twice, it is once. */
export async function confirmHandOffDeletion(
  actor: Actor,
  handOff: HandOffRecord,
  deletionId: string,
  toldBy: "link" | "team",
): Promise<void> {
  const deletedOn = toDay(now());
  await commit(actor, HandOff, handOff._id, {
    onlyIf: { deletions: { $elemMatch: { id: deletionId, deletedOn: { $exists: false } } } },
    set: { "deletions.$.deletedOn": deletedOn, "deletions.$.toldBy": toldBy },
    effects: [
      audit("hand-off.partner-deleted"),
      told(actor, handOff, `Supprimé par ${handOff.partnerName}, le ${formatDayLong(deletedOn)}.`),
    ],
  });
}

/** The same, pressed on the page of the link. */
export async function confirmHandOffDeletionByLink(
  handOff: HandOffRecord,
  deletionId: string,
): Promise<void> {
  await confirmHandOffDeletion(PARTNER, handOff, deletionId, "link");
}

/**
 * Once for each address a letter of it went to since it was last asked; its link is closed. False when nothing left, or
 * when it was asked already.
 */
async function askDeletion(actor: Actor, handOffId: string): Promise<boolean> {
  const handOff = await HandOff.findById(handOffId).lean<HandOffRecord>();
  if (!handOff || isWithdrawn(handOff)) return false;
  const deletions = await deletionsOf(handOff);
  if (deletions.length === 0) return false;
  const saved = await commit(actor, HandOff, handOffId, {
    // Asked twice at once, it is asked once; asked again by a colleague meanwhile, it is not closed.
    onlyIf: { sentAt: handOff.sentAt, "deletions.id": { $nin: deletions.map(({ id }) => id) } },
    set: { expiresAt: now(), updatedAt: now() },
    unset: [...NO_REMINDER, ...NO_OUTCOME],
    inc: { linkVersion: 1 },
    push: { deletions: { $each: deletions } },
    effects: [
      audit("hand-off.deletion-asked"),
      told(
        actor,
        handOff,
        `Suppression demandée à ${handOff.partnerName}${NBSP}: ce qui lui avait été transmis est retiré.`,
      ),
      ...deletions.map((deletion) => letterOf(handOff, deletion)),
      ...(handOff.familyAskedAt ? [followUp("callBackQuestions", { householdId: handOff.householdId })] : []),
    ],
  });
  return saved !== null;
}

/** Asks to delete the CV that was joined, whose consent is over; the request itself stays theirs to answer. Safe twice. */
async function askCurriculumDeletion(actor: Actor, handOff: HandOffRecord): Promise<void> {
  const deletions = isWithdrawn(handOff) ? [] : await deletionsOf(handOff, "curriculum");
  if (deletions.length === 0) return;
  await commit(actor, HandOff, handOff._id, {
    onlyIf: { "deletions.id": { $nin: deletions.map(({ id }) => id) } },
    push: { deletions: { $each: deletions } },
    effects: [
      audit("hand-off.deletion-asked"),
      told(
        actor,
        handOff,
        `CV retiré à ${handOff.partnerName}${NBSP}: il ne peut plus être lu, sa suppression est demandée.`,
      ),
      ...deletions.map((deletion) => letterOf(handOff, deletion)),
    ],
  });
}

/** One for each address that a letter of it went to since the same was last asked. */
async function deletionsOf(
  { _id, deletions: earlier = [] }: HandOffRecord,
  what?: HandOffDeletion["what"],
): Promise<HandOffDeletion[]> {
  const since = earlier.findLast((deletion) => deletion.what === what)?.askedAt ?? new Date(0);
  const letters = await Mail.find({ ...lettersOf(_id), sentAt: { $gte: since } }, { to: 1 }).lean();
  const addresses = [...new Set(letters.map(({ to }) => to))];
  const round = String(earlier.length);
  return addresses.map((to) => ({
    ...{ id: derivedId("deletion", _id, to, round), to, askedAt: now() },
    ...(what ? { what } : {}),
  }));
}

/** Its letters, and those that remind of several hand-offs at once. */
function lettersOf(handOffId: string) {
  return { $or: [{ handOffId }, { handOffIds: handOffId }] };
}

function letterOf(
  { partnerName, needKind, sentAt }: HandOffRecord,
  { id, to, what }: HandOffDeletion,
): Effect {
  const items = [{ what: sentWords(what ?? needKind ?? "introduction"), on: toDay(sentAt) }];
  const link = { purpose: "deletion" as const, id, version: 1 };
  return mail(
    "deletion-request",
    { partnerName, items, isWithdrawal: true, link },
    { to, toName: partnerName },
  );
}

function told(
  { name }: Actor,
  { _id, householdId, track, introduction }: HandOffRecord,
  text: string,
): Effect {
  return entry({
    ...{ householdId, track, kind: "hand-off", text, handOffId: _id },
    ...{ memberId: introduction?.candidateId, authorName: name },
  });
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof UserFacingError)) throw error;
}
