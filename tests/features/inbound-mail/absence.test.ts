import { beforeEach, expect, it } from "vitest";
import { Entry } from "#models/entry";
import type { HandOffRecord } from "#models/hand-off";
import { createUser } from "#tests/factories/accounts";
import { countAudited, mailsOf } from "#tests/factories/files";
import { createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { readOf, replyTo, send, take } from "#tests/factories/read-mails";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { atParis } from "~/core/calendar";
import { now, setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { putOffReminder, stopReminders } from "~/features/hand-offs/hand-off-reminding.commands.server";
import { listHandOffsOfFile } from "~/features/hand-offs/hand-offs.queries.server";
import { reminderWords } from "~/features/hand-offs/reminder-words";
import { noteAbsence } from "~/features/inbound-mail/absence.commands.server";
import { getPartner } from "~/features/partners/partners.queries.server";
import { NBSP } from "~/vocabulary/typography";

const PAUL = { name: "", address: "paul.roques@deux-ponts.example" };
const AWAY = { kind: "absence", from: PAUL, isAutomatic: true } as const;

let user: User;
let handOff: HandOffRecord;

beforeEach(async () => {
  user = await createUser();
  handOff = await createHandOff(user);
  await send(handOff.mailId);
});

it("makes the reminder wait for the return, says so in the timeline, and why on the hand-off; nobody is answered", async () => {
  setClock(atParis("2026-05-13", "10:00"));
  const message = await take(replyTo(handOff.mailId, { ...AWAY, returnOn: "2026-06-08" }));
  expect(message).toMatchObject({ state: "noted", handOffId: handOff._id, returnOn: "2026-06-08" });
  expect(await reloadHandOff(handOff._id)).toMatchObject({
    putOffUntil: "2026-06-08",
    nextReminderAt: atParis("2026-06-08", "09:00"),
    nextReminder: { kind: "mail", moved: { by: "absence", untilOn: "2026-06-08" } },
  });
  expect(await linesOf(message._id)).toEqual([
    `Paul Roques est absent·e jusqu’au 5${NBSP}juin${NBSP}: la relance attend son retour.`,
  ]);
  const [row] = await listHandOffsOfFile(handOff.householdId);
  expect(row && reminderWords(row, now()).join()).toContain(`(absence, retour le 8${NBSP}juin)`);
  expect(await countAudited("hand-off.reminder-moved", handOff._id)).toBe(1);
  expect(await mailsOf("message-unmatched")).toEqual([]);
});

it("counts for all that the contact was asked, each told in its own file", async () => {
  const other = await createFile(user, {
    lastName: "Lagarde",
    email: "l@x.example",
    phone: "06 98 76 54 32",
  });
  const second = await createHandOff(user, {
    householdId: other,
    partner: await getPartner(handOff.partnerId),
  });
  await send(second.mailId);
  const message = await take(readOf({ ...AWAY, returnOn: "2026-06-08" }));
  for (const { _id } of [handOff, second]) expect((await reloadHandOff(_id)).putOffUntil).toBe("2026-06-08");
  const lines = await Entry.find({ messageId: message._id }).lean();
  expect(lines.map(({ householdId }) => householdId).sort()).toEqual([handOff.householdId, other].sort());
});

it.each([
  ["the reminder comes later already", "2026-05-18"],
  ["the return is past", "2026-05-04"],
  ["it lasts more than sixty days", "2026-08-31"],
  ["no return is told", undefined],
])("moves nothing when %s", async (_why, returnOn) => {
  const before = await reloadHandOff(handOff._id);
  const message = await take(replyTo(handOff.mailId, { ...AWAY, returnOn }));
  const after = await reloadHandOff(handOff._id);
  expect(after.putOffUntil).toBeUndefined();
  expect(after.nextReminderAt).toEqual(before.nextReminderAt);
  expect(await linesOf(message._id)).toEqual([expect.stringMatching(/: la relance prévue ne change pas\.$/)]);
});

it("keeps a later put-off of a colleague, and reminders that a colleague stopped", async () => {
  await putOffReminder(user, await reloadHandOff(handOff._id), "2026-06-15");
  await take(replyTo(handOff.mailId, { ...AWAY, returnOn: "2026-06-08" }));
  expect((await reloadHandOff(handOff._id)).nextReminder?.moved).toMatchObject({ by: "colleague" });
  await stopReminders(user, await reloadHandOff(handOff._id));
  await take(replyTo(handOff.mailId, { ...AWAY, returnOn: "2026-06-22" }));
  expect((await reloadHandOff(handOff._id)).nextReminderAt).toBeUndefined();
});

it("gives way to a colleague who moves the reminder since", async () => {
  await take(replyTo(handOff.mailId, { ...AWAY, returnOn: "2026-06-08" }));
  await putOffReminder(user, await reloadHandOff(handOff._id), "2026-06-02");
  expect((await reloadHandOff(handOff._id)).nextReminder?.moved).toEqual({
    by: "colleague",
    untilOn: "2026-06-02",
  });
});

it("of somebody who only claims the address counts for nothing", async () => {
  const message = await take(replyTo(handOff.mailId, { ...AWAY, returnOn: "2026-06-08", isForged: true }));
  expect(message.state).toBe("noted");
  expect((await reloadHandOff(handOff._id)).putOffUntil).toBeUndefined();
});

it("is noted once, however often it is carried out", async () => {
  const message = await take(replyTo(handOff.mailId, { ...AWAY, returnOn: "2026-06-08" }));
  const [effectId = ""] = (await reloadHandOff(handOff._id)).appliedEffects.slice(-1);
  await noteAbsence(user, { messageId: message._id, handOffId: handOff._id }, effectId);
  await settle();
  expect(await linesOf(message._id)).toHaveLength(1);
});

async function linesOf(messageId: string): Promise<string[]> {
  const lines = await Entry.find({ messageId }).lean();
  return lines.map(({ text }) => text);
}
