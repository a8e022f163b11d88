import { beforeEach, describe, expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import { TUESDAY } from "#tests/support/setup";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { countEverything, refreshCounters } from "~/features/reports/counting.commands.server";
import { getReport } from "~/features/reports/reports.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { REPORT_FILES } from "~/vocabulary/reports";
import { ROLES } from "~/vocabulary/roles";
import { valuesOf } from "~/vocabulary/words";

const PERIOD = "du=2026-05-01&au=2026-05-12";
const CSV_ROUTE = "_staff.reports_.$table.ts";

let user: User;

beforeEach(async () => {
  user = await createUser();
  await updateSetting(user, "territories", { list: [{ code: "200067361", label: "Grand-Figeac" }] });
});

async function createFiles(count: number): Promise<void> {
  for (let index = 1; index <= count; index += 1) {
    await createFile(user, { email: `elodie-${index}@internes.example`, lastName: `Caron ${index}` });
  }
  await settle();
}

async function report(address = PERIOD) {
  return getReport(new URLSearchParams(address));
}

async function figure(table: string, key: string): Promise<string | undefined> {
  const { tables } = await report();
  return tables.find((known) => known.key === table)?.rows.find((row) => row.key === key)?.now.text;
}

describe("a report", () => {
  it("says that nothing was counted yet, then until when it was", async () => {
    expect((await report()).countedWords).toBeUndefined();
    await refreshCounters();
    expect((await report()).countedWords).toBe("mardi 12\u00A0mai à 10\u00A0h");
  });

  it("shows five files, and hides fewer", async () => {
    await createFiles(5);
    await countEverything();
    expect(await figure("territories", "200067361")).toBe("5");
    expect(await figure("needs", "housing")).toBe("5");
    expect(await figure("kinds", "intern")).toBe("5");
    expect((await report()).keyFigures[0]).toMatchObject({ label: "Demandes reçues", now: "5" });
  });

  it("never shows a figure from 1 to 4, wherever it stands", async () => {
    await createFiles(3);
    await countEverything();
    const { tables, keyFigures } = await report();
    const shown = tables.flatMap(({ rows, total }) => [...rows, ...(total ? [total] : [])]);
    const texts = shown.flatMap(({ now, before }) => [now.text, before?.text ?? ""]);
    expect([...texts, ...keyFigures.map(({ now }) => now)].filter((text) => /^[1-4]$/.test(text))).toEqual(
      [],
    );
  });

  it("reads the counters, never the files", async () => {
    await createFiles(5);
    expect(await figure("territories", "200067361")).toBe("0");
  });

  it("gives whole months to whoever may not read the files", async () => {
    const elu = await createUser("elu");
    const address = "/reports?du=2026-05-03&au=2026-05-03";
    const { body } = await callRoute("_staff.reports.tsx", elu, address);
    expect(body).toContain('"period":{"fromOn":"2026-05-01","toOn":"2026-05-12"}');
    const team = await callRoute("_staff.reports.tsx", user, address);
    expect(team.body).toContain('"period":{"fromOn":"2026-05-03","toOn":"2026-05-03"}');
  });

  it("opens on the first usual period that has something before it", async () => {
    await refreshCounters();
    setClock(new Date(TUESDAY.getTime() + 200 * 86_400_000));
    await refreshCounters();
    const { period, presets } = await report("");
    expect(presets.find(({ fromOn }) => fromOn === period.fromOn)?.label).toBe("Ce semestre");
  });

  it("stands against the period before", async () => {
    await createFiles(5);
    await countEverything();
    setClock(new Date(TUESDAY.getTime() + 12 * 86_400_000));
    await refreshCounters();
    const { keyFigures, tables } = await report("du=2026-05-13&au=2026-05-24");
    expect(keyFigures[0]).toMatchObject({ now: "0", before: "5" });
    const stages = tables.find(({ key }) => key === "stages");
    expect(stages?.when).toEqual({ now: "au 24\u00A0mai 2026", before: "au 12\u00A0mai 2026" });
    expect(stages?.total).toMatchObject({ now: { text: "5" }, before: { text: "5" } });
  });

  it("says when no exit was recorded", async () => {
    await countEverything();
    const { tables } = await report();
    expect(tables.find(({ key }) => key === "exits")).toMatchObject({
      rows: [],
      empty: "Aucune sortie enregistrée.",
    });
  });
});

describe("the CSV of a table", () => {
  it("is masked as on screen", async () => {
    await createFiles(3);
    await countEverything();
    const { status, body } = await callRoute(CSV_ROUTE, user, `/reports/requests?${PERIOD}`);
    expect(status).toBe(200);
    expect(body).toBe(
      "Mois;Demandes du 12\u00A0mai 2026 au 12\u00A0mai 2026\r\nmai 2026;masqué\r\nTotal;masqué\r\n",
    );
  });

  it.each(valuesOf(ROLES))("is for those who read the figures, whoever a %s is", async (role) => {
    const reader = await createUser(role);
    const page = await callRoute("_staff.reports.tsx", reader, `/reports?${PERIOD}`);
    const status = role === "recruteur" ? 403 : 200;
    expect(page.status).toBe(status);
    for (const table of Object.keys(REPORT_FILES)) {
      expect((await callRoute(CSV_ROUTE, reader, `/reports/${table}?${PERIOD}`)).status).toBe(status);
    }
  });

  it("is not there for a table nobody knows", async () => {
    expect((await callRoute(CSV_ROUTE, user, "/reports/constructor")).status).toBe(404);
  });
});
