import { beforeEach, describe, expect, it } from "vitest";
import { Entry } from "#models/entry";
import { Notice } from "#models/notice";
import { Submission, type SubmissionRecord } from "#models/submission";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, mailsOf, needOf, refusalOf } from "#tests/factories/files";
import { createFile, createSubmission, reloadSubmission } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import type { Colleague } from "~/features/accounts/accounts.queries.server";
import { setNextAction } from "~/features/households/households.commands.server";
import {
  assignSubmission,
  attachSubmission,
  dismissSubmission,
  openFile,
  restoreSubmission,
} from "~/features/triage/triage.commands.server";
import { listQueue } from "~/features/triage/triage.queries.server";

const MOVED = /^Un·e collègue s’est déjà occupé·e de cette demande/;

let user: User;
let colleague: User;
let submission: SubmissionRecord;

beforeEach(async () => {
  user = await createUser();
  colleague = await createUser("referent", { name: "Sonia Delbos" });
  submission = await createSubmission();
});

it("tells the colleague a file is opened for, and not oneself", async () => {
  const householdId = await openFile(user, submission, asColleague(colleague));
  const told = await Notice.find({}).lean();
  expect(told).toMatchObject([{ accountId: colleague.id, householdId, href: `/households/${householdId}` }]);
  const { nextAction, referentId } = await fileOf(householdId);
  expect([referentId, nextAction?.ownerId]).toEqual([colleague.id, colleague.id]);
});

describe("attaching", () => {
  let householdId: string;

  beforeEach(async () => {
    householdId = await createFile(user, { email: "e.caron@ancien.example", specialty: "Pédiatrie" });
  });

  it("takes over only the fields picked and overwrites no other", async () => {
    const before = await candidateOf(householdId);
    const again = await createSubmission({
      email: "elodie@nouveau.example",
      phone: "06 00 00 00 01",
      specialty: "Gériatrie",
      needs: ["childcare"],
    });

    await attachSubmission(user, again, before, ["email"]);

    const after = await candidateOf(householdId);
    expect(after.emails).toEqual(["elodie@nouveau.example", "e.caron@ancien.example"]);
    expect(after).toMatchObject({ phones: before.phones, specialty: "Pédiatrie", kind: "intern" });
    expect(after.duplicateKeys).toContain("email:elodie@nouveau.example");
    expect(await reloadSubmission(again._id)).toMatchObject({ state: "attached", householdId });
    expect(await needOf(householdId, "childcare")).toMatchObject({ isOpen: true });
    expect(await countAudited("submission.attached", again._id)).toBe(1);
    expect(await countAudited("candidate.updated", after._id)).toBe(1);
    expect(await Entry.countDocuments({ householdId, kind: "form", submissionId: again._id })).toBe(1);
  });

  it("changes nothing of the candidate when no field is picked", async () => {
    const before = await candidateOf(householdId);
    await attachSubmission(user, await createSubmission({ specialty: "Gériatrie" }), before, []);
    expect(await candidateOf(householdId)).toEqual(before);
    expect(await countAudited("candidate.updated")).toBe(0);
  });

  it("never takes over what belongs to the family", async () => {
    const before = await candidateOf(householdId);
    const again = await createSubmission({ message: "Nous serons quatre.", needs: ["schooling"] });
    await attachSubmission(user, again, before, ["message", "needs", "householdId", "introducedTo"]);
    expect(await candidateOf(householdId)).toEqual(before);
  });

  it("leaves the file to answer it, unless something comes sooner", async () => {
    const later = { label: "Visiter", ownerId: user.id, dueOn: "2026-05-29", origin: "typed" as const };
    await setNextAction(user, householdId, later);
    const again = await createSubmission({ message: "Encore moi." });
    await attachSubmission(colleague, again, await candidateOf(householdId), []);
    expect((await fileOf(householdId)).nextAction).toMatchObject({
      label: "Répondre à Élodie Caron",
      ownerId: user.id,
      dueOn: "2026-05-15",
      origin: "triage",
    });
    const sooner = { ...later, dueOn: "2026-05-13" };
    await setNextAction(user, householdId, sooner);
    await attachSubmission(colleague, await createSubmission(), await candidateOf(householdId), []);
    expect((await fileOf(householdId)).nextAction).toMatchObject(sooner);
  });

  it("opens no second need of a kind that is already open", async () => {
    const again = await createSubmission({ message: "Encore moi." });
    await attachSubmission(user, again, await candidateOf(householdId), []);
    const { needLines } = await fileOf(householdId);
    expect(needLines.map(({ kind }) => kind)).toEqual(["housing"]);
  });

  it("refuses a request a colleague has just dismissed", async () => {
    await dismissSubmission(colleague, submission._id, { reason: "duplicate" });
    const candidate = await candidateOf(householdId);
    await expect(attachSubmission(user, submission, candidate, ["email"])).rejects.toThrow(MOVED);
    expect(await candidateOf(householdId)).toEqual(candidate);
    expect(await countAudited("submission.attached")).toBe(0);
  });
});

describe("dismissing", () => {
  it("keeps the request with its reason, and brings it back", async () => {
    await dismissSubmission(user, submission._id, { reason: "out-of-scope", note: "Cherche en Corrèze" });
    const dismissed = await reloadSubmission(submission._id);
    expect(dismissed).toMatchObject({
      state: "dismissed",
      dismissal: { reason: "out-of-scope", note: "Cherche en Corrèze", by: user.id },
    });
    expect((await listQueue(user, "queue", 1)).rows).toEqual([]);

    await restoreSubmission(user, dismissed);

    const restored = await reloadSubmission(submission._id);
    expect(restored).toMatchObject({ state: "new" });
    expect(restored.dismissal).toBeUndefined();
    expect((await listQueue(user, "queue", 1)).rows).toHaveLength(1);
    expect([await countAudited("submission.dismissed"), await countAudited("submission.restored")]).toEqual([
      1, 1,
    ]);
    expect(await mailsOf("receipt")).toHaveLength(1);
  });

  it("refuses a request opened meanwhile, and restores none that was not dismissed", async () => {
    await openFile(colleague, submission, asColleague(colleague));
    expect(await refusalOf(dismissSubmission(user, submission._id, { reason: "test" }))).toMatch(MOVED);
    expect(await refusalOf(restoreSubmission(user, submission))).toMatch(MOVED);
    expect(await reloadSubmission(submission._id)).toMatchObject({ state: "opened" });
  });
});

describe("a suspected robot's request", () => {
  beforeEach(async () => {
    await settle();
    submission = await suspect({ email: "zoe.lagarde@internes.example" });
  });

  it("gets its receipt once, when a person is recognised behind it", async () => {
    expect((await mailsOf("receipt")).map(({ to }) => to)).not.toContain(submission.interest.email);
    const results = await Promise.all([
      refusalOf(restoreSubmission(user, submission)),
      refusalOf(restoreSubmission(colleague, submission)),
    ]);
    expect(results.filter((result) => result === "accepted")).toHaveLength(1);
    expect(results.filter((result) => MOVED.test(String(result)))).toHaveLength(1);
    const receipts = (await mailsOf("receipt")).filter(({ to }) => to === submission.interest.email);
    expect(receipts).toHaveLength(1);
    expect(receipts[0]).toMatchObject({ mailClass: "reponse", state: "waiting" });
    expect(await reloadSubmission(submission._id)).toMatchObject({ state: "new", isSuspect: false });
  });

  it("gets no second receipt when it is dismissed and brought back afterwards", async () => {
    await restoreSubmission(user, submission);
    await dismissSubmission(user, submission._id, { reason: "test" });
    await restoreSubmission(user, await reloadSubmission(submission._id));
    expect((await mailsOf("receipt")).filter(({ to }) => to === submission.interest.email)).toHaveLength(1);
  });
});

describe("assigning", () => {
  it("tells the colleague, who then sees the request wherever it comes from", async () => {
    const elsewhere = await createUser("referent", { isWholeDepartement: false });
    await assignSubmission(user, submission, asColleague(elsewhere));
    expect(await reloadSubmission(submission._id)).toMatchObject({ assigneeId: elsewhere.id, state: "new" });
    expect(await countAudited("submission.assigned", submission._id)).toBe(1);
    const notices = await Notice.find({}).lean();
    expect(notices).toMatchObject([{ accountId: elsewhere.id, href: `/triage/${submission._id}` }]);
    expect((await listQueue(elsewhere, "queue", 1)).rows).toMatchObject([
      { id: submission._id, assignee: elsewhere.name },
    ]);
  });

  it("tells nobody when one takes a request oneself", async () => {
    await assignSubmission(user, submission, asColleague(user));
    await settle();
    expect(await Notice.countDocuments({})).toBe(0);
  });

  it("refuses a request already dealt with", async () => {
    await dismissSubmission(colleague, submission._id, { reason: "spam" });
    await expect(assignSubmission(user, submission, asColleague(colleague))).rejects.toThrow(MOVED);
    expect(await Notice.countDocuments({})).toBe(0);
  });
});

async function suspect(values: Parameters<typeof createSubmission>[0]): Promise<SubmissionRecord> {
  const { submitInterest } = await import("~/features/interest-form/interest-form.commands.server");
  const id = await submitInterest(
    { id: null },
    { ...submission.interest, ...values },
    { channel: "form", language: "fr", suspicions: ["too-fast"] },
  );
  await settle();
  expect(await Submission.countDocuments({ _id: id, isSuspect: true })).toBe(1);
  return reloadSubmission(id);
}

function asColleague({ id, name, email }: User): Colleague {
  return { _id: id, name, email };
}
