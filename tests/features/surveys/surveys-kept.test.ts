import { beforeEach, describe, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Placement } from "#models/placement";
import { Survey, type SurveyRecord } from "#models/survey";
import { createUser } from "#tests/factories/accounts";
import { everyByte } from "#tests/factories/families";
import { createExpected, createIntern } from "#tests/factories/placements";
import { createAsked, LAST_WEEK } from "#tests/factories/surveys";
import { send, visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { now, setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { getAccessPackage } from "~/features/privacy/access-package.queries.server";
import { countReach, eraseEverywhere } from "~/features/privacy/erasure-run.server";
import { getErasureScope } from "~/features/privacy/erasure-scope.queries.server";
import { mergeFiles } from "~/features/restructurings/merge.commands.server";
import { undoRestructuring } from "~/features/restructurings/restructurings.commands.server";
import { splitFile } from "~/features/restructurings/split.commands.server";

const SAID = { welcome: "great", supervision: "good", comeBack: "maybe", words: "Paulhac me manquera." };

let user: User;
let survey: SurveyRecord;
let path: string;

beforeEach(async () => {
  setClock(LAST_WEEK);
  user = await createUser("responsable");
  ({ survey, path } = await createAsked(user));
  await send(path, SAID);
  await Placement.updateOne(
    { _id: survey.placementId },
    {
      supervisorWords: [
        { supervisorId: "paul", by: "Paul Roques", comesBack: "yes", text: "Ira loin.", at: now() },
      ],
    },
  );
});

it("leaves of somebody erased marks of nobody: no word, no link, nor what a supervisor said", async () => {
  const scope = await getErasureScope(survey.householdId);
  const reach = new Map((await countReach(scope)).map(({ place, ...counts }) => [place, counts]));

  await eraseEverywhere(scope);
  await eraseEverywhere(scope);

  expect(reach.get("surveys")).toMatchObject({ emptied: 1 });
  const kept = await Survey.findById(survey._id).orFail().lean<SurveyRecord>();
  expect(kept).toMatchObject({
    candidateId: "",
    householdId: "",
    placementId: survey._id,
    placeId: survey.placeId,
  });
  expect(kept.answer).toMatchObject({ marks: { welcome: "great", supervision: "good" }, comeBack: "maybe" });
  expect(await everyByte()).not.toMatch(/Paulhac|Ira loin|Caron/);
  expect((await visit(path)).html).toContain("Ce lien n’est plus valable");
});

it("tells a person what they answered, and what their supervisor said of them", async () => {
  const { sections } = await getAccessPackage(survey.householdId, survey.candidateId);
  const items = (title: string) => sections.find((section) => section.title === title)?.items;

  expect(items("Avis de fin de stage")).toMatchObject([
    {
      semester: "winter-2026",
      answer: {
        comeBack: "Peut-être",
        words: SAID.words,
        marks: { Accueil: "Très bien", Encadrement: "Bien" },
      },
    },
  ]);
  expect(items("Semestres d’interne")).toMatchObject([
    { supervisorWords: [{ by: "Paul Roques", wishesToComeBack: "Oui", text: "Ira loin." }] },
  ]);
});

describe("a file merged or split", () => {
  it("takes the survey with its intern, and gives it back when it is undone", async () => {
    const kept = await createIntern(user, "Morel");
    const asked = { choices: {}, sameIds: [] };
    const merged = await mergeFiles(user, kept.householdId, survey.householdId, asked);
    await settle();
    expect((await mine()).householdId).toBe(kept.householdId);
    const { id, newId } = await splitFile(user, kept.householdId, {
      ...{ people: [survey.candidateId], children: new Map(), items: [], referentId: user.id },
      ...{ label: "Reprendre contact", dueOn: "2100-01-04" },
    });
    await settle();
    expect((await mine()).householdId).toBe(newId);

    await undoRestructuring(user, id, []);
    await undoRestructuring(user, merged, []);
    await settle();

    expect((await mine()).householdId).toBe(survey.householdId);
  });

  it("of one person written twice keeps the survey under the semester that stays", async () => {
    const { intern, placement } = await createExpected(user, "Morel");
    const { duplicateKeys } = await Candidate.findById(survey.candidateId).orFail().lean();
    await Candidate.updateOne({ _id: intern._id }, { duplicateKeys });
    const asked = { choices: {}, sameIds: [survey.candidateId] };
    const id = await mergeFiles(user, intern.householdId, survey.householdId, asked);
    await settle();
    expect(await mine()).toMatchObject({ candidateId: intern._id, placementId: placement._id });

    await undoRestructuring(user, id, []);
    await settle();

    expect(await mine()).toMatchObject({ candidateId: survey.candidateId, placementId: survey.placementId });
  });
});

async function mine(): Promise<SurveyRecord> {
  return Survey.findById(survey._id).orFail().lean<SurveyRecord>();
}
