import { beforeEach, describe, expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { countedCommune, keepAreas } from "#tests/factories/counted-areas";
import { callRoute } from "#tests/factories/routes";
import { requestAs } from "#tests/factories/sessions";
import type { User } from "~/core/auth/actor";
import { readTable } from "~/core/sheets/read-table.server";
import { getObservatoryPage } from "~/features/observatory/observatory-page.queries.server";
import { type ObservatoryTableKey, TABLE_FILES } from "~/features/observatory/observatory-table";
import { FEWER, MASKED } from "~/features/reports/masking";
import { loader } from "~/routes/_staff.childcare.observatory.$table";
import type { Role } from "~/vocabulary/roles";

const PAGE = "_staff.childcare.observatory._index.tsx";
const FILE = "_staff.childcare.observatory.$table.ts";
const [TODAY, EARLIER] = ["2026-05-12", "2026-04-20"];

const SUPPLY = { "places-mode nursery": 40, "free-mode nursery": 4, "places-management public": 40 };

let user: User;

beforeEach(async () => {
  user = await createUser();
});

/** Two intercommunalités: the first has three needs in its second commune, which nothing may tell. */
async function keepTwo(day = TODAY, more = 0): Promise<void> {
  await keepAreas(day, {
    a: [
      countedCommune("a1", { "need-moment now": 12 + more, "need-mode nursery": 12 + more, ...SUPPLY }),
      countedCommune("a2", { "need-moment now": 3, "need-mode drop-in": 3 }, { hasRelay: false }),
      countedCommune("a3", { "need-moment now": 9, "need-moment later": 6, "need-month 2026-09": 6 }),
      countedCommune("a4", {}, { basinCode: "b", basinName: "Gramat", hasRelay: false }),
    ],
    c: [
      countedCommune(
        "c1",
        {
          "need-moment now": 8,
          "need-any-odd": 8,
          "need-odd early": 8,
          "need-adapted": 3,
          "planned-decided 2026-09": 10,
          shared: 3,
          "shared-low-density": 2,
        },
        { basinCode: "b", basinName: "Gramat" },
      ),
    ],
  });
}

async function pageOf(address = "", role: Role = "referent") {
  const { asked, page } = await getObservatoryPage(new URLSearchParams(address), role);
  if (!page) throw new Error("nothing was counted");
  return { asked, page };
}

async function cellsOf(table: ObservatoryTableKey, key: string, address = ""): Promise<string[]> {
  const { page } = await pageOf(address);
  const row = page.tables.find((one) => one.key === table)?.rows.find((one) => one.key === key);
  return row?.cells.map(({ text }) => text) ?? [];
}

describe("the observatory", () => {
  it("sets needs against places, territory by territory", async () => {
    await keepTwo();
    expect(await cellsOf("territories", "a")).toEqual(["24", "6", "40", "4", "0", "−26", "0"]);
    expect(await cellsOf("territories", "c")).toEqual(["8", "0", "0", "0", "10", "2", "2"]);
    const { page } = await pageOf();
    const figures = page.keyFigures.map(({ label, now }) => `${label} ${now.text}`);
    expect(figures).toEqual(
      expect.arrayContaining(["Besoins maintenant 32", "Besoins à venir 6", "Places 40"]),
    );
    expect(page.map?.places).toContainEqual({ code: "a", label: "Territoire a", value: "24", level: 3 });
  });

  it("sets the months care must start against the places decided", async () => {
    await keepTwo();
    expect(await cellsOf("months", "now")).toEqual(["32", "0", "0"]);
    expect(await cellsOf("months", "2026-09")).toEqual(["6", "10", "0"]);
  });

  it("says how many need odd hours, and of adapted care one count", async () => {
    await keepTwo();
    expect(await cellsOf("special", "early")).toEqual(["8", "0"]);
    expect(await cellsOf("special", "adapted")).toEqual([FEWER, "—"]);
  });

  it("writes on the map what is asked for", async () => {
    await keepTwo();
    const { page } = await pageOf("carte=places");
    expect(page.map?.places).toContainEqual({ code: "c", label: "Territoire c", value: "0", level: 0 });
  });

  it("writes on the map how many communes of each intercommunalité no relay centre covers", async () => {
    await keepTwo();
    const { page } = await pageOf("carte=alone");
    expect(page.map?.places).toEqual([
      { code: "a", label: "Territoire a", value: "2", level: 3 },
      { code: "c", label: "Territoire c", value: "0", level: 0 },
    ]);
  });

  it("counts the shared services of low density by intercommunalité alone, out of a phone", async () => {
    await keepTwo();
    const columnOf = async (address: string) =>
      (await pageOf(address)).page.tables[0]?.columns.find(({ header }) => header.includes("zone peu dense"));
    expect(await columnOf("")).toEqual({ header: "Services partagés en zone peu dense" });
    expect(await columnOf("epci=c")).toBeUndefined();
    expect((await pageOf()).page.tables[0]?.total?.cells.at(-1)?.text).toBe("2");
  });

  it("lists the communes no relay centre covers, by intercommunalité", async () => {
    await keepTwo();
    const { page } = await pageOf();
    expect(page.alone).toEqual([{ area: "Territoire a", communes: ["Commune a2", "Commune a4"] }]);
  });
});

describe("an intercommunalité seen nearer", () => {
  it("hides the commune under five, and another that would give it away", async () => {
    await keepTwo();
    const { page } = await pageOf("epci=a");
    const [territories] = page.tables;
    expect(territories?.rows.map(({ label, cells }) => [label, cells[0]?.text])).toEqual([
      ["Commune a1", "12"],
      ["Commune a2", MASKED],
      ["Commune a3", MASKED],
    ]);
    expect(territories?.total?.cells.map(({ text }) => text).slice(0, 2)).toEqual(["24", "6"]);
    expect(territories?.left).toEqual(["Commune a4"]);
    expect(page.alone[0]?.communes).toEqual(["Commune a2", "Commune a4"]);
  });

  it("keeps what its parts would tell, and says why", async () => {
    await keepTwo();
    const { page } = await pageOf("epci=a");
    const modes = page.tables.find(({ key }) => key === "modes");
    expect(modes?.columns.map(({ header }) => header)).not.toContain("Besoins");
    expect(modes?.about).toContain("désigneraient quelqu’un");
    expect(await cellsOf("modes", "nursery", "epci=a")).toEqual(["0", "40", "4"]);
  });

  it("says the same of a commune in its bassin de vie, and no sum that hides one", async () => {
    await keepTwo();
    const { page } = await pageOf("bassin=b");
    const [territories] = page.tables;
    expect(territories?.rows.map(({ label, cells }) => [label, cells[0]?.text])).toEqual([
      ["Commune c1", "8"],
    ]);
    expect(page.where).toBe("Bassin de vie\u00A0: Gramat");
    expect(page.map).toBeNull();
  });
});

it("follows the last territory chosen, beside the one that was looked at", async () => {
  await keepTwo();
  const zoomed = async (from: string) => (await pageOf(`epci=a&bassin=b${from}`)).page.zoom?.kind;
  expect([await zoomed(""), await zoomed("&depuis=epci"), await zoomed("&depuis=bassin")]).toEqual([
    ...["epci", "bassin", "epci"],
  ]);
});

describe("two dates", () => {
  it("stand beside each other", async () => {
    await keepTwo(EARLIER);
    await keepTwo(TODAY, 5);
    const { page, asked } = await pageOf(`contre=${EARLIER}`);
    expect(asked).toMatchObject({ day: TODAY, other: EARLIER, isMoved: false });
    const row = page.tables[0]?.rows.find(({ key }) => key === "a");
    expect([row?.cells[0]?.text, row?.before?.[0]?.text]).toEqual(["29", "24"]);
    expect(page.keyFigures[0]).toMatchObject({ now: { text: "37" }, before: { text: "32" } });
  });

  it("hide at each what is under five then, and compare the months of one with those of the other", async () => {
    await keepAreas(EARLIER, {
      a: [countedCommune("a1", { "need-moment later": 3, "need-month 2026-06": 3 })],
    });
    await keepAreas(TODAY, {
      a: [countedCommune("a1", { "need-moment later": 7, "need-month 2026-06": 7 })],
    });
    const { page } = await pageOf(`contre=${EARLIER}`);
    const june = page.tables.find(({ key }) => key === "months")?.rows.find(({ key }) => key === "2026-06");
    expect([june?.cells[0]?.text, june?.before?.[0]?.text]).toEqual(["7", MASKED]);
  });

  it("are read as the nearest ones kept, whatever the address says", async () => {
    await keepTwo(EARLIER);
    await keepTwo(TODAY);
    const dayOf = async (le: string) => (await pageOf(`le=${le}`)).asked;
    expect(await dayOf("2026-05-01")).toMatchObject({ day: EARLIER, isMoved: true });
    expect(await dayOf("2020-01-01")).toMatchObject({ day: EARLIER, isMoved: true });
    expect(await dayOf("demain")).toMatchObject({ day: TODAY, isMoved: true });
    expect((await pageOf(`le=${TODAY}&contre=${TODAY}`)).asked.other).toBeUndefined();
  });
});

it("says so of a territory nobody knows, and shows them all", async () => {
  await keepTwo();
  const { page } = await pageOf("epci=200000000&bassin=nulle-part");
  expect([page.isZoomUnknown, page.zoom, page.tables[0]?.key]).toEqual([true, undefined, "territories"]);
});

describe("a page with little to show", () => {
  it("says that nothing was counted yet", async () => {
    const { status, body } = await callRoute(PAGE, user, "/childcare/observatory");
    expect([status, JSON.parse(body).page]).toEqual([200, null]);
  });

  it("tells apart no supply from no need", async () => {
    await keepAreas(TODAY, { a: [countedCommune("a1", { "places-mode nursery": 20 })] });
    expect((await pageOf()).page).toMatchObject({ hasNeeds: false, hasSupply: true });
  });

  it("has no table that hides a need and calls it nothing", async () => {
    await keepAreas(TODAY, {
      a: [countedCommune("a1", { "need-moment now": 1, "need-moment later": 2, "need-month 2026-09": 2 })],
    });
    const { page } = await pageOf();
    expect(page).toMatchObject({ hasNeeds: true, hasSupply: false, areFew: true });
    expect(page.keyFigures[0]?.now.text).toBe(FEWER);
    expect(page.tables[0]?.rows[0]?.cells[0]?.text).toBe(MASKED);
    const months = page.tables.find(({ key }) => key === "months");
    expect(months?.rows.map(({ label }) => label)).toEqual(["dès maintenant", "les autres mois"]);
  });
});

describe("an elu·e", () => {
  it("reads the first count of each month, and is offered nothing they may not open", async () => {
    await keepTwo("2026-05-04");
    await keepTwo(TODAY);
    await keepTwo(EARLIER);
    const { body } = await callRoute(PAGE, await createUser("elu"), `/childcare/observatory?le=${TODAY}`);
    const told = JSON.parse(body);
    expect(told.asked.days).toEqual(["2026-05-04", EARLIER]);
    expect(told.asked.day).toBe("2026-05-04");
    expect(told.rights).toEqual({ canSeeFiles: false, canSeeSupply: false, canImport: false });
    expect(told.isMonthly).toBe(true);
  });

  it("is the only reader beside the team and the dpo", async () => {
    const status = async (role: Role) =>
      (await callRoute(PAGE, await createUser(role), "/childcare/observatory")).status;
    expect([await status("elu"), await status("dpo"), await status("recruteur")]).toEqual([200, 200, 403]);
  });
});

describe("the file of a table", () => {
  it("is masked as on screen, with its day and its source", async () => {
    await keepTwo();
    const { body } = await callRoute(FILE, user, "/childcare/observatory/territories?epci=a");
    const rows = await readTable(new TextEncoder().encode(body));
    expect(rows[0]?.slice(0, 3)).toEqual(["Commune", "Besoins maintenant", "Besoins à venir"]);
    expect(rows[2]?.slice(0, 2)).toEqual(["Commune a2", MASKED]);
    expect(body).toContain("le 12\u00A0mai 2026");
    expect(body).toContain("Source\u00A0: observatoire");
  });

  it("reads back alike from a workbook, the other date in columns of its own", async () => {
    await keepTwo(EARLIER);
    await keepTwo();
    const address = `/childcare/observatory/territories?contre=${EARLIER}&format=`;
    const [csv, xlsx] = await Promise.all([fileAt(`${address}csv`), fileAt(`${address}xlsx`)]);
    expect(xlsx.map(withoutEnd)).toEqual(csv.map(withoutEnd));
    expect(csv[0]?.slice(1, 3)).toEqual(["Besoins maintenant", "Besoins maintenant au 20\u00A0avril 2026"]);
    expect(csv[1]?.slice(0, 3)).toEqual(["Territoire a", "24", "24"]);
  });

  it.each(Object.keys(TABLE_FILES))("of %s never holds a need under five", async (table) => {
    await keepTwo();
    const { status, body } = await callRoute(FILE, user, `/childcare/observatory/${table}`);
    expect(status).toBe(200);
    expect(body.split("\r\n").flatMap((line) => line.split(";").slice(1, 3))).not.toContain("3");
  });

  it("is for those who read the figures, of tables that are", async () => {
    await keepTwo();
    const recruteur = await createUser("recruteur");
    expect((await callRoute(FILE, recruteur, "/childcare/observatory/modes")).status).toBe(403);
    expect((await callRoute(FILE, user, "/childcare/observatory/constructor")).status).toBe(404);
  });
});

/** A workbook has as many cells on each line. */
function withoutEnd(row: readonly string[]): string {
  return row.join(";").replace(/;+$/, "");
}

async function fileAt(address: string): Promise<string[][]> {
  const answer = await loader({
    request: await requestAs(user, address),
    params: { table: "territories" },
    context: {},
  });
  return readTable(new Uint8Array(await answer.arrayBuffer()));
}
