import { Collection } from "mongodb";
import { afterEach, describe, expect, it, vi } from "vitest";
import { startAgenda, stopAgenda } from "~/core/background/agenda.server";
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
});
