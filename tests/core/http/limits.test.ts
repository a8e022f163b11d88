import { expect, it } from "vitest";
import { database } from "~/core/db/connect.server";
import { clearLimit, isOverLimit, refuseOverLimit } from "~/core/http/limits.server";

const SENTENCE = "Trop d’essais. Réessayez dans quinze minutes.";

it("lets five uses pass and stops the sixth", async () => {
  expect(await use("a@b.example", 5)).toEqual([false, false, false, false, false]);
  expect(await isOverLimit("link-mail", "a@b.example")).toBe(true);
});

it("counts each key and each limit apart, whatever the case of the key", async () => {
  await use("a@b.example", 5);
  expect(await isOverLimit("link-mail", "A@B.example ")).toBe(true);
  expect(await isOverLimit("link-mail", "c@b.example")).toBe(false);
  expect(await isOverLimit("public-form-email", "a@b.example")).toBe(false);
});

it("refuses with its sentence once used up, and forgets after a success", async () => {
  await refuseOverLimit("link-mail", "a@b.example", SENTENCE);
  await use("a@b.example", 5);
  await expect(refuseOverLimit("link-mail", "a@b.example", SENTENCE)).rejects.toThrow(SENTENCE);
  await clearLimit("link-mail", "a@b.example");
  await refuseOverLimit("link-mail", "a@b.example", SENTENCE);
});

it("keeps a digest of the key, never the key", async () => {
  await use("a@b.example", 1);
  const kept = JSON.stringify(await database().collection("rate-limits").find({}).toArray());
  expect(kept).toContain("link-mail");
  expect(kept).not.toContain("a@b.example");
});

async function use(key: string, times: number): Promise<boolean[]> {
  const results: boolean[] = [];
  for (let done = 0; done < times; done += 1) results.push(await isOverLimit("link-mail", key));
  return results;
}
