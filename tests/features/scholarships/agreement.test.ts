import { beforeEach, describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Document } from "#models/document";
import { Entry } from "#models/entry";
import { Programme } from "#models/programme";
import { Scholarship } from "#models/scholarship";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import {
  createGranted,
  createSentAgreement,
  PARTIES,
  signAs,
  signatoryOf,
  signatureToken,
  textOf,
} from "#tests/factories/agreements";
import { countAudited, mailsOf } from "#tests/factories/files";
import { scholarshipOf } from "#tests/factories/scholarships";
import type { User } from "~/core/auth/actor";
import { now, setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import {
  amendAgreement,
  changeSignatories,
  makeAgreement,
  redrawAgreement,
  sendAgreement,
} from "~/features/scholarships/agreement.commands.server";
import { saveAgreementModel } from "~/features/scholarships/agreement-templates.commands.server";
import { evidenceOf } from "~/features/scholarships/evidence-lines.server";
import { listScholarshipPapers } from "~/features/scholarships/scholarship-documents.queries.server";
import { declineByLink, signByLink } from "~/features/scholarships/signature.commands.server";
import { remindSignatories } from "~/features/scholarships/signature-reminders.commands.server";
import { textHashOf, validSignatures } from "~/features/scholarships/signature-seal.server";
import {
  recordPaperSignature,
  resendLink,
  takeBackPaperSignature,
} from "~/features/scholarships/signature-team.commands.server";

const [BENEFICIARY, DEPARTMENT, FACULTY] = ["Élodie Caron", "Anne Roques", "Paul Vidal"];
const PDF = { name: "signee.pdf", size: 9, bytes: Buffer.from("%PDF-1.7\n") };

let user: User;

beforeEach(async () => {
  user = await createUser();
});

describe("writing the agreement", () => {
  it("fills the model from the frozen terms, in French, with its hash", async () => {
    const id = await createGranted(user);
    await makeAgreement(user, id, PARTIES);

    const text = await textOf(id);
    const words = text.paragraphs.map((one) => one.text).join("\n");
    expect(words).toContain("Élodie Caron");
    expect(words).toContain("1ʳᵉ année d’internat\u00A0: 800\u00A0€ par mois");
    expect(words).toContain("1\u202F600\u00A0€ par mois");
    expect(words).toContain("du 1ᵉʳ\u00A0mars 2026 (acte n°\u00A02026-41)");
    expect(words).not.toMatch(/[{}]|undefined| [:;»]/);
    expect(text).toMatchObject({ version: 1, templateVersion: 0, textHash: textHashOf(text) });
    expect(await AuditEvent.exists({ action: "scholarship.agreement-made" })).not.toBeNull();
  });

  it("keeps its words whatever becomes of the programme and of the model", async () => {
    const id = await createGranted(user);
    await makeAgreement(user, id, PARTIES);
    const before = await textOf(id);
    await Programme.updateMany({}, { $set: { "versions.$[].amounts": [], name: "Autre" } });
    const words = { title: "Autre", paragraphs: [{ text: "Pour {bénéficiaire}." }] };
    await saveAgreementModel(user, 0, words);

    expect(await textOf(id)).toEqual(before);
    await redrawAgreement(user, id, { from: 1, reason: "le modèle a changé" });
    expect(await textOf(id)).toMatchObject({
      ...{ version: 2, templateVersion: 1 },
      paragraphs: [{ text: "Pour Élodie Caron." }],
    });
  });

  it("refuses before the scholarship is granted, a second time, and without another party", async () => {
    const id = await createGranted(user);
    await Scholarship.updateOne({ _id: id }, { $set: { stage: "panel" } });
    await expect(makeAgreement(user, id, PARTIES)).rejects.toThrow("une fois la bourse accordée");
    await Scholarship.updateOne({ _id: id }, { $set: { stage: "agreement" } });
    await expect(makeAgreement(user, id, PARTIES.slice(0, 1))).rejects.toThrow("une autre partie");
    await expect(makeAgreement(user, id, PARTIES.slice(1))).rejects.toThrow("bénéficiaire");
    await makeAgreement(user, id, PARTIES);
    await expect(makeAgreement(user, id, PARTIES)).rejects.toThrow("déjà établi");
  });
});

describe("signing", () => {
  it("asks each rank once the one before has signed, and tells everybody at the end", async () => {
    const id = await createSentAgreement(user);
    expect((await mailsOf("signature-request")).map(({ to }) => to)).toEqual(["caron@internes.example"]);
    await signAs(id, BENEFICIARY ?? "");
    expect((await mailsOf("signature-request")).map(({ to }) => to)).toEqual([
      ...["caron@internes.example", "anne@lot.example", "paul@fac.example"],
    ]);
    await Promise.all([signAs(id, DEPARTMENT ?? ""), signAs(id, FACULTY ?? "")]);

    const scholarship = await scholarshipOf(id);
    expect(scholarship).toMatchObject({ stage: "paying", signedAt: expect.any(Date) });
    expect(scholarship.signatureReminderAt).toBeUndefined();
    expect(validSignatures(scholarship)).toHaveLength(3);
    expect(await mailsOf("signature-receipt")).toHaveLength(3);
    expect(await mailsOf("agreement-signed")).toHaveLength(3);
    expect(
      await Entry.exists({ text: /signée par toutes les parties/, track: "professional" }),
    ).not.toBeNull();
    const audits = await AuditEvent.find({ "subject.id": id }).lean();
    expect(audits.map(({ action }) => action)).toContain("scholarship.agreement-signed");
    expect(JSON.stringify(audits)).not.toContain("@");
  });

  it("counts a signature given twice once", async () => {
    const id = await createSentAgreement(user);
    const token = await signatureToken(id, BENEFICIARY ?? "");
    const said = { version: 1, typedName: "Elodie CARON" };
    await Promise.all([signByLink(token, said), signByLink(token, said)]);
    await signByLink(token, said);
    expect(await mailsOf("signature-receipt")).toHaveLength(1);
  });

  it("refuses the name of somebody else, and a person who is not asked yet", async () => {
    const id = await createSentAgreement(user);
    const token = await signatureToken(id, BENEFICIARY ?? "");
    await expect(signByLink(token, { version: 1, typedName: "Jean Dupont" })).rejects.toThrow("Élodie Caron");
    const early = await signatureToken(id, DEPARTMENT ?? "");
    await expect(signByLink(early, { version: 1, typedName: "Anne Roques" })).rejects.toThrow(
      "n’attend plus",
    );
  });

  it("stops at somebody who declines, and tells whoever follows the file", async () => {
    const id = await createSentAgreement(user);
    const token = await signatureToken(id, BENEFICIARY ?? "");
    await declineByLink(token, { version: 1, reason: "le lieu n’est pas le bon" });
    expect(await signatoryOf(id, BENEFICIARY ?? "")).toMatchObject({ state: "declined" });
    expect(await mailsOf("signature-request")).toHaveLength(1);
    expect(await Entry.exists({ text: /ne signe pas/ })).not.toBeNull();
    await expect(signByLink(token, { version: 1, typedName: BENEFICIARY ?? "" })).rejects.toThrow(
      "n’attend plus",
    );
  });

  it("takes a paper with its day, and keeps its scan in the file", async () => {
    const id = await createSentAgreement(user);
    const { id: signatoryId } = await signatoryOf(id, BENEFICIARY ?? "");
    const paper = { from: 1, signatoryId, signedOn: "2026-05-12" };
    await expect(recordPaperSignature(user, id, paper, [])).rejects.toThrow("page signée");
    await expect(recordPaperSignature(user, id, { ...paper, signedOn: "2026-05-01" }, [PDF])).rejects.toThrow(
      "précède le texte",
    );
    await recordPaperSignature(user, id, paper, [PDF]);
    const signed = await signatoryOf(id, BENEFICIARY ?? "");
    expect(signed).toMatchObject({ state: "signed", evidence: { means: "paper", signedOn: "2026-05-12" } });
    expect(await Document.findById(signed.documentId).lean()).toMatchObject({
      ...{ purpose: "agreement", track: "professional" },
    });
    expect(validSignatures(await scholarshipOf(id))).toHaveLength(1);
  });

  it("on paper asks nobody else before the text is sent, then those whose turn has come", async () => {
    const id = await createGranted(user);
    await makeAgreement(user, id, PARTIES);
    const { id: signatoryId } = await signatoryOf(id, BENEFICIARY ?? "");
    await recordPaperSignature(user, id, { from: 1, signatoryId, signedOn: "2026-05-12" }, [PDF]);
    expect((await textOf(id)).signatories.some(({ askedAt }) => askedAt)).toBe(false);
    await sendAgreement(user, id, 1);
    await settle();
    expect(await mailsOf("signature-request")).toHaveLength(2);
  });
});

describe("a paper signature noted by mistake", () => {
  const reason = "la page est celle du doyen";
  let id: string;

  beforeEach(async () => {
    id = await createSentAgreement(user);
    await notePaper(BENEFICIARY);
  });

  it("is taken back: the person is asked again by the same link, and those after them wait for their turn", async () => {
    const link = await signatureToken(id, BENEFICIARY ?? "");
    const early = await signatureToken(id, DEPARTMENT ?? "");
    await takeBack(BENEFICIARY);

    expect((await scholarshipOf(id)).signatureReminderAt).toBeInstanceOf(Date);
    expect(
      (await textOf(id)).signatories.map(({ state, askedAt }) => [state, askedAt !== undefined]),
    ).toEqual([
      ...[
        ["waiting", true],
        ["waiting", false],
        ["waiting", false],
      ],
    ]);
    expect(await signatoryOf(id, BENEFICIARY ?? "")).not.toHaveProperty("evidence");
    expect((await mailsOf("signature-request")).at(-1)?.to).toBe("caron@internes.example");
    await expect(signByLink(early, { version: 1, typedName: DEPARTMENT ?? "" })).rejects.toThrow(
      "n’attend plus",
    );
    await signByLink(link, { version: 1, typedName: BENEFICIARY ?? "" });
    await signByLink(early, { version: 1, typedName: DEPARTMENT ?? "" });
    expect(validSignatures(await scholarshipOf(id))).toHaveLength(2);
    expect(await countAudited("scholarship.signature-taken-back", id)).toBe(1);
  });

  it("stays in the evidence of its text with its scan and its seal, who took it back and why", async () => {
    const { documentId } = await signatoryOf(id, BENEFICIARY ?? "");
    await takeBack(BENEFICIARY);
    await signAs(id, BENEFICIARY ?? "");
    await amendAgreement(user, id, { from: 1, place: 0, text: "Autre.", reason: "montant corrigé" });

    const scholarship = await scholarshipOf(id);
    const lines = evidenceOf(scholarship).at(-1)?.lines ?? [];
    expect(lines.map(({ state, seal }) => [state, seal?.isGenuine])).toEqual([
      ["annulée, le texte a changé", true],
      ["notée par erreur, annulée", true],
      ["demandée, jamais donnée", undefined],
      ["demandée, jamais donnée", undefined],
    ]);
    expect(lines[1]?.facts.at(-1)).toMatch(new RegExp(`Annulée .* par ${user.name}.*${reason}`));
    expect(await listScholarshipPapers([scholarship.candidateId])).toContain(documentId);
    expect(await Document.exists({ _id: documentId, deletedAt: { $exists: false } })).not.toBeNull();
  });

  it("binds once all have signed; neither a link nor a mistake already mended is taken back", async () => {
    await takeBack(BENEFICIARY);
    await expect(takeBack(BENEFICIARY)).rejects.toThrow("n’est plus notée");
    await signAs(id, BENEFICIARY ?? "");
    await expect(takeBack(BENEFICIARY)).rejects.toThrow("n’est plus notée");
    for (const name of [DEPARTMENT, FACULTY]) await notePaper(name);
    await expect(takeBack(FACULTY)).rejects.toThrow("elle ne change plus");
  });

  async function notePaper(name = ""): Promise<void> {
    const { id: signatoryId } = await signatoryOf(id, name);
    await recordPaperSignature(user, id, { from: 1, signatoryId, signedOn: "2026-05-12" }, [PDF]);
  }

  async function takeBack(name = ""): Promise<void> {
    const { id: signatoryId } = await signatoryOf(id, name);
    await takeBackPaperSignature(user, id, { from: 1, signatoryId, reason });
  }
});

describe("a change", () => {
  const reason = "le montant de la troisième année est corrigé";

  it("cancels what was signed, keeps why, replaces every link and asks everybody again", async () => {
    const id = await createSentAgreement(user);
    await signAs(id, BENEFICIARY ?? "");
    await signAs(id, DEPARTMENT ?? "");
    const old = await signatureToken(id, FACULTY ?? "");
    await amendAgreement(user, id, { from: 1, place: 0, text: "Tout autre texte.", reason });

    const { agreements } = await scholarshipOf(id);
    expect(agreements.map(({ version, changeReason }) => [version, changeReason])).toEqual([
      [1, undefined],
      [2, reason],
    ]);
    expect(agreements[0]?.signatories.map(({ state }) => state)).toEqual([
      ...["cancelled", "cancelled", "cancelled"],
    ]);
    expect(agreements[0]?.signatories.map(({ evidence }) => evidence !== undefined)).toEqual([
      ...[true, true, false],
    ]);
    expect(agreements[1]?.signatories.map(({ state, linkVersion }) => [state, linkVersion])).toEqual([
      ...[
        ["waiting", 2],
        ["waiting", 2],
        ["waiting", 2],
      ],
    ]);
    await expect(signByLink(old, { version: 1, typedName: FACULTY ?? "" })).rejects.toThrow(
      "Le texte a changé",
    );
    const asked = (await mailsOf("signature-request")).at(-1);
    expect(asked).toMatchObject({ to: "caron@internes.example", params: { changeReason: reason } });
    expect(await Entry.exists({ text: /2 signatures annulées/ })).not.toBeNull();
  });

  it("is refused once a colleague changed the text, once all have signed, and with a blank", async () => {
    const id = await createSentAgreement(user);
    const amendment = { from: 1, place: 0, text: "Autre.", reason };
    await expect(amendAgreement(user, id, { ...amendment, text: "{montants}" })).rejects.toThrow("accolade");
    await amendAgreement(user, id, amendment);
    await expect(amendAgreement(user, id, amendment)).rejects.toThrow("a changé depuis");
    for (const name of [BENEFICIARY, DEPARTMENT, FACULTY]) await signAs(id, name ?? "");
    await expect(amendAgreement(user, id, { ...amendment, from: 2 })).rejects.toThrow("ne change plus");
  });

  it("of the people who sign is one too; of an address alone, it replaces one link and keeps the signatures", async () => {
    const id = await createSentAgreement(user);
    await signAs(id, BENEFICIARY ?? "");
    const old = await signatureToken(id, FACULTY ?? "");
    const now = (await textOf(id)).signatories;
    const moved = now.map((one) => (one.name === FACULTY ? { ...one, email: "neuf@fac.example" } : one));
    await changeSignatories(user, id, { from: 1, signatories: moved, reason });
    expect((await textOf(id)).signatories.map(({ state, linkVersion }) => [state, linkVersion])).toEqual([
      ...[
        ["signed", 1],
        ["waiting", 1],
        ["waiting", 2],
      ],
    ]);
    expect((await mailsOf("signature-request")).at(-1)?.to).toBe("neuf@fac.example");
    await expect(signByLink(old, { version: 1, typedName: FACULTY ?? "" })).rejects.toThrow(
      "Le texte a changé",
    );
    const fewer = moved.filter(({ name }) => name !== FACULTY);
    await changeSignatories(user, id, { from: 1, signatories: fewer, reason });
    expect(await textOf(id)).toMatchObject({ version: 2, signatories: [{ state: "waiting" }, {}] });
  });

  it("at the second somebody signs lets one of the two in, and never a signature of another text", async () => {
    const id = await createSentAgreement(user);
    const token = await signatureToken(id, BENEFICIARY ?? "");
    const signing = signByLink(token, { version: 1, typedName: BENEFICIARY ?? "" });
    const changing = amendAgreement(user, id, { from: 1, place: 0, text: "Autre.", reason });
    const [signed, changed] = await Promise.allSettled([signing, changing]);
    expect(changed.status).toBe("fulfilled");
    if (signed.status === "rejected") expect(String(signed.reason)).toContain("Le texte a changé");
    const scholarship = await scholarshipOf(id);
    expect(scholarship.agreements).toHaveLength(2);
    expect(validSignatures(scholarship)).toHaveLength(0);
  });
});

describe("silence", () => {
  it("is answered by one mail, then by a call to make, then by nothing; a signature closes the call", async () => {
    const id = await createSentAgreement(user);
    const day = 24 * 3600 * 1000;
    const later = (days: number) => setClock(new Date(now().getTime() + days * day));
    expect(await remindSignatories(10)).toBe(0);
    later(8);
    await remindSignatories(10);
    expect(await mailsOf("signature-reminder")).toHaveLength(1);
    later(21);
    await remindSignatories(10);
    await settle();
    const calls = { label: /appeler Élodie Caron/ };
    expect((await Task.find(calls).lean()).map(({ state, track }) => [state, track])).toEqual([
      ["open", "professional"],
    ]);
    later(90);
    expect(await remindSignatories(10)).toBe(0);
    expect(await mailsOf("signature-reminder")).toHaveLength(1);
    await signAs(id, BENEFICIARY ?? "");
    await settle();
    expect((await Task.find(calls).lean()).map(({ state }) => state)).toEqual(["done"]);
  });

  it("may be answered sooner: the link is sent again, to another address if need be", async () => {
    const id = await createSentAgreement(user);
    const old = await signatureToken(id, BENEFICIARY ?? "");
    const { id: signatoryId } = await signatoryOf(id, BENEFICIARY ?? "");
    await resendLink(user, id, { from: 1, signatoryId, email: "elodie@ailleurs.example" });
    expect((await mailsOf("signature-request")).at(-1)?.to).toBe("elodie@ailleurs.example");
    await expect(signByLink(old, { version: 1, typedName: BENEFICIARY ?? "" })).rejects.toThrow("remplacé");
    await signAs(id, BENEFICIARY ?? "");
    expect(await signatoryOf(id, BENEFICIARY ?? "")).toMatchObject({ state: "signed" });
  });

  it("is not broken twice: a text already sent is not sent again", async () => {
    const id = await createSentAgreement(user);
    await expect(sendAgreement(user, id, 1)).rejects.toThrow("déjà demandées");
  });
});
