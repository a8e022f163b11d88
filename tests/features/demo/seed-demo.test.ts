import { expect, it } from "vitest";
import { Household } from "#models/household";
import { getSettings } from "~/core/settings.server";
import { seedDemo } from "~/features/demo/seed-demo.commands.server";

it("fills an empty base", async () => {
  const lines: string[] = [];
  const t = Date.now();
  await seedDemo((line) => lines.push(`${Date.now() - t} ${line}`), {});
  process.stdout.write(`${lines.join("\n")}\n`);
  expect((await getSettings()).instance).toEqual({ isDemo: true, isReady: true });
  const rows = await Household.find({}).lean();
  process.stdout.write(
    JSON.stringify(
      rows.map(({ pendingEffects, searchWords, ...r }) => [r, pendingEffects.length]),
      null,
      1,
    ).slice(0, 3000),
  );
});
