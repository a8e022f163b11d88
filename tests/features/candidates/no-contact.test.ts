import { beforeEach, describe, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Entry } from "#models/entry";
import { Notice } from "#models/notice";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, mailsOf, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createFile, createSubmission } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { moveStage } from "~/features/candidates/candidate-journeys.commands.server";
import {
  resumeWriting,
  stopWriting,
  stopWritingAsAsked,
} from "~/features/candidates/no-contact.commands.server";
import { sendReply } from "~/features/file/file.commands.server";
import { getFile } from "~/features/file/file.queries.server";
import { mergeFiles } from "~/features/restructurings/merge.commands.server";
import { createDefaultTemplates } from "~/features/templates/templates.commands.server";
import { attachSubmission } from "~/features/triage/triage.commands.server";

const EDIT = "_staff.candidates.$id_.edit.tsx";
const REPLY = "_staff.households.$id.reply.tsx";
const WRITTEN = { subject: "Des nouvelles", text: "Bonjour Élodie, où en êtes-vous ?" };

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser("referent", { name: "Jeanne Vidal" });
  householdId = await createFile(user);
});

describe("asked not to write", () => {
  it("is noted once, with who asked and when, told to whoever follows the file", async () => {
    await stopWritingAsAsked(await candidateOf(householdId));
    await stopWritingAsAsked(await candidateOf(householdId));
    const { _id, noContact } = await candidateOf(householdId);
    expect(noContact).toMatchObject({ by: "person", at: expect.any(Date) });
    expect(await countAudited("candidate.contact-stopped", _id)).toBe(1);
    expect(await Entry.find({ householdId, text: /plus\.$/ }).lean()).toMatchObject([
      { text: "Élodie demande qu’on ne lui écrive plus.", authorName: "Élodie Caron", memberId: _id },
    ]);
    expect(await Notice.find({ accountId: user.id, text: /plus\.$/ }).lean()).toHaveLength(1);
  });

  it("by the person counts more than what a colleague noted, not the other way round", async () => {
    await stopWriting(user, await candidateOf(householdId), "Me l’a dit au téléphone");
    expect((await candidateOf(householdId)).noContact).toMatchObject({ by: "team", authorId: user.id });
    await stopWritingAsAsked(await candidateOf(householdId));
    await stopWriting(user, await candidateOf(householdId));
    expect((await candidateOf(householdId)).noContact).toEqual({ by: "person", at: expect.any(Date) });
  });

  it("shows in the file with who and when", async () => {
    await stopWriting(user, await candidateOf(householdId));
    const { candidates } = await getFile(user, householdId);
    expect(candidates[0]?.noContact).toMatchObject({
      words: expect.stringMatching(/^Noté par Jeanne Vidal le 12.mai 2026\.$/),
      mayBeAnswered: false,
    });
  });

  it("puts the touches planned in the bin, and says so; lifted, they are back", async () => {
    await createDefaultTemplates();
    const candidate = await candidateOf(householdId);
    await moveStage(user, candidate, { pipeline: "intern", from: "interest", to: "pool" });
    await settle();
    const { length } = await openTouches();
    await stopWritingAsAsked(await candidateOf(householdId));
    await settle();
    expect(await openTouches()).toEqual([]);
    const line = await Entry.findOne({ householdId, text: /vont à la corbeille/ }).lean();
    expect(line?.text).toContain(`${length}`);
    await resumeWriting(user, await candidateOf(householdId), "Nous a rappelés");
    await settle();
    expect(await openTouches()).toHaveLength(length);
  });

  it("plans no touch for whoever enters the vivier afterwards", async () => {
    await createDefaultTemplates();
    await stopWriting(user, await candidateOf(householdId));
    await moveStage(user, await candidateOf(householdId), {
      pipeline: "intern",
      from: "interest",
      to: "pool",
    });
    await settle();
    expect(await openTouches()).toEqual([]);
  });

  it("stays asked when two records of the person become one", async () => {
    const again = await createFile(user, { message: "Je vous écris de nouveau." });
    await stopWriting(user, await candidateOf(again));
    const { _id: goneId } = await candidateOf(again);
    await mergeFiles(user, householdId, again, { choices: {}, sameIds: [goneId] });
    expect((await candidateOf(householdId)).noContact).toMatchObject({ by: "team" });
  });
});

describe("a message to somebody who asked not to be written to", () => {
  beforeEach(async () => stopWriting(user, await candidateOf(householdId)));

  it("is refused, and stops no clock", async () => {
    expect(await refusalOf(reply())).toMatch(/^Élodie ne veut plus qu’on lui écrive/);
    expect(await mailsOf("reply")).toEqual([]);
    expect((await fileOf(householdId)).firstAnswer.at).toBeUndefined();
  });

  it("may answer what they wrote to us since", async () => {
    setClock(new Date("2026-05-13T10:00:00+02:00"));
    const submission = await createSubmission({ message: "Finalement, je viens bien en novembre." });
    await attachSubmission(user, submission, await candidateOf(householdId), []);
    await reply();
    expect(await mailsOf("reply")).toMatchObject([{ candidateId: (await candidateOf(householdId))._id }]);
  });

  it("has no form to be written in, for it would not leave", async () => {
    const { body } = await callRoute(REPLY, user, `/households/${householdId}/reply`);
    expect(JSON.parse(body)).toMatchObject({ people: [], heldBack: [{ firstName: "Élodie" }] });
  });

  it("never leaves once waiting: it is called back, and the timeline says so", async () => {
    await resumeWriting(user, await candidateOf(householdId), "Le veut bien");
    await reply();
    await stopWritingAsAsked(await candidateOf(householdId));
    const [letter] = await mailsOf("reply");
    expect(letter).toMatchObject({ state: "cancelled", lastError: expect.stringContaining("plus") });
    expect(await countAudited("mail.cancelled", letter?._id)).toBe(1);
    expect(await Entry.findOne({ mailId: letter?._id }).lean()).toMatchObject({
      text: expect.stringMatching(/^Message retenu avant son départ/),
      quote: WRITTEN.text,
    });
  });

  it("gets the receipt of what they ask all the same", async () => {
    setClock(new Date("2026-05-13T10:00:00+02:00"));
    await createSubmission({ message: "Une autre question." });
    expect((await mailsOf("receipt")).map(({ state }) => state)).toEqual(["waiting", "waiting"]);
  });
});

describe("the page of the project", () => {
  it("notes it, and lifts it for a reason that is kept", async () => {
    const { _id } = await candidateOf(householdId);
    const address = `/candidates/${_id}/edit`;
    expect(await callRoute(EDIT, user, address, { intent: "stop-writing" })).toMatchObject({ status: 302 });
    expect((await candidateOf(householdId)).noContact).toMatchObject({ by: "team" });
    const refused = await callRoute(EDIT, user, address, { intent: "resume-writing" });
    expect(refused.status).toBe(400);
    expect(refused.body).toContain("Dites pourquoi");
    const lifted = { intent: "resume-writing", reason: "A rappelé" };
    expect((await callRoute(EDIT, user, address, lifted)).status).toBe(302);
    expect((await candidateOf(householdId)).noContact).toBeUndefined();
    expect(await Entry.countDocuments({ householdId, quote: "A rappelé" })).toBe(1);
    expect(await countAudited("candidate.contact-resumed", _id)).toBe(1);
  });

  it("refuses to lift what a colleague lifted already", async () => {
    expect(await refusalOf(resumeWriting(user, await candidateOf(householdId), "Oui"))).toMatch(/déjà levé/);
  });

  it("says nothing of it to a recruteur", async () => {
    await stopWriting(user, await candidateOf(householdId), "Raison gardée");
    const recruteur = await createUser("recruteur", { partnerId: "a".repeat(24) });
    const { _id } = await candidateOf(householdId);
    await Candidate.updateOne({ _id }, { introducedTo: ["a".repeat(24)] });
    const { status, body } = await callRoute("_staff.candidates.$id.tsx", recruteur, `/candidates/${_id}`);
    expect(status).toBe(200);
    expect(body).not.toMatch(/Raison gardée|noContact/);
  });
});

async function reply(): Promise<string> {
  const { _id: candidateId } = await candidateOf(householdId);
  return sendReply(user, await fileOf(householdId), { candidateId, ...WRITTEN });
}

function openTouches() {
  return Task.find({ householdId, "plan.group": "nurture", state: "open" }).lean();
}
