import { VisitDay, type VisitDayRecord } from "#models/visit-day";
import type { Option } from "~/components/ui/select";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { formatCount, formatDayLong } from "~/vocabulary/typography";

/** More are not read in a list. */
const MOST_SHOWN = 30;

/** The latest days of the files this colleague may see whose steps an empty one may take up. */
export async function listDaysToCopy(user: User, { steps }: VisitDayRecord): Promise<Option[]> {
  if (steps.length > 0) return [];
  const days = await VisitDay.find(
    { ...visibleFor(user), state: { $in: ["draft", "sent", "done"] }, "steps.0": { $exists: true } },
    { title: 1, on: 1, "steps.id": 1 },
  )
    .sort({ on: -1, _id: 1 })
    .limit(MOST_SHOWN)
    .lean<Pick<VisitDayRecord, "_id" | "title" | "on" | "steps">[]>();
  return days.map(({ _id, title, on, steps: copied }) => ({
    value: _id,
    label: `${title}, ${formatDayLong(on)} (${formatCount(copied.length, "étape", "étapes")})`,
  }));
}
