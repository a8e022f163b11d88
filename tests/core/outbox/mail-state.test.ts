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

  const ADDRESS = { isPermanent: true, isAddressWrong: true };
  const FOR_GOOD = { isPermanent: true };
  const LATER = { isPermanent: false };

  it.each<[command: string, response: string, start: string, verdict: object]>([
    ["RCPT TO", "550 5.1.1 no such user", "adresse refusée par le serveur", ADDRESS],
    ["RCPT TO", "550 no", "adresse refusée par le serveur", ADDRESS],
    ["RCPT TO", "553 5.1.3 bad syntax", "adresse refusée par le serveur", ADDRESS],
    ["RCPT TO", "550 5.2.1 mailbox disabled", "adresse refusée par le serveur", ADDRESS],
    ["RCPT TO", "550 5.7.1 listed as spam", "message refusé par le serveur", FOR_GOOD],
    ["RCPT TO", "552 5.3.4 message too big", "message refusé par le serveur", FOR_GOOD],
    ["MAIL FROM", "552 5.3.4 message too big", "message refusé par le serveur", FOR_GOOD],
    ["DATA", "554 5.7.1 spam", "message refusé par le serveur", FOR_GOOD],
    ["RCPT TO", "552 5.2.2 mailbox full", "boîte pleine, dit le serveur", LATER],
    ["RCPT TO", "550 5.2.2 over quota", "boîte pleine, dit le serveur", LATER],
    ["DATA", "552 exceeded storage", "boîte pleine, dit le serveur", LATER],
    ["MAIL FROM", "553 5.7.1 sender not yours", "expéditeur refusé par le serveur", LATER],
    ["RCPT TO", "450 4.2.1 busy", "le serveur d’envoi demande d’attendre", LATER],
    ["RCPT TO", "451 4.7.1 greylisted", "le serveur d’envoi demande d’attendre", LATER],
    ["DATA", "452 4.3.1 no space left", "le serveur d’envoi demande d’attendre", LATER],
    ["CONN", "554 no service here", "le serveur d’envoi ne prend rien pour l’instant", LATER],
    ["CONN", "421 shutting down", "le serveur d’envoi demande d’attendre", LATER],
  ])("at %s, « %s » reads « %s »", (command, response, start, verdict) => {
    const responseCode = Number(response.slice(0, 3));

    const failure = explainFailure(error({ code: "EPROTOCOL", command, responseCode, response }));

    expect(failure).toMatchObject({ sentence: `${start}${NBSP}: ${response}`, ...verdict });
    expect(failure.isAddressWrong ?? false).toBe(verdict === ADDRESS);
  });

  it.each<[string, Record<string, unknown>]>([
    ["MAIL FROM", { responseCode: 530, response: "530 authentication required", command: "MAIL FROM" }],
    ["RCPT TO", { responseCode: 554, response: "554 5.7.1 Relay access denied", command: "RCPT TO" }],
  ])("tries again, asking for a password, when the server does not know us at %s", (_command, facts) => {
    const failure = explainFailure(error(facts));

    expect(failure).toMatchObject({ isPermanent: false });
    expect(failure.sentence).toContain("mot de passe dans SMTP_URL");
  });

  it.each([
    ["nobody listens", { code: "ESOCKET", syscall: "connect" }, true],
    ["its name is unknown", { code: "EDNS" }, true],
    ["it does not speak TLS", { code: "ETLS" }, true],
    ["it turns the next one away", { code: "EPROTOCOL", command: "CONN", responseCode: 421 }, true],
    ["it cuts in the middle of a mail", { code: "ECONNECTION", command: "DATA" }, false],
    ["it asks to come back later for one", { command: "RCPT TO", responseCode: 451 }, false],
  ])("knows whether another mail would leave when %s", (_case, facts, isServerDown) => {
    expect(explainFailure(error(facts)).isServerDown ?? false).toBe(isServerDown);
  });

  it("tells nobody listening from a connection cut in the middle", () => {
    const refused = explainFailure(error({ code: "ESOCKET", syscall: "connect" }));
    const cut = explainFailure(error({ code: "ESOCKET", syscall: "read" }));

    expect(refused.sentence).toBe("le serveur d’envoi ne répond pas");
    expect(cut.sentence).toBe("la connexion au serveur d’envoi a été coupée");
  });

  it("knows an address that the mail library itself cannot write", () => {
    const recipient = Object.assign(new Error("Invalid recipient"), { code: "EENVELOPE", command: "API" });
    const sender = Object.assign(new Error("Invalid sender"), { code: "EENVELOPE", command: "API" });

    expect(explainFailure(recipient)).toMatchObject(ADDRESS);
    expect(explainFailure(sender)).toMatchObject({ isPermanent: false });
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
