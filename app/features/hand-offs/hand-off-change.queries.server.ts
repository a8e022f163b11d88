import { HandOff, type HandOffRecord, type HandOffVersion } from "#models/hand-off";
import type { HouseholdRecord } from "#models/household";
import type { NeedRecord } from "#models/need";
import { Partner, type PartnerRecord } from "#models/partner";
import { now } from "~/core/clock.server";
import { getSettings, type Settings } from "~/core/settings.server";
import { answerSinceSent } from "~/features/needs/need-status";
import { ANSWERED_STATES, AWAITING_STATES, type HandOffState } from "~/vocabulary/hand-offs";
import type { PartnerKind } from "~/vocabulary/partners";
import { formatDay } from "~/vocabulary/typography";
import { consentsInForce } from "./curriculum.queries.server";
import { sheetFor } from "./hand-off-composer.commands.server";
import { latestVersion } from "./hand-offs.commands.server";
import { changedLines } from "./sheet-changes";

export interface RequestChange {
  handOffId: string;
  partnerName: string;
  /** What the partner read and no longer holds, line by line. */
  lines: string[];
  /** The same, as the page sends it back: what a colleague previewed is what is sent. */
  seen: string;
}

/** Of a need the caller may see, what has changed since each partner still to answer was told. */
export async function listRequestChanges(
  household: HouseholdRecord,
  need: NeedRecord,
): Promise<RequestChange[]> {
  return (await listRequestNews(household, need, await handOffsIn(need, AWAITING_STATES))).changes;
}

/** By hand-off, what to say of an answer given to a request that has changed since. */
export type OlderAnswers = Readonly<Partial<Record<string, string>>>;

/** Of a need the caller may see, the answers that hold and were given to another request than today's. */
export async function listOlderAnswers(household: HouseholdRecord, need: NeedRecord): Promise<OlderAnswers> {
  return (await listRequestNews(household, need, await handOffsIn(need, ANSWERED_STATES))).olderAnswers;
}

async function handOffsIn(
  { _id: needId, isOpen }: NeedRecord,
  states: readonly HandOffState[],
): Promise<HandOffRecord[]> {
  if (!isOpen) return [];
  return HandOff.find({ needId, state: { $in: states } })
    .sort({ sentAt: -1 })
    .limit(40)
    .lean<HandOffRecord[]>();
}

export interface RequestNews {
  changes: RequestChange[];
  olderAnswers: OlderAnswers;
}

/** Of the hand-offs of a need the caller may see, what their partners were told and no longer holds: one read for all. */
export async function listRequestNews(
  household: HouseholdRecord,
  need: NeedRecord,
  handOffs: readonly HandOffRecord[],
): Promise<RequestNews> {
  const of = (states: readonly HandOffState[]) =>
    handOffs.filter(({ state }) => need.isOpen && states.includes(state));
  const [awaited, answered] = [of(AWAITING_STATES), of(ANSWERED_STATES)];
  const facts = await factsOf([...awaited, ...answered]);
  const changes = awaited.map((handOff) =>
    changeFrom(household, need, handOff, latestVersion(handOff), facts),
  );
  const older = answered.flatMap((handOff) => {
    const read = answeredVersion(handOff);
    const { lines } = changeFrom(household, need, handOff, read, facts);
    return lines.length > 0 ? [[handOff._id, olderWords(read.at)] as const] : [];
  });
  return {
    changes: changes.filter(({ lines }) => lines.length > 0),
    olderAnswers: Object.fromEntries(older),
  };
}

function olderWords(sentAt: Date): string {
  return `répond à la demande du ${formatDay(sentAt)}, qui a changé depuis`;
}

/** What the partner read before their last answer. */
function answeredVersion(handOff: HandOffRecord): HandOffVersion {
  const { at = now(), toVersion } = answerSinceSent(handOff) ?? {};
  const read = handOff.versions.findLast((version) =>
    toVersion === undefined ? version.at <= at : version.number === toVersion,
  );
  return read ?? latestVersion(handOff);
}

type Change = RequestChange &
  Pick<HandOffVersion, "title" | "documentIds"> & { sheetLines: HandOffVersion["lines"] };

/** What a partner would be told now, and how it differs from what they were told. */
export async function changeOf(
  household: HouseholdRecord,
  need: NeedRecord,
  handOff: HandOffRecord,
  before = latestVersion(handOff),
): Promise<Change> {
  return changeFrom(household, need, handOff, before, await factsOf([handOff]));
}

/** What a request is written from besides its need: to whom, and the consents that a joined paper still goes on. */
interface RequestFacts {
  kinds: ReadonlyMap<string, PartnerKind>;
  inForce: ReadonlySet<string>;
  settings: Settings;
}

async function factsOf(handOffs: readonly HandOffRecord[]): Promise<RequestFacts> {
  const partnerIds = handOffs.map(({ partnerId }) => partnerId);
  const consentIds = handOffs.flatMap(({ curriculumConsentId }) => curriculumConsentId ?? []);
  const [partners, inForce, settings] = await Promise.all([
    partnerIds.length === 0
      ? []
      : Partner.find({ _id: { $in: partnerIds } }, { kind: 1 }).lean<Pick<PartnerRecord, "_id" | "kind">[]>(),
    consentsInForce(consentIds),
    getSettings(),
  ]);
  return { kinds: new Map(partners.map(({ _id, kind }) => [_id, kind])), inForce, settings };
}

function changeFrom(
  household: HouseholdRecord,
  need: NeedRecord,
  { _id: handOffId, partnerId, partnerName, curriculumConsentId = "" }: HandOffRecord,
  before: HandOffVersion,
  { kinds, inForce, settings }: RequestFacts,
): Change {
  const kind = kinds.get(partnerId);
  const curriculumId = inForce.has(curriculumConsentId) ? before.documentIds?.[0] : undefined;
  const draft = { answerBy: before.answerBy, curriculumId };
  const {
    title,
    lines: sheetLines,
    documentIds,
  } = kind ? sheetFor(household, need, kind, settings, draft) : before;
  const lines = changedLines(before.lines, sheetLines);
  return { handOffId, partnerName, lines, seen: lines.join("\n"), title, sheetLines, documentIds };
}
