import { beforeEach, describe, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Entry } from "#models/entry";
import { Task, type TaskRecord } from "#models/task";
import { Template } from "#models/template";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { exitJourney, moveStage } from "~/features/candidates/candidate-journeys.commands.server";
import { completeTask, deleteTask } from "~/features/tasks/tasks.commands.server";
import { planTasks } from "~/features/templates/planned-tasks.commands.server";
import { createDefaultTemplates } from "~/features/templates/templates.commands.server";

let user: User;
let householdId: string;

beforeEach(async () => {
  await createDefaultTemplates();
  user = await createUser();
  householdId = await createFile(user, { kind: "doctor", fromOn: "2026-11-02", seeks: ["settlement"] });
});

describe("entering a stage", () => {
  it("plans its steps in order, dated from the arrival, on a working day, with the papers", async () => {
    await move("paperwork");
    const tasks = await planned();
    expect(tasks).toHaveLength(11);
    expect(tasks.slice(0, 2)).toMatchObject([
      {
        label: "Souscrire la responsabilité civile professionnelle",
        dueOn: "2026-08-03",
        track: "professional",
        ownerId: user.id,
        checklist: [{ label: "Contrat signé", isDone: false }, { label: "Attestation d’assurance" }],
        plan: { rank: 0, anchor: "arrival", anchorOn: "2026-11-02" },
      },
      { label: "S’inscrire au tableau de l’Ordre (conseil départemental)" },
    ]);
    expect(await countAudited("task.opened")).toBe(11);
    const lines = await Entry.find({ householdId, text: /^Prévu/ }).lean();
    expect(lines).toMatchObject([{ track: "professional", text: expect.stringContaining("11 tâches") }]);
  });

  it("plans nothing twice, entered twice or told twice", async () => {
    await move("paperwork");
    const before = await planned();
    await move("decision");
    await move("paperwork");
    const { _id: candidateId } = await candidateOf(householdId);
    await planTasks(user, { candidateId, pipeline: "doctor", stage: "paperwork" }, "again");
    await settle();
    expect((await planned()).map(({ _id }) => _id)).toEqual(before.map(({ _id }) => _id));
    expect(await Entry.countDocuments({ householdId, text: /^Prévu/ })).toBe(1);
  });

  it("plans what salaried practice asks when it is all that is considered", async () => {
    await Candidate.updateOne({ householdId }, { exerciseModes: ["salaried"] });
    await move("paperwork");
    expect(new Set((await planned()).map(({ plan }) => plan?.templateId))).toEqual(
      new Set(["doctor-salaried"]),
    );
  });

  it("counts a mixed practice as private", async () => {
    await Candidate.updateOne({ householdId }, { exerciseModes: ["mixed", "salaried"] });
    await move("paperwork");
    expect((await planned())[0]?.plan?.templateId).toBe("doctor-private");
  });

  it("plans, without its day, what is counted from a day nobody knows", async () => {
    householdId = await createFile(user, { kind: "doctor", fromOn: undefined, email: "a@b.example" });
    await move("paperwork");
    const [first] = await planned();
    expect(first).toMatchObject({
      dueOn: "2026-05-27",
      waitingFor: { label: "connaître la date d’arrivée" },
    });
    expect(first?.plan?.anchorOn).toBeUndefined();
  });

  it("counts what an intern needs from the semester and from the arrival, on the family's track", async () => {
    householdId = await createFile(user, { kind: "intern", fromOn: "2026-11-04", email: "c@d.example" });
    await move("placement-confirmed", "interest", "intern");
    expect(await planned()).toMatchObject([
      { dueOn: "2026-09-02", track: "family", plan: { anchorOn: "2026-11-02" } },
      { dueOn: "2026-10-19", plan: { anchor: "semester" } },
      { dueOn: "2026-11-09", plan: { anchor: "arrival", anchorOn: "2026-11-04" } },
    ]);
  });

  it("plans nothing from a template put aside, and leaves one an administrator changed as it is", async () => {
    await Template.updateOne({ _id: "doctor-private" }, { isActive: false });
    await createDefaultTemplates();
    await move("paperwork");
    expect(await planned()).toEqual([]);
  });
});

describe("leaving a stage", () => {
  beforeEach(() => move("paperwork"));

  it("by an exit, puts in the bin what is not done; the way back takes it out", async () => {
    const [done, binned] = await planned();
    await completeTask(user, done?._id ?? "");
    await deleteTask(user, binned?._id ?? "");
    await exitJourney(user, await candidateOf(householdId), leave("paperwork", "abandoned"), {
      reason: "family",
      decidedBy: "spouse",
    });
    expect((await planned()).map(({ _id, state }) => [_id, state])).toEqual([[done?._id, "done"]]);
    await moveStage(user, await candidateOf(householdId), leave("abandoned", "paperwork"));
    const back = await planned();
    expect(back).toHaveLength(10);
    expect(back.filter(({ state }) => state === "open")).toHaveLength(9);
    expect(back.map(({ _id }) => _id)).not.toContain(binned?._id);
  });

  it("backwards, puts it in the bin too; forwards, leaves it to be done", async () => {
    await move("decision", "paperwork");
    expect(await planned()).toEqual([]);
    await move("settled", "decision");
    expect(await planned()).toHaveLength(11);
  });
});

/** The tasks that templates planned in the file and that are not in the bin, in their order. */
async function planned(): Promise<TaskRecord[]> {
  await settle();
  return Task.find({ householdId, "plan.rank": { $gte: 0 }, state: { $ne: "deleted" } })
    .sort({ "plan.rank": 1 })
    .lean<TaskRecord[]>();
}

async function move(to: string, from?: string, pipeline = "doctor"): Promise<void> {
  const candidate = await candidateOf(householdId);
  const stage = from ?? candidate.journeys[0]?.stage ?? "";
  await moveStage(user, candidate, { pipeline, from: stage, to });
  await settle();
}

function leave(from: string, to: string) {
  return { pipeline: "doctor", from, to };
}
