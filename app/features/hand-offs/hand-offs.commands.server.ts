import { HandOff, type HandOffRecord } from "#models/hand-off";
import type { HouseholdRecord } from "#models/household";
import { Mail } from "#models/mail";
import { type Actor, PARTNER, type User } from "~/core/auth/actor";
import { atParis } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, entry, followUp } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { derivedId, newId } from "~/core/ids.server";
import type { LinkRef } from "~/core/links.server";
import { cancelMail } from "~/core/outbox/mail-commands.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { signatureOf } from "~/core/outbox/signature";
import { getSettings } from "~/core/settings.server";
import { HAND_OFF_DEEDS, purposeOf } from "~/vocabulary/hand-off-words";
import { stateAfter } from "~/vocabulary/hand-offs";
import { formatDay } from "~/vocabulary/typography";
import { defaultAnswerBy } from "./answer-by.queries.server";
import { awaitedLabel } from "./answer-sentences";
import { envelopeFrom } from "./hand-off-envelope.server";
import { sameMatter, whenMoved } from "./hand-off-matter.server";
import { requireSendable, type Sendable, stillAwaited } from "./hand-off-sendable.queries.server";
import type { Sheet } from "./hand-off-sheet";
import { takeOutOfReminder } from "./reminder-letter.server";

const DAY_MS = 24 * 3600 * 1000;

interface Sending extends Sendable {
  household: HouseholdRecord;
  consentId: string;
  /** On which the CV of the sheet is joined. */
  curriculumConsentId?: string;
  sheet: Sheet;
}

/**
 * Hands a matter to one partner: exactly the sheet previewed, on a recorded consent, by a link of its own.
 * Refuses a contact without an address and a partner who already owes an answer on this matter. One that was to be
 * confirmed is the one sent. Returns the id.
 */
export async function sendHandOff(
  user: User,
  { household, matter, partner, contactId, consentId, curriculumConsentId, sheet }: Sending,
): Promise<string> {
  const { kept, fromOn } = matter;
  const { contact, rank, preparedId } = await requireSendable({ matter, partner, contactId });
  const { delays } = await getSettings();
  const at = now();
  const handOff = { linkId: newId(), linkVersion: 1, versions: [{ number: 1, ...sheet, at }] };
  const envelope = envelopeFrom(user, contact, { householdId: household._id });
  const letter = mail("hand-off", letterParams(handOff, user), envelope);
  // Pressed twice at once, the button makes the same document: one of the two is refused.
  const id =
    preparedId ?? derivedId("hand-off", ...Object.values(sameMatter(kept)), partner._id, String(rank));
  const sent = {
    contactId,
    state: stateAfter("hand-over"),
    ...handOff,
    expiresAt: new Date(at.getTime() + delays.answerLinkDays * DAY_MS),
    consentId,
    ...(curriculumConsentId ? { curriculumConsentId } : {}),
    senderId: user.id,
    mailId: letter.id,
    nextReminderAt: atParis(defaultAnswerBy(fromOn, delays, partner.delayDays), "09:00"),
    ...(fromOn ? { wantedOn: fromOn } : {}),
    nextActionBefore: household.nextAction,
    visibleTo: household.visibleTo,
    sentAt: at,
    updatedAt: at,
  };
  const effects = [
    audit(
      "hand-off.sent",
      sheet.lines.map(({ key }) => key),
    ),
    { ...letter, data: { ...letter.data, handOffId: id } },
    entry({
      householdId: household._id,
      track: kept.track,
      kind: "hand-off",
      text: `${HAND_OFF_DEEDS[purposeOf(kept)].sent} ${partner.name} : réponse demandée avant le ${formatDay(sheet.answerBy, at)}.`,
      handOffId: id,
      memberId: kept.introduction?.candidateId,
      authorName: user.name,
    }),
    ...whenMoved(kept),
    followUp("planReminder", { handOffId: id }),
    followUp("countPartnerAsk", { partnerId: partner._id, at: at.toISOString() }),
    followUp("setNextAction", {
      householdId: household._id,
      label: awaitedLabel(partner.name),
      ownerId: household.referentId ?? user.id,
      dueOn: sheet.answerBy,
      origin: "hand-off",
    }),
  ];
  const isNew = preparedId
    ? await commit(user, HandOff, id, { onlyIf: { state: "prepared" }, set: sent, effects })
    : await create(
        user,
        HandOff,
        {
          _id: id,
          householdId: household._id,
          ...kept,
          partnerId: partner._id,
          partnerName: partner.name,
          ...sent,
          answers: [],
          reminders: [],
        },
        effects,
      );
  if (!isNew) throw stillAwaited(partner);
  await settle();
  return id;
}

/** Calls back the mails of a hand-off that have not left: what they ask is no longer needed. */
export async function callBackMails(
  actor: Actor,
  handOffId: string,
  templates: ("hand-off" | "hand-off-changed" | "hand-off-reminder" | "question-reply" | "visit-agreed")[],
): Promise<void> {
  const waiting = await Mail.find(
    { $or: [{ handOffId }, { handOffIds: handOffId }], template: { $in: templates }, state: "waiting" },
    { handOffIds: 1 },
  ).lean();
  for (const { _id, handOffIds } of waiting) {
    if (handOffIds) await takeOutOfReminder(actor, _id, handOffId);
    else await cancelMail(actor, _id).catch(ignoreRefusal);
  }
}

/** Mails a new link to the contact on file, whoever asks; the old one stops working. */
export async function renewLink(
  handOff: HandOffRecord,
  contact: { name: string; email: string },
): Promise<void> {
  const { delays } = await getSettings();
  const version = handOff.linkVersion + 1;
  const link: LinkRef = { purpose: "answer", id: handOff.linkId, version };
  await commit(PARTNER, HandOff, handOff._id, {
    onlyIf: { linkVersion: handOff.linkVersion },
    set: { linkVersion: version, expiresAt: new Date(now().getTime() + delays.answerLinkDays * DAY_MS) },
    effects: [
      audit("hand-off.link-renewed"),
      mail(
        "link-renewal",
        { title: latestVersion(handOff).title, link },
        { to: contact.email, toName: contact.name, handOffId: handOff._id, householdId: handOff.householdId },
      ),
    ],
  });
}

/** What was last sent. */
export function latestVersion({
  versions,
}: Pick<HandOffRecord, "versions">): HandOffRecord["versions"][number] {
  const version = versions.at(-1);
  if (!version) throw new Error("a hand-off always has a version");
  return version;
}

/** The parameters of the letter and of its reminders. */
export function letterParams(
  handOff: Pick<HandOffRecord, "versions" | "linkId" | "linkVersion">,
  sender: Parameters<typeof signatureOf>[0],
) {
  const { title, intro, lines, answerBy } = latestVersion(handOff);
  const link: LinkRef = { purpose: "answer", id: handOff.linkId, version: handOff.linkVersion };
  return {
    ...signatureOf(sender),
    title,
    intro,
    lines: lines.map(({ label, value }) => ({ label, value })),
    answerBy,
    link,
  };
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof UserFacingError)) throw error;
}
