import { expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { createFile } from "#tests/factories/submissions";
import { listFigureTables } from "~/features/reports/reports.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";

async function figure(title: string, key: string): Promise<string | undefined> {
  const table = (await listFigureTables()).find((known) => known.title === title);
  return table?.figures.find((known) => known.key === key)?.count;
}

it("masks the figures from 1 to 4, and shows none and 5", async () => {
  const user = await createUser();
  await updateSetting(user, "territories", { list: [{ code: "200067361", label: "Grand-Figeac" }] });
  expect(await figure("Par territoire", "200067361")).toBe("0");
  for (let count = 1; count <= 5; count += 1) {
    await createFile(user, { email: `elodie-${count}@internes.example`, lastName: `Caron ${count}` });
    const shown = count < 5 ? "moins de 5" : "5";
    expect(await figure("Par territoire", "200067361")).toBe(shown);
    expect(await figure("Par profil", "intern")).toBe(shown);
    expect(await figure("Besoins ouverts", "housing")).toBe(shown);
  }
});

it("gives no total, from which a masked figure could be worked out", async () => {
  const tables = await listFigureTables();
  expect(JSON.stringify(tables).toLowerCase()).not.toContain("total");
});
