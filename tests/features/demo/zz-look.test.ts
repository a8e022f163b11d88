import { it } from "vitest";
import { writeFileSync } from "node:fs";
import { setClock } from "~/core/clock.server";
import { seedDemo } from "~/features/demo/seed-demo.commands.server";
import { database } from "~/core/db/connect.server";
it("look", async () => {
  if (process.env.AT) setClock(new Date(process.env.AT));
  const t = Date.now(); const cpu0 = process.cpuUsage();
  await seedDemo((line) => process.stdout.write(`${Date.now() - t} ${line}\n`), { profile: process.env.PROFILE });
  process.stdout.write(JSON.stringify(process.cpuUsage(cpu0))+"\n");
  const all: Record<string, unknown> = {};
  for (const { name } of await database().listCollections({}, { nameOnly: true }).toArray()) all[name] = await database().collection(name).find({}).toArray();
  writeFileSync(`/tmp/work/demo/dump-${process.env.PROFILE ?? "x"}.json`, JSON.stringify(all));
}, 60000);
