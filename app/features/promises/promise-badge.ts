import type { BadgeProps } from "~/components/ui/badge";
import { dayOf, formatDay, formatLateness } from "~/vocabulary/typography";
import type { PromiseLine } from "./promises.queries.server";

/** Where a promise stands: by when, how late, or how it ended. */
export function promiseBadge(
  { dueOn, isOpen, isKept }: Pick<PromiseLine, "dueOn" | "isOpen" | "isKept">,
  now: Date,
): Pick<BadgeProps, "tone" | "children"> {
  if (!isOpen) return isKept ? { tone: "done", children: "tenue" } : { tone: "late", children: "non tenue" };
  const today = dayOf(now);
  if (dueOn < today) return { tone: "late", children: formatLateness(dueOn, now) };
  return dueOn === today
    ? { tone: "attention", children: "aujourd’hui" }
    : { tone: "waiting", children: formatDay(dueOn, now) };
}
