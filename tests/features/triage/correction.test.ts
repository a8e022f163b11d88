import { parseWithZod } from "@conform-to/zod/v4";
import { beforeEach, expect, it } from "vitest";
import { Entry } from "#models/entry";
import { Notice } from "#models/notice";
import type { Interest, SubmissionRecord } from "#models/submission";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, refusalOf } from "#tests/factories/files";
import { createSubmission, reloadSubmission } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { getFile } from "~/features/file/file.queries.server";
import { correctInterest, differencesBetween } from "~/features/interest-form/interest-form.commands.server";
import { correctionSchema } from "~/features/interest-form/interest-form.schema.server";
import { settleCorrection } from "~/features/triage/correction.commands.server";
import { openFile } from "~/features/triage/triage.commands.server";

const ANSWERED = "Un·e collègue a déjà répondu à cette correction.";

let user: User;
let householdId: string;
let submission: SubmissionRecord;

beforeEach(async () => {
  user = await createUser();
  const received = await createSubmission();
  householdId = await openFile(user, received, { _id: user.id, name: user.name, email: user.email });
  submission = await reloadSubmission(received._id);
});

it("shows a correction as a difference to accept, and changes nothing before", async () => {
  await correct({ phone: "06 00 00 00 01", toOn: "2027-10-31" });
  const { corrections } = await getFile(user, householdId);
  expect(corrections).toMatchObject([
    {
      submissionId: submission._id,
      changes: [
        {
          label: "Téléphone",
          before: expect.stringMatching(/06.12.34.56.78/),
          after: expect.stringMatching(/01$/),
        },
        {
          label: "Jusqu’au",
          before: expect.stringMatching(/30.avril.2027/),
          after: expect.stringMatching(/31/),
        },
      ],
    },
  ]);
  expect(await Notice.countDocuments({ accountId: user.id, householdId })).toBe(1);
  expect((await candidateOf(householdId)).phones).toEqual(["06 12 34 56 78"]);
});

it("says of a new profession that the journey and its stage stay, and leaves them", async () => {
  await correct({ kind: "doctor" });
  const { corrections } = await getFile(user, householdId);
  expect(corrections[0]?.warning).toMatch(/^Le parcours et son étape ne changent pas.: « Interne »\.$/);
  await settleOne(true);
  expect(await candidateOf(householdId)).toMatchObject({
    kind: "doctor",
    journeys: [{ pipeline: "intern" }],
  });
});

it("brings an accepted correction to the candidate and the file, with its words", async () => {
  await correct({ lastName: "Caron-Delmas", phone: "06 00 00 00 01", needs: ["housing", "schooling"] });
  await settleOne(true);

  const candidate = await candidateOf(householdId);
  expect(candidate).toMatchObject({ lastName: "Caron-Delmas", phones: ["06 00 00 00 01", "06 12 34 56 78"] });
  expect(candidate.searchWords).toContain("delmas");
  const file = await fileOf(householdId);
  expect(file).toMatchObject({ title: "Caron-Delmas", openNeedKinds: ["housing", "schooling"] });
  expect((await reloadSubmission(submission._id)).interest).toMatchObject({ lastName: "Caron-Delmas" });
  const [line] = await Entry.find({ householdId, kind: "change" }).lean();
  expect(line?.changes).toContainEqual({ label: "Nom", before: "Caron", after: "Caron-Delmas" });
  expect(await countAudited("submission.correction-accepted", submission._id)).toBe(1);
});

it("leaves everything as it was when a correction is refused", async () => {
  await correct({ specialty: "Chirurgie", needs: [] });
  await settle();
  const [candidate, file] = [await candidateOf(householdId), await fileOf(householdId)];
  await settleOne(false);
  expect(await candidateOf(householdId)).toEqual(candidate);
  expect(await fileOf(householdId)).toEqual(file);
  const { corrections, interest } = await reloadSubmission(submission._id);
  expect(corrections[0]?.state).toBe("refused");
  expect(interest.specialty).toBe("Médecine générale");
  expect(await countAudited("submission.correction-refused", submission._id)).toBe(1);
});

it("lets one colleague answer a correction, and tells the other", async () => {
  await correct({ specialty: "Gériatrie" });
  submission = await reloadSubmission(submission._id);
  const { id } = submission.corrections[0] ?? { id: "" };
  const results = await Promise.all([
    refusalOf(settleCorrection(user, submission, id, true)),
    refusalOf(settleCorrection(user, submission, id, false)),
  ]);
  expect(results.sort()).toEqual([ANSWERED, "accepted"].sort());
});

it("answers 404 to a correction which is not there", async () => {
  expect(await refusalOf(settleCorrection(user, submission, "nowhere", true))).toBe(404);
});

it("reads an emptied field of the form as a value taken back", () => {
  const form = new FormData();
  for (const [name, value] of [
    ["firstName", "Élodie"],
    ["lastName", "Caron"],
    ["email", "a@b.example"],
  ] as const)
    form.append(name, value);
  form.append("kind", "intern");
  form.append("phone", "");
  form.append("fromOn", "");
  const parsed = parseWithZod(form, { schema: correctionSchema });
  if (parsed.status !== "success") throw new Error("the form was not read");
  expect(differencesBetween(submission.interest, { ...submission.interest, ...parsed.value })).toMatchObject({
    phone: "",
    fromOn: "",
  });
});

it("shows, then takes over, a value the person took back", async () => {
  await correct({ fromOn: undefined, phone: undefined });
  const { corrections } = await getFile(user, householdId);
  expect(corrections[0]?.changes.map(({ label, after }) => [label, after])).toEqual([
    ["Téléphone", "—"],
    ["À partir du", "—"],
  ]);
  await settleOne(true);
  const candidate = await candidateOf(householdId);
  expect(candidate.fromOn).toBe("");
  expect(candidate.phones).toEqual(["06 12 34 56 78"]);
  await expect(getFile(user, householdId)).resolves.toBeDefined();
});

async function correct(changes: Partial<Interest>): Promise<void> {
  await correctInterest(submission, { ...submission.interest, ...changes });
  await settle();
}

async function settleOne(isAccepted: boolean): Promise<void> {
  submission = await reloadSubmission(submission._id);
  await settleCorrection(user, submission, submission.corrections.at(-1)?.id ?? "", isAccepted);
}
