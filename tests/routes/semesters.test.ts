import { afterEach, beforeEach, expect, it } from "vitest";
import { Supervisor } from "#models/supervisor";
import { TrainingPlace } from "#models/training-place";
import { createUser } from "#tests/factories/accounts";
import { createExpected, createSemester, createTrainingPlace, WINTER } from "#tests/factories/placements";
import { callRoute } from "#tests/factories/routes";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { getSemester } from "~/features/semesters/semesters.queries.server";

const LIST = "_staff.semesters._index.tsx";
const PAGE = "_staff.semesters.$id.tsx";
const PATH = `/semesters/${WINTER}`;

let user: User;

beforeEach(async () => {
  setClock(new Date("2026-09-15T09:00:00+02:00"));
  user = await createUser("referent");
});
afterEach(() => setClock(undefined));

it("is read and written by the team, and by nobody else", async () => {
  await createSemester();
  const statuses = await Promise.all(
    (["referent", "responsable", "recruteur", "elu", "dpo"] as const).map(async (role) => {
      const reader = await createUser(role);
      const answers = [
        await callRoute(LIST, reader, "/semesters"),
        await callRoute(PAGE, reader, PATH),
        await callRoute(PAGE, reader, PATH, { intent: "milestone-done", itemId: "welcome" }),
        await callRoute(LIST, reader, "/semesters", { semesterId: "winter-2030" }),
      ];
      return [role, ...answers.map(({ status }) => status)];
    }),
  );

  expect(statuses).toEqual([
    ["referent", 200, 200, 302, 400],
    ["responsable", 200, 200, 302, 400],
    ["recruteur", 403, 403, 403, 403],
    ["elu", 403, 403, 403, 403],
    ["dpo", 403, 403, 403, 403],
  ]);
  expect((await callRoute(PAGE, null, PATH)).status).toBe(302);
  expect((await callRoute(PAGE, user, "/semesters/winter-1999")).status).toBe(404);
});

it("opens from what is proposed, and says what to do with a slip", async () => {
  const { body } = await callRoute(LIST, user, "/semesters");
  expect(body).toContain('"id":"winter-2026"');

  const form = { semesterId: WINTER, startsOn: "2026-11-02", endsOn: "2027-05-02", target: "24" };
  const refused = await callRoute(LIST, user, "/semesters", { ...form, endsOn: "2026-11-01" });
  const opened = await callRoute(LIST, user, "/semesters", form);

  expect([refused.status, refused.body]).toEqual([
    400,
    expect.stringContaining("La fin vient avant le début. Corrigez l’une des deux dates."),
  ]);
  expect([opened.status, opened.location]).toEqual([302, PATH]);
  expect((await getSemester(WINTER)).target).toBe(24);
  expect((await callRoute(LIST, user, "/semesters")).body).toContain('"coming":{"id":"winter-2026"');
});

it("shows what is offered, taken and lost, and names no intern", async () => {
  await createSemester();
  await createTrainingPlace({}, 2);
  const lost = await createTrainingPlace({ structureName: "MSP du Célé" }, 1);
  await takeAway(lost);
  await createExpected(user, "Caron");

  const { body } = await callRoute(PAGE, user, PATH);

  expect(body).toContain(
    '"offered":3,"confirmed":3,"filled":0,"free":2,"lost":{"supervisor":1,"room":0},"waiting":1',
  );
  expect(body).toContain(`"placeId":"${lost}"`);
  expect(body).not.toContain("Caron");
});

it("changes its dates and its timetable, taking back what is taken out", async () => {
  await createSemester();
  const before = JSON.stringify({ startsOn: "2026-11-02", endsOn: "2027-05-02" });

  const dates = { intent: "dates", before, startsOn: "2026-11-03", endsOn: "2027-05-02", target: "20" };
  expect((await callRoute(PAGE, user, PATH, dates)).status).toBe(302);
  const kept = { itemId: "welcome", label: "Soirée d’accueil", on: "2026-11-05" };
  await callRoute(PAGE, user, PATH, { intent: "milestone-remove", itemId: "welcome" });
  expect((await getSemester(WINTER)).milestones).toEqual([]);
  await callRoute(PAGE, user, PATH, { intent: "milestone-restore", ...kept });
  const refused = await callRoute(PAGE, user, PATH, {
    intent: "milestone-change",
    ...kept,
    on: "2026-02-31",
  });

  const { startsOn, target, milestones } = await getSemester(WINTER);
  expect([startsOn, target]).toEqual(["2026-11-03", 20]);
  expect(milestones).toEqual([{ id: "welcome", label: kept.label, on: kept.on }]);
  expect(refused).toMatchObject({ status: 400, body: expect.stringContaining("Ce jour n’existe pas") });
});

/** Whoever supervises there stops in the middle of the semester. */
async function takeAway(placeId: string): Promise<void> {
  const place = await TrainingPlace.findById(placeId).orFail().lean();
  await Supervisor.updateMany({ _id: { $in: place.supervisorIds } }, { retiresOn: "2026-12-31" });
}
