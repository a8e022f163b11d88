import { beforeEach, expect, it } from "vitest";
import type { NeedLine } from "#models/household";
import { setClock } from "~/core/clock.server";
import { withLastSign } from "~/features/file/last-sign.server";

const LINE: NeedLine = {
  needId: "n1",
  kind: "housing",
  track: "family",
  state: "waiting",
  ball: "partner",
  summary: "",
  updatedAt: new Date("2026-11-02T09:00:00Z"),
};

// A Wednesday; Armistice Day, a Wednesday too, is not worked.
beforeEach(() => setClock(new Date("2026-11-18T09:00:00Z")));

it("says how many working days an awaited answer has been silent, holidays not counted", () => {
  expect(withLastSign(LINE, []).silence).toBe(
    "sans nouvelles depuis 11\u00A0jours ouvrés".replace("\u00A0", " "),
  );
});

it("takes an answer, a reminder or a request as a sign of life, of that need alone", () => {
  const sentAt = new Date("2026-11-03T09:00:00Z");
  const lastReminderAt = new Date("2026-11-17T09:00:00Z");
  const sign = withLastSign(LINE, [{ needId: "n1", sentAt, lastReminderAt }]);
  expect(sign.lastSignAt).toEqual(lastReminderAt);
  expect(sign.silence).toBeUndefined();
  expect(withLastSign(LINE, [{ needId: "n2", sentAt, lastReminderAt }]).lastSignAt).toEqual(LINE.updatedAt);
});

it("does not reproach anybody with silence while the ball is ours, or once all is settled", () => {
  expect(withLastSign({ ...LINE, ball: "us" }, []).silence).toBeUndefined();
  expect(withLastSign({ ...LINE, state: "decided" }, []).silence).toBeUndefined();
});
