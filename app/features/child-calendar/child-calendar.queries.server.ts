import { CareService, type CareServiceRecord } from "#models/care-service";
import type { NeedRecord } from "#models/need";
import { Task, type TaskRecord } from "#models/task";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { careServiceOf, commissionsFor } from "./care-commissions";

/** A dated step of the calendar of a child. */
export type CalendarLine = Pick<TaskRecord, "label" | "dueOn"> & {
  id: string;
  isDone: boolean;
  note?: string;
};

const SHOWN = { label: 1, dueOn: 1, state: 1, "plan.note": 1 } as const;

/** What is planned of a need of one child, done or to be done, in the order of the days; nothing of a need of no child. */
export async function childCalendarOf({
  householdId,
  childId,
  kind,
}: Pick<NeedRecord, "householdId" | "childId" | "kind">): Promise<CalendarLine[]> {
  if (!childId) return [];
  const tasks = await Task.find(
    { "plan.childId": childId, householdId, "plan.needKind": kind, state: { $ne: "deleted" } },
    SHOWN,
  )
    .sort({ dueOn: 1, _id: 1 })
    .lean<TaskRecord[]>();
  return tasks.map(({ _id: id, label, dueOn, state, plan }) => ({
    ...{ id, label, dueOn, note: plan?.note },
    isDone: state === "done",
  }));
}

/** The last day on which each service proposed takes a file for the month care must start, by its id. */
export async function filingDays({ kind, criteria, options }: NeedRecord): Promise<Map<string, string>> {
  const month = criteria.careFromMonth;
  const ids = options.flatMap((option) => careServiceOf(option) ?? []);
  if (kind !== "childcare" || !month || ids.length === 0) return new Map();
  const services = await CareService.find({ _id: { $in: ids } }, { commissions: 1 }).lean();
  return new Map(
    services.flatMap((service) => {
      const day = filingDay(service, month);
      return day ? [[service._id, day] as const] : [];
    }),
  );
}

/** The last day on which a service takes a file for a month ("YYYY-MM"), if a session decides on it. */
export function filingDay(
  service: Pick<CareServiceRecord, "commissions">,
  month: string | undefined,
): string | undefined {
  return month ? commissionsFor(service, month, toDay(now()))[0]?.fileBefore : undefined;
}
