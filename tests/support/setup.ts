import fc from "fast-check";
import { afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { readingsWritten } from "~/core/reading-log.server";
import { openTestDatabase, resetDatabase } from "./database";

/** A working Tuesday, 10:00 in Paris. */
export const TUESDAY = new Date("2026-05-12T08:00:00Z");

// The same instances each time: what fails here fails at home. `SEED=7 npm test` tries others.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 2026) });

const errors = vi.spyOn(console, "error");

beforeAll(openTestDatabase);

beforeEach(async () => {
  setClock(TUESDAY);
  errors.mockClear();
  await resetDatabase();
});

afterEach(async () => {
  await settle();
  await readingsWritten();
  expect(errors.mock.calls, "nothing is written to console.error").toEqual([]);
});
