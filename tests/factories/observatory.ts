import type { Child } from "#models/family";
import { Household } from "#models/household";
import { Need, type NeedCriteria, type NeedOption } from "#models/need";
import { type AreaCount, ObservatoryArea, type ObservatoryAreaRecord } from "#models/observatory-area";
import { now } from "~/core/clock.server";
import { newId } from "~/core/ids.server";
import type { CareMode } from "~/vocabulary/childcare";

/** A childcare need of a file, as the commands leave it. */
export interface StoredCareNeed extends Partial<NeedCriteria> {
  birthMonth?: string;
  territories?: string[];
  isFileClosed?: boolean;
  /** Whether the child it was about is no longer of the file. */
  isChildGone?: boolean;
  /** The mode kept, when it is settled, and when it was. */
  kept?: CareMode;
  keptAt?: Date;
}

/** Stores a file and its childcare need straight into the base: what counting reads of them. Returns the id of the need. */
export async function storeCareNeed(stored: StoredCareNeed = {}): Promise<string> {
  const { birthMonth, territories = [], isFileClosed, isChildGone, kept, keptAt, ...criteria } = stored;
  const [householdId, needId, childId] = [newId(), newId(), newId()];
  const child: Child = { id: childId, ...(birthMonth ? { birthMonth } : {}) };
  await Household.collection.insertOne({
    _id: householdId as never,
    ...{ state: isFileClosed ? "closed" : "open", territories, children: isChildGone ? [] : [child] },
    ...{ openNeedKinds: kept ? [] : ["childcare"], updatedAt: now() },
  });
  await Need.collection.insertOne({
    _id: needId as never,
    ...{ householdId, childId, kind: "childcare", isOpen: !kept, state: kept ? "decided" : "searching" },
    criteria: { communes: [], ...criteria },
    options: kept ? [optionOf(kept, keptAt ?? now())] : [],
    ...{ openedAt: now(), updatedAt: now() },
  });
  return needId;
}

function optionOf(mode: CareMode, markedAt: Date): NeedOption {
  const proposal = { kind: "childcare" as const, days: [], mode };
  return {
    ...{ id: newId(), label: "Une place", details: [] },
    proposal,
    state: "kept",
    at: markedAt,
    markedAt,
  };
}

/** An area as it was counted on a day. */
export async function areaOn(day: string, code: string): Promise<ObservatoryAreaRecord> {
  return ObservatoryArea.findById(`${day} ${code}`).orFail().lean<ObservatoryAreaRecord>();
}

/** Counts as « figure key » → count. */
export function countsOf(counts: readonly AreaCount[] = []): Record<string, number> {
  return Object.fromEntries(counts.map(({ figure, key, count }) => [`${figure} ${key}`, count]));
}
