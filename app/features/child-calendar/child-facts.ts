import type { Child } from "#models/family";
import type { NeedCriteria } from "#models/need";
import type { ChildPlan } from "#models/task";
import type { Day } from "~/core/calendar";
import { careNeed } from "~/features/households/child-ages";
import { type ChildKind, childName } from "~/features/households/child-needs";
import type { NeedKind, NeedState } from "~/vocabulary/needs";
import type { CareCalendar } from "./care-commissions";
import type { CareFacts } from "./care-steps";
import { type SchoolCalendar, schoolEntry } from "./school-entry";
import type { SchoolFacts } from "./school-steps";

/** A need of one child. */
export interface ChildNeed {
  id: string;
  kind: NeedKind;
  childId: string;
  state: NeedState;
  criteria: NeedCriteria;
  /** The services proposed, refused ones included. */
  careServiceIds: readonly string[];
}

/** What the calendars of the children of one file are read from. */
export interface FileFacts {
  arrivalOn?: Day;
  children: readonly Child[];
  /** Those open first, the latest first. */
  needs: readonly ChildNeed[];
  /** With commissions, around or retained. */
  services: readonly CareCalendar[];
  calendar: SchoolCalendar;
  today: Day;
}

/** The need of a child of a kind: the open one, else the latest. */
export function needOfChild(
  { needs }: Pick<FileFacts, "needs">,
  childId: string,
  kind: ChildKind,
): ChildNeed | undefined {
  return needs.find((need) => need.childId === childId && need.kind === kind);
}

/** What the steps of a child’s schooling read; null for who arrives nobody knows when, or goes to no school. */
export function schoolFactsOf(facts: FileFacts, child: Child): SchoolFacts | null {
  const { arrivalOn, calendar } = facts;
  const entry = arrivalOn ? schoolEntry(child, arrivalOn, calendar) : null;
  if (!arrivalOn || !entry) return null;
  const criteria = needOfChild(facts, child.id, "schooling")?.criteria;
  return { name: childName(child), arrivalOn, entry, criteria };
}

/** The month care must start, with that of the arrival it may follow. */
export interface CareMonth {
  month: string;
  arrivalMonth?: string;
}

/**
 * The month ("YYYY-MM") from which a child must be minded: as said, else that of the arrival once they are born. Null for
 * who need not be minded.
 */
export function careMonthOf(facts: FileFacts, child: Child): CareMonth | null {
  const { arrivalOn } = facts;
  const need = needOfChild(facts, child.id, "childcare");
  const isMinded = arrivalOn && child.birthMonth && careNeed(child.birthMonth, arrivalOn) === "minding";
  if (!need && !isMinded) return null;
  const arrivalMonth = arrivalOn?.slice(0, 7);
  const isBorn = (child.birthMonth ?? "") <= (arrivalMonth ?? "");
  const month = need?.criteria.careFromMonth ?? (isBorn ? arrivalMonth : undefined);
  return month ? { month, ...(arrivalMonth ? { arrivalMonth } : {}) } : null;
}

/**
 * The month care must start once what followed the arrival follows it again: one that was the month of the arrival the
 * tasks were dated from, and nobody changed since. `isFollowing` when that is not the month it is now.
 */
export function followedMonth(
  facts: FileFacts,
  child: Child,
  { arrivalMonth: then }: Pick<ChildPlan["counted"], "arrivalMonth">,
): (CareMonth & { isFollowing: boolean }) | null {
  const known = careMonthOf(facts, child);
  if (!known) return null;
  const { month, arrivalMonth } = known;
  const said = needOfChild(facts, child.id, "childcare")?.criteria.careFromMonth;
  const isFollowing = Boolean(arrivalMonth && said && said === then && said !== arrivalMonth);
  return { ...known, month: isFollowing && arrivalMonth ? arrivalMonth : month, isFollowing };
}

/** What the steps of minding a child read. */
export function careFactsOf(facts: FileFacts, child: Child, month: string): CareFacts {
  const settlingOn = needOfChild(facts, child.id, "childcare")?.criteria.settlingOn;
  return { name: childName(child), month, ...(settlingOn ? { settlingOn } : {}) };
}
