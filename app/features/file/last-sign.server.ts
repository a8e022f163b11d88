import type { NeedLine } from "#models/household";
import { toDay, workingDaysBetween } from "~/core/calendar";
import { now } from "~/core/clock.server";
import type { HandOffRow } from "~/features/hand-offs/hand-offs.queries.server";
import { OPEN_NEED_STATES } from "~/vocabulary/needs";
import { formatCount } from "~/vocabulary/typography";

export interface LastSign {
  /** When something last happened on the need: an edit, a request, a reminder, an answer. */
  lastSignAt: Date;
  /** Said once nothing happened for long: « sans nouvelles depuis 12 jours ouvrés ». */
  silence?: string;
}

type Signs = Pick<HandOffRow, "needId" | "sentAt" | "lastReminderAt" | "answeredAt">;

/** After this many working days without a sign, a partner who has the ball is reminded. */
const SILENT_AFTER = 5;

/** A need line with its last sign of life and, while somebody else has the ball, how long it has been silent. */
export function withLastSign(line: NeedLine, handOffs: readonly Signs[]): NeedLine & LastSign {
  const signs = handOffs
    .filter(({ needId }) => needId === line.needId)
    .flatMap(({ sentAt, lastReminderAt, answeredAt }) => [sentAt, lastReminderAt, answeredAt]);
  const lastSignAt = latest(line.updatedAt, signs);
  const days = workingDaysBetween(toDay(lastSignAt), toDay(now()));
  const isAwaited = line.ball !== "us" && OPEN_NEED_STATES.includes(line.state);
  if (!isAwaited || days < SILENT_AFTER) return { ...line, lastSignAt };
  const silence = `sans nouvelles depuis ${formatCount(days, "jour ouvré", "jours ouvrés")}`;
  return { ...line, lastSignAt, silence };
}

function latest(first: Date, others: readonly (Date | undefined)[]): Date {
  return others.reduce<Date>((last, at) => (at && at > last ? at : last), first);
}
