import { Collection } from "mongodb";
import { expect, vi } from "vitest";

const OF_THE_ACT = ["restructuring-steps", "audit-events", "entries"];

/** Runs an act whose process dies at the n-th time it writes to the documents of a file. */
export async function killed(act: () => Promise<unknown>, nth: number): Promise<void> {
  const { bulkWrite } = Collection.prototype;
  let writes = 0;
  const spy = vi.spyOn(Collection.prototype, "bulkWrite").mockImplementation(async function (
    this: Collection,
    ...args
  ) {
    if (!OF_THE_ACT.includes(this.collectionName) && ++writes === nth) throw new Error("killed");
    return bulkWrite.apply(this, args);
  });
  await expect(act()).rejects.toThrow("killed");
  spy.mockRestore();
}
