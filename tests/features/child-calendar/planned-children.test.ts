import { beforeEach, describe, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { CareService } from "#models/care-service";
import { Household } from "#models/household";
import { Meta } from "#models/meta";
import { Need, type NeedRecord } from "#models/need";
import { Task, type TaskRecord } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { createNursery } from "#tests/factories/care";
import { fileOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createCommunes, FIGEAC } from "#tests/factories/structures";
import { createFile } from "#tests/factories/submissions";
import { everything } from "#tests/factories/whole-files";
import type { User } from "~/core/auth/actor";
import { SOFTWARE } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { getSettings } from "~/core/settings.server";
import { careCardOf } from "~/features/care-supply/care-card";
import { updateCareService } from "~/features/care-supply/care-services.commands.server";
import { getCareService } from "~/features/care-supply/care-services.queries.server";
import { planOldCalendars } from "~/features/child-calendar/old-calendars.commands.server";
import { planChildren } from "~/features/child-calendar/planned-children.commands.server";
import { careAsProposal } from "~/features/childcare/care-proposal";
import { sheetFor } from "~/features/hand-offs/hand-off-composer.commands.server";
import { changeArrival } from "~/features/households/household-arrival.commands.server";
import { settleFile } from "~/features/households/household-closing.commands.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { openNeed, recordProgress, updateCriteria } from "~/features/needs/needs.commands.server";
import { addOptionFromDirectory } from "~/features/needs/typed-option.commands.server";
import { mergeFiles } from "~/features/restructurings/merge.commands.server";
import { undoRestructuring } from "~/features/restructurings/restructurings.commands.server";
import { splitFile } from "~/features/restructurings/split.commands.server";
import { completeTask, deleteTask } from "~/features/tasks/tasks.commands.server";
import { undoRedating } from "~/features/templates/redating.commands.server";
import { formatDayLong, NBSP } from "~/vocabulary/typography";

const FILE = "_staff.households.$id._index.tsx";
const AUGUST = "2027-08-16";
const SEPTEMBER = "2027-09-13";
const ZOE = { id: "zoe", firstName: "Zoé", birthMonth: "2025-06" };
const LEO = { id: "leo", firstName: "Léo", birthMonth: "2018-03" };
const MARCH = { on: "2027-03-28", fileBefore: "2027-03-01", forFrom: "2027-07", forTo: "2027-08" };
const JUNE = { on: "2027-06-20", fileBefore: "2027-05-31", forFrom: "2027-08", forTo: "2027-10" };

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
  householdId = await createFile(user, { fromOn: AUGUST, needs: [] });
  await settle();
});

describe("a birth month and an arrival", () => {
  it("fill the calendar of a child of school age, without any need", async () => {
    await record([LEO]);
    expect(await days()).toEqual([
      ["enrol", "2027-06-01"],
      ["leaving", "2027-07-16"],
      ["around", "2027-08-02"],
      ["check", "2027-08-24"],
    ]);
    expect(await task("enrol")).toMatchObject({
      label: "Demander à la mairie l’inscription de Léo (CM1)",
      ownerId: user.id,
      plan: { childId: "leo", needKind: "schooling", anchor: "school-entry", anchorOn: "2027-09-01" },
    });
    expect((await task("enrol")).checklist.map(({ label }) => label)).toContain("Certificat de radiation");
  });

  it("fill that of a child to be minded, whose place is found by the relay centre", async () => {
    await record([ZOE]);
    expect(await days()).toEqual([
      ["ask-relay", "2027-02-01"],
      ["settle-in", "2027-07-12"],
    ]);
  });

  it("fill it as soon as both are known, whichever comes last", async () => {
    await changeArrival(user, householdId, { was: AUGUST });
    await record([LEO]);
    expect(await days()).toEqual([]);
    await changeArrival(user, householdId, { is: AUGUST });
    expect(await days()).toHaveLength(4);
  });

  it("are planned for once, however often it is told", async () => {
    await record([ZOE, LEO]);
    const before = await planned();
    await planChildren(user, householdId);
    await planChildren(SOFTWARE, householdId);
    expect((await planned()).map(({ _id }) => _id)).toEqual(before.map(({ _id }) => _id));
  });

  it("plan nothing in a file that nobody follows, but what a colleague asks for", async () => {
    await Household.updateOne({ _id: householdId }, { $unset: { referentId: 1 }, children: [LEO] });
    await planChildren(SOFTWARE, householdId);
    expect(await days()).toEqual([]);
    await planChildren(user, householdId);
    expect(await days()).toHaveLength(4);
  });

  it("plan nothing for a family who settled long ago", async () => {
    await changeArrival(user, householdId, { was: AUGUST, is: "2026-02-02" });
    await record([ZOE, LEO]);
    expect(await days()).toEqual([]);
  });
});

describe("what is planned", () => {
  beforeEach(() => record([ZOE, LEO]));

  it("goes to the bin with the child who leaves the file, and comes back with them", async () => {
    await record([ZOE]);
    expect(await openKeys()).toEqual(["ask-relay", "settle-in"]);
    await record([ZOE, LEO]);
    expect(await openKeys()).toHaveLength(6);
  });

  it("is left when it is done, and in the bin when a colleague put it there", async () => {
    await completeTask(user, (await task("leaving"))._id);
    await deleteTask(user, (await task("around"))._id);
    await record([ZOE]);
    await record([ZOE, LEO]);
    expect(await task("leaving")).toMatchObject({ state: "done" });
    expect(await task("around")).toMatchObject({ state: "deleted" });
  });

  it("goes to the bin when the file is closed, and comes back when it is open again", async () => {
    const exit = { at: new Date(), reason: "other" };
    await Candidate.updateOne({ householdId }, { "journeys.0.exit": exit });
    await settleFile(user, householdId);
    await settle();
    expect(await openKeys()).toEqual([]);
    await Candidate.updateOne({ householdId }, { $unset: { "journeys.0.exit": 1 } });
    await settleFile(user, householdId);
    await settle();
    expect(await openKeys()).toHaveLength(6);
  });

  it("goes to the bin when the need is dropped; once it is settled, only the search does", async () => {
    const need = await open("schooling", "leo");
    await progress(need, "decided");
    expect(await openKeys("leo")).toEqual(["around", "check", "leaving"]);
    await progress(need, "dropped");
    expect(await openKeys("leo")).toEqual([]);
  });

  it("is done when it was to ask, once a partner was asked", async () => {
    await progress(await open("childcare", "zoe"), "waiting");
    expect(await task("ask-relay")).toMatchObject({ state: "done" });
    expect(await task("settle-in")).toMatchObject({ state: "open" });
  });

  it("is called as the child is, unless a colleague wrote their own words", async () => {
    await Task.updateOne({ "plan.stepKey": "check" }, { label: "Appeler la mairie" });
    await record([ZOE, { ...LEO, firstName: "Léon" }]);
    expect((await task("enrol")).label).toContain("de Léon");
    expect((await task("check")).label).toBe("Appeler la mairie");
  });
});

describe("the commissions of the services around", () => {
  beforeEach(async () => {
    await record([ZOE]);
    const need = await open("childcare", "zoe");
    await updateCriteria(user, need, { communes: [FIGEAC.code], careFromMonth: "2027-08" });
    await settle();
  });

  it("say when to choose where to file, then by when each file is due", async () => {
    const { _id } = await nursery([MARCH, JUNE]);
    expect(await task("choose-where")).toMatchObject({ dueOn: "2027-02-15" });
    await retain(_id);
    expect(await task("choose-where")).toMatchObject({ state: "done" });
    expect(await task("file")).toMatchObject({
      label: `Crèche des Mésanges${NBSP}: déposer le dossier de Zoé (commission du ${formatDayLong(MARCH.on)})`,
      dueOn: "2027-03-01",
      plan: { careServiceId: _id, counted: { month: "2027-08", arrivalMonth: "2027-08" } },
    });
  });

  it("ask again before the next one once a file was handed in, for as long as nothing is found", async () => {
    await retain((await nursery([MARCH, JUNE]))._id);
    await completeTask(user, (await task("file"))._id);
    await settle();
    expect(await task("file-again")).toMatchObject({
      label: `Crèche des Mésanges${NBSP}: redemander une place pour Zoé avant la commission du ${formatDayLong(JUNE.on)}`,
      dueOn: "2027-05-31",
    });
    await progress(await need("childcare"), "decided");
    expect(await task("file-again")).toMatchObject({ state: "deleted" });
  });

  it("are read again when they change", async () => {
    const { _id } = await nursery([]);
    await retain(_id);
    expect(await openKeys()).not.toContain("file");
    const service = await getCareService(_id);
    const before = careCardOf(service);
    const submitted = { ...before, commissions: [MARCH] };
    await updateCareService(user, _id, { before: { ...before }, submitted });
    await settle();
    expect(await task("file")).toMatchObject({ dueOn: "2027-03-01" });
  });
});

it("is shown where the need is followed, with the last day to file beside each place", async () => {
  await record([ZOE]);
  const criteria = { communes: [FIGEAC.code], careFromMonth: "2027-08" };
  await updateCriteria(user, await open("childcare", "zoe"), criteria);
  const { _id } = await nursery([MARCH, JUNE]);
  expect(await screen()).toMatchObject({ directory: { lines: [{ id: _id, fileBefore: "2027-03-01" }] } });
  await retain(_id);
  const { calendar, options } = await screen();
  expect(calendar.map(({ dueOn, isDone }) => [dueOn, isDone])).toEqual([
    ["2027-02-01", false],
    ["2027-02-15", true],
    ["2027-03-01", false],
    ["2027-07-12", false],
  ]);
  expect(options).toMatchObject([{ fileBefore: "2027-03-01" }]);
});

describe("when the arrival moves", () => {
  beforeEach(async () => {
    await record([ZOE, LEO]);
    await updateCriteria(user, await open("childcare", "zoe"), {
      communes: [FIGEAC.code],
      careFromMonth: "2027-08",
    });
    await retain((await nursery([MARCH, JUNE]))._id);
    await changeArrival(user, householdId, { was: AUGUST, is: SEPTEMBER });
    await settle();
  });

  it("says each day, the commission and the month care starts, and moves none by itself", async () => {
    expect(await task("file")).toMatchObject({ dueOn: "2027-03-01" });
    const { staleDates, careMonths } = await page();
    expect(staleDates.map(({ label, toLabel = label, fromOn, toOn }) => [toLabel, fromOn, toOn])).toEqual([
      ["Demander au relais petite enfance un mode d’accueil pour Zoé", "2027-02-01", "2027-03-01"],
      [
        `Crèche des Mésanges${NBSP}: déposer le dossier de Zoé (commission du ${formatDayLong(JUNE.on)})`,
        ...["2027-03-01", "2027-05-31"],
      ],
      ["Demander à la mairie l’inscription de Léo (CM1)", "2027-06-01", "2027-06-14"],
      ["Prévoir le temps d’adaptation de Zoé", "2027-07-12", "2027-08-11"],
      ["Demander à l’établissement actuel le certificat de radiation de Léo", "2027-07-16", "2027-08-13"],
      [
        `Inscrire Léo avant son entrée${NBSP}: cantine, transport scolaire et accueil périscolaire`,
        ...["2027-08-02", "2027-08-13"],
      ],
      ["Vérifier que l’inscription de Léo à l’école est faite", "2027-08-24", "2027-09-21"],
    ]);
    expect(careMonths).toMatchObject([{ child: "Zoé", was: "2027-08", is: "2027-09" }]);
  });

  it("redates everything in one act, the month care starts included, and asks no more", async () => {
    await act("redate");
    expect(await task("file")).toMatchObject({
      dueOn: "2027-05-31",
      label: expect.stringContaining(formatDayLong(JUNE.on)),
    });
    expect(await task("check")).toMatchObject({ dueOn: "2027-09-21" });
    expect((await need("childcare")).criteria.careFromMonth).toBe("2027-09");
    expect(await page()).toMatchObject({ staleDates: [], careMonths: [] });
  });

  it("is undone in one act, and asks again", async () => {
    const before = await planned();
    await act("redate");
    const { plan } = await task("file");
    await undoRedating(user, householdId, plan?.before?.actId ?? "");
    await settle();
    const facts = ({ _id, label, dueOn, plan: own }: TaskRecord) => [_id, label, dueOn, own?.anchorOn];
    expect((await planned()).map(facts)).toEqual(before.map(facts));
    expect((await need("childcare")).criteria.careFromMonth).toBe("2027-08");
    expect((await page()).staleDates).toHaveLength(7);
  });

  it("keeps every day and the month when it is told to, and asks no more", async () => {
    await act("keep-dates");
    expect(await task("file")).toMatchObject({
      dueOn: "2027-03-01",
      label: expect.stringContaining(formatDayLong(MARCH.on)),
    });
    expect((await need("childcare")).criteria.careFromMonth).toBe("2027-08");
    expect(await page()).toMatchObject({ staleDates: [], careMonths: [] });
    await planChildren(user, householdId);
    expect(await openKeys("zoe")).toEqual(["ask-relay", "file", "settle-in"]);
  });

  it("refuses what was shown before it moved again", async () => {
    const { anchorsShown } = await page();
    await changeArrival(user, householdId, { was: SEPTEMBER, is: "2027-10-04" });
    await settle();
    const { status } = await send("redate", anchorsShown);
    expect(status).toBe(400);
    expect(await task("check")).toMatchObject({ dueOn: "2027-08-24" });
  });
});

it("leaves the month that a colleague said otherwise, and what follows from it", async () => {
  await record([ZOE]);
  await updateCriteria(user, await open("childcare", "zoe"), { communes: [], careFromMonth: "2027-10" });
  await settle();
  await act("redate");
  await changeArrival(user, householdId, { was: AUGUST, is: SEPTEMBER });
  await settle();
  expect(await page()).toMatchObject({ staleDates: [], careMonths: [] });
});

it("tells the town hall the class, the day of entry and what is asked, and nothing of an arrangement", async () => {
  await record([LEO]);
  const schooling = await open("schooling", "leo");
  const criteria = { communes: [], level: "cm1" as const, schoolYear: 2027, needsCanteen: true };
  await updateCriteria(user, schooling, { ...criteria, needsArrangements: true });
  const draft = { answerBy: "2027-05-01" };
  const file = await fileOf(householdId);
  const sheet = sheetFor(file, await need("schooling"), "town-hall", await getSettings(), draft);
  expect(sheet.lines.map(({ label, value }) => [label, value])).toEqual([
    ["Entrée à l’école", `le ${formatDayLong("2027-09-01")}`],
    ["Classe", "CM1, année 2027-2028"],
    ["Autour de l’école", "cantine"],
  ]);
  expect(sheet.intro).toMatch(/école de secteur.*quels papiers.*cantine/);
  expect(JSON.stringify(sheet)).not.toMatch(/aménagement|Léo/);
});

it("fills once the calendars of files opened before there were any, a few at a time", async () => {
  const other = await createFile(user, {
    lastName: "Lagarde",
    email: "l@x.example",
    fromOn: AUGUST,
    needs: [],
  });
  for (const id of [householdId, other]) {
    await record([LEO], id);
    await Task.deleteMany({ householdId: id });
  }
  await Meta.updateOne(
    { _id: "schema" },
    { $set: { schemaVersion: 1 }, $unset: { oldCalendars: 1 } },
    { upsert: true },
  );
  expect([await planOldCalendars(1), await planOldCalendars(1), await planOldCalendars(1)]).toEqual([
    1, 1, 0,
  ]);
  expect(await planOldCalendars(1)).toBe(0);
  expect(await openKeys()).toHaveLength(4);
  expect(await openKeys(undefined, other)).toHaveLength(4);
});

it("carries what is planned for a child to the file they join, once, and back", async () => {
  const other = await createFile(user, {
    lastName: "Lagarde",
    email: "l@x.example",
    fromOn: AUGUST,
    needs: [],
  });
  await record([LEO]);
  await record([{ ...LEO, id: "leo-2" }, ZOE], other);
  const before = await everything();
  const id = await mergeFiles(user, householdId, other, { choices: {}, sameIds: [] });
  await settle();
  expect(await openKeys()).toEqual(["around", "ask-relay", "check", "enrol", "leaving", "settle-in"]);
  expect(await Task.countDocuments({ "plan.childId": "leo-2" })).toBe(0);
  await undoRestructuring(user, id, []);
  expect(await everything()).toEqual(before);
});

it("sends what is planned for a child with the adult they follow, and plans both for one who stays in both files", async () => {
  await recordFamily(user, householdId, {
    adults: [{ id: "paul", firstName: "Paul", relation: "couple" }],
    children: [LEO, ZOE],
  });
  await settle();
  const { newId } = await splitFile(user, householdId, {
    people: ["paul"],
    children: new Map([
      ["leo", "go"],
      ["zoe", "both"],
    ]),
    items: [],
    ...{ referentId: user.id, label: "Reprendre contact", dueOn: "2100-01-04" },
  });
  await settle();
  expect(await openKeys()).toEqual(["ask-relay", "settle-in"]);
  expect(await openKeys(undefined, newId)).toEqual([
    ...["around", "ask-relay", "check", "enrol", "leaving", "settle-in"],
  ]);
});

async function record(children: { id: string; firstName: string; birthMonth: string }[], id = householdId) {
  await recordFamily(user, id, { adults: [], children });
  await settle();
}

async function open(kind: "schooling" | "childcare", childId: string): Promise<NeedRecord> {
  await openNeed(user, householdId, kind);
  await settle();
  return Need.findOne({ householdId, kind, childId }).orFail().lean<NeedRecord>();
}

async function need(kind: "schooling" | "childcare"): Promise<NeedRecord> {
  await settle();
  return Need.findOne({ householdId, kind }).orFail().lean<NeedRecord>();
}

async function progress({ _id }: NeedRecord, state: "waiting" | "decided" | "dropped"): Promise<void> {
  const fresh = await Need.findById(_id).orFail().lean<NeedRecord>();
  await recordProgress(user, fresh, { state, ball: "us" });
  await settle();
}

async function nursery(commissions: (typeof MARCH)[]) {
  const service = await createNursery(user, { commissions, byAge: [{ age: "2-3", places: 8 }] });
  await settle();
  return service;
}

async function retain(serviceId: string): Promise<void> {
  const service = await CareService.findById(serviceId).orFail().lean();
  await addOptionFromDirectory(user, await need("childcare"), careAsProposal(service), serviceId);
  await settle();
}

async function planned(id = householdId): Promise<TaskRecord[]> {
  await settle();
  return Task.find({ householdId: id, "plan.childId": { $exists: true } })
    .sort({ dueOn: 1, _id: 1 })
    .lean<TaskRecord[]>();
}

async function days(): Promise<unknown[]> {
  return (await planned()).map(({ plan, dueOn }) => [plan?.stepKey, dueOn]);
}

async function openKeys(childId?: string, id = householdId): Promise<(string | undefined)[]> {
  const open = (await planned(id)).filter(
    ({ state, plan }) => state === "open" && (!childId || plan?.childId === childId),
  );
  return open.map(({ plan }) => plan?.stepKey).sort();
}

async function task(stepKey: string): Promise<TaskRecord> {
  await settle();
  return Task.findOne({ householdId, "plan.stepKey": stepKey }).orFail().lean<TaskRecord>();
}

/** What the page of the file prints of the days to review. */
async function page() {
  await settle();
  const { body } = await callRoute(FILE, user, `/households/${householdId}`);
  const shown: { staleDates: Stale[]; careMonths: object[]; anchorsShown: string } = JSON.parse(body);
  return shown;
}

/** What the screen of the childcare need prints. */
async function screen() {
  const path = `/households/${householdId}/childcare?enfant=zoe`;
  const { body } = await callRoute("_staff.households.$id.childcare.tsx", user, path);
  const page: { screen: { calendar: { dueOn: string; isDone: boolean }[]; options: object[] } } =
    JSON.parse(body);
  return page.screen;
}

interface Stale {
  label: string;
  toLabel?: string;
  fromOn: string;
  toOn: string;
}

async function act(intent: "redate" | "keep-dates"): Promise<void> {
  const { anchorsShown } = await page();
  await send(intent, anchorsShown);
  await settle();
}

async function send(intent: string, shown: string) {
  return callRoute(FILE, user, `/households/${householdId}?index`, { intent, shown });
}
