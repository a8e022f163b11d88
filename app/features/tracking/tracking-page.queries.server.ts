import type { ConsentRecord } from "#models/consent";
import type { HandOffRecord } from "#models/hand-off";
import type { NeedRecord } from "#models/need";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { listConsentsOf } from "~/features/consents/consents.queries.server";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { ownScholarshipsOf } from "~/features/scholarships/own-scholarships.queries.server";
import type { Language } from "~/vocabulary/languages";
import type { CorrectedField } from "~/vocabulary/tracking";
import { ownPurposes, wordingKey, wordingOf } from "./own-consents.server";
import { arrivalToldTo, childOf } from "./own-needs";
import { lastRankedAt } from "./own-ranks";
import { aroundOf } from "./tracking-around.queries.server";
import { choicePlaces, choicesOf } from "./tracking-choices.queries.server";
import { isSpent } from "./tracking-code.commands.server";
import { givenDocuments } from "./tracking-documents.queries.server";
import { isGranted } from "./tracking-grant.server";
import { listHandedOver, ownLedgerOf } from "./tracking-ledger.queries.server";
import {
  type LiveTracking,
  openTracking,
  type TrackingStage,
  trackingLanguage,
} from "./tracking-link.queries.server";
import { messagesOf } from "./tracking-messages.queries.server";
import { nearbyOf, placeOf } from "./tracking-nearby.queries.server";
import { trackedOutcomes } from "./tracking-outcomes.queries.server";
import { ownPlacementOf } from "./tracking-placement.queries.server";
import { type TrackedVisit, visitsOf } from "./tracking-visits.queries.server";
import type { PAGE_WORDS } from "./tracking-words";

interface Brand {
  programme: string;
  phone: string;
  email: string;
}

/** What a link that shows nothing of anybody says. */
export interface QuietPage {
  stage: Exclude<TrackingStage, "open">;
  language: Language;
  brand: Brand;
  /** Where a new link goes, without saying the whole address. */
  mailbox?: string;
  isLinkSent: boolean;
}

export type TrackingPage = Awaited<ReturnType<typeof fullPage>>;

/** The page behind a tracking link, in the state it is in; 404 for a link we did not make. */
export async function getTrackingPage(
  token: string | undefined,
  url: URL,
  cookies: string | null,
): Promise<TrackingPage | QuietPage> {
  const opened = await openTracking(token);
  const { brand } = await getSettings();
  const { programme, phone, email } = brand;
  const reach = { programme, phone, email };
  if (opened.stage === "open") {
    const { tracking, member } = opened;
    const live = { tracking, member, language: trackingLanguage(url, member) };
    return fullPage(live, { reach, url, hasCode: await isGranted(tracking, cookies) });
  }
  const member = opened.stage === "expired" || opened.stage === "replaced" ? opened.member : undefined;
  return {
    ...{ stage: opened.stage, brand: reach, language: trackingLanguage(url, member) },
    mailbox: opened.stage === "expired" && member?.email ? maskedAddress(member.email) : undefined,
    isLinkSent: url.searchParams.has("envoye"),
  };
}

interface Around {
  reach: Brand;
  url: URL;
  /** A code was typed a few minutes ago. */
  hasCode: boolean;
}

async function fullPage(live: LiveTracking, { reach, url, hasCode }: Around) {
  const { tracking, member, language } = live;
  const { id, household } = member;
  const [placement, scholarships, around, handOffs, consents, messages, documents] = await Promise.all([
    ownPlacementOf(live),
    member.candidate?.hasScholarship ? ownScholarshipsOf(id, language) : [],
    aroundOf(member),
    listHandedOver(household._id),
    listConsentsOf(id),
    messagesOf(live),
    givenDocuments(live),
  ]);
  const { helper, open, decided, programmes, isErasureAsked } = around;
  const own = [...open, ...decided];
  const visits = visitsOf(own, live);
  const home = placeOf(member, own, placement);
  const places = await communesByCodes(new Set([...choicePlaces(open), home ?? ""]));
  const { code } = tracking;
  const isCodeSpent = code !== undefined && isSpent(code);
  const isCodeSent = code !== undefined && code.until > now() && !isCodeSpent;
  return {
    stage: "open" as const,
    ...{ language, brand: reach, hasCode, isCodeSent, isCodeSpent, messages, programmes, isErasureAsked },
    ...{ placement, scholarships },
    outcomes: trackedOutcomes(member, handOffs),
    ledger: ownLedgerOf(member, handOffs, consents),
    documents: hasCode ? documents : [],
    hasDocuments: documents.length > 0,
    firstName: member.firstName,
    helper: { name: helper?.name ?? reach.programme, phone: helper?.phone ?? reach.phone },
    done: saidIn(url, { code: isCodeSent, open: hasCode }),
    needs: open.map((need) => standingOf(need, live)),
    decided: decided.map((need) => ({
      kind: need.kind,
      ...childOf(need, household),
      kept: need.options.find(({ state }) => state === "kept")?.label,
    })),
    dates: datesOf(live, { open, handOffs, coming: visits.coming, programmes }),
    choices: choicesOf(open, live, places),
    visits,
    nearby: await nearbyOf(live, home, places),
    answers: answersOf(live),
    isCandidate: member.candidate !== undefined,
    corrections: tracking.corrections
      .filter(({ state }) => state === "waiting")
      .map(({ changes }) => changes),
    consents: consents.map(({ _id, purpose, means, at, withdrawnAt }) => ({
      ...{ id: _id, purpose, means, at, withdrawnAt },
    })),
    purposes: await purposesOf(live, consents),
    mailbox: member.email && maskedAddress(member.email),
  };
}

function standingOf(need: NeedRecord, { tracking, member: { household } }: LiveTracking) {
  const { _id: id, kind, state, ball, promisedOn } = need;
  const isRanked = state === "options" && lastRankedAt(tracking.ranks, need) !== undefined;
  return { id, kind, ...childOf(need, household), state, ball, promisedOn, isRanked };
}

/** What this adult may still agree to, in the words they agree to. */
async function purposesOf({ member, language }: LiveTracking, consents: readonly ConsentRecord[]) {
  const given = consents.filter(({ withdrawnAt }) => !withdrawnAt).map(({ purpose }) => purpose);
  const left = ownPurposes(member).filter((purpose) => !given.includes(purpose));
  return Promise.all(
    left.map(async (purpose) => {
      const shown = await wordingOf(purpose, language);
      return { purpose, ...shown, key: wordingKey(shown) };
    }),
  );
}

interface Coming extends Pick<Awaited<ReturnType<typeof aroundOf>>, "open" | "programmes"> {
  handOffs: readonly HandOffRecord[];
  coming: readonly TrackedVisit[];
}

/** What is to come, soonest first. */
function datesOf(
  { member: { id, household } }: LiveTracking,
  { open, handOffs, coming, programmes }: Coming,
) {
  const introductions = handOffs.filter(({ introduction }) => introduction?.candidateId === id);
  const dates = [
    ...introductions.map(({ _id: id, introduction, partnerName }) => ({
      what: "visit" as const,
      id,
      on: introduction?.visit?.on,
      where: partnerName,
    })),
    ...coming.map(({ on, kind, need, childName }) => ({
      what: "meeting" as const,
      ...{ on, kind, need, childName },
    })),
    ...programmes.map(({ on, title }) => ({ what: "day" as const, on, title })),
    ...open.map((need) => ({
      what: "promise" as const,
      ...{ on: need.promisedOn, kind: need.kind, ...childOf(need, household) },
    })),
    { what: "arrival" as const, on: arrivalToldTo(id, household) },
  ];
  const today = toDay(now());
  return dates
    .flatMap((date) => (date.on && date.on >= today ? [{ ...date, on: date.on }] : []))
    .sort((one, other) => one.on.localeCompare(other.on))
    .slice(0, 4);
}

function answersOf({ member, tracking }: LiveTracking) {
  const { id, firstName, lastName, phone, email, candidate, household } = member;
  const waiting = tracking.corrections
    .filter(({ state }) => state === "waiting")
    .map(({ changes }) => changes);
  const fromOn = candidate && (arrivalToldTo(id, household) ?? candidate.fromOn);
  const corrected: Partial<Record<CorrectedField, string>> = Object.assign({}, ...waiting);
  return { firstName, lastName, phone, email, fromOn, ...corrected, wishes: undefined };
}

/** Which act was just done: only one of ours is said, and of a code only while it lasts. */
function saidIn(
  { searchParams }: URL,
  lasting: Partial<Record<string, boolean>>,
): keyof (typeof PAGE_WORDS)["fr"]["said"] | undefined {
  const said = searchParams.get("fait");
  return DEEDS.find((deed) => deed === said && lasting[deed] !== false);
}

const DEEDS = [
  "message",
  "sent",
  "ranks",
  "visit",
  "outcome",
  "correction",
  "documents",
  "passedOn",
  "news",
  "noted",
  "erasure",
  "consent",
  "code",
  "open",
] as const;

/** « j•••@courriel… »: enough to know which mailbox to open, too little to learn the address. */
function maskedAddress(email: string): string {
  const [local = "", domain = ""] = email.split("@");
  return `${local.slice(0, 1)}•••@${domain.split(/[.-]/)[0]}…`;
}
