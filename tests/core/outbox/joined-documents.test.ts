import { describe, expect, it } from "vitest";
import { Document } from "#models/document";
import { createUser } from "#tests/factories/accounts";
import { visit } from "#tests/support/public-site";
import { advanceClock, now } from "~/core/clock.server";
import { storeFile } from "~/core/files.server";
import { newId } from "~/core/ids.server";
import { linkToken } from "~/core/links.server";
import { deliverDueMails } from "~/core/outbox/deliver.server";
import { encodedLength, MOST_ATTACHED_BYTES } from "~/core/outbox/joined-documents.server";
import { mailPage } from "~/core/outbox/outbox-page.server";
import { renderMail } from "~/core/outbox/render.server";
import { safeFileName } from "~/core/outbox/transport.server";
import { loader as fileLoader } from "~/routes/_public.piece-jointe.$token_.fichier";
import { mailServerOfEachTest } from "./mail-server";
import { reread, storeMail } from "./stored-mail";

const DAY = 86_400_000;
const PDF = Buffer.from("%PDF-1.7\n1 0 obj\n");
const REPLY = {
  template: "reply",
  params: { subject: "Votre bail", text: "Bonjour Clara,", senderName: "Jeanne Vidal" },
};

const server = mailServerOfEachTest();

describe("papers light enough together", () => {
  it("are attached under their name, with the type found in their content", async () => {
    const documentIds = [await keep("bail signé.pdf"), await keep("plan.pdf")];
    await storeMail({ ...REPLY, documentIds });

    await deliverDueMails(1);

    const raw = server().received[0]?.raw ?? "";
    expect(raw.match(/^Content-Type: application\/pdf/gm)).toHaveLength(2);
    expect(raw).toContain("filename=plan.pdf");
    expect(raw).toMatch(/filename\*0\*=utf-8''bail%20sign%C3%A9\.pdf/i);
    expect(raw).toContain(PDF.toString("base64"));
    expect(raw).not.toContain("piece-jointe");
  });

  it("are listed in the outbox", async () => {
    const mail = await storeMail({ ...REPLY, documentIds: [await keep("bail.pdf")] });

    const { view } = await mailPage(await createUser(), mail._id, null);

    expect(view.facts).toContainEqual({ term: "Pièces jointes", value: "bail.pdf (1\u00a0Ko)" });
  });

  it("have a name which is no path, and which reads as it is written", () => {
    expect(safeFileName("../../etc/passwd\r\nX: y.pdf")).toBe(".. .. etc passwd X y.pdf");
    expect(safeFileName("facture\u202Efdp.exe")).toBe("facture fdp.exe");
    expect(safeFileName("\u0000/")).toBe("document");
  });

  it("are weighed as they are written in a mail", () => {
    const line = Buffer.alloc(57).toString("base64");
    expect(encodedLength(57)).toBe(`${line}\r\n`.length);
    expect(encodedLength(MOST_ATTACHED_BYTES)).toBeGreaterThan(MOST_ATTACHED_BYTES * 1.33);
  });
});

describe("papers too heavy together", () => {
  it("are all left out, and each has its link in both versions of the letter", async () => {
    const documentIds = [await keep("bail.pdf"), await keep("plans.pdf", { bytes: 4_000_000 })];
    const mail = await storeMail({ ...REPLY, documentIds });

    await deliverDueMails(1);

    const { html, text: plain, linked } = await renderMail(mail, { forDisplay: false });
    expect(server().received[0]?.raw).not.toContain("application/pdf");
    expect(html.match(/href="[^"]+\/piece-jointe\/[^"]+"/g)).toHaveLength(2);
    expect(plain).toMatch(/trop lourds pour un mail.+30 jours/s);
    expect(plain).toMatch(/plans\.pdf https?:\S+\/piece-jointe\/\S+ \(3,8\u00a0Mo\)/);
    expect(linked.map(({ name }) => name)).toEqual(["bail.pdf", "plans.pdf"]);
  });

  it("hide their links from the team", async () => {
    const documentIds = [await keep("plans.pdf", { bytes: 6_000_000 })];
    const { html } = await renderMail(await storeMail({ ...REPLY, documentIds }), { forDisplay: true });

    expect(html).toContain("/piece-jointe/•••");
  });

  it("are told in the singular when there is one", async () => {
    const documentIds = [await keep("plans.pdf", { bytes: 6_000_000 })];
    const { text: plain } = await renderMail(await storeMail({ ...REPLY, documentIds }), {
      forDisplay: false,
    });

    expect(plain).toMatch(/Le document est trop lourd pour un mail.+ce lien, pendant 30 jours/s);
  });
});

describe("a paper that is no longer there", () => {
  it.each([
    ["withdrawn", { deletedAt: new Date() }],
    ["past its last day", { keptUntil: "2026-01-01" }],
  ])("keeps the letter from leaving when %s, and is named", async (_why, values) => {
    const documentIds = [await keep("plan.pdf"), await keep("bail.pdf", values)];
    const mail = await storeMail({ ...REPLY, documentIds });

    await deliverDueMails(1);

    expect(server().received).toEqual([]);
    expect(await reread(mail)).toMatchObject({ state: "failed", isPermanentError: true });
    expect((await reread(mail)).lastError).toMatch(/^«\u00a0bail\.pdf\u00a0» n’est plus disponible\u00a0:/);
    const { view } = await mailPage(await createUser(), mail._id, null);
    expect(view.facts).toContainEqual({ term: "Plus disponibles", value: "bail.pdf" });
  });
});

describe("the link of a paper", () => {
  it("shows what it is and gives it, without a script, to no index", async () => {
    const token = await tokenOf(await keep("bail.pdf"));

    const page = await visit(`/piece-jointe/${token}`);
    const file = await take(token);

    expect(page.html).toMatch(/bail\.pdf.+PDF, 1\u00a0Ko/s);
    expect(page.html).toContain(`href="/piece-jointe/${token}/fichier"`);
    expect(page.html).toContain("11\u00a0juin 2026");
    expect(await file.text()).toBe(PDF.toString());
    expect(Object.fromEntries(file.headers)).toMatchObject({
      "content-type": "application/pdf",
      "x-robots-tag": "noindex",
      "cache-control": "no-store",
    });
    expect(file.headers.get("Content-Disposition")).toMatch(/^attachment;/);
  });

  it("ends after 30 days", async () => {
    const token = await tokenOf(await keep("bail.pdf"));
    advanceClock(30 * DAY);
    expect((await visit(`/piece-jointe/${token}`)).status).toBe(200);

    advanceClock(DAY);

    expect(await statusesOf(token)).toEqual([404, 404]);
  });

  it("ends with the paper: withdrawn, or past its last day", async () => {
    const token = await tokenOf(await keep("bail.pdf"));
    await Document.updateOne({}, { $set: { deletedAt: now() } });
    expect(await statusesOf(token)).toEqual([404, 404]);
    await Document.updateOne({}, { $unset: { deletedAt: 1 }, $set: { keptUntil: "2026-05-11" } });

    expect(await statusesOf(token)).toEqual([404, 404]);
  });

  it("opens nothing of a letter called back, of another place, or guessed", async () => {
    const documentId = await keep("bail.pdf");
    const cancelled = await tokenOf(documentId, "cancelled");
    const { _id: id } = await storeMail({
      ...REPLY,
      documentIds: [documentId],
      state: "sent",
      sentAt: now(),
    });
    const beyond = linkToken({ purpose: "document", id, version: 1 });
    const otherPurpose = linkToken({ purpose: "tracking", id, version: 0 });

    for (const token of [cancelled, beyond, otherPurpose, "x"]) {
      expect(await statusesOf(token)).toEqual([404, 404]);
    }
  });
});

async function keep(name: string, values: Record<string, unknown> = {}): Promise<string> {
  const _id = newId();
  await storeFile(_id, PDF);
  await Document.collection.insertOne({
    _id,
    ...{ householdId: newId(), track: "family", name, type: "pdf", bytes: PDF.length, purpose: "housing" },
    ...{ keptUntil: "2026-12-31", addedBy: null, addedAt: now(), version: 1, pendingEffects: [] },
    ...values,
  } as never);
  return _id;
}

async function tokenOf(documentId: string, state: "sent" | "cancelled" = "sent"): Promise<string> {
  const { _id: id } = await storeMail({ ...REPLY, documentIds: [documentId], state, sentAt: now() });
  return linkToken({ purpose: "document", id, version: 0 });
}

async function take(token: string): Promise<Response> {
  const request = new Request(`http://127.0.0.1:3000/piece-jointe/${token}/fichier`);
  return await fileLoader({ request, params: { token }, context: {} }).catch((refusal) => {
    if (refusal instanceof Response) return refusal;
    throw refusal;
  });
}

/** Of the page, then of the file. */
async function statusesOf(token: string): Promise<number[]> {
  return [(await visit(`/piece-jointe/${token}`)).status, (await take(token)).status];
}
