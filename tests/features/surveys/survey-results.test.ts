import { beforeEach, describe, expect, it } from "vitest";
import { Household } from "#models/household";
import { createUser } from "#tests/factories/accounts";
import { createSemester, createTrainingPlace, WINTER } from "#tests/factories/placements";
import { callRoute } from "#tests/factories/routes";
import { createAnswers, createAsked, LAST_WEEK } from "#tests/factories/surveys";
import { send } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { resultsOf } from "~/features/surveys/survey-results";

const SEMESTER = "_staff.semesters.$id_.survey.tsx";
const PLACE = "_staff.training-places.$id.tsx";
const GREAT = { marks: { welcome: "great" as const }, comeBack: "yes" as const };
const POOR = { marks: { welcome: "poor" as const }, comeBack: "no" as const };

let user: User;

beforeEach(async () => {
  setClock(LAST_WEEK);
  user = await createUser();
});

describe("several answers together", () => {
  it("say nothing at all under five", () => {
    expect(resultsOf([GREAT, GREAT, GREAT, POOR])).toBeNull();
  });

  it("give an average on four, and hide a question that fewer than five answered", () => {
    const lodged = { ...GREAT, marks: { ...GREAT.marks, lodging: "fair" as const } };
    const results = resultsOf([lodged, lodged, GREAT, GREAT, POOR, POOR]);

    expect(results?.marks.map(({ question, average, answers }) => [question, average, answers])).toEqual([
      ["welcome", "3 sur 4", "6"],
      ["supervision", "—", "0"],
      ["lodging", "—", "moins de 5"],
      ["family", "—", "0"],
    ]);
  });

  it("hide how many would come back when it points at somebody, the total being known", () => {
    const returns = resultsOf([GREAT, GREAT, GREAT, GREAT, GREAT, GREAT, POOR])?.returns;

    expect(returns?.find(({ key }) => key === "no")?.shown.value).toBeUndefined();
    expect(returns?.find(({ key }) => key === "yes")?.shown.value).toBeUndefined();
  });
});

describe("the page of a training place", () => {
  it("shows the averages from five answers on, and never a word", async () => {
    await createSemester();
    const placeId = await createTrainingPlace();
    await createAnswers(placeId, [GREAT, GREAT, GREAT, { ...GREAT, words: "Un mot rien que pour vous" }]);
    const surveyShown = async () => {
      const { body } = await callRoute(PLACE, user, `/training-places/${placeId}`);
      expect(body).not.toContain("Un mot rien que pour vous");
      return JSON.parse(body).survey.results;
    };
    expect(await surveyShown()).toBeNull();

    await createAnswers(placeId, [POOR]);

    expect((await surveyShown()).marks[0]).toMatchObject({
      question: "welcome",
      average: "3,4 sur 4",
      answers: "5",
    });
  });
});

describe("the page of a semester", () => {
  const here = `/semesters/${WINTER}/survey`;

  it("says how many were asked and answered, and gives the team the words without a name", async () => {
    const { path } = await createAsked(user);
    await send(path, { comeBack: "yes", words: "La soirée du jeudi." });
    const { body } = await callRoute(SEMESTER, user, here);
    const page = JSON.parse(body);

    expect(page).toMatchObject({ placed: 1, sent: 1, answered: 1, results: null });
    expect(page.words.rows).toMatchObject([{ words: "La soirée du jeudi." }]);
    expect(body).not.toMatch(/Caron|Élodie/);
  });

  it("keeps from a colleague the words of the files they do not see", async () => {
    const { path } = await createAsked(user);
    await send(path, { comeBack: "yes", words: "La soirée du jeudi." });
    await Household.updateMany({}, { visibleTo: ["epci:200000000"] });
    const elsewhere = await createUser("referent", { isWholeDepartement: false, territories: ["200067361"] });

    const { status, body } = await callRoute(SEMESTER, elsewhere, here);

    expect([status, body.includes("La soirée du jeudi.")]).toEqual([200, false]);
  });

  it.each(["recruteur", "elu", "dpo"] as const)("is not for a %s", async (role) => {
    await createSemester();
    expect((await callRoute(SEMESTER, await createUser(role), here)).status).toBe(403);
  });

  it("is not there for a semester that was never opened", async () => {
    expect((await callRoute(SEMESTER, user, "/semesters/summer-2040/survey")).status).toBe(404);
  });
});
