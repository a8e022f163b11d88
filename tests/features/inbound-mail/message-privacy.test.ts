import { beforeEach, describe, expect, it } from "vitest";
import { ForgottenMessage } from "#models/forgotten-message";
import type { HandOffRecord } from "#models/hand-off";
import { type Filing, Message } from "#models/message";
import { createUser } from "#tests/factories/accounts";
import { everyByte, plantFamily } from "#tests/factories/families";
import { countAudited, fileOf } from "#tests/factories/files";
import { createHandOff } from "#tests/factories/hand-offs";
import { createMessage } from "#tests/factories/messages";
import { readOf, replyTo, send, take } from "#tests/factories/read-mails";
import { createFile, createSubmission } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { daysAgo, now } from "~/core/clock.server";
import { database } from "~/core/db/connect.server";
import { settle } from "~/core/db/relay.server";
import { storeFile } from "~/core/files.server";
import { newId } from "~/core/ids.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { purgeMessages } from "~/features/inbound-mail/message-purge.commands.server";
import { takeMail } from "~/features/inbound-mail/receive.commands.server";
import { eraseEverywhere } from "~/features/privacy/erasure-run.server";
import { getErasureScope } from "~/features/privacy/erasure-scope.queries.server";
import { scopeOf } from "~/features/privacy/request-scope.queries.server";
import { mergeFiles } from "~/features/restructurings/merge.commands.server";
import { undoRestructuring } from "~/features/restructurings/restructurings.commands.server";
import { splitFile } from "~/features/restructurings/split.commands.server";

const PDF = { name: "plan.pdf", type: "pdf", bytes: Buffer.from("%PDF-1.7\nplan\n") };

let user: User;

beforeEach(async () => {
  user = await createUser();
});

describe("the purge of messages", () => {
  it("takes those put aside thirty days ago, and what was only noted of no file, with their bytes", async () => {
    const long = daysAgo(31);
    const by = { by: user.id, ignored: "not-for-us" as const };
    const old = await createMessage({
      state: "ignored",
      triaged: { at: long, ...by },
      attachments: [await stored()],
    });
    const loop = await createMessage({ state: "noted", kind: "loop", receivedAt: long });
    const kept = [
      await createMessage({ state: "ignored", receivedAt: long, triaged: { at: daysAgo(29), ...by } }),
      await createMessage({ state: "noted", kind: "absence", receivedAt: long, householdId: newId() }),
      await createMessage({ state: "filed", receivedAt: long, householdId: newId() }),
    ];
    expect(await purgeMessages()).toBe(2);
    expect(await idsLeft()).toEqual(kept.map(({ _id }) => _id).sort());
    expect(await chunks()).toBe(0);
    expect(await countAudited("message.purged", old._id)).toBe(1);
    expect(await countAudited("message.purged", loop._id)).toBe(1);
  });

  it("never takes one that waits for a person, however long, but after thirty days under « À vérifier »", async () => {
    const { _id } = await createMessage({ receivedAt: daysAgo(400) });
    const recent = await createMessage({ receivedAt: daysAgo(29), sender: "forged" });
    await createMessage({ receivedAt: daysAgo(31), sender: "forged" });
    await createMessage({ receivedAt: daysAgo(31), isAutomatic: true });
    expect(await purgeMessages()).toBe(2);
    expect(await idsLeft()).toEqual([_id, recent._id].sort());
  });

  it("leaves of each a digest for sixty days, by which it does not come back", async () => {
    const read = readOf({ isForged: true });
    await takeMail(read, { receivedAt: daysAgo(31) });
    await settle();
    expect(await purgeMessages()).toBe(1);
    expect(await takeMail(read, { receivedAt: daysAgo(31) })).toBe(false);
    const [kept] = await ForgottenMessage.find({}).lean();
    expect(kept).toEqual({ _id: expect.stringMatching(/^[0-9a-f]{64}$/), at: expect.any(Date) });
    await ForgottenMessage.updateOne({}, { at: daysAgo(61) });
    await purgeMessages();
    expect(await takeMail(read, { receivedAt: now() })).toBe(true);
  });
});

describe("the bytes of joined files", () => {
  it("left half written by a stop are written again with the mail", async () => {
    const handOff = await sentHandOff();
    const read = replyTo(handOff.mailId, { attachments: [PDF] });
    const first = await take(read);
    await Message.deleteMany({});
    await database().collection("files.files").deleteMany({});
    expect(await take(read)).toMatchObject({ attachments: first.attachments });
    expect(await chunks()).toBe(1);
  });
});

describe("a merge and a split", () => {
  it("bring the messages of a file along, and back when they are undone", async () => {
    const kept = await createFile(user, {
      lastName: "Lagarde",
      email: "l@x.example",
      phone: "06 98 76 54 32",
    });
    const handOff = await sentHandOff();
    const { _id } = await take(replyTo(handOff.mailId));
    const id = await mergeFiles(user, kept, handOff.householdId, { choices: {}, sameIds: [] });
    expect(await Message.findById(_id).lean()).toMatchObject({
      householdId: kept,
      visibleTo: (await fileOf(kept)).visibleTo,
    });
    await undoRestructuring(user, id, []);
    expect(await Message.findById(_id).lean()).toMatchObject({ householdId: handOff.householdId });
  });

  it("bring along what was taken out of a file and may go back there", async () => {
    const kept = await createFile(user, {
      lastName: "Lagarde",
      email: "l@x.example",
      phone: "06 98 76 54 32",
    });
    const { householdId } = await sentHandOff();
    const { _id } = await createMessage({ detachedFrom: detachedFrom(householdId) });
    await mergeFiles(user, kept, householdId, { choices: {}, sameIds: [] });
    expect((await Message.findById(_id).lean())?.detachedFrom?.householdId).toBe(kept);
  });

  it("share them out: those of an adult who goes, those of the hand-offs of the needs that go", async () => {
    const handOff = await sentHandOff();
    const { householdId, needId = "" } = handOff;
    await recordFamily(user, householdId, {
      ...{ children: [], familyObstacles: [], relations: [], confidences: [] },
      adults: [{ firstName: "Paul", relation: "couple" }],
    });
    const goerId = (await fileOf(householdId)).adults[0]?.id ?? "";
    const ofHandOff = await take(replyTo(handOff.mailId));
    const own = await createMessage({ state: "filed", householdId, candidateId: goerId });
    const other = await createMessage({ state: "filed", householdId, candidateId: newId() });
    const { newId: goneTo } = await splitFile(user, householdId, {
      ...{ people: [goerId], children: new Map(), items: [needId] },
      ...{ referentId: user.id, label: "Reprendre contact", dueOn: "2100-01-04" },
    });
    await settle();
    for (const { _id } of [ofHandOff, own])
      expect(await Message.findById(_id).lean()).toMatchObject({ householdId: goneTo });
    expect((await Message.findById(other._id).lean())?.householdId).toBe(householdId);
  });
});

describe("the erasure of one adult", () => {
  it("takes every word of the mails they wrote: message, file, line of the timeline, word to a colleague", async () => {
    const { householdId, candidateId } = await plantFamily(user);
    const from = { name: "zqc-first", address: "zqc-mail@courriel.example" };
    const attachments = [{ ...PDF, name: "zqm-name.pdf", bytes: Buffer.from("%PDF-1.7\nzqm-joined\n") }];
    const read = readOf({ from, subject: "zqm-subject", text: "zqm-text", attachments });
    await take(read);
    for (const word of ["subject", "text", "name", "joined"])
      expect(await everyByte()).toContain(`zqm-${word}`);
    await eraseEverywhere(await getErasureScope(householdId, candidateId));
    expect(await everyByte()).not.toMatch(/zqm-/);
    expect(await takeMail(read, { receivedAt: now() })).toBe(false);
  });
});

it("erases with a file what was taken out of it and filed nowhere since", async () => {
  const { householdId } = await sentHandOff();
  await createMessage({ detachedFrom: detachedFrom(householdId) });
  const other = await createMessage({ detachedFrom: detachedFrom(newId()) });
  await settle();
  await eraseEverywhere(await getErasureScope(householdId));
  expect(await idsLeft()).toEqual([other._id]);
});

describe("the erasure of a request that no file took", () => {
  it("takes the mails of whoever made it, and no other", async () => {
    const { _id } = await createSubmission({ email: "nouvelle@courriel.example" });
    await takeMail(readOf({ from: { name: "", address: "nouvelle@courriel.example" } }), {
      receivedAt: now(),
    });
    const other = await take(readOf({ from: { name: "", address: "autre@courriel.example" } }));
    await settle();
    await eraseEverywhere(await scopeOf({ householdId: _id, isRequest: true }));
    expect(await idsLeft()).toEqual([other._id]);
  });
});

function detachedFrom(householdId: string): Filing {
  return { found: "person", track: "family", householdId, visibleTo: ["team"] };
}

async function sentHandOff(): Promise<HandOffRecord> {
  const handOff = await createHandOff(user);
  await send(handOff.mailId);
  return handOff;
}

async function stored() {
  const id = newId();
  await storeFile(id, PDF.bytes);
  return { id, name: PDF.name, type: PDF.type, bytes: PDF.bytes.length };
}

async function idsLeft(): Promise<string[]> {
  const left = await Message.find({}, { _id: 1 }).lean();
  return left.map(({ _id }) => _id).sort();
}

function chunks(): Promise<number> {
  return database().collection("files.chunks").countDocuments();
}
