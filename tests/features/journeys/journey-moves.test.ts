import { beforeEach, describe, expect, it } from "vitest";
import { Entry } from "#models/entry";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, refusalOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { carryOutFromFile, carryOutJourneyAct } from "~/features/journeys/journey-moves.commands.server";
import { type JourneyAct, journeyActSchema } from "~/features/journeys/journey-moves.schema.server";
import { wakeDueTasks } from "~/features/tasks/task-wakes.commands.server";

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user, { kind: "doctor", territories: [] });
});

describe("moving a journey", () => {
  it("refuses a stage whose rules miss something, names it, and writes nothing", async () => {
    const before = await candidateOf(householdId);
    expect(await refusalOf(act({ intent: "move-stage", to: "project" }))).toBe(
      "« Projet défini » demande d’abord : un entretien a eu lieu, un type d’exercice est choisi et un territoire est souhaité.",
    );
    expect(await candidateOf(householdId)).toEqual(before);
  });

  it("moves with what was filled in, each where it belongs", async () => {
    await act({
      intent: "move-stage",
      to: "project",
      interviewOn: "2026-05-11",
      exerciseModes: ["private"],
      territories: ["200067361"],
    });
    expect(await candidateOf(householdId)).toMatchObject({
      interviewOn: "2026-05-11",
      exerciseModes: ["private"],
      territories: ["200067361"],
      journeys: [{ stage: "project" }],
    });
    expect((await fileOf(householdId)).journeyKeys).toEqual(["doctor/project"]);
  });

  it("keeps what was filled in when something else is still missing", async () => {
    await refusalOf(act({ intent: "move-stage", to: "project", exerciseModes: ["private"] }));
    expect(await candidateOf(householdId)).toMatchObject({
      exerciseModes: ["private"],
      journeys: [{ stage: "first-contact" }],
    });
  });

  it("is overridden with a reason, kept in the timeline and in the journal", async () => {
    await act({ intent: "move-stage", to: "visit", override: "déjà venu en juin" });
    expect((await fileOf(householdId)).heads).toMatchObject([{ stage: "visit" }]);
    expect(await countAudited("candidate.rule-overridden")).toBe(1);
    expect(await Entry.findOne({ householdId, text: /déjà venu en juin/ }).lean()).not.toBeNull();
  });

  it("is no override when nothing was missing", async () => {
    await act({ intent: "move-stage", to: "interview", override: "pour voir" });
    expect(await countAudited("candidate.rule-overridden")).toBe(0);
    expect(await countAudited("candidate.stage-moved")).toBe(1);
  });

  it("is undone by whoever did it, while it is the last move, whatever the rules", async () => {
    await act({ intent: "move-stage", to: "visit", override: "déjà venu en juin" });
    const undo = { intent: "undo-move", from: "visit", to: "first-contact" } as const;
    expect(await refusalOf(act(undo, await createUser()))).toMatch(/ne peut plus être annulé/);
    await act(undo);
    expect((await fileOf(householdId)).heads).toMatchObject([{ stage: "first-contact" }]);
    expect(await refusalOf(act({ ...undo, from: "first-contact", to: "visit" }))).toBe("accepted");
    expect(await refusalOf(act({ ...undo, from: "visit", to: "project" }))).toMatch(/ne peut plus/);
  });

  it("from the file, leads to the form that a rule or an exit asks for", async () => {
    const { _id } = await candidateOf(householdId);
    const asked = (to: string) =>
      carryOutFromFile(user, { _id: householdId }, read({ intent: "move-stage", candidateId: _id, to }));
    expect((await asked("project")).to).toBe(
      `/households/${householdId}/stage?candidate=${_id}&pipeline=doctor&to=project`,
    );
    expect((await asked("abandoned")).to).toContain("to=abandoned");
    expect((await asked("interview")).to).toBeUndefined();
  });
});

describe("leaving a journey", () => {
  const exit = { intent: "exit", to: "abandoned", reason: "family", decidedBy: "spouse" } as const;

  it("is never a mere move", async () => {
    expect(await refusalOf(act({ intent: "move-stage", to: "abandoned" }))).toMatch(/dites pourquoi/);
    expect(await refusalOf(act({ ...exit, to: "interview" }))).toBe(400);
    await act(exit);
    await act({ intent: "move-stage", from: "abandoned", to: "interview" });
    const again = { intent: "undo-move", from: "interview", to: "abandoned" } as const;
    expect(await refusalOf(act(again))).toMatch(/dites pourquoi/);
  });

  it("closes a file that has no other journey, where nothing is planned any more, on the family's track", async () => {
    await act({ ...exit, note: "Les enfants restent à Tours." });
    const file = await fileOf(householdId);
    expect(file.state).toBe("closed");
    expect(file.nextAction).toBeUndefined();
    expect((await candidateOf(householdId)).journeys).toMatchObject([
      {
        stage: "abandoned",
        exit: { reason: "family", decidedBy: "spouse", note: "Les enfants restent à Tours." },
      },
    ]);
    const lines = await Entry.find({ householdId, text: /Vie de famille|conjoint/i }).lean();
    expect(lines.map(({ track }) => track)).toEqual(["family"]);
  });

  it("is undone with what was planned", async () => {
    const { nextAction } = await fileOf(householdId);
    await act({ ...exit, wakeOn: "2026-09-01" });
    await fileOf(householdId);
    await act({ intent: "undo-move", from: "abandoned", to: "first-contact" });
    const file = await fileOf(householdId);
    expect(file).toMatchObject({ state: "open", nextAction });
    expect((await candidateOf(householdId)).journeys[0]?.exit).toBeUndefined();
    expect(await Task.countDocuments({ householdId, kind: "wake", state: "open" })).toBe(0);
  });

  it("leaves open a file with another journey", async () => {
    await act({ intent: "start-journey", pipeline: "intern" });
    await act(exit);
    const file = await fileOf(householdId);
    expect(file.state).toBe("open");
    expect(file.heads).toMatchObject([{ pipeline: "intern", stage: "interest" }]);
    expect(file.journeyKeys).toEqual(["doctor/abandoned", "intern/interest"]);
  });

  it("wakes the file on the day said, with something to do", async () => {
    await act({ ...exit, to: "dormant", wakeOn: "2026-05-12" });
    await fileOf(householdId);
    expect(await wakeDueTasks(10)).toBe(1);
    expect(await fileOf(householdId)).toMatchObject({
      state: "open",
      nextAction: { label: "Reprendre contact avec Élodie", dueOn: "2026-05-12" },
    });
  });
});

describe("several journeys", () => {
  it("are one for each pipeline at most", async () => {
    await act({ intent: "start-journey", pipeline: "intern" });
    expect(await refusalOf(act({ intent: "start-journey", pipeline: "intern" }))).toMatch(/suit déjà/);
    expect(await refusalOf(act({ intent: "start-journey", pipeline: "nowhere" }))).toBe(400);
    expect((await candidateOf(householdId)).journeys).toHaveLength(2);
  });

  it("move apart from one another", async () => {
    await act({ intent: "start-journey", pipeline: "intern" });
    await act({ intent: "move-stage", pipeline: "intern", from: "interest", to: "review" });
    expect((await candidateOf(householdId)).journeys).toMatchObject([
      { pipeline: "doctor", stage: "first-contact" },
      { pipeline: "intern", stage: "review" },
    ]);
  });
});

/** One act on the candidate of the file, from where the doctor's journey is unless said otherwise. */
async function act(
  values: Record<string, unknown> & { intent: JourneyAct["intent"] },
  who = user,
): Promise<void> {
  const { _id, journeys } = await candidateOf(householdId);
  await carryOutJourneyAct(who, read({ candidateId: _id, from: journeys[0]?.stage, ...values }));
}

function read(values: Record<string, unknown>): JourneyAct {
  return journeyActSchema.parse({ pipeline: "doctor", from: "first-contact", ...values });
}
