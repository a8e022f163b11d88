import { MongoJobRepository } from "@agendajs/mongo-backend";
import { Collection } from "mongodb";
import { afterEach, describe, expect, it, vi } from "vitest";
import { runTasksSoon, startAgenda, stopAgenda } from "~/core/background/agenda.server";
import { database } from "~/core/db/connect.server";

const task = { name: "essai", label: "Essai", everySeconds: 3600, run: async () => 1 };

describe("the clockwork of the background tasks", () => {
  afterEach(async () => {
    vi.restoreAllMocks();
    await stopAgenda();
  });

  it.each([1, 2, 3, 4])(
    "refuses rather than waits when the base goes away at index %i of those it makes sure of",
    async (nth) => {
      const createIndex = vi.spyOn(Collection.prototype, "createIndex");
      for (let before = 1; before < nth; before += 1) createIndex.mockResolvedValueOnce("made");
      createIndex.mockRejectedValueOnce(new Error("the base went away"));
      await expect(startAgenda([task])).rejects.toThrow("the base went away");
    },
  );

  it("runs its tasks once started", async () => {
    const run = vi.fn(async () => 1);
    await startAgenda([{ ...task, run }]);
    await vi.waitFor(async () => {
      const kept = await database()
        .collection("background-runs")
        .findOne({ _id: "essai" as never });
      expect(kept).toMatchObject({ lastCount: 1 });
    }, 5000);
    expect(run).toHaveBeenCalledOnce();
  });

  it("runs them before their turn when asked to", async () => {
    const run = vi.fn(async () => 1);
    await startAgenda([{ ...task, run }]);
    await vi.waitFor(
      async () => expect(await standing()).toMatchObject({ lastFinishedAt: expect.any(Date) }),
      5000,
    );
    await runTasksSoon();
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2), 5000);
  });

  it("runs them again at once when a look asked before a stop reserves one after the next start", async () => {
    const run = vi.fn(async () => 1);
    const endFirstLook = holdFirstLook();
    await startAgenda([task]);
    await stopAgenda();
    await startAgenda([{ ...task, run }]);
    endFirstLook();
    await vi.waitFor(() => expect(run).toHaveBeenCalledOnce(), 5000);
  });
});

function standing() {
  return database().collection("background-tasks").findOne({ name: task.name });
}

/** As when the base goes away; the second look comes too early to find anything. Returns what brings the base back. */
function holdFirstLook(): () => void {
  const look = MongoJobRepository.prototype.getNextJobToRun;
  let bringBack = () => {};
  const isBack = new Promise<void>((resolve) => {
    bringBack = resolve;
  });
  vi.spyOn(MongoJobRepository.prototype, "getNextJobToRun")
    .mockImplementationOnce(async function (this: MongoJobRepository, ...asked) {
      await isBack;
      return look.apply(this, asked);
    })
    .mockResolvedValueOnce(undefined);
  return bringBack;
}
