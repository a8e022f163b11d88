import { beforeEach, describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import type { HandOffRecord } from "#models/hand-off";
import { Message, type MessageRecord } from "#models/message";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, mailsOf } from "#tests/factories/files";
import { createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { createMessage, createReply, reloadMessage } from "#tests/factories/messages";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { storeFile } from "~/core/files.server";
import { newId } from "~/core/ids.server";
import { tryRenderMail } from "~/core/outbox/render.server";
import { readingsWritten } from "~/core/reading-log.server";
import { getTimeline } from "~/features/file/file-timeline.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { createPartner } from "~/features/partners/partners.commands.server";

const PAGE = "_staff.messages.$id.tsx";
const REPLY = "_staff.messages.$id_.reply.tsx";
const ANSWER = "_staff.hand-offs_.$id.answer.tsx";
const FILE = "_staff.messages.$id_.attachments.$fileId.ts";
const NEW = "_staff.triage.new.tsx";

let user: User;
let handOff: HandOffRecord;
let message: MessageRecord;

beforeEach(async () => {
  user = await createUser();
  handOff = await createHandOff(user);
  await settle();
  message = await createReply(handOff);
});

describe("the page of a message", () => {
  it.each([
    ["recruteur", 403],
    ["elu", 403],
    ["dpo", 403],
    ["referent", 200],
    ["responsable", 200],
  ] as const)("answers %s with %i", async (role, status) => {
    expect((await open(await createUser(role))).status).toBe(status);
    expect((await act({ intent: "settle" }, await createUser(role))).status).toBe(status === 200 ? 302 : 403);
  });

  it("is not there for who does not see its file, whatever they press", async () => {
    const stranger = await createUser("referent", { isWholeDepartement: false });
    expect((await open(stranger)).status).toBe(404);
    expect((await act({ intent: "detach" }, stranger)).status).toBe(404);
    expect((await reloadMessage(message._id)).state).toBe("filed");
  });

  it("is written down as a reading of the file", async () => {
    await open();
    await readingsWritten();
    const readings = { action: "household.read", "subject.id": handOff.householdId, actorId: user.id };
    expect(await AuditEvent.countDocuments(readings)).toBe(1);
  });

  it("changes nothing by being read", async () => {
    const before = await reloadMessage(message._id);
    await open();
    expect(await reloadMessage(message._id)).toEqual(before);
  });

  it("shows the sentence apart, and where its answer is noted", async () => {
    const page = JSON.parse((await open()).body);
    expect(page.marked).toBe(message.suggestion?.sentence);
    expect(`${page.before}${page.marked}${page.after}`).toBe(message.text);
    expect(page.suggestion.notedAt).toContain("acte=accept");
  });

  it("says when nothing but an unproven address says who wrote", async () => {
    expect(JSON.parse((await open()).body).isUnproven).toBe(false);
    await Message.updateOne({ _id: message._id }, { found: "sender", isVerified: false });
    expect(JSON.parse((await open()).body).isUnproven).toBe(true);
  });

  it("refuses what no button of ours sends", async () => {
    const sent: Record<string, string>[] = [
      { intent: "burn" },
      { intent: "ignore" },
      { intent: "ignore", reason: "boring" },
    ];
    for (const fields of sent) expect((await act(fields)).status).toBe(400);
    const away = { intent: "settle", from: "https://ailleurs.example/" };
    expect((await act(away)).status).toBe(400);
  });

  it("comes back to the page of the need when it was put aside from there", async () => {
    const from = `/needs/${handOff.needId}`;
    expect((await act({ intent: "dismiss-suggestion", from })).location).toBe(from);
    expect((await reloadMessage(message._id)).suggestion?.state).toBe("dismissed");
  });

  it("makes a colleague of the contact one of the contacts", async () => {
    await Message.updateOne({ _id: message._id }, { sender: "colleague" });
    expect((await act({ intent: "confirm-colleague" })).status).toBe(302);
    expect(await reloadMessage(message._id)).toMatchObject({ sender: "contact" });
  });
});

describe("a waiting message", () => {
  it("is offered the requests of its partner, then asks who a stranger is", async () => {
    const { partnerId } = handOff;
    const waiting = await createMessage({
      partnerId,
      from: { name: "Sandrine Bories", address: "sb@gmail.com" },
    });
    const { targets } = JSON.parse((await open(user, waiting._id)).body);
    expect(targets.proposed.handOffs).toMatchObject([{ id: handOff._id, isStranger: true }]);
    const asked = JSON.parse((await open(user, waiting._id, `?relais=${handOff._id}`)).body);
    expect(asked.targets.chosen).toMatchObject({ partnerName: "Agence des Deux Ponts", isStranger: true });
    expect(asked.targets.chosen.domain).toBeUndefined();
  });

  it("is offered the file of its address, and what is looked for by name", async () => {
    const householdId = await createFile(user, { lastName: "Lagarde", email: "zoe@internes.example" });
    await settle();
    const waiting = await createMessage({ from: { name: "Zoé", address: "Zoe@internes.example" } });
    expect(JSON.parse((await open(user, waiting._id)).body).targets.proposed.files).toMatchObject([
      { id: householdId },
    ]);
    const { found } = JSON.parse((await open(user, waiting._id, "?q=deux+ponts")).body).targets;
    expect(found.handOffs).toMatchObject([{ id: handOff._id }]);
  });

  it("is told of a partner of that name who is asked nothing", async () => {
    await createPartner(user, { name: "Crèche Bellevue", kind: "town-hall", territories: [], contacts: [] });
    const { _id } = await createMessage();
    const { found } = JSON.parse((await open(user, _id, "?q=bellevue")).body).targets;
    expect([found.handOffs, found.idle]).toMatchObject([[], [{ name: "Crèche Bellevue" }]]);
  });

  it("is titled without what its senders added to the subject, which is kept", async () => {
    const { _id } = await createMessage({ subject: "RE: TR : Un logement" });
    expect(JSON.parse((await open(user, _id)).body).subject).toBe("Un logement");
    expect((await reloadMessage(_id)).subject).toBe("RE: TR : Un logement");
  });

  it("is not attached to a file or a hand-off that this colleague does not see", async () => {
    const local = await createUser("referent", { isWholeDepartement: false });
    const { _id } = await createMessage();
    const { householdId } = handOff;
    const tries: Record<string, string>[] = [
      { intent: "attach-file", householdId },
      { intent: "attach-hand-off", handOffId: handOff._id },
    ];
    for (const fields of tries) expect((await act(fields, local, _id)).status).toBe(404);
    expect((await open(local, _id, `?relais=${handOff._id}`)).status).toBe(404);
    expect((await reloadMessage(_id)).state).toBe("waiting");
  });

  it("fills the form of a request, which takes it along", async () => {
    const { _id } = await createMessage({
      from: { name: "BORIES Sandrine", address: "s.bories@ailleurs.example" },
    });
    const address = `/triage/new?message=${_id}`;
    expect(JSON.parse((await callRoute(NEW, user, address)).body).message.known).toMatchObject({
      ...{ firstName: "Sandrine", lastName: "BORIES", email: "s.bories@ailleurs.example" },
    });
    const wrong = await callRoute(NEW, user, address, { firstName: "Sandrine", lastName: "Bories" });
    expect(wrong.status).toBe(400);
    const typed = {
      firstName: "Sandrine",
      lastName: "Bories",
      email: "s.bories@ailleurs.example",
      kind: "doctor",
    };
    const { location } = await callRoute(NEW, user, address, typed);
    expect(location).toBe(`/triage/${(await reloadMessage(_id)).submissionId}`);
  });
});

describe("noting the answer", () => {
  it("chooses nothing for who notes something else than what it seems to say", async () => {
    const { handOff: asked } = JSON.parse((await open()).body);
    const page = JSON.parse((await callRoute(ANSWER, user, asked.notingPath)).body);
    expect([page.isToChoose, page.mail.id]).toEqual([true, message._id]);
  });

  it("starts from what the mail seems to say, and refuses the mail of another hand-off", async () => {
    const path = `/hand-offs/${handOff._id}/answer?acte=accept&message=${message._id}`;
    expect(JSON.parse((await callRoute(ANSWER, user, path)).body).mail).toMatchObject({
      suggested: { act: "accept", values: { message: message.suggestion?.sentence } },
    });
    const { _id: other } = await createMessage();
    const wrong = `/hand-offs/${handOff._id}/answer?message=${other}`;
    expect((await callRoute(ANSWER, user, wrong)).status).toBe(404);

    const { status } = await callRoute(ANSWER, user, path, { act: "accept", answerId: "", origin: "mail" });
    await settle();
    expect(status).toBe(302);
    expect((await reloadHandOff(handOff._id)).state).toBe("accepted");
    expect((await reloadMessage(message._id)).suggestion?.state).toBe("confirmed");
  });
});

describe("answering", () => {
  it("writes to who wrote for a partner, as the same conversation, undone within ten seconds", async () => {
    const path = `/messages/${message._id}/reply`;
    expect(JSON.parse((await callRoute(REPLY, user, path)).body).subject).toBe(
      "Re\u00a0: Votre demande de logement",
    );
    const letter = { subject: "Re : la visite", text: "Merci, nous serons là mardi." };
    expect((await callRoute(REPLY, user, path, letter)).location).toBe(`/needs/${handOff.needId}`);
    const [mail] = await mailsOf("reply");
    expect(mail).toMatchObject({
      ...{ to: "paul.roques@deux-ponts.example", handOffId: handOff._id, answersMessageId: message._id },
      isManual: true,
    });
    const rendered = mail && (await tryRenderMail(mail, { forDisplay: false }));
    expect(rendered?.text).toContain("au sujet de notre demande");
    const undo = { intent: "undo-reply", mailId: mail?._id ?? "" };
    await callRoute("_staff.households.$id._index.tsx", user, `/households/${handOff.householdId}`, undo);
    expect((await mailsOf("reply"))[0]?.state).toBe("cancelled");
  });

  it("is not offered to an address that is not the sender's own", async () => {
    await Message.updateOne({ _id: message._id }, { sender: "forged" });
    expect((await callRoute(REPLY, user, `/messages/${message._id}/reply`)).status).toBe(404);
    expect(JSON.parse((await open()).body).replyPath).toBeUndefined();
  });

  it("goes to the candidate of the file, with the subject and the mail it answers", async () => {
    const { householdId } = handOff;
    const { _id: candidateId } = await candidateOf(householdId);
    const theirs = await createMessage({
      ...{ state: "filed", householdId, candidateId, visibleTo: handOff.visibleTo, sender: "contact" },
      subject: "RE: Re : Mon arrivée",
    });
    const path = `/households/${householdId}/reply?message=${theirs._id}`;
    const route = "_staff.households.$id.reply.tsx";
    expect(JSON.parse((await open(user, theirs._id)).body).replyPath).toBe(path);
    expect(JSON.parse((await callRoute(route, user, path)).body).answered).toMatchObject({
      ...{ candidateId, subject: "Re\u00a0: Mon arrivée" },
    });
    await callRoute(route, user, path, {
      candidateId,
      subject: "Re : Mon arrivée",
      text: "Merci, c’est noté.",
    });
    expect(await mailsOf("reply")).toMatchObject([{ candidateId, answersMessageId: theirs._id }]);
    const wrong = `/households/${householdId}/reply?message=${(await createMessage())._id}`;
    expect((await callRoute(route, user, wrong)).status).toBe(404);
  });
});

it("gives a copy of a joined file that was kept, and writes it down", async () => {
  const id = newId();
  await storeFile(id, Buffer.from("%PDF-1.7\n"));
  const attachments = [
    { id, name: "bail.pdf", type: "pdf", bytes: 9 },
    { id: newId(), name: "virus.exe", type: "", bytes: 9, refusal: "program" as const },
  ];
  await Message.updateOne({ _id: message._id }, { attachments });
  const take = (fileId: string, who = user) =>
    callRoute(FILE, who, `/messages/${message._id}/attachments/${fileId}`, {});
  expect(await take(id)).toMatchObject({ status: 200, body: "%PDF-1.7\n" });
  expect(await countAudited("message.downloaded", message._id)).toBe(1);
  expect((await take(attachments[1]?.id ?? "")).status).toBe(404);
  expect((await take(id, await createUser("recruteur"))).status).toBe(403);
  expect((await take(id, await createUser("referent", { isWholeDepartement: false }))).status).toBe(404);
});

it("leads to the message from the timeline of its file", async () => {
  const waiting = await createMessage();
  await act({ intent: "attach-hand-off", handOffId: handOff._id }, user, waiting._id);
  const { lines } = await getTimeline(user, await getHousehold(user, handOff.householdId), {});
  expect(lines.filter(({ messageId }) => messageId === waiting._id)).toHaveLength(1);
});

function open(who = user, id = message._id, search = "") {
  return callRoute(PAGE, who, `/messages/${id}${search}`);
}

function act(fields: Record<string, string>, who = user, id = message._id) {
  return callRoute(PAGE, who, `/messages/${id}`, fields);
}
