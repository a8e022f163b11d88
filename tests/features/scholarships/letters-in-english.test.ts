import { beforeEach, describe, expect, it } from "vitest";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { createUser } from "#tests/factories/accounts";
import { mailsOf } from "#tests/factories/files";
import { createScholarship, createSigned, scholarshipOf } from "#tests/factories/scholarships";
import { speakEnglish } from "#tests/factories/tracking";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { decideBreach, sendBreachLetter } from "~/features/scholarships/breaches.commands.server";
import { instalmentProofId } from "~/features/scholarships/instalment-proofs";
import { refuseProof } from "~/features/scholarships/instalment-proofs.commands.server";
import { remindInstalmentProofs } from "~/features/scholarships/instalment-reminders.commands.server";
import { planInstalments } from "~/features/scholarships/instalment-schedule.commands.server";
import { askProofsNow } from "~/features/scholarships/obligation-yearly-proofs.commands.server";
import { askPapers } from "~/features/scholarships/paper-letters.server";
import { remindRepayments } from "~/features/scholarships/repayment-reminders.commands.server";
import { planRepayment } from "~/features/scholarships/repayments.commands.server";

const TERMS = {
  amounts: [{ year: "intern-1" as const, monthlyCents: 80_000 }],
  months: 4,
  proofs: [
    { key: "school", fr: "Certificat de scolarité", every: "instalment" as const },
    { key: "practice", fr: "Attestation d’exercice", every: "year" as const },
  ],
  repayment: { formula: "full" as const, unit: "months" as const, isFullWhenNeverServed: false },
};

let user: User;

beforeEach(async () => {
  user = await createUser();
});

it("the papers of a request are asked in the language the person chose, French of whoever said nothing", async () => {
  const scholarship = await createScholarship(user);
  await askPapers(user, scholarship);
  await speakEnglish(scholarship.candidateId);
  await Scholarship.updateOne({ _id: scholarship._id }, { $unset: { papersAskedOn: 1 } });
  await askPapers(user, await scholarshipOf(scholarship._id));
  expect((await mailsOf("scholarship-papers")).map(({ params }) => params.language)).toEqual(["fr", "en"]);
});

describe("to somebody who chose English", () => {
  let signed: ScholarshipRecord;

  beforeEach(async () => {
    signed = await createSigned(user, TERMS);
    await speakEnglish(signed.candidateId);
    await planInstalments(user, signed._id);
  });

  it("the proofs of instalments are asked, and asked again, in English, their name as it was typed", async () => {
    await runOn("2026-06-20");
    const [first] = (await scholarshipOf(signed._id)).instalments;
    await refuseProof(user, signed._id, instalmentProofId(first?.id ?? "", "school"), "illisible");
    expect(
      (await mailsOf("scholarship-proofs")).map(({ params }) => [params.language, params.proofs]),
    ).toEqual([
      ["en", ["Certificat de scolarité, for the instalments of June 2026 and July 2026"]],
      ["en", ["Certificat de scolarité, for the instalment of June 2026"]],
    ]);
  });

  it("the proof of a year of practice is asked in English", async () => {
    setClock(new Date("2029-01-31T09:00:00Z"));
    const obligation = {
      startsOn: "2028-01-31",
      months: 48,
      practice: [],
      suspensions: [],
      yearlyProofs: [],
    };
    await Scholarship.updateOne({ _id: signed._id }, { $set: { stage: "obligation", obligation } });
    await askProofsNow(user, signed._id);
    expect((await mailsOf("scholarship-proofs"))[0]?.params).toMatchObject({
      language: "en",
      proofs: ["Attestation d’exercice, for the year of practice until 31 January 2029"],
    });
  });

  it("a breach and a late repayment are told in English, the lines of the sum as they were decided", async () => {
    setClock(new Date("2028-12-31T09:00:00Z"));
    const paid = (await scholarshipOf(signed._id)).instalments.map((one) => ({ ...one, state: "paid" }));
    await Scholarship.updateOne({ _id: signed._id }, { $set: { instalments: paid } });
    await decideBreach(user, signed._id, { on: "2028-12-31", reason: "left", seenCents: 320_000 });
    await planRepayment(user, signed._id, { count: 2, firstOn: "2029-01-31" });
    await sendBreachLetter(user, signed._id);
    expect((await mailsOf("scholarship-breach"))[0]?.params).toMatchObject({
      ...{ language: "en", on: "31 December 2028", total: "€3,200" },
      lines: [expect.stringContaining("Tout ce qui a été versé")],
      plan: ["31 January 2029: €1,600", "28 February 2029: €1,600"],
    });
    setClock(new Date("2029-02-05T09:00:00Z"));
    await remindRepayments(10);
    expect((await mailsOf("scholarship-repayment"))[0]?.params).toMatchObject({
      ...{ language: "en", dueOn: "31 January 2029", left: "€1,600" },
    });
  });
});

async function runOn(day: string): Promise<void> {
  setClock(new Date(`${day}T09:00:00Z`));
  await remindInstalmentProofs(50);
}
