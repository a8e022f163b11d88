import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import type { AgreementText } from "#models/agreement";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { createUser } from "#tests/factories/accounts";
import {
  createGranted,
  createSentAgreement,
  PARTIES,
  signAs,
  signatoryOf,
  signatureToken,
} from "#tests/factories/agreements";
import { scholarshipOf } from "#tests/factories/scholarships";
import type { User } from "~/core/auth/actor";
import { UserFacingError } from "~/core/errors";
import { secretKey } from "~/core/secret.server";
import {
  amendAgreement,
  changeSignatories,
  makeAgreement,
  sendAgreement,
} from "~/features/scholarships/agreement.commands.server";
import { declineByLink } from "~/features/scholarships/signature.commands.server";
import {
  canonicalText,
  isGenuine,
  textHashOf,
  validSignatures,
} from "~/features/scholarships/signature-seal.server";
import {
  recordPaperSignature,
  resendLink,
  takeBackPaperSignature,
} from "~/features/scholarships/signature-team.commands.server";

const SIGNER = "Élodie Caron";
const PDF = { name: "signee.pdf", size: 9, bytes: Buffer.from("%PDF-1.7\n") };

let user: User;

beforeEach(async () => {
  user = await createUser();
});

/** The seal drawn by another process, that knows nothing but the key and what was stored. */
function sealedElsewhere(scholarship: ScholarshipRecord): string {
  const signatory = scholarship.agreements[0]?.signatories[0];
  const parts = [scholarship._id, 1, signatory?.evidence?.textHash, signatory?.id, SIGNER, "link"];
  const all = ["signature", ...parts, signatory?.evidence?.at.toISOString(), "", ""].join("\u0000");
  const program = `process.stdout.write(require("node:crypto").createHmac("sha256", process.env.KEY).update(process.env.TEXT.replaceAll("|", "\\0")).digest("base64url"))`;
  const env = { ...process.env, KEY: secretKey(), TEXT: all.replaceAll("\u0000", "|") };
  return execFileSync(process.execPath, ["-e", program], { env, encoding: "utf8" });
}

it("verifies in another process that has the same key", async () => {
  const id = await createSentAgreement(user);
  await signAs(id, SIGNER);
  const scholarship = await scholarshipOf(id);
  expect(scholarship.agreements[0]?.signatories[0]?.evidence?.seal).toBe(sealedElsewhere(scholarship));
  expect(validSignatures(scholarship)).toHaveLength(1);
});

it.each<[string, Record<string, unknown>]>([
  ["the text", { "agreements.0.paragraphs.0.text": "Autre." }],
  ["the hash", { "agreements.0.textHash": "0".repeat(64) }],
  ["the name", { "agreements.0.signatories.0.evidence.typedName": "Jean Dupont" }],
  ["the moment", { "agreements.0.signatories.0.evidence.at": new Date("2026-05-01T08:00:00Z") }],
  ["the means", { "agreements.0.signatories.0.evidence.means": "paper" }],
  ["the person", { "agreements.0.signatories.0.id": "0123456789abcdef01234567" }],
  ["the version", { "agreements.0.version": 2 }],
  ["the scan", { "agreements.0.signatories.0.documentId": "0123456789abcdef01234567" }],
])("counts no more once %s was changed behind the software", async (_what, changed) => {
  const id = await createSentAgreement(user);
  await signAs(id, SIGNER);
  await Scholarship.updateOne({ _id: id }, { $set: changed });
  const scholarship = await scholarshipOf(id);
  const [text] = scholarship.agreements;
  const [signatory] = text?.signatories ?? [];
  expect(text && signatory && isGenuine(scholarship, text, signatory)).toBe(false);
  expect(validSignatures(scholarship)).toEqual([]);
});

it("hashes what is read: the same words composed otherwise are the same text", () => {
  const words = { title: "Convention", paragraphs: [{ title: "Été", text: "À signer." }] };
  const decomposed = JSON.parse(JSON.stringify(words).normalize("NFD"));
  expect(textHashOf(decomposed)).toBe(textHashOf(words));
  expect(canonicalText(words)).toBe("Convention\n\nÉté\nÀ signer.");
});

it("counts as valid, after any sequence of acts, only signatures that verify against the text in force", async () => {
  const acts = fc.constantFrom("sign", "paper", "unpaper", "decline", "amend", "parties", "resend", "send");
  const id = await createGranted(user);
  const blank = await scholarshipOf(id);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(acts, fc.nat(2)), { maxLength: 8 }), async (steps) => {
      await Scholarship.replaceOne({ _id: id }, blank);
      await makeAgreement(user, id, PARTIES);
      for (const [act, who] of steps) await attempt(id, act, PARTIES[who]?.name ?? SIGNER);
      const scholarship = await scholarshipOf(id);
      const text = scholarship.agreements.at(-1);
      const signed = text?.signatories.filter(({ state }) => state === "signed") ?? [];
      expect(validSignatures(scholarship)).toEqual(signed);
      expect(signed.every(({ evidence }) => evidence?.version === text?.version)).toBe(true);
      const earlier = scholarship.agreements.slice(0, -1).flatMap(({ signatories }) => signatories);
      expect(earlier.some(({ state }) => state === "signed" || state === "waiting")).toBe(false);
      const noted = scholarship.agreements.flatMap((one) => evidenceOfMistakes(scholarship, one));
      expect(noted.every((one) => one)).toBe(true);
      expect(scholarship.stage === "paying").toBe(signed.length === text?.signatories.length);
    }),
    { numRuns: 12 },
  );
});

/** Whether the seal of each signature taken back still holds. */
function evidenceOfMistakes(scholarship: ScholarshipRecord, text: AgreementText): boolean[] {
  return text.signatories.flatMap((signatory) =>
    (signatory.takenBack ?? []).map((noted) => isGenuine(scholarship, text, { ...signatory, ...noted })),
  );
}

async function attempt(id: string, act: string, name: string): Promise<void> {
  const from = (await scholarshipOf(id)).agreements.at(-1)?.version ?? 0;
  try {
    await ACTS[act]?.(id, name, from);
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
  }
}

const ACTS: Readonly<Record<string, (id: string, name: string, from: number) => Promise<void>>> = {
  sign: (id, name) => signAs(id, name),
  decline: async (id, name, version) =>
    declineByLink(await signatureToken(id, name), { version, reason: "non" }),
  send: (id, _name, from) => sendAgreement(user, id, from),
  amend: (id, name, from) =>
    amendAgreement(user, id, { from, place: 0, text: `${name} ${from}`, reason: "r" }),
  parties: async (id, name, from) => {
    const now = (await scholarshipOf(id)).agreements.at(-1)?.signatories ?? [];
    const signatories = now.map((one) => (one.name === name ? { ...one, rank: one.rank + 1 } : one));
    await changeSignatories(user, id, { from, signatories, reason: "r" });
  },
  paper: async (id, name, from) => {
    const { id: signatoryId } = await signatoryOf(id, name);
    await recordPaperSignature(user, id, { from, signatoryId, signedOn: "2026-05-12" }, [PDF]);
  },
  unpaper: async (id, name, from) => {
    const { id: signatoryId } = await signatoryOf(id, name);
    await takeBackPaperSignature(user, id, { from, signatoryId, reason: "erreur" });
  },
  resend: async (id, name, from) => {
    const { id: signatoryId } = await signatoryOf(id, name);
    await resendLink(user, id, { from, signatoryId, email: `${from}@lot.example` });
  },
};
