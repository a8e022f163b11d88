import { beforeEach, describe, expect, it } from "vitest";
import { Entry } from "#models/entry";
import { Task, type TaskRecord } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, refusalOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { moveStage } from "~/features/candidates/candidate-journeys.commands.server";
import { changeArrival } from "~/features/households/household-arrival.commands.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { completeTask } from "~/features/tasks/tasks.commands.server";
import { redatePlanned, undoRedating } from "~/features/templates/redating.commands.server";
import { anchorsShown, findStaleDates, listPlanned } from "~/features/templates/stale-dates.queries.server";
import { createDefaultTemplates } from "~/features/templates/templates.commands.server";

let user: User;
let householdId: string;

beforeEach(async () => {
  await createDefaultTemplates();
  user = await createUser();
});

describe("when the arrival moves", () => {
  beforeEach(async () => {
    householdId = await createFile(user, { kind: "doctor", fromOn: "2026-11-02", seeks: ["settlement"] });
    await move("doctor", "paperwork");
    await completeTask(user, (await task("insurance"))._id);
    await changeArrival(user, householdId, { was: "2026-11-02", is: "2026-12-01" });
  });

  it("says which tasks would move and to which day, and moves none by itself", async () => {
    const found = await stale();
    expect(found).toHaveLength(10);
    expect(found.find(({ label }) => label.startsWith("S’inscrire"))).toMatchObject({
      anchor: "arrival",
      wasOn: "2026-11-02",
      isOn: "2026-12-01",
      fromOn: "2026-08-03",
      toOn: "2026-09-01",
    });
    expect((await task("order")).dueOn).toBe("2026-08-03");
  });

  it("redates those still to be done, with one line in the journal and in the timeline", async () => {
    await redate();
    expect(await task("order")).toMatchObject({ dueOn: "2026-09-01", plan: { anchorOn: "2026-12-01" } });
    expect(await task("insurance")).toMatchObject({ dueOn: "2026-08-03", plan: { anchorOn: "2026-11-02" } });
    expect(await stale()).toEqual([]);
    expect(await countAudited("household.redated")).toBe(1);
    expect(await Entry.countDocuments({ householdId, text: "10 tâches ont un nouveau jour." })).toBe(1);
  });

  it("leaves every day as it is when it is told to, and asks no more", async () => {
    await redate({ isKept: true });
    expect((await task("order")).dueOn).toBe("2026-08-03");
    expect(await stale()).toEqual([]);
    expect(await countAudited("household.dates-kept")).toBe(1);
  });

  it("is undone, and asks again", async () => {
    const { actId } = await redate();
    await undoRedating(user, householdId, actId);
    await settle();
    expect(await task("order")).toMatchObject({ dueOn: "2026-08-03", plan: { anchorOn: "2026-11-02" } });
    expect(await stale()).toHaveLength(10);
    expect(await refusalOf(undoRedating(user, householdId, actId))).toMatch(/ont changé depuis/);
  });

  it("is undone but for what a colleague dated since", async () => {
    const { actId } = await redate();
    await Task.updateOne({ _id: (await task("order"))._id }, { dueOn: "2026-09-15" });
    await undoRedating(user, householdId, actId);
    await settle();
    expect((await task("order")).dueOn).toBe("2026-09-15");
    expect((await task("rpps")).dueOn).toBe("2026-09-02");
  });

  it("refuses what was shown before the arrival moved again", async () => {
    const shown = anchorsShown(await stale());
    await changeArrival(user, householdId, { was: "2026-12-01", is: "2027-01-04" });
    expect(await refusalOf(redatePlanned(user, await fileOf(householdId), { shown, isKept: false }))).toMatch(
      /a encore changé/,
    );
    expect((await task("order")).dueOn).toBe("2026-08-03");
  });

  it("is decided once by two colleagues at the same moment", async () => {
    const file = await fileOf(householdId);
    const shown = anchorsShown(await stale());
    const both = await Promise.allSettled([
      redatePlanned(user, file, { shown, isKept: false }),
      redatePlanned(user, file, { shown, isKept: true }),
    ]);
    await settle();
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await countAudited("household.redated")) + (await countAudited("household.dates-kept"))).toBe(1);
  });

  it("leaves alone a task that a colleague moved meanwhile", async () => {
    const { _id } = await task("order");
    const shown = anchorsShown(await stale());
    await Task.updateOne({ _id }, { snooze: { until: "day", on: "2026-10-01" }, dueOn: "2026-10-01" });
    await redatePlanned(user, await fileOf(householdId), { shown, isKept: false });
    expect((await task("order")).dueOn).toBe("2026-10-01");
  });
});

it("dates what waited for the arrival once it is known, and no longer waits for it", async () => {
  householdId = await createFile(user, { kind: "doctor", fromOn: undefined });
  await move("doctor", "paperwork");
  await changeArrival(user, householdId, { is: "2026-11-02" });
  expect((await stale())[0]?.wasOn).toBeUndefined();
  const { actId } = await redate();
  expect(await task("order")).toMatchObject({ dueOn: "2026-08-03" });
  expect((await task("order")).waitingFor).toBeUndefined();
  await undoRedating(user, householdId, actId);
  await settle();
  expect((await task("order")).waitingFor).toEqual({ label: "connaître la date d’arrivée" });
});

it("follows the start of the semesters when it moves in the settings", async () => {
  householdId = await createFile(user, { kind: "intern", fromOn: "2026-11-02" });
  await move("intern", "placement-confirmed");
  await updateSetting(user, "calendar", { winterStart: "11-09" });
  expect(await stale()).toMatchObject([
    { label: "Demander l’hébergement du semestre", wasOn: "2026-11-02", isOn: "2026-11-09" },
    { label: "Préparer la pochette d’accueil", toOn: "2026-10-26" },
  ]);
});

async function stale() {
  const file = await fileOf(householdId);
  const candidateIds = file.heads.map(({ candidateId }) => candidateId);
  return findStaleDates(file, await listPlanned(householdId, candidateIds));
}

async function redate({ isKept = false } = {}) {
  const done = await redatePlanned(user, await fileOf(householdId), {
    shown: anchorsShown(await stale()),
    isKept,
  });
  await settle();
  return done;
}

async function task(stepKey: string): Promise<TaskRecord> {
  return Task.findOne({ householdId, "plan.stepKey": stepKey }).orFail().lean<TaskRecord>();
}

async function move(pipeline: string, to: string): Promise<void> {
  const candidate = await candidateOf(householdId);
  await moveStage(user, candidate, { pipeline, from: candidate.journeys[0]?.stage ?? "", to });
  await settle();
}
