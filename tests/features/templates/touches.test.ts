import { beforeEach, describe, expect, it } from "vitest";
import { Candidate, type Internship } from "#models/candidate";
import { Entry } from "#models/entry";
import { Task, type TaskRecord } from "#models/task";
import { Template } from "#models/template";
import { createUser } from "#tests/factories/accounts";
import { candidateOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import { SOFTWARE, type User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { exitJourney, moveStage } from "~/features/candidates/candidate-journeys.commands.server";
import { updateProject } from "~/features/candidates/candidate-project.commands.server";
import { correctCandidate } from "~/features/candidates/candidates.commands.server";
import { projectOf } from "~/features/candidates/project-fields";
import { completeTask } from "~/features/tasks/tasks.commands.server";
import { listDueTasks } from "~/features/tasks/tasks.queries.server";
import { planTasks } from "~/features/templates/planned-tasks.commands.server";
import { findStaleDates, listPlanned } from "~/features/templates/stale-dates.queries.server";
import { createDefaultTemplates } from "~/features/templates/templates.commands.server";
import { planNextTouches } from "~/features/templates/touches.commands.server";
import { NBSP } from "~/vocabulary/typography";

const YEAR_ONE = ["2026-09-14", "2027-01-12", "2027-05-12"];

let user: User;
let householdId: string;

beforeEach(async () => {
  await createDefaultTemplates();
  user = await createUser();
  householdId = await createFile(user, { kind: "intern", fromOn: undefined, toOn: undefined });
});

describe("an intern who enters the vivier", () => {
  it("is to be called every four months, by whoever follows the file, in words that say why", async () => {
    await move("pool");
    const touches = await openTouches();
    expect(touches.map(({ dueOn }) => dueOn)).toEqual(YEAR_ONE);
    expect(touches[0]).toMatchObject({
      label: `Garder le contact${NBSP}: 4 mois depuis l’entrée au vivier`,
      ownerId: user.id,
      track: "professional",
      plan: { group: "nurture", since: "2026-05-12", year: 0 },
    });
    expect(await listDueTasks(user, [user.id], "2026-09-14")).toMatchObject([{ label: touches[0]?.label }]);
    expect(await Entry.countDocuments({ householdId, text: /^Prévu.*vivier, 3/ })).toBe(1);
  });

  it("is planned for once, however often it is told", async () => {
    await move("pool");
    const { _id: candidateId } = await candidateOf(householdId);
    await planTasks(user, { candidateId, pipeline: "intern", stage: "pool" }, "again");
    expect(await openTouches()).toHaveLength(3);
    expect(await Entry.countDocuments({ householdId, text: /^Prévu/ })).toBe(1);
  });

  it("is called on the next day known of their own too", async () => {
    await Candidate.updateOne({ householdId }, { fromOn: "2027-11-02", toOn: "2026-10-30" });
    await move("pool");
    const labels = (await openTouches()).map(({ label, dueOn }) => [dueOn, label]);
    expect(labels).toContainEqual([
      "2026-10-30",
      `Reprendre contact avec Élodie${NBSP}: fin de la période annoncée`,
    ]);
    expect(labels).toHaveLength(4);
  });

  it("shows no stale date, were it their second time there", async () => {
    await move("pool");
    setClock(new Date("2026-08-03T10:00:00+02:00"));
    await move("interest");
    setClock(new Date("2026-08-10T10:00:00+02:00"));
    await move("pool");
    const { _id } = await candidateOf(householdId);
    expect(
      await findStaleDates({ _id: householdId, children: [] }, await listPlanned(householdId, [_id])),
    ).toEqual([]);
  });
});

describe("the days known of somebody in the vivier", () => {
  it("are each a day to get in touch: the thesis, the end of the licence, the end of the DES", async () => {
    await move("pool");
    await tell({ thesisOn: "2027-10-08", licenceUntil: "2027-11-15", desEndsOn: "2028-10-31" });

    expect(await milestones()).toEqual([
      ["2027-10-08", "soutenance de la thèse", "open"],
      ["2027-11-15", "fin de la licence de remplacement", "open"],
      ["2028-10-31", "fin du DES", "open"],
    ]);
  });

  it("follow a thesis that is put off, and come back as they were when it is not", async () => {
    await move("pool");
    await tell({ thesisOn: "2027-10-08" });
    await tell({ thesisOn: "2028-03-10" });
    expect(await milestones()).toEqual([
      ["2027-10-08", "soutenance de la thèse", "deleted"],
      ["2028-03-10", "soutenance de la thèse", "open"],
    ]);

    await tell({ thesisOn: "2027-10-08" });
    expect(await milestones()).toEqual([
      ["2027-10-08", "soutenance de la thèse", "open"],
      ["2028-03-10", "soutenance de la thèse", "deleted"],
    ]);
  });

  it("follow what the person corrects themselves", async () => {
    await move("pool");
    await correctCandidate(SOFTWARE, await candidateOf(householdId), { toOn: "2027-01-29" });
    expect(await milestones()).toEqual([["2027-01-29", "fin de la période annoncée", "open"]]);
  });

  it("are not planned by a template for another way of practising", async () => {
    await move("pool");
    await Template.updateOne({ group: "nurture", stage: "pool" }, { exercise: "salaried" });
    await tell({ thesisOn: "2027-10-08" });
    expect(await milestones()).toEqual([]);
  });

  it("replace the one day that was called so before each had its name", async () => {
    await Candidate.updateOne({ householdId }, { toOn: "2027-01-29" });
    await move("pool");
    const task = await Task.findOneAndDelete({ "plan.stepKey": "milestone-period" }).orFail().lean();
    await Task.create({ ...task, _id: "first", plan: { ...task.plan, stepKey: "milestone" } });
    await tell({ thesisOn: "2027-10-08" });
    expect((await openTouches()).filter(({ plan }) => plan?.stepKey === "milestone")).toEqual([]);
  });

  it("stay to be done once they have come, whatever is corrected later", async () => {
    await move("pool");
    await tell({ thesisOn: "2027-10-08" });
    setClock(new Date("2027-10-20T10:00:00+02:00"));
    await tell({ thesisOn: "2028-03-10" });

    expect((await milestones()).map(([day, , state]) => [day, state])).toEqual([
      ["2027-10-08", "open"],
      ["2028-03-10", "open"],
    ]);
  });

  it("are nobody’s business outside the vivier, nor before the day a colleague chose", async () => {
    await tell({ thesisOn: "2027-10-08", desEndsOn: "2028-10-31" });
    expect(await milestones()).toEqual([]);

    householdId = await createFile(user, { kind: "doctor", email: "d@x.example", seeks: ["settlement"] });
    await tell({ thesisOn: "2027-10-08", desEndsOn: "2028-10-31" });
    await exit("first-contact", "dormant", "2027-12-01");
    expect((await milestones()).map(([day]) => day)).toEqual(["2028-10-31"]);
  });
});

describe("the touches of a year, once done", () => {
  beforeEach(async () => {
    await move("pool");
    for (const { _id } of (await openTouches()).slice(0, 2)) await completeTask(user, _id);
  });

  it("are followed by those of the next one, once", async () => {
    setClock(new Date("2027-05-12T10:00:00+02:00"));
    const [last] = await openTouches();
    await completeTask(user, last?._id ?? "");
    await planNextTouches(user, { taskId: last?._id ?? "" }, "again");
    const next = await openTouches();
    expect(next.map(({ dueOn, label }) => [dueOn, label.match(/\d+ mois/)?.[0]])).toEqual([
      ["2027-09-13", "16 mois"],
      ["2028-01-12", "20 mois"],
      ["2028-05-12", "24 mois"],
    ]);
  });

  it("are not while one of them is still to be done", async () => {
    expect(await openTouches()).toHaveLength(1);
  });

  it("skip what is past when the last one was done late", async () => {
    setClock(new Date("2027-12-01T10:00:00+01:00"));
    const [last] = await openTouches();
    await completeTask(user, last?._id ?? "");
    expect((await openTouches()).map(({ dueOn }) => dueOn)).toEqual(["2028-01-12", "2028-05-12"]);
  });

  it("are followed by nothing once the template is put aside", async () => {
    await Template.updateOne({ _id: "intern-pool" }, { isActive: false });
    const [last] = await openTouches();
    await completeTask(user, last?._id ?? "");
    expect(await openTouches()).toEqual([]);
  });
});

describe("leaving the vivier", () => {
  beforeEach(() => move("pool"));

  it("drops what is not done, and taking the move back brings it back as it was", async () => {
    const before = await openTouches();
    setClock(new Date("2026-09-01T10:00:00+02:00"));
    await move("interest");
    expect(await openTouches()).toEqual([]);
    await move("pool");
    expect((await openTouches()).map(({ _id, dueOn }) => [_id, dueOn])).toEqual(
      before.map(({ _id, dueOn }) => [_id, dueOn]),
    );
  });

  it("for long, and coming back, plans anew from that day", async () => {
    await move("placement-confirmed");
    setClock(new Date("2026-11-20T10:00:00+01:00"));
    await move("pool");
    expect((await openTouches()).map(({ dueOn }) => dueOn)).toEqual([
      "2027-03-22",
      "2027-07-20",
      "2027-11-22",
    ]);
  });
});

describe("a doctor whose project sleeps", () => {
  beforeEach(async () => {
    householdId = await createFile(user, { kind: "doctor", email: "d@x.example", seeks: ["settlement"] });
  });

  it("is kept in touch with too, until they leave for good or come back", async () => {
    await exit("first-contact", "dormant");
    expect((await openTouches()).map(({ label }) => label)).toEqual(
      expect.arrayContaining([expect.stringContaining("12 mois depuis la mise en sommeil")]),
    );
    await exit("dormant", "elsewhere");
    expect(await openTouches()).toEqual([]);
  });

  it("is woken on the day a colleague chose, and on no other guess", async () => {
    await exit("first-contact", "dormant", "2026-12-01");
    expect(await openTouches()).toHaveLength(3);
    expect(await Task.countDocuments({ householdId, kind: "wake", dueOn: "2026-12-01" })).toBe(1);
  });
});

/** The days of their own: the day, why, and what became of it. */
async function milestones(): Promise<string[][]> {
  await settle();
  const tasks = await Task.find({ householdId, "plan.stepKey": /^milestone-/ })
    .sort({ dueOn: 1 })
    .lean<TaskRecord[]>();
  return tasks.map(({ dueOn, label, state }) => [dueOn, label.split(`${NBSP}: `)[1] ?? "", state]);
}

async function tell(internship: Internship): Promise<void> {
  const candidate = await candidateOf(householdId);
  const before = projectOf(candidate);
  await updateProject(user, candidate._id, before, { ...before, internship });
  await settle();
}

/** What keeps in touch and is still to be done, the soonest first. */
async function openTouches(): Promise<TaskRecord[]> {
  await settle();
  return Task.find({ householdId, "plan.group": "nurture", state: "open" })
    .sort({ dueOn: 1 })
    .lean<TaskRecord[]>();
}

async function move(to: string): Promise<void> {
  const candidate = await candidateOf(householdId);
  const [journey] = candidate.journeys;
  await moveStage(user, candidate, { pipeline: "intern", from: journey?.stage ?? "", to });
  await settle();
}

async function exit(from: string, to: string, wakeOn?: string): Promise<void> {
  const why = { reason: "postponed", decidedBy: "candidate", ...(wakeOn ? { wakeOn } : {}) } as const;
  await exitJourney(user, await candidateOf(householdId), { pipeline: "doctor", from, to }, why);
  await settle();
}
