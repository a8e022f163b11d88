import type { User } from "~/core/auth/actor";
import { nextWorkingDay, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { listReferents } from "~/features/accounts/accounts.queries.server";
import { nextSemesterStart } from "~/features/settings/calendar.queries.server";
import { getToday } from "./today.queries.server";

/** Everything the day's page prints, with what its dialogs offer. */
export async function getTodayPage(user: User) {
  const today = toDay(now());
  const [day, referents, semesterOn] = await Promise.all([
    getToday(user),
    listReferents(),
    nextSemesterStart(today),
  ]);
  return {
    ...day,
    colleagues: referents.map(({ _id, name }) => ({ value: _id, label: name })),
    ownerId: user.id,
    soonOn: nextWorkingDay(today),
    semesterOn,
    now: now(),
  };
}
