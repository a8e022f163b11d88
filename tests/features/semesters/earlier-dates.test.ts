import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Lodging } from "#models/lodging";
import { Placement } from "#models/placement";
import { Semester } from "#models/semester";
import { createUser } from "#tests/factories/accounts";
import { createHouse, createIntern } from "#tests/factories/lodgings";
import type { User } from "~/core/auth/actor";
import { now, setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { bookBed } from "~/features/lodgings/bookings.commands.server";
import { leftBehindOf } from "~/features/semesters/left-behind.queries.server";
import { settleMilestone } from "~/features/semesters/milestones.commands.server";
import { carryOutSemesterAct } from "~/features/semesters/semester-acts.commands.server";
import { openSemester } from "~/features/semesters/semesters.commands.server";
import { getSemester } from "~/features/semesters/semesters.queries.server";

const ID = "summer-2027";
const SUMMER = { startsOn: "2027-05-03", endsOn: "2027-11-01" };
const A_WEEK_LATER = "2027-05-10";
const STALE =
  "1 réservation et 1 interne prévenu·e gardent les anciennes dates : du 3 mai 2027 au 1ᵉʳ novembre 2027.";

let user: User;

beforeEach(async () => {
  setClock(new Date("2026-11-24T09:00:00+01:00"));
  user = await createUser();
  await openSemester(user, ID, SUMMER);
});
afterEach(() => setClock(undefined));

describe("the earlier dates of a semester", () => {
  it("are said to be kept by the bookings and the interns told before, until they are seen to", async () => {
    await bookAndTell();
    await bookAndTell("Delmas", { fromOn: "2027-05-04", isTold: false });

    expect(await begin(A_WEEK_LATER)).toBe(`Semestre enregistré. ${STALE}`);
    expect(await left()).toBe(STALE);

    await Lodging.updateMany({}, { "bookings.0.fromOn": A_WEEK_LATER });
    expect(await left()).toMatch(/^1 interne prévenu·e garde les anciennes dates/);
    await Placement.updateMany({}, { toldAt: new Date("2026-12-01") });
    expect(await left()).toBeUndefined();
  });

  it("are no longer said once the team says that it is settled", async () => {
    await bookAndTell();
    await begin(A_WEEK_LATER);

    await carryOutSemesterAct(user, ID, { intent: "dates-settled" });

    expect(await left()).toBeUndefined();
  });

  it("say nothing when nobody was told, when only the target changes, and once they are the dates again", async () => {
    expect(await begin(A_WEEK_LATER)).toBe("Semestre enregistré.");
    await bookAndTell("Caron", { fromOn: A_WEEK_LATER });

    expect(await begin(A_WEEK_LATER, 12)).toBe("Semestre enregistré.");
    expect(await begin(SUMMER.startsOn)).toMatch(/du 10 mai 2027/);
    expect(await begin(A_WEEK_LATER)).toBe("Semestre enregistré.");
  });

  it("are looked for by index", async () => {
    const [placements, lodgings] = await Promise.all([
      Placement.find({ semesterId: ID }).explain("queryPlanner"),
      Lodging.find({ "bookings.semesterId": ID }).explain("queryPlanner"),
    ]);

    expect(JSON.stringify(placements)).toContain("semesterId_1_candidateId_1");
    expect(JSON.stringify(lodgings)).toContain("bookings.semesterId_1");
  });
});

describe("the timetable of a semester whose first day changes", () => {
  it("follows it, but for what was moved by hand, added or done", async () => {
    const asked = (await getSemester(ID)).milestones.find(({ key }) => key === "seats-asked");
    await settleMilestone(user, ID, asked?.id ?? "", true);
    const keys = "Clés et états des lieux prêts";
    await Semester.updateOne(
      { _id: ID, "milestones.label": keys },
      { $set: { "milestones.$.on": "2027-04-30" } },
    );

    await begin(A_WEEK_LATER);

    const on = new Map((await getSemester(ID)).milestones.map((one) => [one.label, one.on]));
    expect(on.get("Accueil des internes")).toBe(A_WEEK_LATER);
    expect([on.get(keys), on.get(asked?.label ?? "")]).toEqual(["2027-04-30", asked?.on]);
  });
});

/** An intern of the summer with a bed of a house of their own, told of it unless said otherwise. */
async function bookAndTell(lastName = "Caron", { fromOn = SUMMER.startsOn, isTold = true } = {}) {
  const { _id, candidateId } = await createIntern(user, { lastName, semesterId: ID });
  const house = await createHouse(user, { beds: 1 });
  await bookBed(user, house._id, {
    ...{ bedId: house.beds[0]?.id ?? "", candidateId, placementId: _id, semesterId: ID },
    ...{ fromOn, toOn: isTold ? SUMMER.endsOn : "2027-10-02" },
  });
  await settle();
  if (isTold) await Placement.updateOne({ _id }, { toldAt: now() });
}

/** Changes the first day an hour later than what was done before; returns what is said. */
async function begin(startsOn: string, target?: number): Promise<string> {
  const { startsOn: drawn, endsOn } = await getSemester(ID);
  setClock(new Date(now().getTime() + 3_600_000));
  const before = { startsOn: drawn, endsOn };
  const act = { intent: "dates" as const, before, startsOn, endsOn, target };
  return (await carryOutSemesterAct(user, ID, act)).message.replace(/\s/g, " ");
}

async function left(): Promise<string | undefined> {
  return (await leftBehindOf(await getSemester(ID)))?.replace(/\s/g, " ");
}
