import type { HouseholdRecord } from "#models/household";
import { Tracking, type TrackingRecord } from "#models/tracking";
import { notFound } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { trackingId } from "~/core/ids.server";
import { type LinkRef, linkToken, readLinkToken } from "~/core/links.server";
import { type Language, letterLanguage } from "~/vocabulary/languages";
import { findMember, listMembers, type TrackedMember } from "./tracking-member.queries.server";

/** open: everything is shown; expired: a new link is offered to who holds the last one; the others say calmly that there is nothing to see. */
export type TrackingStage = "open" | "expired" | "replaced" | "revoked" | "closed" | "gone";

/** What a link of ours leads to; only an open one, or one that expired, names somebody. */
export type OpenedTracking =
  | { stage: "open" | "expired" | "replaced" | "closed"; tracking: TrackingRecord; member: TrackedMember }
  | { stage: "revoked" | "gone" };

/** An adult's page in its full state, which acts are carried out on. */
export interface LiveTracking {
  tracking: TrackingRecord;
  member: TrackedMember;
  /** Of the page: theirs, unless its address says the other. */
  language: Language;
}

/** What a tracking token leads to today; 404 for a token this server did not make. */
export async function openTracking(token: string | undefined): Promise<OpenedTracking> {
  const link = readLinkToken("tracking", token);
  if (!link) throw notFound();
  const tracking = await Tracking.findById(link.id).lean<TrackingRecord>();
  const member = tracking && (await findMember(tracking.memberId));
  if (!tracking || !member) return { stage: "gone" };
  if (!tracking.isOpen) return { stage: "revoked" };
  if (member.household.state === "closed") return { stage: "closed", tracking, member };
  if (tracking.linkVersion !== link.version) return { stage: "replaced", tracking, member };
  const inForce = await linkInForce(tracking, member);
  const isCurrent = inForce._id === tracking._id && now() < tracking.expiresAt;
  return { stage: isCurrent ? "open" : "expired", tracking: inForce, member };
}

/** The page behind an open link; 404 for any other. */
export async function getLiveTracking(token: string | undefined, url: URL): Promise<LiveTracking> {
  const opened = await openTracking(token);
  if (opened.stage !== "open") throw notFound();
  const { tracking, member } = opened;
  return { tracking, member, language: trackingLanguage(url, member) };
}

/** The language its address asks for, else that of the adult. */
export function trackingLanguage({ searchParams }: URL, member?: Pick<TrackedMember, "language">): Language {
  return letterLanguage(searchParams, member?.language);
}

/** The reference of the link in force to a page. */
export function trackingLink({ _id, linkVersion }: Pick<TrackingRecord, "_id" | "linkVersion">): LinkRef {
  return { purpose: "tracking", id: _id, version: linkVersion };
}

/** The address of a page on this site. */
export function trackingPath(tracking: Pick<TrackingRecord, "_id" | "linkVersion">): string {
  return `/suivi/${linkToken(trackingLink(tracking))}`;
}

export interface TrackedAdult {
  id: string;
  name: string;
  isCandidate: boolean;
  hasEmail: boolean;
  /** Since when and until when a link is in force; absent without one. */
  link?: { sentAt: Date; expiresAt: Date };
  tracking?: TrackingRecord;
}

/** The adults of a file the caller was already allowed to see, each with what became of their page. */
export async function listTrackedAdults(household: HouseholdRecord): Promise<TrackedAdult[]> {
  const members = await listMembers(household);
  const trackings = await trackingsOf(members);
  return members.map(({ id, name, email, candidate }) => {
    const tracking = trackings.get(id);
    const isInForce = tracking?.isOpen && now() < tracking.expiresAt;
    return {
      ...{ id, name, isCandidate: candidate !== undefined, hasEmail: Boolean(email), tracking },
      link: isInForce ? { sentAt: tracking.sentAt, expiresAt: tracking.expiresAt } : undefined,
    };
  });
}

/** The pages of these adults, by the id of each. */
export async function trackingsOf(members: readonly { id: string }[]): Promise<Map<string, TrackingRecord>> {
  const ids = members.map(({ id }) => id);
  const found = await Tracking.find({ memberId: { $in: ids } }).lean<TrackingRecord[]>();
  return new Map(found.map((tracking) => [tracking.memberId, tracking]));
}

/** After a merge, somebody may have had two pages: the one sent under their present record counts. */
async function linkInForce(tracking: TrackingRecord, { id }: TrackedMember): Promise<TrackingRecord> {
  if (tracking.memberId === id) return tracking;
  const present = await Tracking.findById(trackingId(id)).lean<TrackingRecord>();
  return present?.isOpen ? present : tracking;
}
