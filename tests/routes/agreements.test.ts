import { beforeEach, describe, expect, it } from "vitest";
import { AgreementTemplate } from "#models/agreement-template";
import { Scholarship } from "#models/scholarship";
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
import { mailsOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { scholarshipOf } from "#tests/factories/scholarships";
import { send, visit, wholeBase } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { amendAgreement, makeAgreement } from "~/features/scholarships/agreement.commands.server";
import { DEFAULT_AGREEMENT } from "~/features/scholarships/agreement-default";
import { recordPaperSignature } from "~/features/scholarships/signature-team.commands.server";
import type { Role } from "~/vocabulary/roles";

const PAGE = "_staff.scholarships.$id.agreement.tsx";
const MODEL = "_staff.settings.agreement.tsx";
const SIGNER = "Élodie Caron";
const PARTY = {
  "signatories[0].role": "beneficiary",
  "signatories[0].name": SIGNER,
  "signatories[0].rank": "1",
};
const OTHER = {
  "signatories[1].role": "department",
  "signatories[1].name": "Anne Roques",
  "signatories[1].email": "anne@lot.example",
  "signatories[1].rank": "2",
};

const PDF = { name: "signee.pdf", size: 9, bytes: Buffer.from("%PDF-1.7\n") };

let user: User;

beforeEach(async () => {
  user = await createUser();
});

describe("the page of an agreement", () => {
  it("writes the text with its parties, asks for the signatures, and shows where each stands", async () => {
    const id = await createGranted(user);
    expect(await act(id, { intent: "make", ...PARTY, ...OTHER })).toMatchObject({ status: 302 });
    expect(await act(id, { intent: "send", from: "1" })).toMatchObject({ status: 302 });
    const { body } = await callRoute(PAGE, user, `/scholarships/${id}/agreement`);
    expect(body).toContain("pas d’adresse e-mail\u00A0: sur papier");
    expect(body).toContain("Article 2. Montants");
  });

  it("refuses in French, by the field, what is wrong", async () => {
    const id = await createGranted(user);
    const wrong = await act(id, { intent: "make", ...PARTY, "signatories[0].name": "", ...OTHER });
    expect([wrong.status, wrong.body.includes("Écrivez le prénom et le nom.")]).toEqual([400, true]);
    const alone = await act(id, { intent: "make", ...PARTY });
    expect([alone.status, alone.body.includes("une autre partie")]).toEqual([400, true]);
  });

  it("says how many signatures a change cancels before it is made", async () => {
    const id = await createSentAgreement(user);
    await signAs(id, SIGNER);
    const { body } = await callRoute(PAGE, user, `/scholarships/${id}/agreement`);
    expect(JSON.parse(body).text).toMatchObject({ signed: 1, isSent: true });
    const amended = { intent: "amend", from: "1", itemId: "0", text: "Autre.", reason: "une faute" };
    expect(await act(id, { ...amended, reason: "" })).toMatchObject({ status: 400 });
    expect(await act(id, amended)).toMatchObject({ status: 302 });
    expect(await textOf(id)).toMatchObject({ version: 2, changeReason: "une faute" });
  });

  it("takes a paper signature back with the reason, and goes on telling of it", async () => {
    const id = await createSentAgreement(user);
    const { id: signatoryId } = await signatoryOf(id, SIGNER);
    const paper = { from: 1, signatoryId, signedOn: "2026-05-12" };
    await recordPaperSignature(user, id, paper, [PDF]);
    const asked = { intent: "unpaper", from: "1", itemId: signatoryId };
    const bare = await act(id, asked);
    expect([bare.status, Object.keys(JSON.parse(bare.body).data.error)]).toEqual([400, ["reason"]]);
    expect(await act(id, { ...asked, reason: "page du doyen" })).toMatchObject({ status: 302 });
    const [row] = JSON.parse((await callRoute(PAGE, user, `/scholarships/${id}/agreement`)).body).rows;
    expect(row).toMatchObject({
      ...{ state: "waiting", isPaper: false },
      takenBack: [
        { words: expect.stringMatching(/^signature sur papier du 12\smai\s2026 annulée .*page du doyen/) },
      ],
    });
  });

  it.each<[Role, number]>([
    ["referent", 200],
    ["responsable", 200],
    ["recruteur", 403],
    ["elu", 403],
  ])("answers the role %s with %i, its PDFs too", async (role, status) => {
    const id = await createGranted(user);
    await makeAgreement(user, id, PARTIES);
    const other = await createUser(role);
    expect((await callRoute(PAGE, other, `/scholarships/${id}/agreement`)).status).toBe(status);
    for (const [route, path] of [
      ["_staff.scholarships.$id_.agreement.pdf.ts", "agreement/pdf"],
      ["_staff.scholarships.$id_.evidence.ts", "evidence"],
    ] as const)
      expect((await callRoute(route, other, `/scholarships/${id}/${path}`)).status).toBe(status);
  });

  it("is not there for who may not see the file", async () => {
    const id = await createGranted(user);
    const stranger = await createUser("referent", { isWholeDepartement: false });
    expect((await callRoute(PAGE, stranger, `/scholarships/${id}/agreement`)).status).toBe(404);
    const asked = await callRoute(PAGE, stranger, `/scholarships/${id}/agreement`, {
      intent: "send",
      from: "1",
    });
    expect(asked.status).toBe(404);
  });

  function act(id: string, form: Record<string, string>) {
    return callRoute(PAGE, user, `/scholarships/${id}/agreement`, form);
  }
});

describe("the page of a signature", () => {
  it("shows the text, who signs and what a simple signature is, and writes nothing", async () => {
    const id = await createSentAgreement(user);
    const path = await pathOf(id);
    const before = await wholeBase();
    const { status, html } = await visit(path);
    expect(status).toBe(200);
    for (const words of ["Article 2. Montants", "800\u00A0€ par mois", "Anne Roques", "Signer la convention"])
      expect(html).toContain(words);
    expect(html).toContain("signature électronique simple");
    expect(html).not.toMatch(/@lot\.example|@internes\.example|<script/);
    expect(await wholeBase()).toBe(before);
  });

  it("notes a signature by one act, then shows it in place of the form", async () => {
    const id = await createSentAgreement(user);
    const path = await pathOf(id);
    const forgotten = await send(path, { act: "sign", version: "1", typedName: "" });
    expect(forgotten.status).toBe(400);
    expect(forgotten.html).toContain("Cochez cette case une fois le texte lu.");
    const signed = await send(path, { act: "sign", version: "1", typedName: SIGNER, hasRead: "on" });
    expect([signed.status, signed.location]).toEqual([302, path]);
    const { html } = await visit(path);
    expect(html).toContain("Merci, votre signature est notée");
    expect(html).not.toContain("<form");
    expect(await mailsOf("signature-receipt")).toHaveLength(1);
  });

  it("takes a refusal with its reason", async () => {
    const id = await createSentAgreement(user);
    const path = await pathOf(id);
    expect((await send(path, { act: "decline", version: "1", reason: "" })).status).toBe(400);
    await send(path, { act: "decline", version: "1", reason: "le lieu a changé" });
    expect((await visit(path)).html).toContain("Votre refus est noté");
  });

  it("says of an old link that it was replaced, tells nothing of the new text, and notes nothing by it", async () => {
    const id = await createSentAgreement(user);
    const path = await pathOf(id);
    const amended = { from: 1, place: 0, text: "Texte neuf et secret.", reason: "une faute" };
    await amendAgreement(user, id, amended);
    const { html } = await visit(path);
    expect(html).toContain("Ce lien a été remplacé");
    expect(html).not.toContain("secret");
    const late = await send(path, { act: "sign", version: "1", typedName: SIGNER, hasRead: "on" });
    expect([late.status, late.html.includes("Le texte a changé")]).toEqual([400, true]);
    expect((await pdf(path)).status).toBe(404);
    const fresh = await visit(await pathOf(id));
    expect(fresh.html).toContain("Texte neuf et secret.");
    expect(fresh.html).toContain("une faute");
  });

  it("gives the PDF to whoever holds the link, and is not there for a link we did not make", async () => {
    const id = await createSentAgreement(user);
    expect(await pdf(await pathOf(id))).toMatchObject({ status: 200, body: expect.stringMatching(/^%PDF-/) });
    const { status, html } = await visit("/signature/0123456789abcdef012345671.abc");
    expect([status, html.includes("ne mène à aucune convention")]).toEqual([404, true]);
  });

  it("asks who insists to wait", async () => {
    const id = await createSentAgreement(user);
    const path = await pathOf(id);
    const wrong = { act: "sign", version: "1", typedName: "Jean Dupont", hasRead: "on" };
    for (let count = 0; count < 10; count += 1) await send(path, wrong);
    expect((await send(path, wrong)).html).toContain("Trop d’essais");
  });

  it("is over once the scholarship is left without sequel", async () => {
    const id = await createSentAgreement(user);
    await Scholarship.updateOne({ _id: id }, { $set: { stage: "closed", isOpen: false } });
    expect((await visit(await pathOf(id))).html).toContain("rien à signer ici");
  });

  async function pathOf(id: string): Promise<string> {
    return `/signature/${await signatureToken(id, SIGNER)}`;
  }

  function pdf(path: string) {
    return callRoute("_public.signature.$token_.pdf.ts", null, `${path}/pdf`);
  }
});

describe("the model of the agreement", () => {
  const words = {
    title: "Convention",
    "paragraphs[0].title": "Article 1",
    "paragraphs[0].text": "Pour {bénéficiaire}, l'engagement : {durée d'exercice}.",
  };

  it("is kept version by version, in the letters of print, and the earlier ones come back", async () => {
    const responsable = await createUser("responsable");
    expect(await save(responsable, { intent: "save", from: "0", ...words })).toMatchObject({ status: 302 });
    const stored = await AgreementTemplate.findOne().orFail().lean();
    expect(stored.versions[0]?.paragraphs).toEqual([
      { title: "Article 1", text: "Pour {bénéficiaire}, l’engagement\u00A0: {durée d’exercice}." },
    ]);
    await save(responsable, { intent: "restore", from: "1", number: "0" });
    const { current, versions } = await AgreementTemplate.findOne().orFail().lean();
    expect([current, versions[1]?.title]).toEqual([2, DEFAULT_AGREEMENT.title]);
  });

  it("refuses an unknown blank in words, one that names nobody, and a version drawn before a colleague’s", async () => {
    const responsable = await createUser("responsable");
    const unknown = { ...words, "paragraphs[0].text": "Pour {bénéficiaire}, {inconnu}." };
    expect((await save(responsable, { intent: "save", from: "0", ...unknown })).body).toContain(
      "{inconnu} n’existe pas dans la convention",
    );
    const nobody = { ...words, "paragraphs[0].text": "Pour personne." };
    expect((await save(responsable, { intent: "save", from: "0", ...nobody })).body).toContain(
      "Gardez {bénéficiaire}",
    );
    await save(responsable, { intent: "save", from: "0", ...words });
    expect((await save(responsable, { intent: "save", from: "0", ...words, title: "Autre" })).body).toContain(
      "une autre version",
    );
  });

  it("is read filled before it is kept, and nothing is stored of it", async () => {
    const responsable = await createUser("responsable");
    const { body } = await save(responsable, { intent: "preview", from: "0", ...words });
    expect(body).toContain("Pour Clara Fabre, l’engagement\u00A0: 60 mois d’exercice (5 ans).");
    expect(await AgreementTemplate.countDocuments()).toBe(0);
  });

  it("is changed by whoever may change the settings, and by nobody else", async () => {
    expect(await save(await createUser("referent"), { intent: "save", from: "0", ...words })).toMatchObject({
      status: 403,
    });
  });

  function save(who: User, form: Record<string, string>) {
    return callRoute(MODEL, who, "/settings/agreement", form);
  }
});

it("a scholarship signed by all leads to its instalments", async () => {
  const id = await createSentAgreement(user);
  for (const { name } of PARTIES) await signAs(id, name);
  expect(await scholarshipOf(id)).toMatchObject({ stage: "paying", isOpen: true });
});
