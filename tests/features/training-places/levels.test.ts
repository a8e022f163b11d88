import { beforeEach, expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { createSemester } from "#tests/factories/placements";
import { createSupervisor } from "#tests/factories/training";
import type { User } from "~/core/auth/actor";
import { forgetSettings, getSettings } from "~/core/settings.server";
import { type LevelInput, updateLevels } from "~/features/training-places/levels.commands.server";

let user: User;

beforeEach(async () => {
  user = await createUser("responsable");
  await createSemester();
});

it("adds a level with a key of its own, renames one without changing its key", async () => {
  const levels = await current();
  const renamed = levels.map((level) => (level.key === "saspas" ? { ...level, label: "Niveau 2" } : level));
  await updateLevels(user, { levels }, [...renamed, { label: "Stage libre", isActive: true }]);
  await updateLevels(user, { levels: await current() }, [
    ...(await current()),
    { label: "Stage  libre !", isActive: true },
  ]);
  const now = await current();
  expect(now.find(({ key }) => key === "saspas")?.label).toBe("Niveau 2");
  expect(now.slice(-2).map(({ key }) => key)).toEqual(["stage-libre", "stage-libre-2"]);
  expect(await countAudited("setting.updated", "training")).toBe(2);
});

it("takes away a level nobody uses, and only makes inactive one that is used", async () => {
  await createSupervisor({ agreements: [{ level: "extern", fromOn: "2020-01-01" }] });
  const levels = await current();
  const without = (key: string) => levels.filter((level) => level.key !== key);
  expect(await refusalOf(updateLevels(user, { levels }, without("extern")))).toMatch(/Externe.*sert déjà/);
  expect(await current()).toEqual(levels);
  const inactive = without("emergency").map((level) =>
    level.key === "extern" ? { ...level, isActive: false } : level,
  );
  await updateLevels(user, { levels }, inactive);
  expect((await current()).filter(({ isActive }) => !isActive).map(({ key }) => key)).toEqual(["extern"]);
  expect((await current()).some(({ key }) => key === "emergency")).toBe(false);
});

it("refuses a list a colleague changed meanwhile, and a key nobody knows", async () => {
  const levels = await current();
  await updateLevels(user, { levels }, [...levels, { label: "Stage libre", isActive: true }]);
  const [first, ...others] = levels;
  const late: LevelInput[] = [
    { ...first, label: "Praticien", isActive: true },
    ...others,
    ...(await current()).slice(-1),
  ];
  expect(await refusalOf(updateLevels(user, { levels }, late))).toMatch(/entre-temps/);
  const unknown = [...(await current()), { key: "osteopathy", label: "Ostéopathie", isActive: true }];
  expect(await refusalOf(updateLevels(user, { levels: await current() }, unknown))).toMatch(/n’existe plus/);
});

async function current() {
  forgetSettings();
  return (await getSettings()).training.levels;
}
