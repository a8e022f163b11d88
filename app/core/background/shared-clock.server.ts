import { Meta } from "#models/meta";
import { nextOfficeMoment } from "../calendar";
import { adoptClockOffset, clockOffset, now } from "../clock.server";

/** Takes the clock another process of the demonstration moved; returns 1 when it changed. */
export async function followClock(): Promise<number> {
  const meta = await Meta.findById("schema", { clockOffset: 1 }).lean();
  if (meta?.clockOffset === undefined || meta.clockOffset === clockOffset()) return 0;
  adoptClockOffset(meta.clockOffset);
  return 1;
}

/**
 * Moves the clock of every process of this base forward, by milliseconds, then on to office hours: what leaves only
 * then would otherwise wait for ever on a demonstration shown in the evening. Demonstration only.
 */
export async function advanceSharedClock(milliseconds: number): Promise<void> {
  const target = nextOfficeMoment(new Date(now().getTime() + milliseconds));
  const offset = clockOffset() + target.getTime() - now().getTime();
  await Meta.updateOne({ _id: "schema" }, { $set: { clockOffset: offset } });
  adoptClockOffset(offset);
}
