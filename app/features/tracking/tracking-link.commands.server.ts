import type { HouseholdRecord } from "#models/household";
import { Mail } from "#models/mail";
import { Tracking, type TrackingRecord } from "#models/tracking";
import { type Actor, FAMILY, type User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, type Effect, entry } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { isOverLimit } from "~/core/http/limits.server";
import { trackingId } from "~/core/ids.server";
import { isHeldBack } from "~/core/outbox/held-back.server";
import { cancelMail } from "~/core/outbox/mail-commands.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { signatureOf } from "~/core/outbox/signature";
import { TRACKING_LINK_DAYS } from "~/vocabulary/tracking";
import { NBSP } from "~/vocabulary/typography";
import { openTracking, trackingLink } from "./tracking-link.queries.server";
import { findMember, sharerOf, type TrackedMember } from "./tracking-member.queries.server";
import { TRACKING_REFUSALS } from "./tracking-words";

const DAY_MS = 24 * 3600 * 1000;
/** What brings a link to a page. */
const TEMPLATES = ["tracking-link", "tracking-renewal", "family-outcome", "options-shown"] as const;
const MOVED = "Ce lien vient de changer. Rechargez la page.";
const NO_ADDRESS =
  "Cette personne n’a pas laissé d’adresse e-mail. Ajoutez-la au dossier, puis envoyez sa page.";
const TOO_MANY = "Plusieurs liens viennent déjà d’être envoyés. Regardez dans votre boîte, ou appelez-nous.";

/**
 * Sends an adult of a file the link to their own page, for 90 days; the link they had stops working, and no longer leaves
 * if it was still to. The letter asks, when told to, that their CV may be joined: they say so on that page. Refuses somebody
 * without an address or with that of another adult, and who asked not to be written to unless they wrote to us since.
 */
export async function sendTrackingLink(
  user: User,
  household: HouseholdRecord,
  memberId: string,
  asks?: "curriculum",
): Promise<void> {
  const member = await getMemberOf(household, memberId);
  const { candidate, email } = member;
  if (!email) throw new UserFacingError(NO_ADDRESS);
  const sharer = await sharerOf(member);
  if (sharer) throw new UserFacingError(sharedWords(member, sharer));
  if (await isHeldBack({ candidateId: candidate?._id, mailClass: "bureau", isManual: true }))
    throw new UserFacingError(
      `${member.firstName} ne veut plus qu’on lui écrive, et ne nous a pas écrit depuis.`,
    );
  const known = await Tracking.findById(trackingId(memberId)).lean<TrackingRecord>();
  const link = linkAfter(known);
  const letter = letterTo(member, email, user, {
    link: trackingLink({ _id: trackingId(memberId), ...link }),
    ...(asks ? { asks } : {}),
  });
  const words = asks ? "Accord pour joindre son CV demandé à" : "Page de suivi envoyée à";
  const effects = [audit("tracking.link-sent"), letter, told(user, member, words)];
  const sent = { ...link, sentAt: now(), sentBy: user.id, updatedAt: now() };
  if (known) await resend(user, known, sent, effects);
  else await open(user, memberId, sent, effects);
  await callBackLinks(user, household._id, known);
}

/**
 * Closes the page of an adult: its link no longer opens anything, nothing renews it, and a mail that would bring it does
 * not leave. Refuses one already closed.
 */
export async function closeTrackingLink(
  user: User,
  household: HouseholdRecord,
  memberId: string,
): Promise<void> {
  const member = await getMemberOf(household, memberId);
  const closed = await commit(user, Tracking, trackingId(memberId), {
    onlyIf: { isOpen: true },
    refusal: MOVED,
    set: { isOpen: false, updatedAt: now() },
    unset: ["code"],
    inc: { linkVersion: 1 },
    effects: [audit("tracking.link-closed"), told(user, member, "Page de suivi fermée pour")],
  });
  await callBackLinks(user, household._id, closed);
}

/**
 * Mails a new link to the address on file, to who holds the last one; refuses more than a few an hour, and a mailbox that
 * another adult of the file reads.
 */
export async function renewTrackingLink(token: string | undefined): Promise<void> {
  const opened = await openTracking(token);
  if (opened.stage !== "expired") return;
  const { tracking, member } = opened;
  const { email: to, language, firstName, name: toName, household } = member;
  if (!to) throw new UserFacingError("Nous n’avons plus d’adresse où vous écrire. Appelez-nous.");
  if (await sharerOf(member)) throw new UserFacingError(TRACKING_REFUSALS[language].sharedMailbox);
  if (await isOverLimit("link-mail", tracking._id)) throw new UserFacingError(TOO_MANY);
  const link = linkAfter(tracking);
  const letter = mail(
    "tracking-renewal",
    { language, firstName, link: trackingLink({ _id: tracking._id, ...link }) },
    { to, toName, householdId: household._id, candidateId: member.candidate?._id },
  );
  await commit(FAMILY, Tracking, tracking._id, {
    onlyIf: { linkVersion: tracking.linkVersion, isOpen: true },
    set: { ...link, updatedAt: now() },
    unset: ["code"],
    effects: [audit("tracking.link-renewed"), letter],
  });
  await callBackLinks(FAMILY, household._id, tracking);
}

/** Calls back the letters of a page that have not left: what their link opened is closed, or replaced by the one in force. */
async function callBackLinks(
  actor: Actor,
  householdId: string,
  former: Pick<TrackingRecord, "_id" | "linkVersion"> | null,
): Promise<void> {
  if (!former) return;
  await settle();
  await callBackLetters(actor, householdId, former, TEMPLATES);
}

/** Calls back the letters of these templates that bring a link to a page, as old as this one or older, and have not left. */
export async function callBackLetters(
  actor: Actor,
  householdId: string,
  { _id: id, linkVersion }: Pick<TrackingRecord, "_id" | "linkVersion">,
  templates: readonly (typeof TEMPLATES)[number][],
): Promise<void> {
  const waiting = await Mail.find(
    {
      ...{ householdId, state: "waiting", template: { $in: [...templates] } },
      ...{ "params.link.id": id, "params.link.version": { $lte: linkVersion } },
    },
    { _id: 1 },
  ).lean();
  for (const { _id } of waiting) await cancelMail(actor, _id).catch(ignoreRefusal);
}

/** It is leaving already. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof UserFacingError)) throw error;
}

function sharedWords({ firstName }: TrackedMember, sharer: TrackedMember): string {
  return `Cette adresse est aussi celle de ${sharer.firstName}${NBSP}: demandez la sienne à ${firstName}.`;
}

type Link = Pick<TrackingRecord, "isOpen" | "linkVersion" | "expiresAt">;

function linkAfter(known: Pick<TrackingRecord, "linkVersion"> | null): Link {
  const expiresAt = new Date(now().getTime() + TRACKING_LINK_DAYS * DAY_MS);
  return { isOpen: true, linkVersion: (known?.linkVersion ?? 0) + 1, expiresAt };
}

type Sent = Link & Pick<TrackingRecord, "sentAt" | "sentBy" | "updatedAt">;

async function resend(user: User, known: TrackingRecord, sent: Sent, effects: Effect[]): Promise<void> {
  await commit(user, Tracking, known._id, {
    onlyIf: { linkVersion: known.linkVersion },
    refusal: MOVED,
    set: sent,
    unset: ["code"],
    effects,
  });
}

async function open(user: User, memberId: string, sent: Sent, effects: Effect[]): Promise<void> {
  const isNew = await create(
    user,
    Tracking,
    {
      ...{ _id: trackingId(memberId), memberId, ...sent },
      ...{ codeNumber: 0, messages: [], ranks: [], corrections: [] },
    },
    effects,
  );
  if (!isNew) throw new UserFacingError(MOVED);
}

function letterTo(
  member: TrackedMember,
  to: string,
  user: User,
  page: { link: ReturnType<typeof trackingLink>; asks?: "curriculum" },
): Effect {
  const { language, firstName, name: toName, candidate, household } = member;
  return mail(
    "tracking-link",
    {
      ...{ language, firstName, isToldOf: !candidate, ...page, linkDays: TRACKING_LINK_DAYS },
      ...signatureOf(user),
    },
    {
      ...{ to, toName, replyTo: user.email, fromName: user.name, isManual: true },
      ...{ householdId: household._id, candidateId: candidate?._id },
    },
  );
}

function told(user: User, { id, name, household }: TrackedMember, words: string): Effect {
  return entry({
    householdId: household._id,
    kind: "change",
    text: `${words} ${name}.`,
    memberId: id,
    authorName: user.name,
  });
}

async function getMemberOf(household: HouseholdRecord, memberId: string): Promise<TrackedMember> {
  const member = await findMember(memberId);
  if (member?.id !== memberId || member.household._id !== household._id) throw notFound();
  return member;
}
