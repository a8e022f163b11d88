import { describe, expect, it } from "vitest";
import { explainFailure } from "~/core/outbox/failure";
import { isRetryable, mailStanding, mailStateLabel } from "~/core/outbox/mail-state";
import { MAIL_STATES } from "~/vocabulary/mails";
import { NBSP } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

const NOW = new Date("2026-10-09T18:00:00+02:00");
const at = (moment: string) => new Date(moment);
const waiting = { state: "waiting", dueAt: NOW, attempts: 0 } as const;

describe("where a mail stands", () => {
  it.each([
    ["partira dans un instant", at("2026-10-09T18:00:10+02:00")],
    [`partira à 18${NBSP}h${NBSP}30`, at("2026-10-09T18:30:00+02:00")],
    [`partira lundi 8${NBSP}h`, at("2026-10-12T08:00:00+02:00")],
    [`partira lundi 19\u00A0octobre à 8${NBSP}h`, at("2026-10-19T08:00:00+02:00")],
  ])("says « %s »", (label, dueAt) => {
    expect(mailStateLabel({ ...waiting, dueAt }, NOW, true)).toBe(label);
  });

  it("says why nothing leaves without a mail server", () => {
    expect(mailStateLabel(waiting, NOW, false)).toBe(`en attente${NBSP}: aucun serveur d’envoi (SMTP_URL)`);
    expect(mailStateLabel(waiting, NOW, true)).toBe("en attente");
  });

  it("says when it is tried again, and why it was not taken", () => {
    const dueAt = at("2026-10-09T18:15:00+02:00");
    const mail = { ...waiting, dueAt, attempts: 2, lastError: "le serveur d’envoi ne répond pas" };

    expect(mailStanding(mail, NOW, true)).toEqual({
      label: `nouvel essai à 18${NBSP}h${NBSP}15`,
      reason: "le serveur d’envoi ne répond pas",
      tone: "waiting",
    });
  });

  it("says why it failed", () => {
    const mail = { ...waiting, state: "failed", attempts: 1, lastError: "adresse refusée" } as const;

    expect(mailStateLabel(mail, NOW, true)).toBe(`échec${NBSP}: adresse refusée`);
  });

  it("says when it left", () => {
    const mail = { ...waiting, state: "demo", sentAt: at("2026-10-09T14:30:00+02:00") } as const;

    expect(mailStateLabel(mail, NOW, true)).toBe(
      `distribué (démonstration) vendredi 9\u00A0octobre à 14${NBSP}h${NBSP}30`,
    );
  });

  it("has words and a tone for every state", () => {
    for (const state of valuesOf(MAIL_STATES)) {
      const { label, tone } = mailStanding({ ...waiting, state }, NOW, true);
      expect(label).not.toBe("");
      expect(tone).toMatch(/^(waiting|done|late|neutral)$/);
    }
  });

  it("offers another try only to what failed at least once", () => {
    const retryable = valuesOf(MAIL_STATES).filter((state) => isRetryable({ ...waiting, state }));

    expect(retryable).toEqual(["failed"]);
    expect(isRetryable({ ...waiting, attempts: 1 })).toBe(true);
  });
});

describe("why a mail did not leave", () => {
  const error = (facts: Record<string, unknown>) => Object.assign(new Error("failure"), facts);

  it("never gives up because of our own password", () => {
    const failure = explainFailure(error({ code: "EAUTH", responseCode: 535, response: "535 bad login" }));

    expect(failure.isPermanent).toBe(false);
    expect(failure.sentence).toContain("mot de passe de SMTP_URL");
  });

  it.each([
    ["RCPT TO", "adresse refusée par le serveur"],
    ["MAIL FROM", "expéditeur refusé par le serveur"],
    ["DATA", "message refusé par le serveur"],
  ])("tells a refusal at %s from the others", (command, start) => {
    const failure = explainFailure(
      error({ code: "EENVELOPE", command, responseCode: 550, response: "550 no" }),
    );

    expect(failure).toEqual({ sentence: `${start}${NBSP}: 550 no`, isPermanent: true });
  });

  it("keeps a long answer short and on one line", () => {
    const response = `554 ${"spam\r\n".repeat(100)}`;
    const { sentence } = explainFailure(error({ command: "DATA", responseCode: 554, response }));

    expect(sentence.length).toBeLessThan(250);
    expect(sentence).not.toMatch(/[\r\n]/);
  });

  it("tries again after what it does not know", () => {
    expect(explainFailure("boom").isPermanent).toBe(false);
    expect(explainFailure(error({ code: "ECONNREFUSED" })).isPermanent).toBe(false);
  });
});
