import { beforeEach, describe, expect, it } from "vitest";
import { Scholarship } from "#models/scholarship";
import { createUser } from "#tests/factories/accounts";
import { createSentAgreement, signAs, textOf } from "#tests/factories/agreements";
import { scholarshipOf } from "#tests/factories/scholarships";
import { readPdf } from "#tests/support/read-pdf";
import { amendAgreement } from "~/features/scholarships/agreement.commands.server";
import { agreementPdf } from "~/features/scholarships/agreement-pdf.server";
import { evidencePdf } from "~/features/scholarships/evidence-pdf.server";

const SIGNER = "Élodie Caron";

let id: string;

beforeEach(async () => {
  const user = await createUser();
  id = await createSentAgreement(user);
  await signAs(id, SIGNER);
  const reason = "le montant de la troisième année est corrigé";
  await amendAgreement(user, id, {
    from: 1,
    place: 1,
    title: "Article 1. Objet",
    text: "L’objet, relu.",
    reason,
  });
  await signAs(id, SIGNER);
});

describe("the agreement", () => {
  it("embeds its letters and numbers its pages", async () => {
    const { fonts, embedded, pages, text } = readPdf(await drawn());
    expect(fonts).toEqual(["LiberationSans", "LiberationSans-Bold"]);
    expect(embedded).toEqual(fonts);
    expect(text.match(/version 2 · page \d sur \d/g)).toHaveLength(pages);
  });

  it("is read as text, in the French of its words, with who signed and who has not", async () => {
    const text = readPdf(await drawn()).text;
    for (const { title, text: words } of (await textOf(id)).paragraphs)
      for (const line of [title ?? "", ...words.split("\n")]) expect(text).toContain(flat(line));
    expect(text).toContain("du 1ᵉʳ mars 2026");
    expect(text).toMatch(/Signé par le lien reçu : « Élodie Caron »/);
    expect(text.match(/Signature attendue/g)).toHaveLength(2);
    expect(text).toContain((await textOf(id)).textHash);
    expect(text).not.toContain("@");
  });

  async function drawn(): Promise<Uint8Array> {
    return agreementPdf({ _id: id }, await textOf(id));
  }
});

describe("the evidence sheet", () => {
  it("says who, as what, when, how, the hash, the seal, and each signature cancelled with its reason", async () => {
    const scholarship = await scholarshipOf(id);
    const text = readPdf(await evidencePdf(scholarship)).text;
    expect(text).toContain("signature électronique simple");
    expect(text).toContain("eIDAS");
    for (const agreement of scholarship.agreements) {
      expect(text).toContain(agreement.textHash);
      expect(text).toContain(agreement.signatories[0]?.evidence?.seal);
      expect(text).toContain(agreement.signatories[0]?.evidence?.at.toISOString());
    }
    expect(text).toContain("État : annulée, le texte a changé");
    expect(text).toContain("Motif : le montant de la troisième année est corrigé");
    expect(text.match(/Scellé vérifié/g)).toHaveLength(2);
  });

  it("says that a seal is broken once the name was changed behind the software", async () => {
    const path = "agreements.1.signatories.0.evidence.typedName";
    await Scholarship.updateOne({ _id: id }, { $set: { [path]: "Jean Dupont" } });
    const text = readPdf(await evidencePdf(await scholarshipOf(id))).text;
    expect(text.match(/SCELLÉ BRISÉ/g)).toHaveLength(1);
    expect(text.match(/Scellé vérifié/g)).toHaveLength(1);
  });
});

/** On one line, as a PDF is read. */
function flat(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
