import { beforeEach, describe, expect, it } from "vitest";
import { Entry } from "#models/entry";
import type { HandOffRecord } from "#models/hand-off";
import type { MessageRecord } from "#models/message";
import { Notice } from "#models/notice";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { createReply, reloadMessage } from "#tests/factories/messages";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { listReplies } from "~/features/inbound-mail/message-replies.queries.server";
import {
  confirmSuggestion,
  dismissSuggestion,
  restoreSuggestion,
  settleFromAnswer,
  settleMessage,
  unsettleMessage,
} from "~/features/inbound-mail/suggestion.commands.server";

let user: User;
let handOff: HandOffRecord;
let message: MessageRecord;

beforeEach(async () => {
  user = await createUser();
  handOff = await createHandOff(user);
  await settle();
  message = await createReply(handOff);
});

describe("an answer noted from a mail", () => {
  it("is the hand-off's, by mail, and settles the message as what it seemed to say", async () => {
    await note({ act: "accept", message: message.suggestion?.sentence });
    expect(await reloadHandOff(handOff._id)).toMatchObject({
      state: "accepted",
      answers: [{ act: "accept", origin: "mail", message: message.suggestion?.sentence, by: "Paul Roques" }],
    });
    expect(await reloadMessage(message._id)).toMatchObject({
      settled: { by: user.id },
      suggestion: { state: "confirmed", by: user.id },
    });
    expect(await countAudited("message.settled", message._id)).toBe(1);
  });

  it("says that the suggestion was something else when the colleague notes another answer", async () => {
    await note({ act: "decline", reasons: ["nothing-available"] });
    expect((await reloadMessage(message._id)).suggestion).toMatchObject({
      act: "accept",
      state: "dismissed",
    });
  });

  it("is noted once, and leaves the message to be read when it is refused", async () => {
    await note({ act: "accept" });
    const another = await createReply(handOff);
    const late = { act: "accept" as const, origin: "mail" as const, answerId: "" };
    expect(await refusalOf(confirmSuggestion(user, await reloadHandOff(handOff._id), another, late))).toMatch(
      /a répondu entre-temps/,
    );
    await settle();
    expect((await reloadHandOff(handOff._id)).answers).toHaveLength(1);
    expect((await reloadMessage(another._id)).settled).toBeUndefined();
  });

  it("settles its message once, however many times the follow-up runs", async () => {
    for (const effectId of ["e1", "e1", "e1"])
      await settleFromAnswer(user, { messageId: message._id, read: "confirmed" }, effectId);
    expect(await countAudited("message.settled", message._id)).toBe(1);
  });
});

describe("who wrote a mail", () => {
  it("signs the answer noted from it, by the name they give when the partner does not list them", async () => {
    message = await createReply(handOff, {
      contactId: undefined,
      sender: "stranger",
      from: { name: "Julie Martin", address: "j.martin@deux-ponts.example" },
    });
    await note({ act: "decline", reasons: ["nothing-available"] });
    expect((await reloadHandOff(handOff._id)).answers).toMatchObject([{ by: "Julie Martin" }]);
    const line = { householdId: handOff.householdId, kind: "answer" as const };
    expect(await Entry.findOne(line).lean()).toMatchObject({ authorName: "Julie Martin" });
  });

  it("signs it by the name the partner has for them", async () => {
    message = await createReply(handOff, {
      from: { name: "P. R.", address: "paul.roques@deux-ponts.example" },
    });
    await note({ act: "accept" });
    expect((await reloadHandOff(handOff._id)).answers).toMatchObject([{ by: "Paul Roques" }]);
  });
});

describe("the word to a colleague of a mail", () => {
  beforeEach(async () => {
    const text = "Paul Roques a écrit.";
    const href = `/messages/${message._id}`;
    await Notice.create({ _id: newId(), accountId: user.id, text, href, at: now() });
  });

  it("is seen once what it answers is noted", async () => {
    await note({ act: "accept" });
    expect(await unseen()).toBe(0);
  });

  it("is seen once nothing is to be noted, and comes back when that is undone", async () => {
    await settleMessage(user, message);
    expect(await unseen()).toBe(0);
    await unsettleMessage(user, await reloadMessage(message._id));
    expect(await unseen()).toBe(1);
  });

  function unseen() {
    return Notice.countDocuments({ href: `/messages/${message._id}`, readAt: { $exists: false } });
  }
});

describe("what is beside a hand-off", () => {
  it("is what its partner wrote and nobody noted, with what it seems to say", async () => {
    const { [handOff._id]: [reply] = [] } = await listReplies([row()]);
    expect(reply).toMatchObject({
      id: message._id,
      name: "Paul Roques",
      excerpt: "Bonjour, Oui, c’est d’accord pour une visite mardi 19 mai à 14 h. Bien à vous",
      suggestion: {
        words: "accepte, visite mardi 19\u00a0mai à 14\u00a0h",
        notedAt: `/hand-offs/${handOff._id}/answer?acte=accept&message=${message._id}`,
      },
    });
  });

  it("says so when the hand-off no longer takes this answer", async () => {
    const { [handOff._id]: [reply] = [] } = await listReplies([{ ...row(), state: "revoked" }]);
    expect(reply?.suggestion?.notedAt).toBeUndefined();
  });

  it("is no longer there once it is noted, or was read and says nothing, until that is undone", async () => {
    await settleMessage(user, message);
    expect(await listReplies([row()])).toEqual({});
    await unsettleMessage(user, message);
    expect((await listReplies([row()]))[handOff._id]).toHaveLength(1);
  });

  it("takes a visit of an introduction for the proposal that it is", async () => {
    const { [handOff._id]: [reply] = [] } = await listReplies([{ ...row(), introduction: {} }]);
    expect(reply?.suggestion).toMatchObject({
      words: "propose une visite, mardi 19\u00a0mai à 14\u00a0h",
      notedAt: expect.stringContaining("acte=propose"),
    });
  });
});

it("puts « Ce n’est pas cela » aside, and brings it back", async () => {
  await dismissSuggestion(user, message);
  expect((await listReplies([row()]))[handOff._id]?.[0]?.suggestion).toBeUndefined();
  expect(await refusalOf(dismissSuggestion(user, message))).toMatch(/s’est déjà occupé·e/);
  await restoreSuggestion(user, message);
  expect((await reloadMessage(message._id)).suggestion).toMatchObject({ state: "waiting" });
});

function row() {
  return { id: handOff._id, state: handOff.state };
}

async function note(
  input: { act: "accept"; message?: string } | { act: "decline"; reasons: ["nothing-available"] },
) {
  await confirmSuggestion(user, handOff, message, { ...input, origin: "mail", answerId: "" });
  await settle();
}
