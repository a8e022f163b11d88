import mongoose from "mongoose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { HandOff } from "#models/hand-off";
import { Need } from "#models/need";
import { VisitDay } from "#models/visit-day";
import { createUser } from "#tests/factories/accounts";
import { fileOf, needOf } from "#tests/factories/files";
import { createAgency, createHandOff } from "#tests/factories/hand-offs";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import { createDay } from "#tests/factories/visit-days";
import { render } from "#tests/support/render";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { getHouseholdNeed } from "~/features/need-pages/household-need.server";
import { HouseholdNeedPage } from "~/features/need-pages/household-need-page";
import { NEED_KIND } from "~/features/needs/need-kinds";
import { needPath, type PagedKind } from "~/features/needs/need-path";
import { openNeed, updateCriteria } from "~/features/needs/needs.commands.server";
import { addOptionByTeam } from "~/features/needs/typed-option.commands.server";
import { NEED_KINDS } from "~/vocabulary/needs";
import { valuesOf } from "~/vocabulary/words";

const PAGES: Readonly<Record<PagedKind, string>> = {
  housing: "_staff.households.$id.housing.tsx",
  "spouse-work": "_staff.households.$id.work.tsx",
  schooling: "_staff.households.$id.schooling.tsx",
  childcare: "_staff.households.$id.childcare.tsx",
  discovery: "_staff.households.$id.discovery.tsx",
};
const KINDS = valuesOf(NEED_KINDS).filter((kind): kind is PagedKind => kind in PAGES);
const HOME = { kind: "housing" as const, place: "Bellevue", rooms: 3, rent: 610, tenure: "rent" as const };

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user, { needs: [] });
});

const address = (kind: PagedKind) => `/households/${householdId}/${PAGES[kind].split(".")[3]}`;
const screenOf = async (kind: PagedKind) =>
  JSON.parse((await callRoute(PAGES[kind], user, address(kind))).body);

describe.each(KINDS)("the page of a need of the kind %s in its file", (kind) => {
  it("says what it would be, then opens it in one act that can be undone", async () => {
    expect((await screenOf(kind)).screen).toBeNull();
    const opened = await callRoute(PAGES[kind], user, address(kind), { intent: "open-need" });
    expect([opened.status, opened.location]).toEqual([302, address(kind)]);
    expect(await screenOf(kind)).toMatchObject({ screen: { need: { kind, isOpen: true } } });
    await callRoute(PAGES[kind], user, address(kind), { intent: "progress", state: "dropped", ball: "us" });
    expect(await needOf(householdId, kind)).toMatchObject({ state: "dropped", isOpen: false });
  });

  it("is for the team, of files each may see", async () => {
    await openNeed(user, householdId, kind);
    const stranger = await createUser("referent", { isWholeDepartement: false, territories: [] });
    expect((await callRoute(PAGES[kind], stranger, address(kind))).status).toBe(404);
    expect((await callRoute(PAGES[kind], stranger, address(kind), { intent: "open-need" })).status).toBe(404);
    for (const role of ["recruteur", "elu", "dpo"] as const) {
      const other = await createUser(role);
      expect((await callRoute(PAGES[kind], other, address(kind))).status, role).toBe(403);
      expect((await callRoute(PAGES[kind], other, address(kind), { intent: "open-need" })).status).toBe(403);
    }
    expect(await callRoute(PAGES[kind], null, address(kind))).toMatchObject({ status: 302 });
  });

  it("is where the file leads, but for a need settled before another was opened", async () => {
    await openNeed(user, householdId, kind);
    const former = await needOf(householdId, kind);
    await Need.updateOne({ _id: former._id }, { isOpen: false, state: "decided" });
    await openNeed(user, householdId, kind);
    const { needLines } = await fileOf(householdId);
    const paths = needLines.map((line) => needPath(line, householdId, needLines));
    expect(paths).toEqual([`/needs/${former._id}`, address(kind)]);
  });
});

it("shows the visit days of a household whose discovery nobody opened", async () => {
  const id = await createDay(user, householdId, []);
  await Need.deleteMany({ householdId, kind: "discovery" });
  const read = await getHouseholdNeed(user, householdId, "discovery");
  const html = await render(<HouseholdNeedPage page={read} lastResult={undefined} />, address("discovery"));
  expect(html).toContain("Pas encore de découverte");
  expect(html).toContain(`href="/visits/${id}"`);
});

describe("the screen of a need", () => {
  beforeEach(() => openNeed(user, householdId, "housing"));

  it("ranks the options, says why, and puts aside what does not meet an essential criterion", async () => {
    await look({ tenure: "rent", rooms: 3, budgetMax: 650 });
    await add({ ...HOME, rent: 640, rooms: 2 });
    await add({ ...HOME, tenure: "buy", rent: 195_000 });
    await add(HOME);
    const { screen } = await screenOf("housing");
    const ranks = screen.options.map(({ rank }: { rank: unknown }) => rank);
    expect(ranks).toMatchObject([
      { score: 100, excludedBy: [], reasons: expect.stringMatching(/3.pièces, 610.€ sur 650.€/) },
      { excludedBy: [] },
      { excludedBy: ["à vendre", expect.stringMatching(/^195.000.€$/)] },
    ]);
    expect(ranks[1].score).toBeLessThan(100);
  });

  it("shows what counts, how it is counted, and the options beside each other", async () => {
    await look({ rooms: 3, importances: { rooms: "must" } });
    await add(HOME);
    await add({ ...HOME, place: "Lherm", rooms: 2 });
    const html = await page();
    expect(html).toMatch(/Comment c’est calculé/);
    expect(html.replace(/<!-- -->|<[^>]+>/g, "")).toMatch(
      /indispensable 1 · important 3 · souhaité 1 · sans importance 0/,
    );
    expect(html.replace(/<!-- -->|<[^>]+>/g, "")).toMatch(/Pièces.: indispensable/);
    expect(html).toMatch(/Propositions comparées/);
    expect(html).toMatch(/Ne répond pas à l’indispensable/);
  });

  it("still shows an option kept before options were typed, without a rank", async () => {
    const { _id } = await needOf(householdId);
    const old = { id: "old", label: "Un T3 au bourg", details: [], state: "new", at: new Date() };
    await Need.updateOne({ _id }, { $push: { options: old } });
    const html = await page();
    expect(html).toContain("Un T3 au bourg");
    expect(html).not.toMatch(/sur 100</);
  });

  it("names its steps in words, the one it is at being the current one", async () => {
    await look({ rooms: 3 });
    const { screen } = await screenOf("housing");
    expect(screen.steps.map(({ state }: { state: string }) => state)).toEqual([
      "done",
      "current",
      ...NEED_KIND.housing.steps.slice(2).map(() => "ahead"),
    ]);
    expect(await page()).toMatch(/aria-current="step"[^>]*>.*Partenaires sollicités.*à faire/s);
  });

  it.each([
    [{ intent: "record-visit", visitId: "x" }, /Dites ce que le foyer en pense/],
    [{ intent: "plan-visit", kind: "interview", on: "2026-05-20" }, /Choisissez dans la liste/],
    [{ intent: "plan-visit", kind: "visit" }, /Choisissez un jour/],
    [{ intent: "plan-visit", kind: "visit", on: "2026-05-20", hour: "25:99" }, /Écrivez-la comme 14:30/],
    [{ intent: "discard-option", optionId: "x", "reasons[0]": "wage" }, /Choisissez dans la liste/],
    [{ intent: "add-option", "proposal.rent": "beaucoup" }, /Dites où se trouve le logement/],
    [{ intent: "outcome", said: "done", on: "2999-01-01" }, /vraisemblable|pas encore venu/],
    [{ intent: "criteria", "criteria.importances.colour": "must" }, /Ce critère n’existe pas/],
    [{ intent: "nothing" }, /plus valable/],
  ])("refuses %o in words, changing nothing", async (form, words) => {
    const before = await needOf(householdId);
    const { status, body } = await callRoute(
      PAGES.housing,
      user,
      address("housing"),
      form as Record<string, string>,
    );
    expect([status, body]).toEqual([400, expect.stringMatching(words)]);
    expect(await needOf(householdId)).toEqual(before);
  });

  it("plans, moves and tells of a visit from its own forms", async () => {
    const send = (form: Record<string, string>) => callRoute(PAGES.housing, user, address("housing"), form);
    expect((await send({ intent: "add-option", "proposal.place": "Bellevue" })).status).toBe(302);
    const optionId = (await needOf(householdId)).options[0]?.id ?? "";
    await send({ intent: "plan-visit", kind: "visit", optionId, on: "2026-05-10", hour: "14:30" });
    expect(await page()).toMatch(/dimanche 10.mai à 14.h.30.*type="time"[^>]*value="14:30"/s);
    const visitId = (await needOf(householdId)).visits?.[0]?.id ?? "";
    await send({ intent: "move-visit", visitId, on: "2026-05-11" });
    await send({ intent: "record-visit", visitId, liking: "no", "reasons[0]": "noisy" });
    await send({ intent: "discard-option", optionId, "reasons[0]": "noisy" });
    expect(await needOf(householdId)).toMatchObject({
      options: [{ state: "discarded", reasons: ["noisy"] }],
      visits: [{ on: "2026-05-11", state: "done", feedback: [{ liking: "no" }] }],
    });
    expect(await page()).toMatch(/Ce n’est pas pour nous/);
  });
});

it.each(KINDS)(
  "reads the screen of %s in twelve queries at most, however many partners were asked",
  async (kind) => {
    await openNeed(user, householdId, "housing");
    await openNeed(user, householdId, kind);
    const { _id } = await needOf(householdId, kind);
    await updateCriteria(user, await needOf(householdId, kind), {
      communes: ["46102"],
      rooms: 3,
      wish: "Musique",
    });
    await addOptionByTeam(user, await needOf(householdId, kind), { ...HOME, communeCode: "46042" });
    for (const name of ["Agence du Pont", "Agence du Lac", "Agence du Causse"]) {
      const partner = await createAgency(user, { name });
      await HandOff.updateOne(
        { _id: (await createHandOff(user, { householdId, partner }))._id },
        { needId: _id },
      );
    }
    await settle();
    // The session is one more.
    expect(await queriesOf(() => callRoute(PAGES[kind], user, address(kind)))).toBeLessThan(12);
  },
);

it("leads from discovering the territory to the visit days of the household", async () => {
  await openNeed(user, householdId, "discovery");
  const form = { intent: "visit-day", on: "2026-06-05", title: "Découvrir Figeac" };
  const { status, location } = await callRoute(PAGES.discovery, user, address("discovery"), form);
  const day = await VisitDay.findOne({ householdId }).orFail().lean();
  expect([status, location]).toEqual([302, `/visits/${day._id}`]);
  expect((await screenOf("discovery")).screen.visitDays).toMatchObject([{ title: "Découvrir Figeac" }]);
  const liked = { intent: "criteria", "criteria.interests[0]": "music", "criteria.interests[1]": "nature" };
  expect((await callRoute(PAGES.discovery, user, address("discovery"), liked)).status).toBe(302);
  expect((await needOf(householdId, "discovery")).criteria.interests).toEqual(["music", "nature"]);
});

afterEach(() => {
  mongoose.set("debug", false);
});

async function look(criteria: Partial<Parameters<typeof updateCriteria>[2]>) {
  await updateCriteria(user, await needOf(householdId), { communes: [], ...criteria });
}

async function add(home: Omit<typeof HOME, "tenure"> & { tenure: "rent" | "buy" }) {
  await addOptionByTeam(user, await needOf(householdId), home);
}

async function page(kind: PagedKind = "housing"): Promise<string> {
  const shown = await getHouseholdNeed(user, householdId, kind);
  return render(<HouseholdNeedPage page={shown} lastResult={undefined} />);
}

async function queriesOf(read: () => Promise<unknown>): Promise<number> {
  await read();
  const asked: string[] = [];
  mongoose.set("debug", (collection: string, method: string) => asked.push(`${collection}.${method}`));
  await read();
  mongoose.set("debug", false);
  return asked.length;
}
