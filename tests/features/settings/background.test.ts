import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Account } from "#models/account";
import { createUser } from "#tests/factories/accounts";
import { runTask } from "~/core/background/tasks.server";
import {
  outlineImportEnded,
  outlineRun,
  startOutlineImport,
} from "~/features/reference-data/outline-run.commands.server";
import { importCommunes } from "~/features/reference-data/reference-data.commands.server";
import {
  countFailingTasks,
  listStuckEffects,
  listTasks,
} from "~/features/settings/background.queries.server";
import { BACKGROUND_TASKS } from "~/server/background-tasks.server";
import { BACKGROUND_TASKS as TASK_WORDS } from "~/vocabulary/background-tasks";

const server = setupServer(
  http.get("https://geo.api.gouv.fr/*", () => new HttpResponse("Service Unavailable", { status: 503 })),
);

beforeAll(() => server.listen({ onUnhandledRequest: "bypass" }));
afterAll(() => server.close());

it("runs every task the settings name, and no other", () => {
  expect(BACKGROUND_TASKS.map(({ name }) => name)).toEqual(Object.keys(TASK_WORDS));
});

it("shows the last run of a task, its next one, and its failures in a row", async () => {
  const task = { name: "reminders", label: "", everySeconds: 10 };
  await runTask({ ...task, run: async () => 3 });
  const [shown] = (await listTasks()).filter(({ name }) => name === "reminders");
  expect(shown).toMatchObject({ lastCount: 3, failures: 0, isLate: false });
  expect((shown?.nextRunAt?.getTime() ?? 0) - (shown?.lastRunAt?.getTime() ?? 0)).toBe(10_000);
  for (let run = 0; run < 2; run += 1) {
    await runTask({ ...task, run: () => Promise.reject(new Error("no partner")) });
  }
  const failing = (await listTasks()).find(({ name }) => name === "reminders");
  expect(failing).toMatchObject({ failures: 2, lastError: "no partner" });
  expect(await countFailingTasks()).toBe(1);
});

it("says that a task never seen does not run", async () => {
  expect((await listTasks()).every(({ isLate }) => isLate)).toBe(true);
});

it("lists what failed and waits to be tried again, with its reason", async () => {
  const { id } = await createUser();
  const waiting = { kind: "followUp", actorId: null, at: new Date(), data: { name: "refreshFile" } };
  const later = new Date(Date.now() + 3_600_000);
  await Account.collection.updateOne({ _id: id as never }, {
    $push: {
      pendingEffects: {
        $each: [
          { ...waiting, id: "a", dueAt: later, attempts: 2, lastError: "no file" },
          { ...waiting, id: "b", dueAt: later, attempts: 0 },
        ],
      },
    },
  } as never);
  expect(await listStuckEffects()).toEqual([
    { id: "a", holder: "Account", name: "refreshFile", attempts: 2, nextAt: later, lastError: "no file" },
  ]);
});

it("tells why the import of contours stopped, and refuses a second one meanwhile", async () => {
  const user = await createUser("responsable");
  await importCommunes(user, ["46"]);
  startOutlineImport(user, ["46"]);
  expect(() => startOutlineImport(user, ["46"])).toThrow("Cet import est déjà en cours.");
  await outlineImportEnded();
  expect(outlineRun()).toMatchObject({ isRunning: false, done: 0 });
  expect(outlineRun()?.failure).toContain("geo.api.gouv.fr a répondu par l’erreur 503");
});
