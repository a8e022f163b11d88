import { beforeEach, describe, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { type FileAct, fileActSchema } from "~/features/file/file.schema.server";
import { carryOutFileAct } from "~/features/file/file-acts.commands.server";

const ROUTE = "_staff.households.$id._index.tsx";

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user);
});

describe("the arrival of a file", () => {
  it("is changed from its header, told in the timeline, and put back", async () => {
    const { undo } = await act({ intent: "arrival", was: "2026-11-02", arrivalOn: "2027-01-04" });
    expect((await fileOf(householdId)).arrivalOn).toBe("2027-01-04");
    expect(await countAudited("household.updated", householdId)).toBe(1);
    await act(fileActSchema.parse(undo));
    expect((await fileOf(householdId)).arrivalOn).toBe("2026-11-02");
  });

  it("may be no longer known, then known again", async () => {
    const { undo } = await act({ intent: "arrival", was: "2026-11-02" });
    expect((await fileOf(householdId)).arrivalOn).toBeUndefined();
    const form = { ...undo };
    expect((await callRoute(ROUTE, user, `/households/${householdId}`, form)).status).toBe(302);
    expect((await fileOf(householdId)).arrivalOn).toBe("2026-11-02");
  });

  it("is not changed over the day a colleague noted meanwhile", async () => {
    await act({ intent: "arrival", was: "2026-11-02", arrivalOn: "2027-01-04" });
    const late = act({ intent: "arrival", was: "2026-11-02", arrivalOn: "2027-02-01" });
    expect(await refusalOf(late)).toMatch(/^La date d’arrivée a changé entre-temps/);
  });
});

describe("a journey opened by mistake", () => {
  const opened = async () => {
    const { _id: candidateId } = await candidateOf(householdId);
    return act({ intent: "start-journey", candidateId, pipeline: "doctor" });
  };

  it("is taken back", async () => {
    const { undo } = await opened();
    await act(fileActSchema.parse(undo));
    const { _id, journeys } = await candidateOf(householdId);
    expect(journeys.map(({ pipeline }) => pipeline)).toEqual(["intern"]);
    expect(await countAudited("candidate.journey-withdrawn", _id)).toBe(1);
    expect((await fileOf(householdId)).journeyKeys).toEqual(["intern/interest"]);
  });

  it("stays once it has moved, and when it is the only one", async () => {
    const { undo } = await opened();
    const { _id: candidateId } = await candidateOf(householdId);
    const line = { stage: "interview", label: "Entretien", at: new Date(), by: user.id };
    await Candidate.updateOne({ _id: candidateId }, { $push: { "journeys.1.history": line } });
    expect(await refusalOf(act(fileActSchema.parse(undo)))).toMatch(/a avancé depuis/);
    const alone = await candidateOf(await createFile(user, { email: "autre@internes.example" }));
    const form = { intent: "withdraw-journey", candidateId: alone._id, pipeline: "intern" } as const;
    expect(await refusalOf(carryOutFileAct(user, alone.householdId, form))).toMatch(/a avancé depuis/);
  });
});

async function act(form: FileAct) {
  return carryOutFileAct(user, householdId, form);
}
