import { beforeEach, expect, it } from "vitest";
import { Entry } from "#models/entry";
import type { HandOffRecord } from "#models/hand-off";
import { Mail } from "#models/mail";
import { createUser } from "#tests/factories/accounts";
import { countAudited, mailsOf, needOf } from "#tests/factories/files";
import { createHandOff, letterPath, reloadHandOff } from "#tests/factories/hand-offs";
import { callRoute } from "#tests/factories/routes";
import { send, visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { listBasket } from "~/features/hand-offs/desk.queries.server";

const ROUTE = "_staff.hand-offs_.$id.reply.tsx";
const QUESTION = "Un deux pièces suffirait-il ?";
const REPLY = "Oui, s’il a un bureau.";

let user: User;
let handOff: HandOffRecord;

beforeEach(async () => {
  user = await createUser();
  handOff = await createHandOff(user);
  await settle();
  await Mail.updateMany({}, { $set: { state: "sent", sentAt: now() } });
  await send(letterPath(handOff), { act: "ask", message: QUESTION });
  await settle();
});

it("quotes the question and the answer in one mail with the same link, and empties the basket", async () => {
  expect((await listBasket(user, "questions", 1)).rows).toHaveLength(1);
  const { status, location } = await reply(REPLY);
  expect([status, location]).toEqual([302, `/needs/${handOff.needId}`]);
  expect(await mailsOf("question-reply")).toMatchObject([
    {
      to: "paul.roques@deux-ponts.example",
      params: { question: QUESTION, reply: REPLY, link: { version: handOff.linkVersion } },
    },
  ]);
  expect((await listBasket(user, "questions", 1)).rows).toEqual([]);
  const quoted = await Entry.find({ householdId: handOff.householdId, quote: REPLY }).lean();
  expect(quoted).toMatchObject([{ kind: "hand-off", authorName: user.name }]);
  expect(await countAudited("hand-off.question-replied", handOff._id)).toBe(1);
});

it("awaits the partner again, who reads it on the same page, and plans the reminders anew", async () => {
  await reply(REPLY);
  const again = await reloadHandOff(handOff._id);
  expect(again).toMatchObject({
    state: "sent",
    linkId: handOff.linkId,
    answers: [{ act: "ask", message: QUESTION, reply: { text: REPLY, by: user.name } }],
    reminders: [],
  });
  expect(again.nextReminderAt?.getTime()).toBeGreaterThan(now().getTime());
  expect(await needOf(handOff.householdId)).toMatchObject({ ball: "partner" });
  const { html } = await visit(letterPath(again));
  for (const words of [QUESTION, REPLY]) expect(html).toContain(words);
  expect(html).not.toContain("Modifiée le");
  const taken = { act: "accept", version: String(again.versions.length) };
  expect((await send(letterPath(again), taken)).status).toBe(302);
});

it("refuses an empty answer and a question answered meanwhile; 404 without a question, or for who does not see it", async () => {
  expect((await reply(" ")).body).toContain("Écrivez votre réponse.");
  expect((await reply(REPLY, "another")).body).toContain("a répondu entre-temps");
  const stranger = await createUser("referent", { isWholeDepartement: false });
  expect((await callRoute(ROUTE, stranger, here())).status).toBe(404);
  await reply(REPLY);
  expect((await callRoute(ROUTE, user, here())).status).toBe(404);
  expect(await mailsOf("question-reply")).toHaveLength(1);
});

async function reply(text: string, answerId?: string) {
  const question = (await reloadHandOff(handOff._id)).answers.at(-1);
  return callRoute(ROUTE, user, here(), { answerId: answerId ?? question?.id ?? "", reply: text });
}

function here(): string {
  return `/hand-offs/${handOff._id}/reply`;
}
