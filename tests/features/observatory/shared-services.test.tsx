import { beforeEach, describe, expect, it } from "vitest";
import { CareService } from "#models/care-service";
import { Commune } from "#models/commune";
import { createUser } from "#tests/factories/accounts";
import { createNursery } from "#tests/factories/care";
import { callRoute } from "#tests/factories/routes";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import { render } from "#tests/support/render";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { closeCareService } from "~/features/care-supply/care-services.commands.server";
import { SharedServices } from "~/features/observatory/shared-services";
import { listSharedServices } from "~/features/observatory/shared-services.queries.server";

const FILE = "_staff.childcare.observatory.$table.ts";

let user: User;

beforeEach(async () => {
  user = await createUser("referent");
  await createCommunes();
  await setDensity(FIGEAC.code, "3");
  await setDensity(CAHORS.code, "7");
});

describe("shared or travelling services", () => {
  it("are those that are not fixed, each with the communes of low density it stops in", async () => {
    await createNursery(user, { name: "Crèche fixe", communeCode: CAHORS.code });
    await createNursery(user, { name: "Accueil de Figeac", mode: "shared" });
    await createRoulotte();
    const { on, services, unknownDensity } = await listSharedServices();
    expect([on, unknownDensity]).toEqual([toDay(now()), 0]);
    expect(services.map(({ name, lowDensity }) => [name, lowDensity])).toEqual([
      ["La roulotte", ["Cahors"]],
      ["Accueil de Figeac", []],
    ]);
    expect(services[0]?.stops).toEqual([expect.stringContaining("mardi, de 9 h à 12 h")]);
  });

  it("leave the list when they close, and the indicator when their commune is no longer of low density", async () => {
    const { _id } = await createRoulotte();
    await setDensity(CAHORS.code, "5");
    expect((await listSharedServices()).services[0]?.lowDensity).toEqual([]);
    await closeCareService(user, _id);
    expect((await listSharedServices()).services).toEqual([]);
  });

  it("say how many of the communes they serve have a density nobody imported", async () => {
    await Commune.updateOne({ _id: CAHORS.code }, { $unset: { density: 1 } });
    await createRoulotte();
    expect((await listSharedServices()).unknownDensity).toBe(1);
  });

  it("are listed by the first, those of low density before the others, and all counted", async () => {
    await createNursery(user, { name: "Accueil de Figeac", mode: "shared" });
    await createRoulotte();
    const list = await listSharedServices(1);
    expect(list.services.map(({ name }) => name)).toEqual(["La roulotte"]);
    expect([list.total, list.lowDensityTotal]).toEqual([2, 1]);
    const opened = await render(<SharedServices services={list} canOpen />);
    const read = await render(<SharedServices services={list} canOpen={false} />);
    expect(opened).toContain("/childcare/supply?mode=itinerant");
    expect(read).toContain("Et 1 autre, dans le fichier");
    expect(read).not.toContain("/childcare/supply");
  });

  it("are all in the file, for whoever reads the figures", async () => {
    await createNursery(user, { name: "Accueil de Figeac", mode: "shared" });
    await createRoulotte();
    const address = "/childcare/observatory/shared-services?format=csv";
    const [elu, recruteur] = await Promise.all([createUser("elu"), createUser("recruteur")]);
    const { status, body } = await callRoute(FILE, elu, address);
    const lines = body.split("\r\n").map((line) => line.split(";").slice(0, 3));
    expect([status, lines[1], lines[2]]).toEqual([
      ...[200, ["La roulotte", expect.stringContaining("itinérant"), "Figeac"]],
      ["Accueil de Figeac", expect.stringContaining("mutualisé"), "Figeac"],
    ]);
    expect((await callRoute(FILE, recruteur, address)).status).toBe(403);
  });

  it("are found by an index, in its order", async () => {
    await CareService.init();
    const plan = JSON.stringify(
      await CareService.find({ mode: { $in: ["itinerant", "shared"] }, isActive: true })
        .sort({ sortName: 1, _id: 1 })
        .explain("queryPlanner"),
    );
    expect(plan).toContain("mode_1_isActive_1_sortName_1__id_1");
    expect(plan).not.toContain("COLLSCAN");
  });

  it("are counted on the page with their day and their list, and open only for who may", async () => {
    const { _id } = await createRoulotte();
    const services = await listSharedServices();
    const opened = await render(<SharedServices services={services} canOpen />);
    const read = await render(<SharedServices services={services} canOpen={false} />);
    expect(opened).toContain(`/childcare/supply/${_id}`);
    expect(read).not.toContain("/childcare/supply/");
    expect(read).toMatch(/zone peu dense(?:<!-- -->)? · 1</);
    for (const words of ["1 service dessert", "La roulotte", "Caf, 50", "à renouveler"])
      expect(read).toContain(words);
  });
});

function createRoulotte() {
  return createNursery(user, {
    name: "La roulotte",
    mode: "itinerant",
    stops: [{ communeCode: CAHORS.code, days: ["tuesday"], when: "de 9 h à 12 h" }],
    fundings: [{ payer: "Caf", share: 50, untilOn: toDay(now()) }],
  });
}

async function setDensity(code: string, density: string): Promise<void> {
  await Commune.updateOne({ _id: code }, { $set: { density } });
}
