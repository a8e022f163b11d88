import { beforeEach, describe, expect, it } from "vitest";
import { Entry } from "#models/entry";
import { Household } from "#models/household";
import { Mail } from "#models/mail";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, mailsOf, refusalOf } from "#tests/factories/files";
import { createHandOff } from "#tests/factories/hand-offs";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { deliverDueMails } from "~/core/outbox/deliver.server";
import { recordCall, sendReply, undoReply } from "~/features/file/file.commands.server";
import { getFile } from "~/features/file/file.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";

const ALREADY_LEFT = /^Ce mail est déjà parti/;
const WRITTEN = { subject: "Votre arrivée à Bellevue", text: "Bonjour Élodie, je m’occupe de vous." };

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user);
});

describe("a message to a candidate", () => {
  it("stops the first-answer clock and waits ten seconds in the outbox", async () => {
    const mailId = await reply();
    const file = await fileOf(householdId);
    expect(file.firstAnswer).toMatchObject({ by: user.id, means: "message", mailId });
    expect(file.nextAction).toMatchObject({ label: "Vérifier qu’Élodie a répondu", dueOn: "2026-05-20" });
    const [letter] = await mailsOf("reply");
    expect(letter).toMatchObject({
      _id: mailId,
      to: "elodie.caron@internes.example",
      replyTo: user.email,
      mailClass: "bureau",
      isManual: true,
      params: { ...WRITTEN, senderName: user.name },
    });
    expect((letter?.dueAt.getTime() ?? 0) - (file.firstAnswer.at?.getTime() ?? 0)).toBeCloseTo(10_000, -3);
    expect(await Entry.countDocuments({ householdId, kind: "message", quote: WRITTEN.text, mailId })).toBe(1);
    expect(await countAudited("household.answered", householdId)).toBe(1);
    expect(await countAudited("household.first-answered", householdId)).toBe(1);
  });

  it("is not an act of the person: their last contact does not move", async () => {
    const { lastActAt } = await fileOf(householdId);
    await reply();
    expect((await fileOf(householdId)).lastActAt).toEqual(lastActAt);
  });

  it("written on a Friday at 20:00 leaves on the next working morning", async () => {
    setClock(new Date("2026-05-22T18:00:00Z"));
    await reply();
    // Whit Monday is a public holiday.
    expect(await mailsOf("reply")).toMatchObject([{ dueAt: new Date("2026-05-26T06:00:00Z") }]);
  });

  it("is refused without an address, and stops no clock", async () => {
    const { _id } = await candidateOf(householdId);
    const { Candidate } = await import("#models/candidate");
    await Candidate.updateOne({ _id }, { emails: [] });
    expect(await refusalOf(reply())).toMatch(/^Cette personne n’a pas laissé d’adresse e-mail/);
    expect((await fileOf(householdId)).firstAnswer.at).toBeUndefined();
    expect(await mailsOf("reply")).toEqual([]);
  });

  it("goes to another adult at their own address, and is answered like one to a candidate", async () => {
    const noe = { id: "noe", firstName: "Noé", email: "noe@foyer.example", relation: "couple" };
    await Household.updateOne({ _id: householdId }, { adults: [noe], heads: [] });
    await sendReply(user, await fileOf(householdId), { candidateId: "noe", ...WRITTEN });
    expect(await mailsOf("reply")).toMatchObject([{ to: "noe@foyer.example", toName: "Noé" }]);
    expect((await fileOf(householdId)).nextAction?.label).toBe("Vérifier que Noé a répondu");
  });

  it("is refused to somebody of another file", async () => {
    const other = await createFile(user, { email: "z@internes.example" });
    const { _id: candidateId } = await candidateOf(other);
    const sending = sendReply(user, await fileOf(householdId), { candidateId, ...WRITTEN });
    expect(await refusalOf(sending)).toMatch(/^Cette personne n’a pas laissé/);
  });
});

describe("undoing a message", () => {
  it("within ten seconds calls it back, restarts the clock and brings back what came next", async () => {
    const { nextAction } = await fileOf(householdId);
    const mailId = await reply();
    expect(await undoable()).toEqual([mailId]);
    await undoReply(user, await fileOf(householdId), mailId);
    expect(await mailsOf("reply")).toMatchObject([{ state: "cancelled" }]);
    const file = await fileOf(householdId);
    const { at, by, means } = file.firstAnswer;
    expect([at, by, means, file.firstAnswer.mailId]).toEqual([undefined, undefined, undefined, undefined]);
    expect(file.firstAnswer.dueAt).toBeInstanceOf(Date);
    expect(file.nextAction).toEqual(nextAction);
    expect(await Entry.find({ mailId }).lean()).toMatchObject([
      { text: "Message annulé avant son départ.", kind: "message" },
    ]);
    expect(JSON.stringify(await Entry.find({ mailId }).lean())).not.toContain(WRITTEN.text);
    expect(await countAudited("mail.cancelled", mailId)).toBe(1);
    expect(await undoable()).toEqual([]);
  });

  it("is refused once it has left", async () => {
    await updateSetting(user, "instance", { isDemo: true });
    const mailId = await reply();
    setClock(new Date("2026-05-12T08:00:12Z"));
    await deliverDueMails(10);
    expect(await refusalOf(undoReply(user, await fileOf(householdId), mailId))).toMatch(ALREADY_LEFT);
    expect((await fileOf(householdId)).firstAnswer).toMatchObject({ means: "message", mailId });
    expect(await undoable()).toEqual([]);
  });

  it("leaves the clock stopped by an earlier answer", async () => {
    await recordCall(user, await fileOf(householdId), call({ isReached: true }));
    await undoReply(user, await fileOf(householdId), await reply());
    expect((await fileOf(householdId)).firstAnswer).toMatchObject({ means: "call", by: user.id });
  });

  it("leaves a next action set meanwhile", async () => {
    const mailId = await reply();
    await Household.updateOne({ _id: householdId }, { "nextAction.label": "Appeler la mairie" });
    await undoReply(user, await fileOf(householdId), mailId);
    expect((await fileOf(householdId)).nextAction?.label).toBe("Appeler la mairie");
  });

  it("knows neither the mails of another file nor those to partners", async () => {
    const other = await createFile(user, { email: "z@internes.example" });
    const mailId = await reply();
    const { mailId: letterId } = await createHandOff(user, { householdId });
    expect(await refusalOf(undoReply(user, await fileOf(other), mailId))).toBe(404);
    expect(await refusalOf(undoReply(user, await fileOf(householdId), letterId))).toBe(404);
    expect(await Mail.countDocuments({ state: "cancelled" })).toBe(0);
  });
});

describe("a call", () => {
  it("may be to another adult, where no candidate is left too", async () => {
    const adults = [{ id: "noe", firstName: "Noé", relation: "couple" }];
    await Household.updateOne({ _id: householdId }, { adults, heads: [] });
    await recordCall(user, await fileOf(householdId), { ...call({ isReached: true }), candidateId: "noe" });
    await settle();
    expect(await Entry.findOne({ householdId, kind: "call" }).lean()).toMatchObject({
      text: "Appel avec Noé.",
      memberId: "noe",
    });
  });

  it("that reached the person stops the clock and is their last act", async () => {
    await recordCall(user, await fileOf(householdId), call({ isReached: true, text: "Arrive le 2." }));
    const file = await fileOf(householdId);
    expect(file.firstAnswer).toMatchObject({ means: "call", by: user.id });
    expect(file.lastActAt).toEqual(file.firstAnswer.at);
    expect(file.nextAction).toMatchObject({ label: "Rappeler jeudi", dueOn: "2026-05-14" });
    expect(await Entry.find({ householdId, kind: "call" }).lean()).toMatchObject([
      { text: "Appel avec Élodie Caron.", quote: "Arrive le 2." },
    ]);
    expect(await countAudited("household.first-answered", householdId)).toBe(1);
  });

  it("without an answer is noted, and stops nothing", async () => {
    const { lastActAt } = await fileOf(householdId);
    await recordCall(user, await fileOf(householdId), call({ isReached: false }));
    const file = await fileOf(householdId);
    expect(file.firstAnswer.at).toBeUndefined();
    expect(file.lastActAt).toEqual(lastActAt);
    expect(await Entry.countDocuments({ householdId, text: "Appel à Élodie Caron, sans réponse." })).toBe(1);
    expect(await countAudited("household.first-answered")).toBe(0);
  });

  it("after a message does not answer a second time", async () => {
    const mailId = await reply();
    await recordCall(user, await fileOf(householdId), call({ isReached: true }));
    expect((await fileOf(householdId)).firstAnswer).toMatchObject({ means: "message", mailId });
    expect(await countAudited("household.first-answered")).toBe(1);
  });
});

async function reply(): Promise<string> {
  const { _id: candidateId } = await candidateOf(householdId);
  const mailId = await sendReply(user, await fileOf(householdId), { candidateId, ...WRITTEN });
  await fileOf(householdId);
  return mailId;
}

async function undoable(): Promise<string[]> {
  const { timeline } = await getFile(user, householdId);
  return timeline.lines.flatMap(({ canUndoMailId }) => canUndoMailId ?? []);
}

function call(values: { isReached: boolean; text?: string }) {
  return { candidateId: "", text: "", nextLabel: "Rappeler jeudi", nextOn: "2026-05-14", ...values };
}
