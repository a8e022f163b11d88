import { beforeEach, expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { createRelay } from "#tests/factories/care";
import { fileOf, needOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createCommunes, FIGEAC } from "#tests/factories/structures";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { recordDuties } from "~/features/care-supply/care-duties.commands.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { openNeed, updateCriteria } from "~/features/needs/needs.commands.server";
import { updateSetting } from "~/features/settings/settings.commands.server";

const DEED = "délibération du 12 mars 2025, n° 2025-31";
const INFORMED = {
  ...{ epciCode: FIGEAC.epci, duties: ["information" as const], holder: "epci" as const },
  ...{ fromOn: "2025-04-02", deed: DEED },
};

let user: User;
let needId: string;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
  await updateSetting(user, "territories", { list: [{ code: FIGEAC.epci, label: "Grand-Figeac" }] });
  const householdId = await createFile(user);
  const { adults = [] } = await fileOf(householdId);
  const children = [{ id: "zoe", firstName: "Zoé", birthMonth: "2025-06" }];
  await recordFamily(user, householdId, { adults, children });
  await openNeed(user, householdId, "childcare");
  const need = await needOf(householdId, "childcare");
  await updateCriteria(user, need, { communes: [FIGEAC.code], careFromMonth: "2026-11" });
  needId = need._id;
});

it("says who must inform the families of a commune without a relay centre, by which deed and from when", async () => {
  expect(await missingDesk()).toEqual({
    title: "Aucun relais petite enfance ne couvre Figeac.",
    words: expect.stringMatching(
      /familles.: Figeac \(commune\), selon la loi, aucun acte n’est enregistré\.$/,
    ),
  });
  await recordDuties(user, INFORMED);
  expect(await missingDesk()).toMatchObject({
    words: expect.stringMatching(
      /^Qui doit informer et accompagner les familles.: Grand-Figeac \(intercommunalité\), depuis le .*2.avril 2025, délibération du 12 mars 2025, n° 2025-31\.$/,
    ),
  });
});

it("says nothing of it once a relay centre covers the commune", async () => {
  await createRelay(user);
  expect(await missingDesk()).toBeUndefined();
});

async function missingDesk(): Promise<unknown> {
  const { status, body } = await callRoute(
    "_staff.needs.$id_.hand-off.tsx",
    user,
    `/needs/${needId}/hand-off`,
  );
  expect(status).toBe(200);
  return JSON.parse(body).composer.missingDesk;
}
