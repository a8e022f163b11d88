import { beforeEach, expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { fileOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import { createDay, dayOf, VISIT_ON } from "#tests/factories/visit-days";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { openNeed } from "~/features/needs/needs.commands.server";
import { cancelVisitDay } from "~/features/visit-days/visit-cancelling.commands.server";
import { askAllHosts } from "~/features/visit-days/visit-hosts.commands.server";

const ROUTE = "_staff.households.$id.discovery.tsx";

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user, { needs: [] });
  await openNeed(user, householdId, "discovery");
});

async function stepsDone(): Promise<string[]> {
  const { body } = await callRoute(ROUTE, user, `/households/${householdId}/discovery`);
  const { steps }: { steps: { label: string; state: string }[] } = JSON.parse(body).screen;
  return steps.filter(({ state }) => state === "done").map(({ label }) => label);
}

it("counts the visit days of the household among the steps of its discovery, but for one called off", async () => {
  const id = await createDay(user, householdId);
  expect(await stepsDone()).toEqual([]);
  await askAllHosts(user, { day: await dayOf(id), household: await fileOf(householdId) });
  await dayOf(id);
  expect(await stepsDone()).toEqual(["Hôtes sollicités"]);
  setClock(new Date(`${VISIT_ON}T08:00:00Z`));
  expect(await stepsDone()).toEqual(["Hôtes sollicités"]);
  await cancelVisitDay(user, await dayOf(id), await fileOf(householdId));
  expect((await dayOf(id)).state).toBe("cancelled");
  expect(await stepsDone()).toEqual([]);
});

it("counts a day past as spent", async () => {
  await createDay(user, householdId);
  setClock(new Date("2026-05-27T08:00:00Z"));
  expect(await stepsDone()).toEqual(["Journée passée"]);
});
