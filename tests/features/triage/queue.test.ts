import { beforeEach, describe, expect, it } from "vitest";
import { Submission } from "#models/submission";
import { createUser } from "#tests/factories/accounts";
import { refusalOf } from "#tests/factories/files";
import { createFile, createSubmission, reloadSubmission } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { COUNT_CAP, PAGE_SIZE } from "~/core/http/pagination.server";
import { newId } from "~/core/ids.server";
import { dismissSubmission } from "~/features/triage/triage.commands.server";
import { countQueue, getSubmission, listQueue } from "~/features/triage/triage.queries.server";

const FIGEAC = "200067361";
const CAHORS = "200023737";

let user: User;

beforeEach(async () => {
  user = await createUser();
});

it("lists the queue oldest first, with its age in working hours", async () => {
  setClock(new Date("2026-05-11T14:00:00Z"));
  const older = await createSubmission({ email: "a@internes.example" });
  setClock(new Date("2026-05-12T07:30:00Z"));
  const newer = await createSubmission({ email: "b@internes.example" });
  setClock(new Date("2026-05-12T12:40:00Z"));

  const { rows, total } = await listQueue(user, "queue", 1);

  expect(rows.map(({ id }) => id)).toEqual([older._id, newer._id]);
  expect(rows.map(({ ageHours }) => ageHours)).toEqual([4, 3]);
  expect(total).toBe(2);
});

it("does not age a request at the week-end", async () => {
  setClock(new Date("2026-05-15T15:00:00Z"));
  await createSubmission();
  setClock(new Date("2026-05-18T06:59:00Z"));
  const [row] = (await listQueue(user, "queue", 1)).rows;
  expect(row).toMatchObject({ ageHours: 0, isLate: false });
});

it("says that the first answer is late once its working days have passed", async () => {
  setClock(new Date("2026-05-12T07:55:00Z"));
  await createSubmission();
  setClock(new Date("2026-05-14T08:00:00Z"));
  const { ageHours, submission } = await getSubmission(user, await onlyId());
  expect(submission.answerDueAt.toISOString()).toBe("2026-05-15T07:55:00.000Z");
  expect(ageHours).toBe(11);
  setClock(new Date("2026-05-15T08:01:00Z"));
  expect((await listQueue(user, "queue", 1)).rows[0]).toMatchObject({ isLate: true });
});

it("counts from the next opening of the office for what came in the night or at the week-end", async () => {
  setClock(new Date("2026-05-16T23:16:00Z"));
  await createSubmission();
  const { submission } = await getSubmission(user, await onlyId());
  expect(submission.answerDueAt.toISOString()).toBe("2026-05-20T06:00:00.000Z");
});

it("keeps the queue, what is to be checked and what was dismissed apart", async () => {
  const waiting = await createSubmission({ email: "a@internes.example" });
  const doubtful = await createSubmission({ email: "b@internes.example" });
  await Submission.updateOne({ _id: doubtful._id }, { isSuspect: true, suspicions: ["honeypot"] });
  const put = await createSubmission({ email: "c@internes.example" });
  await dismissSubmission(user, put._id, { reason: "test" });
  const opened = await createFile(user, { email: "d@internes.example" });

  const ids = async (view: "queue" | "suspect" | "dismissed") =>
    (await listQueue(user, view, 1)).rows.map(({ id }) => id);

  expect(opened).toBeDefined();
  expect(await ids("queue")).toEqual([waiting._id]);
  expect(await ids("suspect")).toEqual([doubtful._id]);
  expect(await ids("dismissed")).toEqual([put._id]);
});

it("cuts the queue in pages and caps its counts", async () => {
  const model = await createSubmission();
  const { _id, key, linkId, ...values } = model;
  const copies = Array.from({ length: COUNT_CAP + 20 }, (_, place) => ({
    ...values,
    _id: newId(),
    key: `copy-${place}`,
    linkId: newId(),
    receivedAt: new Date(model.receivedAt.getTime() + place),
  }));
  await Submission.collection.insertMany(copies as never);

  const first = await listQueue(user, "queue", 1);
  const second = await listQueue(user, "queue", 2);

  expect(first).toMatchObject({ hasNext: true, total: COUNT_CAP + 1 });
  expect(first.rows).toHaveLength(PAGE_SIZE);
  expect(second.rows[0]?.id).not.toBe(first.rows.at(-1)?.id);
  expect(await listQueue(user, "queue", 40)).toMatchObject({ rows: [], hasNext: false });
  expect(await countQueue(user)).toBe(100);
});

describe("a référent·e of one territory", () => {
  let local: User;

  beforeEach(async () => {
    local = await createUser("referent", { isWholeDepartement: false, territories: [FIGEAC] });
  });

  it("sees the requests for that territory and those for none, not those for another", async () => {
    const here = await createSubmission({ email: "a@internes.example", territories: [FIGEAC] });
    const nowhere = await createSubmission({ email: "b@internes.example", territories: [] });
    const unknown = await createSubmission({ email: "c@internes.example", territories: ["unknown"] });
    const elsewhere = await createSubmission({ email: "d@internes.example", territories: [CAHORS] });

    const { rows, total } = await listQueue(local, "queue", 1);

    expect(rows.map(({ id }) => id).sort()).toEqual([here._id, nowhere._id, unknown._id].sort());
    expect([total, await countQueue(local)]).toEqual([3, 3]);
    expect(await refusalOf(getSubmission(local, elsewhere._id))).toBe(404);
  });

  it("is told of no duplicate in a file that is somebody else's", async () => {
    await createFile(user, { territories: [CAHORS] });
    const again = await createSubmission({ territories: [FIGEAC], message: "Je reviens vers vous." });
    expect((await getSubmission(user, again._id)).duplicates).toHaveLength(1);
    expect((await getSubmission(local, again._id)).duplicates).toEqual([]);
  });
});

describe("possible duplicates", () => {
  it.each<[string, Parameters<typeof createSubmission>[0], string[]]>([
    ["the same e-mail in capitals", { ...stranger(), email: "ELODIE.CARON@internes.example" }, ["email"]],
    ["the same phone, written +33", { ...stranger(), phone: "+33 6 12 34 56 78" }, ["phone"]],
    ["the same phone, without spaces", { ...stranger(), phone: "0612345678" }, ["phone"]],
    ["the same phone, after 0033", { ...stranger(), phone: "0033612345678" }, ["phone"]],
    ["the name without accents", { ...stranger(), firstName: "elodie", lastName: "CARON" }, ["name"]],
    ["the names the other way round", { ...stranger(), firstName: "Caron", lastName: "Élodie" }, ["name"]],
    ["everything", { message: "Encore moi." }, ["email", "phone", "name"]],
    ["nothing", stranger(), []],
    ["the last name only", { ...stranger(), lastName: "Caron" }, []],
  ])("sees %s", async (_title, values, reasons) => {
    const householdId = await createFile(user);
    const { _id } = await createSubmission(values);
    const { duplicates } = await getSubmission(user, _id);
    const expected = { householdId, name: "Élodie Caron", kind: "intern", reasons };
    expect(duplicates).toMatchObject(reasons.length > 0 ? [expected] : []);
  });

  it.each(["Marie-Ange", "marie ange", "MARIE ANGE"])("sees %s as the same first name", async (firstName) => {
    await createFile(user, { firstName: "Marie-Ange", lastName: "D’Hérouville" });
    const { _id } = await createSubmission({ ...stranger(), firstName, lastName: "d'herouville" });
    expect((await getSubmission(user, _id)).duplicates).toMatchObject([{ reasons: ["name"] }]);
  });

  it("are no longer looked for once the request is dealt with", async () => {
    await createFile(user);
    const again = await createSubmission({ message: "Encore moi." });
    await dismissSubmission(user, again._id, { reason: "duplicate" });
    expect((await getSubmission(user, again._id)).duplicates).toEqual([]);
    expect((await reloadSubmission(again._id)).dismissal).toMatchObject({ reason: "duplicate", by: user.id });
  });
});

function stranger() {
  return { firstName: "Zoé", lastName: "Lagarde", email: "zoe@internes.example", phone: "06 99 99 99 99" };
}

async function onlyId(): Promise<string> {
  return (await Submission.findOne({}, { _id: 1 }).lean())?._id ?? "";
}
