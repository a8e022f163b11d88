import { HandOff, type HandOffRecord, type HandOffVersion } from "#models/hand-off";
import type { HouseholdRecord } from "#models/household";
import type { NeedRecord } from "#models/need";
import { Partner, type PartnerRecord } from "#models/partner";
import { getSettings } from "~/core/settings.server";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
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

/** What a partner would be told now, and how it differs from what they were told. */
export async function changeOf(
  household: HouseholdRecord,
  need: NeedRecord,
  handOff: HandOffRecord,
): Promise<RequestChange & Pick<HandOffVersion, "title"> & { sheetLines: HandOffVersion["lines"] }> {
  const [partner, settings] = await Promise.all([
    Partner.findById(handOff.partnerId, { kind: 1 }).lean<Pick<PartnerRecord, "kind">>(),
    getSettings(),
  ]);
  const before = latestVersion(handOff);
  const { title, lines: sheetLines } = partner
    ? sheetFor(household, need, partner.kind, settings, { answerBy: before.answerBy })
    : before;
  const lines = changedLines(before.lines, sheetLines);
  const { _id: handOffId, partnerName } = handOff;
  return { handOffId, partnerName, lines, seen: lines.join("\n"), title, sheetLines };
}
