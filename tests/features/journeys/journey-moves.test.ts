import { beforeEach, describe, expect, it } from "vitest";
import { Entry } from "#models/entry";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, refusalOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { carryOutFromFile, carryOutJourneyAct } from "~/features/journeys/journey-moves.commands.server";
import { type JourneyAct, journeyActSchema } from "~/features/journeys/journey-moves.schema.server";
import { updateTerritories } from "~/features/settings/territories.commands.server";
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
    await updateTerritories(user, [{ code: "200067361", label: "Grand-Figeac", isServed: true }]);
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

  it("refuses a territory that is not served", async () => {
    const move = { intent: "move-stage", to: "interview", territories: ["999999999"] } as const;
    expect(await refusalOf(act(move))).toMatch(/n’est plus desservi/);
    expect((await candidateOf(householdId)).territories).toEqual([]);
  });

  it("writes nothing of what was filled in while it is refused", async () => {
    const before = await candidateOf(householdId);
    await refusalOf(act({ intent: "move-stage", to: "project", exerciseModes: ["private"] }));
    const filled = { intent: "move-stage", visitOn: "2026-05-04", placementOn: "2026-05-04" } as const;
    expect(await refusalOf(act({ ...filled, from: "interview", to: "decision" }))).toMatch(/a déjà déplacé/);
    expect(await refusalOf(act({ ...filled, to: "abandoned" }))).toMatch(/dites pourquoi/);
    expect(await candidateOf(householdId)).toEqual(before);
    expect(await Entry.countDocuments({ householdId, kind: "visit" })).toBe(0);
  });

  it("tells once a visit that is filled in, however many times it is sent", async () => {
    const visited = () =>
      act({ intent: "move-stage", from: "first-contact", to: "decision", visitOn: "2026-05-04" });
    await Promise.all([refusalOf(visited()), refusalOf(visited())]);
    await refusalOf(visited());
    await fileOf(householdId);
    expect(await Entry.countDocuments({ householdId, kind: "visit" })).toBe(1);
  });

  it.each(["interviewOn", "placementOn", "visitOn"])(
    "refuses as done a day that has not come: %s",
    (field) => {
      const move = { intent: "move-stage", candidateId: "c", pipeline: "doctor", from: "a", to: "b" };
      const { error } = journeyActSchema.safeParse({ ...move, [field]: "2031-03-02" });
      expect(error?.issues[0]?.message).toMatch(/pas encore venu/);
      expect(journeyActSchema.safeParse({ ...move, [field]: "2026-05-04" }).success).toBe(true);
    },
  );

  it("refuses the stage where it is, and one that a colleague took away", async () => {
    const before = await candidateOf(householdId);
    expect(await refusalOf(act({ intent: "move-stage", to: "first-contact" }))).toBe(
      "Élodie est déjà à l’étape « Nouveau contact ».",
    );
    expect(await refusalOf(act({ intent: "move-stage", to: "taken-away" }))).toMatch(/n’existe plus/);
    expect(await candidateOf(householdId)).toEqual(before);
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
    expect(await refusalOf(act({ ...undo, from: "first-contact", to: "visit" }))).toMatch(/ne peut plus/);
  });

  it("is undone with the moves before it, one after the other, and was there since it came there", async () => {
    const { since } = (await candidateOf(householdId)).journeys[0] ?? {};
    setClock(new Date("2026-05-20T08:00:00Z"));
    await act({ intent: "move-stage", to: "interview" });
    await act({ intent: "move-stage", to: "follow-up" });
    await act({ intent: "undo-move", from: "follow-up", to: "interview" });
    await act({ intent: "undo-move", from: "interview", to: "first-contact" });
    const [journey] = (await candidateOf(householdId)).journeys;
    expect(journey).toMatchObject({ stage: "first-contact", since });
    expect(journey?.history).toHaveLength(5);
    expect((await fileOf(householdId)).heads[0]?.journeys).toMatchObject([{ since }]);
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
  });

  it("is over as it was once its beginning again is undone", async () => {
    await act({ ...exit, note: "Les enfants restent à Tours.", wakeOn: "2026-09-01" });
    const over = await candidateOf(householdId);
    await act({ intent: "move-stage", from: "abandoned", to: "interview" });
    expect((await fileOf(householdId)).state).toBe("open");
    await act({ intent: "undo-move", from: "interview", to: "abandoned" });
    const { stage, since, exit: kept } = (await candidateOf(householdId)).journeys[0] ?? {};
    expect({ stage, since, exit: kept }).toMatchObject({
      stage: "abandoned",
      since: over.journeys[0]?.since,
      exit: over.journeys[0]?.exit,
    });
    expect((await fileOf(householdId)).state).toBe("closed");
    expect(await Task.countDocuments({ householdId, kind: "wake", state: "open" })).toBe(1);
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
