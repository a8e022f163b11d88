import { beforeEach, describe, expect, it } from "vitest";
import { Entry } from "#models/entry";
import type { HandOffRecord } from "#models/hand-off";
import type { Filing, MessageRecord } from "#models/message";
import { Notice } from "#models/notice";
import { Partner } from "#models/partner";
import { Submission } from "#models/submission";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, refusalOf } from "#tests/factories/files";
import { createHandOff } from "#tests/factories/hand-offs";
import { createMessage, createReply, reloadMessage } from "#tests/factories/messages";
import { createFile, createSubmission, reloadSubmission } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { attachToRequest, openRequest } from "~/features/inbound-mail/message-request.commands.server";
import { getChosenTarget } from "~/features/inbound-mail/message-targets.queries.server";
import { forgetTaught } from "~/features/inbound-mail/message-teaching.commands.server";
import { taughtBy } from "~/features/inbound-mail/message-teaching.queries.server";
import {
  attachToFile,
  attachToHandOff,
  detachMessage,
  fileAgain,
  ignoreMessage,
  restoreMessage,
} from "~/features/inbound-mail/message-triage.commands.server";
import { openFile } from "~/features/triage/triage.commands.server";

const MOVED = /s’est déjà occupé·e de ce message/;
const LEARN = { isContact: true, isDomain: true };
const NOTHING = { isContact: false, isDomain: false };
const CALL = {
  channel: "mail" as const,
  firstName: "Sandrine",
  lastName: "Bories",
  email: "s.bories@deux-ponts.example",
  kind: "doctor" as const,
  seeks: [],
  territories: [],
  needs: [],
  message: "Nous avons un appartement.",
};

let user: User;

beforeEach(async () => {
  user = await createUser();
});

describe("attaching to a hand-off", () => {
  let handOff: HandOffRecord;
  let message: MessageRecord;

  beforeEach(async () => {
    handOff = await createHandOff(user);
    message = await createMessage();
  });

  it("brings the message to the file, its timeline and what comes next there", async () => {
    await attachToHandOff(user, message, handOff, NOTHING);

    const { _id: handOffId, householdId, partnerId, visibleTo } = handOff;
    expect(await reloadMessage(message._id)).toMatchObject({
      ...{
        state: "filed",
        found: "person",
        sender: "colleague",
        householdId,
        handOffId,
        partnerId,
        visibleTo,
      },
      triaged: { by: user.id },
    });
    expect((await fileOf(householdId)).nextAction).toMatchObject({
      label: "Lire la réponse de Sandrine Bories",
    });
    expect(await Entry.findOne({ messageId: message._id }).lean()).toMatchObject({ householdId, handOffId });
    expect(await countAudited("message.filed", message._id)).toBe(1);
  });

  it("tells whoever follows the file, unless they attach it themselves", async () => {
    const colleague = await createUser();
    await attachToHandOff(colleague, message, handOff, NOTHING);
    await attachToHandOff(user, await createMessage(), handOff, NOTHING);
    await settle();
    const told = await Notice.find({ href: /^\/messages\// }).lean();
    expect(told).toMatchObject([{ accountId: user.id, href: `/messages/${message._id}` }]);
  });

  it("makes the sender a contact, and their domain the partner's, so that the next mail finds its way", async () => {
    await attachToHandOff(user, message, handOff, LEARN);
    await settle();
    const partner = await Partner.findById(handOff.partnerId).lean();
    expect(partner?.mailDomains).toEqual(["deux-ponts.example"]);
    const contact = partner?.contacts.find(({ email }) => email === "s.bories@deux-ponts.example");
    expect(contact).toMatchObject({ name: "Sandrine Bories" });
    expect(await reloadMessage(message._id)).toMatchObject({ sender: "contact", contactId: contact?.id });
  });

  it("never learns the domain of everybody", async () => {
    for (const domain of ["gmail.com", "googlemail.com", "protonmail.com"]) {
      const from = { name: "Sandrine Bories", address: `s.bories@${domain}` };
      await attachToHandOff(user, await createMessage({ from }), handOff, LEARN);
    }
    await settle();
    expect((await Partner.findById(handOff.partnerId).lean())?.mailDomains ?? []).toEqual([]);
  });

  it("leaves somebody who only claims an address doubtful: offers, plans and learns nothing of them", async () => {
    const forged = await createMessage({ sender: "forged", text: "Oui, c’est d’accord." });
    const before = await Partner.findById(handOff.partnerId).lean();
    expect(await getChosenTarget(user, forged, handOff._id)).toMatchObject({ isStranger: false });
    expect((await getChosenTarget(user, forged, handOff._id))?.domain).toBeUndefined();
    await attachToHandOff(user, forged, handOff, LEARN);
    await settle();
    const after = await Partner.findById(handOff.partnerId).lean();
    expect([after?.contacts, after?.mailDomains]).toEqual([before?.contacts, before?.mailDomains]);
    const { sender, suggestion } = await reloadMessage(forged._id);
    expect([sender, suggestion]).toEqual(["forged", undefined]);
    expect((await fileOf(handOff.householdId)).nextAction?.label).not.toContain("Lire la réponse");
  });

  it("offers what a stranger's message seems to say once a person said whose it is", async () => {
    const answer = await createMessage({ text: "Bonjour,\n\nOui, c’est d’accord pour mardi 19 mai à 14 h." });
    await attachToHandOff(user, answer, handOff, NOTHING);
    expect((await reloadMessage(answer._id)).suggestion).toMatchObject({ act: "accept", state: "waiting" });
  });

  it("adds no eleventh contact to a card", async () => {
    const contacts = Array.from({ length: 10 }, (_, index) => ({
      id: `c${index}`,
      name: `Contact ${index}`,
    }));
    await Partner.updateOne({ _id: handOff.partnerId }, { contacts });
    expect(await refusalOf(attachToHandOff(user, message, handOff, LEARN))).toMatch(/déjà dix contacts/);
    expect((await reloadMessage(message._id)).state).toBe("waiting");
    await attachToHandOff(user, message, handOff, NOTHING);
  });

  it("is done once when two colleagues press together", async () => {
    const results = await Promise.all([
      refusalOf(attachToHandOff(user, message, handOff, NOTHING)),
      refusalOf(ignoreMessage(await createUser(), message, "not-for-us")),
    ]);
    expect(results.filter((result) => result === "accepted")).toHaveLength(1);
    expect(results.filter((result) => MOVED.test(String(result)))).toHaveLength(1);
  });
});

it("attaches the mail of a candidate to their file: they gave a sign of life", async () => {
  const householdId = await createFile(user);
  const { _id: candidateId } = await candidateOf(householdId);
  setClock(new Date("2026-05-13T09:00:00Z"));
  const message = await createMessage({ from: { name: "", address: "elodie.caron@internes.example" } });
  await attachToFile(user, message, await getHousehold(user, householdId));
  expect(await reloadMessage(message._id)).toMatchObject({ householdId, candidateId, sender: "contact" });
  expect((await fileOf(householdId)).lastActAt).toEqual(message.receivedAt);
});

describe("detaching", () => {
  it("brings the message back to the queue, out of the timeline, and may be undone", async () => {
    const handOff = await createHandOff(user);
    const message = await createMessage();
    await attachToHandOff(user, message, handOff, NOTHING);
    await settle();

    await detachMessage(user, await reloadMessage(message._id));
    await settle();
    const waiting = await reloadMessage(message._id);
    expect([waiting.state, waiting.householdId, waiting.visibleTo]).toEqual(["waiting", undefined, ["team"]]);
    expect((await Entry.findOne({ messageId: message._id }).lean())?.deletedAt).toBeDefined();
    expect((await fileOf(handOff.householdId)).nextAction?.label).toBe("Prévoir la suite");

    await fileAgain(user, waiting);
    await settle();
    const { householdId, _id: handOffId } = handOff;
    expect(await reloadMessage(message._id)).toMatchObject({ state: "filed", householdId, handOffId });
    expect((await Entry.findOne({ messageId: message._id }).lean())?.deletedAt).toBeUndefined();
    expect((await fileOf(householdId)).nextAction?.label).toBe("Lire la réponse de Sandrine Bories");
  });

  it("offers to forget the contact and the domain that attaching taught, and forgets nobody typed by hand", async () => {
    const handOff = await createHandOff(user);
    const before = await Partner.findById(handOff.partnerId).lean();
    const { _id } = await createMessage();
    await attachToHandOff(user, await reloadMessage(_id), handOff, LEARN);
    await settle();
    expect(await taughtBy(await reloadMessage(_id))).toBeNull();
    await detachMessage(user, await reloadMessage(_id));
    expect(await taughtBy(await reloadMessage(_id))).toMatchObject({
      isContact: true,
      domain: "deux-ponts.example",
    });

    await forgetTaught(user, await reloadMessage(_id));
    const after = await Partner.findById(handOff.partnerId).lean();
    expect([after?.contacts, after?.mailDomains]).toEqual([before?.contacts, []]);
    expect(after?.searchWords).not.toContain("bories");
    const { sender, partnerId } = await reloadMessage(_id);
    expect([sender, partnerId]).toEqual(["stranger", undefined]);
    expect(await refusalOf(forgetTaught(user, await reloadMessage(_id)))).toMatch(MOVED);
  });

  it("keeps a contact whose other mails are filed there", async () => {
    const handOff = await createHandOff(user);
    const [first, second] = [await createMessage(), await createMessage()];
    for (const message of [first, second]) {
      await attachToHandOff(user, message, handOff, LEARN);
      await settle();
    }
    await detachMessage(user, await reloadMessage(first._id));
    expect(await taughtBy(await reloadMessage(first._id))).toBeNull();
  });

  it("is undone only into a file that is still there and that the colleague may see", async () => {
    const handOff = await createHandOff(user);
    const detachedFrom: Filing = {
      ...{ found: "person" as const, track: "family" as const, visibleTo: ["team"] },
      partnerId: handOff.partnerId,
      ...{ householdId: handOff.householdId, handOffId: handOff._id },
    };
    const message = await createMessage({ detachedFrom });
    const gone = await createMessage({
      detachedFrom: { ...detachedFrom, householdId: "gone", handOffId: "gone" },
    });
    const stranger = await createUser("referent", { isWholeDepartement: false, territories: ["ailleurs"] });
    expect(await refusalOf(fileAgain(stranger, message))).toMatch(/n’existe plus/);
    expect(await refusalOf(fileAgain(user, gone))).toMatch(/n’existe plus/);
    expect((await reloadMessage(message._id)).state).toBe("waiting");
    await fileAgain(user, message);
    expect((await reloadMessage(message._id)).visibleTo).toEqual(handOff.visibleTo);
  });

  it("is refused once what the message says was noted", async () => {
    const message = await createReply(await createHandOff(user), {
      settled: { at: new Date(), by: user.id },
    });
    expect(await refusalOf(detachMessage(user, message))).toMatch(/déjà noté/);
    expect((await reloadMessage(message._id)).state).toBe("filed");
  });
});

it("puts a message aside with why, and brings it back", async () => {
  const message = await createMessage();
  await ignoreMessage(user, message, "unwanted");
  expect(await reloadMessage(message._id)).toMatchObject({
    state: "ignored",
    triaged: { ignored: "unwanted" },
  });
  await restoreMessage(user, message);
  const { state, triaged } = await reloadMessage(message._id);
  expect([state, triaged]).toEqual(["waiting", undefined]);
  expect(await countAudited("message.ignored", message._id)).toBe(1);
});

describe("a request made from a message", () => {
  it("comes by mail, counts from when the mail came, and takes the message into its file", async () => {
    const message = await createMessage();
    setClock(new Date("2026-05-13T08:00:00Z"));
    const submissionId = await openRequest(user, message, CALL);
    const submission = await reloadSubmission(submissionId);
    expect(submission).toMatchObject({ channel: "mail", state: "new", receivedAt: message.receivedAt });
    expect(await reloadMessage(message._id)).toMatchObject({ state: "filed", submissionId });

    const householdId = await openFile(user, submission, {
      _id: user.id,
      name: user.name,
      email: user.email,
    });
    await settle();
    expect(await reloadMessage(message._id)).toMatchObject({ state: "filed", householdId });
    expect(await Entry.countDocuments({ householdId, messageId: message._id })).toBe(1);
  });

  it("is one when a colleague presses again after a stop, or two press together", async () => {
    const message = await createMessage();
    await Promise.all([
      refusalOf(openRequest(user, message, CALL)),
      refusalOf(openRequest(await createUser(), message, { ...CALL, message: "Autrement dit." })),
    ]);
    const { submissionId } = await reloadMessage(message._id);
    expect(await Submission.find({}, { _id: 1 }).lean()).toMatchObject([{ _id: submissionId }]);
  });

  it("is made once", async () => {
    const message = await createMessage();
    await openRequest(user, message, CALL);
    expect(await refusalOf(openRequest(user, await reloadMessage(message._id), CALL))).toMatch(MOVED);
  });
});

it("joins a message to the request its sender waits for", async () => {
  const { _id: submissionId } = await createSubmission();
  const message = await createMessage({ submissionId });
  await attachToRequest(user, message);
  expect(await reloadMessage(message._id)).toMatchObject({ state: "filed", submissionId });
  expect(await refusalOf(attachToRequest(user, await createMessage()))).toMatch(MOVED);
});
