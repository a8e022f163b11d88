import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Semester, type SemesterRecord } from "#models/semester";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import type { User } from "~/core/auth/actor";
import { isWorkingDay } from "~/core/calendar";
import { setClock } from "~/core/clock.server";
import {
  addMilestone,
  changeMilestone,
  removeMilestone,
  restoreMilestone,
  settleMilestone,
} from "~/features/semesters/milestones.commands.server";
import { proposedSemesters } from "~/features/semesters/semester-proposal.queries.server";
import { openSemester, updateSemester } from "~/features/semesters/semesters.commands.server";
import {
  findComingSemester,
  getSemester,
  listSemesters,
} from "~/features/semesters/semesters.queries.server";

const SUMMER = { startsOn: "2027-05-03", endsOn: "2027-11-01" };
const ID = "summer-2027";

let user: User;

beforeEach(async () => {
  setClock(new Date("2026-11-24T09:00:00+01:00"));
  user = await createUser("referent");
});
afterEach(() => setClock(undefined));

describe("opening a semester", () => {
  it("proposes the one under way and the next, with the dates of the settings", async () => {
    expect(await proposedSemesters()).toEqual([
      { id: "winter-2026", season: "winter", startsOn: "2026-11-02", endsOn: "2027-05-02" },
      { id: ID, season: "summer", ...SUMMER },
    ]);

    await openSemester(user, ID, SUMMER);

    expect((await proposedSemesters()).map(({ id }) => id)).toEqual(["winter-2026", "winter-2027"]);
  });

  it("gives it the usual timetable, on days that are worked", async () => {
    await openSemester(user, ID, { ...SUMMER, target: 24 });

    const { season, target, milestones } = await getSemester(ID);
    expect([season, target, await countAudited("semester.created", ID)]).toEqual(["summer", 24, 1]);
    expect(milestones.length).toBeGreaterThan(5);
    expect(milestones.filter(({ on }) => !isWorkingDay(on))).toEqual([]);
    expect(milestones.find(({ label }) => label === "Accueil des internes")?.on).toBe("2027-05-03");
  });

  it("is refused twice, in another year, backwards, and for more than some six months", async () => {
    await openSemester(user, ID, SUMMER);

    expect(await refusalOf(openSemester(user, ID, SUMMER))).toMatch(/déjà ouvert/);
    expect(await refusalOf(openSemester(user, "winter-2026", SUMMER))).toMatch(/l’année de son nom/);
    expect(
      await refusalOf(openSemester(user, "summer-2028", { startsOn: "2028-05-02", endsOn: "2028-05-01" })),
    ).toMatch(/La fin vient avant le début/);
    expect(
      await refusalOf(openSemester(user, "summer-2028", { startsOn: "2028-05-02", endsOn: "2029-05-01" })),
    ).toMatch(/six mois/);
    expect(await Semester.countDocuments()).toBe(1);
  });

  it("makes it the coming one until it begins", async () => {
    await openSemester(user, ID, SUMMER);
    await openSemester(user, "winter-2026", { startsOn: "2026-11-02", endsOn: "2027-05-02" });

    expect((await findComingSemester("2026-11-24"))?._id).toBe(ID);
    expect(await findComingSemester("2027-05-04")).toBeNull();
    expect((await listSemesters()).map(({ _id }) => _id)).toEqual([ID, "winter-2026"]);
  });
});

describe("the dates of a semester", () => {
  it("are changed, and only what was changed", async () => {
    await openSemester(user, ID, { ...SUMMER, target: 24 });

    await updateSemester(user, ID, { ...SUMMER, target: 24 }, { ...SUMMER, startsOn: "2027-05-05" });

    const { startsOn, endsOn, target } = await getSemester(ID);
    expect([startsOn, endsOn, target]).toEqual(["2027-05-05", SUMMER.endsOn, undefined]);
    expect(await countAudited("semester.updated", ID)).toBe(1);
  });

  it("are refused, showing both, when a colleague changed the same meanwhile", async () => {
    await openSemester(user, ID, { ...SUMMER, target: 24 });
    await updateSemester(user, ID, { ...SUMMER, target: 24 }, { ...SUMMER, target: 20 });

    const late = updateSemester(user, ID, { ...SUMMER, target: 24 }, { ...SUMMER, target: 30 });

    expect(await refusalOf(late)).toMatch(/Objectif.*30.*20/);
  });
});

describe("the timetable of a semester", () => {
  it("stays in order as milestones are added and moved", async () => {
    await openBare();

    await addMilestone(user, ID, { label: "Soirée", on: "2027-06-01" });
    await addMilestone(user, ID, { label: "Clés", on: "2027-04-20" });
    const [keys, evening] = (await getSemester(ID)).milestones;
    await changeMilestone(user, ID, { id: keys?.id ?? "", label: "Clés remises", on: "2027-07-01" });

    expect(await labels()).toEqual(["Soirée", "Clés remises"]);
    expect(evening?.label).toBe("Soirée");
  });

  it("keeps when a milestone was first seen to, and lets it be undone", async () => {
    const id = await openBare("Soirée");
    await settleMilestone(user, ID, id, true);
    const [done] = (await getSemester(ID)).milestones;
    setClock(new Date("2026-12-01T09:00:00+01:00"));

    await settleMilestone(user, ID, id, true);
    expect((await getSemester(ID)).milestones).toEqual([done]);

    await settleMilestone(user, ID, id, false);
    expect((await getSemester(ID)).milestones[0]?.doneAt).toBeUndefined();
  });

  it("puts back a milestone taken out as it was, once", async () => {
    const id = await openBare("Soirée");
    await settleMilestone(user, ID, id, true);
    const before = (await getSemester(ID)).milestones;

    const removed = await removeMilestone(user, ID, id);
    expect(await labels()).toEqual([]);
    expect(await removeMilestone(user, ID, id)).toBeUndefined();
    if (removed) await restoreMilestone(user, ID, removed);
    if (removed) await restoreMilestone(user, ID, removed);

    expect((await getSemester(ID)).milestones).toEqual(before);
  });

  it("loses none of the changes made at once", async () => {
    await openBare();
    const days = ["2027-05-04", "2027-05-05", "2027-05-06", "2027-05-07"];

    await Promise.all(days.map((on) => addMilestone(user, ID, { label: on, on })));

    expect(await labels()).toEqual(days);
  });

  it("refuses to change a milestone that is gone", async () => {
    await openBare();

    expect(await refusalOf(settleMilestone(user, ID, "gone", true))).toMatch(/n’existe plus/);
  });
});

/** The summer of 2027 with this milestone alone; returns its id. */
async function openBare(label?: string): Promise<string> {
  await openSemester(user, ID, SUMMER);
  const milestones: SemesterRecord["milestones"] = label ? [{ id: "one", label, on: "2027-06-01" }] : [];
  await Semester.updateOne({ _id: ID }, { milestones });
  return "one";
}

async function labels(): Promise<string[]> {
  return (await getSemester(ID)).milestones.map((milestone) => milestone.label);
}
