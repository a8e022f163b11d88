import type { ScholarshipRecord, ScholarshipRepayment } from "#models/scholarship";
import { SOFTWARE } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addDays } from "~/core/days";
import { audit } from "~/core/db/effects.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { centsIn, dayIn } from "~/vocabulary/in-language";
import { formatDayLong } from "~/vocabulary/typography";
import { dueBy, isOlder, SILENT_DAYS } from "./instalment-reminders.commands.server";
import { letterReader } from "./obligation-letters.server";
import { openSilenceTask } from "./obligation-tasks.commands.server";
import { leftOf } from "./repayment-months";
import { changeScholarship } from "./scholarship-changes.commands.server";

/** Days after a due sum: the finance office needs some to tell us of it. */
const LATE_DAYS = 5;

/**
 * Reminds once of each sum whose day is past, then leaves a task to whoever follows the file. Returns how many letters and
 * tasks, this many at most.
 */
export async function remindRepayments(most: number): Promise<number> {
  const today = toDay(now());
  let count = 0;
  for (const scholarship of await dueBy("repaying", addDays(today, -LATE_DAYS)))
    for (const one of scholarship.repayments)
      if (count < most && isLate(one, today)) count += await remind(scholarship, one, today);
  return count;
}

async function remind(
  scholarship: ScholarshipRecord,
  one: ScholarshipRepayment,
  today: Day,
): Promise<number> {
  const words = `appeler au sujet du remboursement attendu depuis le ${formatDayLong(one.dueOn)}`;
  const reader = one.remindedAt ? null : await letterReader(scholarship);
  if (!reader) {
    if (one.remindedAt && !isOlder(one.remindedAt, SILENT_DAYS, today)) return 0;
    return Number(await openSilenceTask(scholarship, one.id, { words, tab: "breach" }));
  }
  const { firstName, language, programme, signature, envelope } = reader;
  const params = { dueOn: dayIn(language, one.dueOn), left: centsIn(language, leftOf(one)) };
  const letter = mail(
    "scholarship-repayment",
    { ...signature, language, firstName, programme, ...params },
    envelope,
  );
  let isWritten = false;
  await changeScholarship(SOFTWARE, scholarship._id, ({ stage, repayments }) => {
    const fresh = repayments.find(({ id }) => id === one.id);
    isWritten = stage === "repaying" && fresh !== undefined && isLate(fresh, today) && !fresh.remindedAt;
    if (!isWritten) return null;
    const after = repayments.map((each) => (each.id === one.id ? { ...each, remindedAt: now() } : each));
    return {
      set: { repayments: after },
      effects: [audit("scholarship.repayment-changed", ["remindedAt"]), letter],
    };
  });
  return Number(isWritten);
}

function isLate({ state, dueOn }: ScholarshipRepayment, today: Day): boolean {
  return state === "due" && dueOn <= addDays(today, -LATE_DAYS);
}
