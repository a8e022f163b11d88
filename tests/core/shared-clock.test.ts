import { afterEach, expect, it } from "vitest";
import { Meta } from "#models/meta";
import { advanceSharedClock } from "~/core/background/shared-clock.server";
import { clockOffset, now, setClock } from "~/core/clock.server";

const DAY_MS = 24 * 3600 * 1000;

afterEach(() => setClock(undefined));

it.each([
  ["2026-05-12T10:30:00+02:00", 1, "2026-05-13T10:30"],
  ["2026-05-12T01:20:00+02:00", 1, "2026-05-13T08:00"],
  ["2026-05-12T22:00:00+02:00", 1, "2026-05-15T08:00"],
  ["2026-05-14T22:00:00+02:00", 1, "2026-05-18T08:00"],
])("from %s, %i day on, is in office hours: %s", async (moment, days, expected) => {
  await Meta.create({ _id: "schema", schemaVersion: 1 }).catch(() => {});
  setClock(new Date(moment));
  await advanceSharedClock(days * DAY_MS);
  expect(paris(now())).toBe(expected);
  const meta = await Meta.findById("schema").lean();
  expect(meta?.clockOffset).toBe(clockOffset());
});

function paris(instant: Date): string {
  return instant.toLocaleString("sv-SE", { timeZone: "Europe/Paris" }).slice(0, 16).replace(" ", "T");
}
