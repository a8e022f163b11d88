import { beforeEach, expect, it } from "vitest";
import { Message } from "#models/message";
import { Submission } from "#models/submission";
import { createUser } from "#tests/factories/accounts";
import { createMessage } from "#tests/factories/messages";
import { createSubmission } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { PAGE_SIZE } from "~/core/http/pagination.server";
import { newId } from "~/core/ids.server";
import { getToday, navigationCounts } from "~/features/today/today.queries.server";
import { countQueue, listNewRequests, listQueue } from "~/features/triage/triage.queries.server";

let user: User;

beforeEach(async () => {
  user = await createUser();
});

it("holds requests and messages together, oldest first, and counts both", async () => {
  const request = await createSubmission();
  const earlier = await createMessage({ receivedAt: minutesBefore(request.receivedAt, 5) });
  const later = await createMessage({ receivedAt: minutesBefore(request.receivedAt, -5) });

  const { rows, total } = await listQueue(user, "queue", 1);

  expect(rows.map(({ id, type }) => [type, id])).toEqual([
    ["message", earlier._id],
    ["request", request._id],
    ["message", later._id],
  ]);
  expect(total).toBe(3);
  expect(await navigationCounts(user)).toMatchObject({ "/triage": 3 });
  expect((await getToday(user)).requests).toHaveLength(3);
});

it("cuts requests and messages in pages without losing or repeating one", async () => {
  const { _id, key, linkId, ...request } = await createSubmission();
  const message = await createMessage();
  await Submission.deleteMany({});
  await Message.deleteMany({});
  const at = (place: number) => new Date(request.receivedAt.getTime() + place * 1000);
  const numbers = Array.from({ length: PAGE_SIZE }, (_, place) => place);
  await Submission.collection.insertMany(
    numbers.map((place) => ({
      ...{ ...request, _id: newId(), key: `k${place}`, linkId: newId(), receivedAt: at(place * 2) },
    })) as never,
  );
  await Message.collection.insertMany(
    numbers.map((place) => ({ ...message, _id: newId(), receivedAt: at(place * 2 + 1) })) as never,
  );

  const [first, second] = await Promise.all([listQueue(user, "queue", 1), listQueue(user, "queue", 2)]);

  expect([first.hasNext, second.hasNext, first.total]).toEqual([true, false, 2 * PAGE_SIZE]);
  const moments = [...first.rows, ...second.rows].map(({ receivedAt }) => receivedAt.getTime());
  expect(moments).toEqual(moments.toSorted((one, other) => one - other));
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(2 * PAGE_SIZE);
  expect(await countQueue(user)).toBe(100);
});

it("keeps doubtful messages and those put aside apart", async () => {
  const ordinary = await createMessage();
  const forged = await createMessage({ sender: "forged" });
  const list = await createMessage({ isAutomatic: true });
  const ignored = await createMessage({ state: "ignored" });
  await createMessage({ state: "noted", kind: "bounce" });
  await createMessage({ state: "filed", householdId: newId() });

  const ids = async (view: "queue" | "suspect" | "dismissed") =>
    (await listQueue(user, view, 1)).rows.map(({ id }) => id).sort();

  expect(await ids("queue")).toEqual([ordinary._id]);
  expect(await ids("suspect")).toEqual([forged._id, list._id].sort());
  expect(await ids("dismissed")).toEqual([ignored._id]);
  expect(await countQueue(user)).toBe(1);
});

it("shows a message of a territory to its colleagues alone, one of nobody to all", async () => {
  const local = await createUser("referent", { isWholeDepartement: false, territories: ["200067361"] });
  const nobody = await createMessage();
  const here = await createMessage({ visibleTo: ["territory:200067361"] });
  await createMessage({ visibleTo: ["territory:200023737"] });
  const rows = await listNewRequests([local.id], local, 10);
  expect(rows.map(({ id }) => id).sort()).toEqual([nobody._id, here._id].sort());
});

function minutesBefore(date: Date, minutes: number): Date {
  return new Date(date.getTime() - minutes * 60_000);
}
