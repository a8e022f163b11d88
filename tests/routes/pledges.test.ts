import mongoose from "mongoose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CareProject } from "#models/care-project";
import { createUser } from "#tests/factories/accounts";
import { callRoute } from "#tests/factories/routes";
import { CAHORS, createCommunes } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { isId, newId } from "~/core/ids.server";
import { recordStep } from "~/features/pledges/action-items.commands.server";
import { updateAction } from "~/features/pledges/actions.commands.server";
import { getAction, getActionPage } from "~/features/pledges/actions.queries.server";
import { planExchange } from "~/features/pledges/exchanges.commands.server";
import { getPlanPage } from "~/features/pledges/plan-page.queries.server";
import { addNode } from "~/features/pledges/plan-tree.commands.server";
import { createPlan } from "~/features/pledges/plans.commands.server";
import { createProject } from "~/features/pledges/projects.commands.server";
import { getProject, getProjectPage } from "~/features/pledges/projects.queries.server";

const ACTION = "_staff.pledges.actions.$id.tsx";

let team: User;
let planId: string;
let actionId: string;
let projectId: string;

beforeEach(async () => {
  team = await createUser("referent", { name: "Jeanne Vidal" });
  await createCommunes();
  planId = await createPlan(team, { name: "Déclaration", kind: "declaration" });
  actionId = await addNode(team, planId, { level: "action", title: "Conseiller" });
  projectId = await createProject(team, {
    ...{ name: "Micro-crèche", need: "Huit familles", kind: "micro-nursery", places: 10 },
    ...{ communeCode: CAHORS.code, priority: "high" },
  });
});

describe.each(["elu", "dpo"] as const)("a %s", (role) => {
  it("reads every page of it and changes nothing", async () => {
    const reader = await createUser(role);
    for (const [route, address] of pages()) {
      const { status, body } = await callRoute(route, reader, address);
      expect([address, status]).toEqual([address, 200]);
      expect(body, address).not.toContain("Jeanne Vidal");
      if (body.includes("canWrite")) expect(body, address).toContain('"canWrite":false');
    }
    const { status } = await callRoute(ACTION, reader, `/pledges/actions/${actionId}`, {
      ...{ intent: "state", to: "kept" },
    });
    expect([status, (await getAction(actionId)).state]).toEqual([403, "to-launch"]);
  });
});

it("shows its notes, who does a step and who calls an exchange to who writes, and to no reader", async () => {
  const told = new RegExp(`Note entre nous|Paul Roy|${team.id}`);
  const dated = await createPlan(team, { name: "CTG", kind: "agreement", adoptedOn: "2024-12-17" });
  await planExchange(team, dated, { holderId: team.id, daysBefore: 60 });
  await updateAction(team, actionId, {}, { partners: [], note: "Note entre nous" });
  await recordStep(team, actionId, { label: "Réunir", who: "Paul Roy" });
  await CareProject.updateOne({ _id: projectId }, { note: "Note entre nous" });
  const pagesOf = (user: User) =>
    Promise.all([getPlanPage(user, dated), getActionPage(user, actionId), getProjectPage(user, projectId)]);
  for (const page of await pagesOf(team)) expect(JSON.stringify(page)).toMatch(told);
  for (const role of ["elu", "dpo"] as const) {
    const read = await pagesOf(await createUser(role));
    expect(JSON.stringify(read)).not.toMatch(told);
  }
});

describe("a référent·e", () => {
  it("opens a plan, then adds to it", async () => {
    const opened = await callRoute("_staff.pledges.new.tsx", team, "/pledges/new", {
      ...{ intent: "card", name: "CTG", kind: "agreement" },
    });
    expect(opened.status).toBe(302);
    const id = opened.location?.split("/")[2];
    expect(isId(id)).toBe(true);
    const added = await callRoute("_staff.pledges.$id_.edit.tsx", team, `/pledges/${id}/edit`, {
      ...{ intent: "node-add", level: "axis", title: "Renforcer le lien social", number: "1" },
    });
    expect(added.status).toBe(302);
  });

  it("is told beside the amount, keeping what was typed, that more is paid than granted", async () => {
    const { status, body } = await callRoute(ACTION, team, `/pledges/actions/${actionId}`, {
      ...{ intent: "funding", funder: "FAST", granted: "1 000", paid: "1 000,01" },
    });
    expect(status).toBe(400);
    expect(JSON.parse(body)).toMatchObject({
      data: { error: { paid: [expect.stringContaining("qu’accordé")] }, initialValue: { paid: "1 000,01" } },
    });
  });

  it("notes a kick-off, a scenario and a decision of a project", async () => {
    const address = `/pledges/projects/${projectId}`;
    const act = (form: Record<string, string>) =>
      callRoute("_staff.pledges.projects.$id.tsx", team, address, form);
    const answers = [
      await act({ intent: "tick", act: "caf", on: "2026-05-02" }),
      await act({ intent: "scenario", name: "École", kind: "micro-nursery", places: "12", cost: "380 000" }),
      await act({ intent: "decision", text: "Conseil municipal", on: "2026-05-02" }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([302, 302, 302]);
    const { kickOff, scenarios, state } = await getProject(projectId);
    expect([kickOff.length, scenarios[0]?.cost, state]).toEqual([1, 38_000_000, "decided"]);
  });

  it("is told in French what is missing, and finds nothing under another id", async () => {
    const { status, body } = await callRoute("_staff.pledges.new.tsx", team, "/pledges/new", {
      kind: "sheet",
    });
    expect([status, body.includes("Donnez un nom à ce plan.")]).toEqual([400, true]);
    expect((await callRoute(ACTION, team, `/pledges/actions/${newId()}`)).status).toBe(404);
  });
});

describe("each page", () => {
  afterEach(() => {
    mongoose.set("debug", false);
  });

  it("asks the base twelve times at most", async () => {
    for (const [route, address] of pages()) {
      const asked: string[] = [];
      mongoose.set("debug", (collection: string, method: string) => asked.push(`${collection}.${method}`));
      await callRoute(route, team, address);
      mongoose.set("debug", false);
      expect([address, asked.length > 0, asked.length <= 12]).toEqual([address, true, true]);
    }
  });
});

it("is closed to a recruteur", async () => {
  const recruteur = await createUser("recruteur");
  for (const [route, address] of pages())
    expect((await callRoute(route, recruteur, address)).status, address).toBe(403);
});

function pages(): [string, string][] {
  return [
    ["_staff.pledges._index.tsx", "/pledges"],
    ["_staff.pledges.$id.tsx", `/pledges/${planId}`],
    [ACTION, `/pledges/actions/${actionId}`],
    ["_staff.pledges.projects._index.tsx", "/pledges/projects"],
    ["_staff.pledges.projects.$id.tsx", `/pledges/projects/${projectId}`],
    ["_staff.pledges.progress.tsx", "/pledges/progress"],
  ];
}
