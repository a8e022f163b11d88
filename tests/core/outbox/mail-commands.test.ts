import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { now, setClock } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { deliverDueMails } from "~/core/outbox/deliver.server";
import { cancelMail, retryMail } from "~/core/outbox/mail-commands.server";
import { JEANNE, reread, storeMail, storeSettings } from "./stored-mail";

const TUESDAY = new Date("2026-10-06T10:00:00+02:00");
const SATURDAY = new Date("2026-10-10T10:00:00+02:00");

beforeEach(async () => {
  setClock(TUESDAY);
  await storeSettings({ isDemo: true });
});

afterEach(() => setClock(undefined));

describe("cancelling", () => {
  it("calls back a mail during its 10 seconds, and leaves a trace", async () => {
    const mail = await storeMail({ dueAt: new Date(TUESDAY.getTime() + 10_000) });

    await cancelMail(JEANNE, mail._id);
    setClock(new Date(TUESDAY.getTime() + 60_000));
    await deliverDueMails(10);

    expect((await reread(mail)).state).toBe("cancelled");
    expect(await AuditEvent.findOne({ action: "mail.cancelled" }).lean()).toMatchObject({
      actorId: JEANNE.id,
      subject: { type: "Mail", id: mail._id },
    });
  });

  it.each([
    ["already sent", { state: "sent" } as const, "déjà parti"],
    ["delivered in a demonstration", { state: "demo" } as const, "déjà parti"],
    ["being sent", { lockedUntil: new Date(Date.now() + 600_000) }, "en train de partir"],
    ["failed", { state: "failed" } as const, "n’est pas en attente"],
    ["already cancelled", { state: "cancelled" } as const, "n’est pas en attente"],
  ])("refuses a mail %s", async (_title, values, sentence) => {
    const mail = await storeMail(values);

    await expect(cancelMail(JEANNE, mail._id)).rejects.toThrow(sentence);
    await expect(cancelMail(JEANNE, mail._id)).rejects.toBeInstanceOf(UserFacingError);
    expect(await AuditEvent.countDocuments()).toBe(0);
  });

  it("refuses a mail that does not exist", async () => {
    await expect(cancelMail(JEANNE, newId())).rejects.toBeInstanceOf(UserFacingError);
  });
});

describe("retrying", () => {
  it("sends again a mail that failed, from its first attempt, and leaves a trace", async () => {
    const mail = await storeMail({ state: "failed", attempts: 53, lastError: "x", isPermanentError: true });

    await retryMail(JEANNE, mail._id);

    const waiting = await reread(mail);
    expect(waiting).toMatchObject({ state: "waiting", attempts: 0 });
    expect(waiting.lastError).toBeUndefined();
    expect(waiting.dueAt.getTime()).toBeLessThanOrEqual(now().getTime());
    expect(await AuditEvent.countDocuments({ action: "mail.retried", actorId: JEANNE.id })).toBe(1);
  });

  it("does not wait for the next attempt", async () => {
    const mail = await storeMail({ attempts: 3, dueAt: new Date(TUESDAY.getTime() + 3_600_000) });

    await retryMail(JEANNE, mail._id);
    await deliverDueMails(10);

    expect((await reread(mail)).state).toBe("demo");
  });

  it("keeps office hours for what we start", async () => {
    setClock(SATURDAY);
    const mail = await storeMail({ state: "failed", mailClass: "bureau" });

    await retryMail(JEANNE, mail._id);

    expect((await reread(mail)).dueAt).toEqual(new Date("2026-10-12T08:00:00+02:00"));
  });

  it.each([
    ["sent", { state: "sent" } as const],
    ["cancelled", { state: "cancelled" } as const],
    ["waiting for its first attempt", {}],
    ["being sent", { attempts: 1, lockedUntil: new Date(Date.now() + 600_000) }],
  ])("refuses a mail %s", async (_title, values) => {
    const mail = await storeMail(values);

    await expect(retryMail(JEANNE, mail._id)).rejects.toThrow("rien à relancer");
    expect((await reread(mail)).state).toBe(mail.state);
    expect(await AuditEvent.countDocuments()).toBe(0);
  });
});
