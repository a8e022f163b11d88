import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { Candidate, type CandidateRecord, type Situation } from "#models/candidate";
import { Household } from "#models/household";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import {
  recordObstacle,
  recordQuietPeriod,
  recordSituation,
  removeObstacle,
  removeQuietPeriod,
  removeSituation,
  updateProject,
} from "~/features/candidates/candidate-project.commands.server";
import { editedProject } from "~/features/candidates/candidate-project.queries.server";
import { projectActSchema } from "~/features/candidates/candidate-project.schema.server";
import { carryOutProjectAct } from "~/features/candidates/candidate-project-acts.commands.server";
import { findDuplicates } from "~/features/candidates/candidates.queries.server";
import { communesOf, type ProjectInput, projectOf } from "~/features/candidates/project-fields";
import { hasRppsKey, kindOn, situationsOn } from "~/features/candidates/situations";
import { SITUATIONS } from "~/vocabulary/situations";
import { valuesOf } from "~/vocabulary/words";

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser("responsable");
  householdId = await createFile(user);
});

async function candidate(): Promise<CandidateRecord> {
  return await Candidate.findOne({ householdId }).orFail().lean<CandidateRecord>();
}

describe("situations", () => {
  it("name the person by the latest that holds, on one record for ever", async () => {
    const intern = await candidate();
    await recordSituation(user, intern, { kind: "intern", fromOn: "2024-11-04", toOn: "2026-01-31" });
    await recordSituation(user, await candidate(), {
      kind: "settled",
      fromOn: "2026-02-01",
      place: "Bellevue",
    });
    await recordSituation(user, await candidate(), { kind: "supervisor", fromOn: "2026-03-01" });
    await settle();
    const doctor = await candidate();
    expect(doctor._id).toBe(intern._id);
    expect(doctor.kind).toBe("doctor");
    expect(doctor.situations?.map(({ kind }) => kind)).toEqual(["intern", "settled", "supervisor"]);
    expect((await Household.findById(householdId).lean())?.heads[0]?.kind).toBe("doctor");
    expect(await countAudited("candidate.updated", intern._id)).toBe(3);
  });

  it("are changed under their id and taken off, the name of lists following", async () => {
    await recordSituation(user, await candidate(), { id: "s1", kind: "locum", fromOn: "2026-01-01" });
    await recordSituation(user, await candidate(), { id: "s1", kind: "salaried", fromOn: "2026-01-01" });
    expect((await candidate()).situations).toMatchObject([{ id: "s1", kind: "salaried" }]);
    await removeSituation(user, await candidate(), "s1");
    expect((await candidate()).situations).toEqual([]);
    // Nothing says otherwise any more: the last known name stays.
    expect((await candidate()).kind).toBe("doctor");
  });

  it("refuse a change written on what a colleague changed meanwhile", async () => {
    const seen = await candidate();
    await recordSituation(user, seen, { kind: "intern" });
    const late = recordSituation(user, seen, { kind: "locum" });
    expect(await refusalOf(late)).toMatch(/^Un·e collègue a modifié cette fiche/);
  });

  it("hold on each day from the first to the last, both included", () => {
    const day = fc
      .integer({ min: 0, max: 4000 })
      .map((days) => new Date(days * 86_400_000 + 1.4e12).toISOString().slice(0, 10));
    const situation: fc.Arbitrary<Situation> = fc.record({
      id: fc.uuid(),
      kind: fc.constantFrom(...valuesOf(SITUATIONS)),
      fromOn: fc.option(day, { nil: undefined }),
      toOn: fc.option(day, { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(situation, { maxLength: 8 }), day, (situations, today) => {
        const holding = situationsOn(situations, today).map(({ id }) => id);
        for (const { id, fromOn, toOn } of situations) {
          const isOn = (fromOn === undefined || fromOn <= today) && (toOn === undefined || today <= toOn);
          expect(holding.includes(id)).toBe(isOn);
        }
        const kind = kindOn(situations, today);
        const possible = situations
          .filter(({ id }) => holding.includes(id))
          .map((one) => SITUATIONS[one.kind].makes);
        expect(possible.includes(kind) || possible.every((made) => made === undefined)).toBe(true);
      }),
    );
  });
});

describe("the professional half", () => {
  async function save(changes: Partial<ProjectInput>, drawn?: ProjectInput): Promise<void> {
    const current = projectOf(await candidate());
    await updateProject(
      user,
      (await candidate())._id,
      { ...(drawn ?? current) },
      { ...(drawn ?? current), ...changes },
    );
  }

  it("keeps several addresses and numbers, found by each, and takes away what was emptied", async () => {
    const emails = [...(await candidate()).emails, "elodie@perso.example"];
    await save({ emails, specialty: undefined, rpps: "10003456789" });
    const after = await candidate();
    expect(after).toMatchObject({ emails, rpps: "10003456789" });
    expect(after.specialty).toBeUndefined();
    const found = await findDuplicates(user, {
      firstName: "X",
      lastName: "Y",
      email: "elodie@perso.example",
    });
    expect(found.map(({ candidateId }) => candidateId)).toEqual([after._id]);
  });

  it("changes nothing, and says nothing, when nothing was changed", async () => {
    const before = await candidate();
    await save({});
    expect((await candidate()).version).toBe(before.version);
    expect(await countAudited("candidate.updated", before._id)).toBe(0);
  });

  it("keeps two colleagues' changes of different fields, and refuses the second one of the same field", async () => {
    const drawn = projectOf(await candidate());
    await save({ firstName: "Élodie-Anne" }, drawn);
    await save({ daysPerWeek: 3.5 }, drawn);
    expect(await candidate()).toMatchObject({ firstName: "Élodie-Anne", daysPerWeek: 3.5 });
    expect(await refusalOf(save({ firstName: "Lodie" }, drawn))).toMatch(
      /^Prénom.: vous avez écrit «.Lodie.».; entre-temps, «.Élodie-Anne.» a été enregistré/,
    );
  });

  it("warns of an identifier whose key does not fit, and keeps it", async () => {
    expect(hasRppsKey("10003456782")).toBe(false);
    const key = [...Array(10).keys()].find((digit) => hasRppsKey(`1000345678${digit}`));
    await save({ rpps: `1000345678${key}` });
    expect(editedProject(await candidate()).hasDoubtfulRpps).toBe(false);
    await save({ rpps: `1000345678${((key ?? 0) + 1) % 10}` });
    expect(editedProject(await candidate()).hasDoubtfulRpps).toBe(true);
  });

  it.each([
    [{ intent: "project", firstName: "A", lastName: "B", rpps: "123" }, "11 chiffres"],
    [
      { intent: "situation", kind: "intern", fromOn: "2026-05-01", toOn: "2026-01-01" },
      "vient avant le premier",
    ],
    [{ intent: "situation", kind: "astronaut" }, "Choisissez une situation"],
    [{ intent: "quiet", fromOn: "2026-05-01" }, "Choisissez un jour"],
    [{ intent: "obstacle", kind: "" }, "Choisissez un frein"],
  ])("refuses %o, saying why", (input, reason) => {
    const read = projectActSchema.safeParse(input);
    expect(read.success).toBe(false);
    expect(read.error?.issues.map(({ message }) => message).join(" ")).toContain(reason);
  });
});

it("keeps days on which not to call, shown until they are over, without a reason", async () => {
  await recordQuietPeriod(user, await candidate(), { fromOn: "2026-06-01", toOn: "2026-06-05" });
  await recordQuietPeriod(user, await candidate(), { fromOn: "2020-06-01", toOn: "2020-06-05" });
  const [period, ...others] = editedProject(await candidate()).quietPeriods;
  expect([period?.fromOn, others.length]).toEqual(["2026-06-01", 0]);
  expect(Object.keys(period ?? {}).sort()).toEqual(["fromOn", "id", "toOn"]);
  await removeQuietPeriod(user, await candidate(), period?.id ?? "");
  expect(editedProject(await candidate()).quietPeriods).toEqual([]);
});

it("refuses a second obstacle of a kind until the first is lifted, and takes one off", async () => {
  const child = { kind: "premises", state: "open" } as const;
  await recordObstacle(user, await candidate(), child);
  expect(await refusalOf(recordObstacle(user, await candidate(), child))).toMatch(/^Ce frein est déjà noté/);
  const [first] = (await candidate()).obstacles ?? [];
  await recordObstacle(user, await candidate(), { ...child, id: first?.id, state: "lifted" });
  await recordObstacle(user, await candidate(), child);
  await removeObstacle(user, await candidate(), first?.id ?? "");
  expect((await candidate()).obstacles).toMatchObject([{ state: "open" }]);
});

it("keeps several wished communes, the first above all", async () => {
  await createCommunes();
  const wish = async (communeCodes: string[]) => {
    const known = await candidate();
    const fields = Object.fromEntries(
      Object.entries(projectOf(known)).filter(([field]) => !field.toLowerCase().includes("commune")),
    );
    const before = JSON.stringify(projectOf(known));
    const act = projectActSchema.parse({ ...fields, intent: "project", before, communeCodes });
    await carryOutProjectAct(user, known, act);
  };
  await wish([CAHORS.code, FIGEAC.code, CAHORS.code]);
  const wished = await candidate();
  expect(wished).toMatchObject({ commune: { code: CAHORS.code }, otherCommunes: [{ code: FIGEAC.code }] });
  expect(editedProject(wished).values.communeCodes).toEqual([CAHORS.code, FIGEAC.code]);
  await wish([]);
  expect(communesOf(await candidate())).toEqual([]);
});

it("keeps an obstacle, its remedy and what becomes of it", async () => {
  await recordObstacle(user, await candidate(), {
    kind: "premises",
    remedy: "Local communal",
    state: "open",
  });
  const [obstacle] = (await candidate()).obstacles ?? [];
  await recordObstacle(user, await candidate(), {
    id: obstacle?.id,
    kind: "premises",
    remedy: "Bail signé",
    state: "lifted",
  });
  expect((await candidate()).obstacles).toMatchObject([
    { id: obstacle?.id, remedy: "Bail signé", state: "lifted" },
  ]);
});
