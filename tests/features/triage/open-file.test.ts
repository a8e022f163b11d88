import { expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Candidate } from "#models/candidate";
import { Consent } from "#models/consent";
import { Household } from "#models/household";
import { Mail } from "#models/mail";
import { Need } from "#models/need";
import { createUser } from "#tests/factories/accounts";
import { createSubmission, interest, reloadSubmission } from "#tests/factories/submissions";
import { PUBLIC } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { submitInterest } from "~/features/interest-form/interest-form.commands.server";
import { openFile } from "~/features/triage/triage.commands.server";

it("opens a file with its candidate, need, consent and next action", async () => {
  const user = await createUser();
  const submission = await createSubmission();

  const householdId = await openFile(user, submission, { _id: user.id, name: user.name, email: user.email });

  const household = await Household.findById(householdId).lean();
  expect(household).toMatchObject({ title: "Caron", openNeedKinds: ["housing"], referentId: user.id });
  expect(household?.nextAction?.label).toBe("Répondre à Élodie Caron");
  expect(household?.pendingEffects).toEqual([]);
  expect(await Candidate.countDocuments({ householdId })).toBe(1);
  expect(await Need.countDocuments({ householdId, kind: "housing", isOpen: true })).toBe(1);
  expect(await Consent.countDocuments({ householdId, purpose: "partners" })).toBe(1);
  expect(await AuditEvent.countDocuments({ action: "submission.opened" })).toBe(1);
});

it("sends the receipt at once, naming a phone", async () => {
  await createSubmission();
  await settle();
  const [receipt] = await Mail.find({ template: "receipt" }).lean();
  expect(receipt).toMatchObject({
    to: "elodie.caron@internes.example",
    mailClass: "reponse",
    state: "waiting",
  });
});

it("refuses to open twice the same request", async () => {
  const user = await createUser();
  const submission = await createSubmission();
  await openFile(user, submission, { _id: user.id, name: user.name, email: user.email });
  await expect(
    openFile(user, submission, { _id: user.id, name: user.name, email: user.email }),
  ).rejects.toThrow("Un·e collègue s’est déjà occupé·e");
});

it("keeps that somebody wrote to us in English: what we send them will be", async () => {
  const user = await createUser();
  const id = await submitInterest(PUBLIC, interest(), { channel: "form", language: "en", suspicions: [] });

  await openFile(user, await reloadSubmission(id), { _id: user.id, name: user.name, email: user.email });

  expect(await Candidate.distinct("language")).toEqual(["en"]);
});
