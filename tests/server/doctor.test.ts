import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type MailServer, startMailServer } from "#tests/core/outbox/mail-server";
import { hasDovecot, startDovecot } from "#tests/support/dovecot";
import { readEnv } from "~/core/env.server";
import { examine, examineClock, examineNode, type Finding, findingLine } from "~/server/doctor.server";

const isHere = hasDovecot();

let dataDir = "";
let server: MailServer | undefined;

beforeEach(() => {
  dataDir = path.join(mkdtempSync(path.join(process.env.TESTS_DIR ?? os.tmpdir(), "doctor-")), "data");
});

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

describe("the doctor", { timeout: 60_000 }, () => {
  it("finds a machine for a demonstration well, and writes nothing", async () => {
    const findings = await examineWith({});
    expect(findings.filter(({ repair }) => repair)).toEqual([]);
    expect(findings.map(({ label }) => label)).toEqual([
      "Node",
      "Base",
      "Disque",
      "Courrier",
      "Boîte",
      "Offres d’emploi",
      "Adresse publique",
      "Clé",
      "Horloge",
    ]);
    expect(existsSync(dataDir)).toBe(false);
    expect(readdirSync(path.dirname(dataDir))).toEqual([]);
  });

  it("tells how to repair what a public server lacks", async () => {
    const repairs = await repairsWith({ HOST: "0.0.0.0", PUBLIC_URL: "http://accueil.exemple.fr" });
    expect(Object.keys(repairs)).toEqual(["Courrier", "Adresse publique", "Clé"]);
    expect(repairs["Adresse publique"]).toContain("https");
    expect(repairs.Courrier).toContain("SMTP_URL");
    expect(repairs.Clé).toContain("SECRET_KEY");
  });

  it("asks for a public address when others reach the site", async () => {
    expect((await repairsWith({ HOST: "0.0.0.0", DEMO: "1" }))["Adresse publique"]).toContain("PUBLIC_URL");
  });

  it("refuses a short key", async () => {
    expect((await repairsWith({ SECRET_KEY: "courte" })).Clé).toContain("32 caractères");
  });

  it("greets the mail server, and tells one that does not answer", async () => {
    server = await startMailServer();
    const SMTP_URL = server.url;
    expect(await repairsWith({ SMTP_URL })).toEqual({});
    await server.stop();
    server = undefined;
    expect((await repairsWith({ SMTP_URL })).Courrier).toContain("Vérifiez SMTP_URL");
  });

  it.skipIf(!isHere)("opens the mailbox, and tells one that refuses us", async () => {
    const dovecot = await startDovecot();
    const findings = await examineWith({ IMAP_URL: dovecot.url() });
    expect(findings.find(({ label }) => label === "Boîte")?.detail).toContain("/INBOX s’ouvre (0 mail)");
    const repairs = await repairsWith({ IMAP_URL: dovecot.url({ password: "autre" }) });
    expect(repairs.Boîte).toContain("Vérifiez IMAP_URL");
    await dovecot.remove();
  });

  it("says first that the data folder cannot be written to", async () => {
    const findings = await examineWith({ DATA_DIR: "/proc/nope" });
    const faults = findings.filter(({ repair }) => repair?.includes("le droit d’écrire dans /proc"));
    expect(faults.map(({ label }) => label)).toEqual(["Base", "Disque", "Clé"]);
  });

  it("says of a key and a folder not there yet that they will be made", async () => {
    const lines = (await examineWith({})).map(findingLine).join("\n");
    expect(lines).toContain(`sera créée dans ${path.join(dataDir, "secret.key")}`);
    expect(lines).toContain(`${dataDir}, qui sera créé`);
  });

  it("tells a MongoDB server that does not answer", async () => {
    const repairs = await repairsWith({ MONGODB_URI: "mongodb://127.0.0.1:1/conciergerie" });
    expect(repairs.Base).toContain("Vérifiez l’adresse");
  });
});

describe("findings", () => {
  it("refuse a Node older than 20.19", () => {
    expect(examineNode("20.18.3").repair).toContain("Node 20.19");
    for (const version of ["20.19.0", "22.1.0", "24.0.0"])
      expect(examineNode(version).repair).toBeUndefined();
  });

  it("notice a clock that was never set", () => {
    expect(examineClock(new Date("1970-01-02T00:00:00Z")).repair).toContain("à l’heure");
    expect(examineClock(new Date("2026-11-02T08:30:00Z"))).toMatchObject({ repair: undefined });
  });

  it("say the day and the hour of Paris once", () => {
    const { detail } = examineClock(new Date("2026-11-02T08:30:00Z"));
    expect(detail).toMatch(/^2\u00A0novembre 2026 à 9.h.30 à Paris /);
  });

  it("are one line each, the repair below", () => {
    expect(findingLine({ label: "Node", detail: "22.1.0" })).toBe("✓ Node : 22.1.0");
    expect(findingLine({ label: "Node", detail: "18.0.0", repair: "Installez Node 22." })).toBe(
      "✗ Node : 18.0.0\n    Installez Node 22.",
    );
  });
});

function examineWith(environment: Record<string, string>): Promise<Finding[]> {
  return examine(readEnv({ DATA_DIR: dataDir, ...environment }));
}

async function repairsWith(environment: Record<string, string>): Promise<Record<string, string>> {
  const findings = await examineWith(environment);
  return Object.fromEntries(findings.flatMap(({ label, repair }) => (repair ? [[label, repair]] : [])));
}
