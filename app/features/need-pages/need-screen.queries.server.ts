import type { HouseholdRecord } from "#models/household";
import { Need, type NeedOption, type NeedRecord } from "#models/need";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { careServiceOf } from "~/features/child-calendar/care-commissions";
import { listRequestNews } from "~/features/hand-offs/hand-off-change.queries.server";
import { findHandOffsOfNeed, rowsOf } from "~/features/hand-offs/hand-offs.queries.server";
import { needShortName } from "~/features/households/child-needs";
import { getHousehold } from "~/features/households/households.queries.server";
import { listReplies } from "~/features/inbound-mail/message-replies.queries.server";
import { NEED_KIND } from "~/features/needs/need-kinds";
import { needPath } from "~/features/needs/need-path";
import { refinementsOf } from "~/features/needs/need-refinements.commands.server";
import { isSpecified } from "~/features/needs/need-status";
import { criteriaSeen, explainNeed } from "~/features/needs/needs.queries.server";
import { communeOf, placeFactsOf } from "~/features/needs/place-facts.queries.server";
import { photosOf } from "~/features/needs/proposal-words";
import { type Rank, rankOptions } from "~/features/needs/ranking";
import { offersFor, offersToCompare } from "~/features/offers/offer-matching.queries.server";
import { suggestionsOf } from "~/features/offers/offer-suggestions.queries.server";
import { offeredKind } from "~/features/offers/offered-kind";
import { getRankings } from "~/features/tracking/tracking-ranks.queries.server";
import type { NeedKind } from "~/vocabulary/needs";
import type { OfferKind } from "~/vocabulary/offers";
import { directoryOptions, readDirectory } from "./directory-options.queries.server";
import { kindPartsOf } from "./kind-parts.queries.server";
import { childOf, childrenLeft, childrenToName } from "./need-children";
import { dayFactsOf, stepsOf } from "./need-steps";

/** An option as its card shows it: how well it suits, and why. */
export interface ShownOption
  extends Pick<NeedOption, "id" | "label" | "details" | "state" | "source" | "partnerName" | "note">,
    Pick<NeedOption, "reasons" | "refusalNote" | "partnerId" | "handOffId" | "offerId" | "at"> {
  rank: Rank;
  /** The last day on which a service takes a file for the month care must start. */
  fileBefore?: string;
  photos: string[];
  /** What it would be among our offers. */
  offeredKind: OfferKind | null;
}

export interface NeedLink {
  needId: string;
  label: string;
  to: string;
}

export type NeedScreen = Awaited<ReturnType<typeof getNeedScreen>>;

interface Followed {
  household: HouseholdRecord;
  need: NeedRecord;
}

/**
 * The need of a kind that is followed in a file this colleague may see, that of one child when it is said which: the open
 * one, else the latest; null while there is none.
 */
export async function findNeedOfKind(
  user: User,
  householdId: string,
  kind: NeedKind,
  childId?: string,
): Promise<{ household: HouseholdRecord; need: NeedRecord | null }> {
  const household = await getHousehold(user, householdId);
  const [need = null] = await Need.find(
    { householdId: household._id, kind, ...(childId ? { childId } : {}) },
    { pendingEffects: 0, appliedEffects: 0 },
  )
    .sort({ isOpen: -1, openedAt: -1, _id: 1 })
    .limit(1)
    .lean<NeedRecord[]>();
  return { household, need };
}

/** What is printed of a need the caller may see: its options ranked, its visits, its hand-offs and what each is owed. */
export async function getNeedScreen({ household, need }: Followed) {
  const [handOffs, offers, directory] = await Promise.all([
    findHandOffsOfNeed(need._id),
    offersToCompare(need),
    readDirectory(household, need),
  ]);
  const [rows, news, replies, why, rankings, factsFor, parts] = await Promise.all([
    rowsOf(handOffs),
    listRequestNews(household, need, handOffs),
    listReplies(handOffs.map(({ _id: id, state, introduction }) => ({ id, state, introduction }))),
    explainNeed(need, handOffs),
    getRankings(household, need),
    placeFactsOf(
      [need.criteria],
      [
        ...need.options.map(({ proposal }) => communeOf(proposal)),
        ...offers.map(({ communeCode }) => communeCode),
        ...(directory?.records ?? []).map(({ proposal }) => communeOf(proposal)),
      ],
    ),
    kindPartsOf(household, need),
  ]);
  const { hasAgreed, filing, ...kindParts } = parts;
  const days = dayFactsOf(kindParts.visitDays ?? [], toDay(now()));
  const facts = { ...need, isSpecified: isSpecified(need.criteria), hasAgreed, handOffs, days };
  return {
    need: { ...shownNeed(need), ...childOf(household, need) },
    householdId: household._id,
    title: household.title,
    links: linksOf(household),
    childrenToName: childrenToName(household, need),
    childrenLeft: childrenLeft(household, need, toDay(now())),
    steps: stepsOf(need.kind, facts),
    options: rankedOptions(need, factsFor, filing),
    handOffs: rows,
    ...news,
    ...{ replies, why, rankings, offers: suggestionsOf(offersFor(need, offers, factsFor)) },
    directory: directoryOptions(need, directory, factsFor),
    ...{ communes: communesOf(need), criteriaSeen: criteriaSeen(need) },
    ...kindParts,
    refinements: refinementsOf(need, factsFor).map(({ key, words }) => ({ key, words })),
    now: now(),
    today: toDay(now()),
  };
}

function shownNeed({ _id: id, visits = [], ...need }: NeedRecord) {
  const { kind, isOpen, state, ball, holder, promisedOn, criteria, followUpOn, outcome } = need;
  return {
    ...{ id, kind, isOpen, state, ball, holder, promisedOn, criteria, followUpOn, outcome },
    seen: String(need.version),
    visits: visits.toSorted((one, other) => (one.on < other.on ? -1 : 1)),
  };
}

/** What is kept first, then the order in which they suit. */
function rankedOptions(
  { criteria, kind, options }: NeedRecord,
  factsFor: Awaited<ReturnType<typeof placeFactsOf>>,
  filing: ReadonlyMap<string, string> = new Map(),
): ShownOption[] {
  const rankable = options.map((option) => ({
    ...option,
    facts: factsFor(criteria, communeOf(option.proposal)),
  }));
  return rankOptions(criteria, NEED_KIND[kind].criteria, rankable)
    .map(({ option, ...rank }) => ({
      ...shownOption(option),
      rank,
      fileBefore: filing.get(careServiceOf(option) ?? ""),
    }))
    .sort((one, other) => Number(other.state === "kept") - Number(one.state === "kept"));
}

function shownOption({ photos, proposal, ...option }: NeedOption): Omit<ShownOption, "rank"> {
  const { id, label, details, state, source, partnerName, note, reasons, refusalNote } = option;
  const { handOffId, offerId, partnerId, at } = option;
  return {
    ...{ id, label, details, state, source, partnerName, note, reasons, refusalNote },
    ...{ handOffId, offerId, partnerId, at, offeredKind: offeredKind({ proposal }) },
    photos: photos ?? photosOf(proposal).map((photo) => photo.id),
  };
}

/** The needs of the household, to go from one to another. */
export function linksOf({ _id, needLines }: HouseholdRecord): NeedLink[] {
  return needLines.map((line) => ({
    needId: line.needId,
    label: needShortName(line),
    to: needPath(line, _id, needLines),
  }));
}

function communesOf({ criteria: { communes, communeNames } }: NeedRecord) {
  return communes.map((value, index) => ({ value, label: communeNames?.[index] ?? value }));
}
