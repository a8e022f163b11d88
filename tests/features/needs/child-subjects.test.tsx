import { beforeEach, describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import type { Child } from "#models/family";
import { Need, type NeedRecord } from "#models/need";
import { createUser } from "#tests/factories/accounts";
import { fileOf, needOf, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import { render } from "#tests/support/render";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { getHouseholdNeed } from "~/features/need-pages/household-need.server";
import { HouseholdNeedPage } from "~/features/need-pages/household-need-page";
import { carryOutNeedAct } from "~/features/need-pages/need-acts.commands.server";
import { nameChild, unnameChild } from "~/features/needs/need-child.commands.server";
import { kindPath } from "~/features/needs/need-path";
import {
  openNeed,
  openOneNeed,
  recordProgress,
  updateCriteria,
} from "~/features/needs/needs.commands.server";

const TODDLER: Child = { id: "c1", firstName: "Jules", birthMonth: "2024-10" };
const PUPIL: Child = { id: "c2", firstName: "Léa", birthMonth: "2017-05" };
const BABY: Child = { id: "c3", firstName: "Noé", birthMonth: "2026-01" };

const PAGE = "_staff.households.$id.schooling.tsx";

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user, { needs: [] });
  await describeChildren(TODDLER, PUPIL, BABY);
});

describe("a new search for a child", () => {
  it("is that child’s alone, and its undo drops what it opened and no other", async () => {
    await openOneNeed(user, { householdId, kind: "schooling", childId: "c2" });
    const settled = await needOfChild("schooling", "c2");
    await recordProgress(user, settled, { state: "decided", ball: "us" });
    const household = await fileOf(householdId);
    const need = await needOfChild("schooling", "c2");
    const { undo } = await carryOutNeedAct(user, { household, need }, { intent: "open-need" });
    expect(await standings()).toEqual(["c2 decided", "c2 to-qualify"]);

    const other = await openOneNeed(user, { householdId, kind: "schooling", childId: "c1" });
    expect(undo).toMatchObject({ intent: "drop-opened", "needIds[0]": expect.any(String) });
    await callRoute(PAGE, user, kindPath("schooling", householdId, "c2"), undo ?? {});
    expect(await standings()).toEqual(["c1 to-qualify", "c2 decided", "c2 dropped"]);
    await callRoute(PAGE, user, kindPath("schooling", householdId, "c2"), undo ?? {});
    expect(await standings()).toEqual(["c1 to-qualify", "c2 decided", "c2 dropped"]);
    expect(other).toHaveLength(1);
  });

  it("tells that nothing was opened, and offers no undo, where one is open", async () => {
    const [id = ""] = await openOneNeed(user, { householdId, kind: "schooling", childId: "c2" });
    await recordProgress(user, await needOfChild("schooling", "c2"), { state: "decided", ball: "us" });
    const need = await Need.findById(id).orFail().lean<NeedRecord>();
    await openOneNeed(user, { householdId, kind: "schooling", childId: "c2" });
    const household = await fileOf(householdId);
    const done = await carryOutNeedAct(user, { household, need }, { intent: "open-need" });
    expect(done).toEqual({ message: "Ce besoin était déjà ouvert." });
  });
});

describe("the page of a child’s need whose address does not say the child", () => {
  const here = () => `/households/${householdId}/schooling`;

  it("leads to the address of the child it shows", async () => {
    await openNeed(user, householdId, "schooling");
    const { status, location } = await callRoute(PAGE, user, here());
    expect([status, location]).toEqual([302, expect.stringMatching(/\/schooling\?enfant=c[12]$/)]);
    expect((await callRoute(PAGE, user, String(location))).status).toBe(200);
  });

  it("opens one need a child from its empty state, shows one of them, and its undo drops them all", async () => {
    const { status, location } = await callRoute(PAGE, user, here(), { intent: "open-need" });
    expect([status, location]).toEqual([302, expect.stringMatching(/\/schooling\?enfant=c[12]$/)]);
    const ids = (await Need.find({ householdId }).lean()).map(({ _id }) => _id);
    const undo = { intent: "drop-opened", "needIds[0]": ids[0] ?? "", "needIds[1]": ids[1] ?? "" };
    await callRoute("_staff.needs.$id.tsx", user, `/needs/${ids[0]}`, undo);
    expect(await standings()).toEqual(["c1 dropped", "c2 dropped"]);
  });

  it("writes to no child’s need", async () => {
    await openNeed(user, householdId, "schooling");
    const form = { intent: "progress", state: "dropped", ball: "us" };
    expect((await callRoute(PAGE, user, here(), form)).location).toContain("?enfant=c");
    expect(await standings()).toEqual(["c1 to-qualify", "c2 to-qualify"]);
  });
});

describe("a need opened before anybody told of a child", () => {
  beforeEach(async () => {
    await describeChildren();
    await openNeed(user, householdId, "childcare");
    await describeChildren(TODDLER, BABY);
  });

  it("stays nobody’s when it may be for several, until a colleague says whose it is", async () => {
    const { _id } = await needOf(householdId, "childcare");
    const shown = await getHouseholdNeed(user, householdId, "childcare");
    expect(shown.screen?.childrenToName).toEqual([
      { value: "c1", label: "Jules" },
      { value: "c3", label: "Noé" },
    ]);
    const html = await render(<HouseholdNeedPage page={shown} lastResult={undefined} />);
    expect(html).toContain("Pour quel enfant");

    const form = { intent: "name-child", childId: "c3" };
    const address = `/households/${householdId}/childcare`;
    const { location } = await callRoute("_staff.households.$id.childcare.tsx", user, address, form);
    expect(location).toBe(`${address}?enfant=c3`);
    expect((await needOfChild("childcare", "c3"))._id).toBe(_id);
    const read = await getHouseholdNeed(user, householdId, "childcare", "c3");
    expect(read.screen?.childrenToName).toBeNull();
    expect(await changesOf(_id)).toContainEqual(["childId"]);
  });

  it("is nobody’s again when that is undone, unless it is no longer that child’s", async () => {
    const household = await fileOf(householdId);
    const need = await needOf(householdId, "childcare");
    const { to, undo } = await carryOutNeedAct(
      user,
      { household, need },
      { intent: "name-child", childId: "c3" },
    );
    await callRoute("_staff.households.$id.childcare.tsx", user, String(to), undo ?? {});
    expect(await standings("childcare")).toEqual(["undefined to-qualify"]);
    expect(await refusalOf(unnameChild(user, need, "c3"))).toContain("n’est plus celui de cet enfant");
  });

  it("is not given at random when those of the children are opened", async () => {
    await openNeed(user, householdId, "childcare");
    expect(await standings("childcare")).toEqual(["c1 to-qualify", "c3 to-qualify", "undefined to-qualify"]);
  });

  it("is the only child’s it can be about, once the family says so", async () => {
    await describeChildren(TODDLER);
    expect(await standings("childcare")).toEqual(["c1 to-qualify"]);
  });

  it("leads to one of their own for the other child, which is undone", async () => {
    const household = await fileOf(householdId);
    await nameChild(user, household, await needOf(householdId, "childcare"), "c1");
    const page = await getHouseholdNeed(user, householdId, "childcare", "c1");
    expect(page.screen?.childrenLeft).toEqual([{ value: "c3", label: "Noé" }]);
    expect(await render(<HouseholdNeedPage page={page} lastResult={undefined} />)).toContain("Et pour Noé");

    const need = await needOfChild("childcare", "c1");
    const { to, undo } = await carryOutNeedAct(
      user,
      { household, need },
      { intent: "open-for-child", childId: "c3" },
    );
    expect(to).toBe(`/households/${householdId}/childcare?enfant=c3`);
    expect(await standings("childcare")).toEqual(["c1 to-qualify", "c3 to-qualify"]);
    const read = await getHouseholdNeed(user, householdId, "childcare", "c1");
    expect(read.screen?.childrenLeft).toEqual([]);
    await callRoute("_staff.households.$id.childcare.tsx", user, String(to), undo ?? {});
    expect(await standings("childcare")).toEqual(["c1 to-qualify", "c3 dropped"]);
  });

  it("refuses a child who has theirs, or is not in the file", async () => {
    const need = await needOf(householdId, "childcare");
    await openOneNeed(user, { householdId, kind: "childcare", childId: "c1" });
    const household = await fileOf(householdId);
    for (const childId of ["c1", "c9"])
      expect(await refusalOf(nameChild(user, household, need, childId))).toContain("Cet enfant");
    await nameChild(user, household, need, "c3");
    expect(await refusalOf(nameChild(user, household, need, "c3"))).toContain("déjà celui d’un enfant");
  });
});

it("keeps in the journal that criteria changed, never that adapted care or arrangements were ticked", async () => {
  await openOneNeed(user, { householdId, kind: "childcare", childId: "c1" });
  const need = await needOfChild("childcare", "c1");
  const ticked = { communes: [], hasAdaptedCare: true, needsArrangements: true, wish: "Près de la gare" };
  await updateCriteria(user, need, ticked);
  expect((await changesOf(need._id)).map((fields) => fields?.toSorted())).toEqual([["criteria", "wish"]]);
});

async function describeChildren(...children: Child[]): Promise<void> {
  await recordFamily(user, householdId, { adults: [], children });
}

async function needOfChild(kind: "schooling" | "childcare", childId: string): Promise<NeedRecord> {
  await settle();
  return Need.findOne({ householdId, kind, childId }).orFail().lean<NeedRecord>();
}

async function standings(kind: "schooling" | "childcare" = "schooling"): Promise<string[]> {
  await settle();
  const needs = await Need.find({ householdId, kind }).lean<NeedRecord[]>();
  return needs.map(({ childId, state }) => `${childId} ${state}`).toSorted();
}

async function changesOf(needId: string) {
  await settle();
  const events = await AuditEvent.find({ action: "need.updated", "subject.id": needId }).lean();
  return events.map(({ fields }) => fields);
}
