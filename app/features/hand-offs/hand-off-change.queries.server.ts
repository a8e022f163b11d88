import { HandOff, type HandOffRecord, type HandOffVersion } from "#models/hand-off";
import type { HouseholdRecord } from "#models/household";
import type { NeedRecord } from "#models/need";
import { Partner, type PartnerRecord } from "#models/partner";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { answerSinceSent } from "~/features/needs/need-status";
import { ANSWERED_STATES, AWAITING_STATES } from "~/vocabulary/hand-offs";
import { formatDay } from "~/vocabulary/typography";
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
  if (!need.isOpen) return [];
  const awaited = await HandOff.find({ needId: need._id, state: { $in: AWAITING_STATES } })
    .sort({ sentAt: -1 })
    .limit(40)
    .lean<HandOffRecord[]>();
  const changes = await Promise.all(awaited.map((handOff) => changeOf(household, need, handOff)));
  return changes.flatMap((change) => (change.lines.length > 0 ? [change] : []));
}

/** By hand-off, what to say of an answer given to a request that has changed since. */
export type OlderAnswers = Readonly<Partial<Record<string, string>>>;

/** Of a need the caller may see, the answers that hold and were given to another request than today's. */
export async function listOlderAnswers(household: HouseholdRecord, need: NeedRecord): Promise<OlderAnswers> {
  if (!need.isOpen) return {};
  const answered = await HandOff.find({ needId: need._id, state: { $in: ANSWERED_STATES } })
    .sort({ sentAt: -1 })
    .limit(40)
    .lean<HandOffRecord[]>();
  const words = await Promise.all(
    answered.map(async (handOff) => {
      const read = answeredVersion(handOff);
      const { lines } = await changeOf(household, need, handOff, read);
      return lines.length > 0 ? [[handOff._id, olderWords(read.at)]] : [];
    }),
  );
  return Object.fromEntries(words.flat());
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

/** What a partner would be told now, and how it differs from what they were told. */
export async function changeOf(
  household: HouseholdRecord,
  need: NeedRecord,
  handOff: HandOffRecord,
  before = latestVersion(handOff),
): Promise<RequestChange & Pick<HandOffVersion, "title"> & { sheetLines: HandOffVersion["lines"] }> {
  const [partner, settings] = await Promise.all([
    Partner.findById(handOff.partnerId, { kind: 1 }).lean<Pick<PartnerRecord, "kind">>(),
    getSettings(),
  ]);
  const { title, lines: sheetLines } = partner
    ? sheetFor(household, need, partner.kind, settings, { answerBy: before.answerBy })
    : before;
  const lines = changedLines(before.lines, sheetLines);
  const { _id: handOffId, partnerName } = handOff;
  return { handOffId, partnerName, lines, seen: lines.join("\n"), title, sheetLines };
}
