import { beforeEach, describe, expect, it } from "vitest";
import { ActionPlan } from "#models/action-plan";
import { AuditEvent } from "#models/audit-event";
import { PlanAction } from "#models/plan-action";
import { createUser } from "#tests/factories/accounts";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { PLEDGES } from "~/features/demo/demo-pledges";
import { markStep, recordIndicator, recordStep } from "~/features/pledges/action-items.commands.server";
import { standingOf } from "~/features/pledges/action-standing";
import { moveAction, updateAction } from "~/features/pledges/actions.commands.server";
import { getAction } from "~/features/pledges/actions.queries.server";
import { actionsIn, inOrder } from "~/features/pledges/plan-tree";
import { addNode, archiveNode, moveNode, renameNode } from "~/features/pledges/plan-tree.commands.server";
import { copyPlan, createPlan, updatePlan } from "~/features/pledges/plans.commands.server";
import { getPlan } from "~/features/pledges/plans.queries.server";
import { listAssemblies, recordVote, removeAssembly } from "~/features/pledges/votes.commands.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { ACTION_STATES } from "~/vocabulary/pledges";
import { valuesOf } from "~/vocabulary/words";

let user: User;
let planId: string;

beforeEach(async () => {
  user = await createUser();
  planId = await createPlan(user, { name: "Déclaration", kind: "declaration", adoptedOn: "2024-12-17" });
});

it("is read with the ten pledges of the common declaration, in their order", () => {
  const subjects = [
    /bloc communal/,
    /recensement/,
    /informations utiles/,
    /solution d’accueil/,
    /émergence/,
    /une fois par an/,
    /associati/,
    /contrôle/,
    /FAST|solidarités territoriales/,
    /métiers/,
  ];
  expect(PLEDGES).toHaveLength(subjects.length);
  for (const [rank, subject] of subjects.entries())
    expect(`${PLEDGES[rank]?.title} ${PLEDGES[rank]?.text}`).toMatch(subject);
});

describe("the tree of a plan", () => {
  it("takes pledges without an axis, and axes over objectives over actions", async () => {
    await pledge("Premier engagement");
    const axis = await addNode(user, planId, { level: "axis", title: "Axe" });
    const objective = await addNode(user, planId, { level: "objective", parentId: axis, title: "Objectif" });
    await addNode(user, planId, { level: "action", parentId: objective, title: "Action" });
    const { tree } = await getPlan(planId);
    expect(inOrder(tree).map(({ title, depth }) => [title, depth])).toEqual([
      ["Premier engagement", 0],
      ["Axe", 0],
      ["Objectif", 1],
      ["Action", 2],
    ]);
  });

  it("refuses an axis under an objective", async () => {
    const objective = await addNode(user, planId, { level: "objective", title: "Objectif" });
    await expect(addNode(user, planId, { level: "axis", parentId: objective, title: "Axe" })).rejects.toThrow(
      "choisissez plus haut",
    );
  });

  it("moves a line among its siblings, renames it, and leaves it at the end of its row", async () => {
    const [first, second] = [await pledge("Un"), await pledge("Deux")];
    await moveNode(user, planId, second, -1);
    await moveNode(user, planId, second, -1);
    await renameNode(user, planId, first, { title: "Trois", number: "3" });
    expect((await titles()).join()).toBe("Deux,Trois");
  });

  it("puts an axis away with what is under it, and takes it back whole", async () => {
    const axis = await addNode(user, planId, { level: "axis", title: "Axe" });
    await addNode(user, planId, { level: "action", parentId: axis, title: "Action" });
    await archiveNode(user, planId, axis, true);
    expect(actionsIn((await getPlan(planId)).tree)).toEqual([]);
    await expect(archiveNode(user, planId, axis, true)).rejects.toThrow("déjà archivée");
    await archiveNode(user, planId, axis, false);
    expect(await titles()).toEqual(["Axe", "Action"]);
  });
});

describe("a plan", () => {
  it("is copied with its texts and its tree, and nothing of what was done", async () => {
    const id = await pledge("Créer un relais");
    await updateAction(user, id, {}, { lead: "Département", partners: ["Caf"] });
    await recordIndicator(user, id, { label: "Relais ouverts" });
    await moveAction(user, id, { to: "kept" });
    await recordVote(user, planId, { assembly: "Département", state: "voted", on: "2025-01-20" });
    const copy = await getPlan(await copyPlan(user, planId, "Copie"));
    const [line] = actionsIn(copy.tree);
    const action = await getAction(line?.id ?? "");
    expect([copy.votes, action.state, action.fundings]).toEqual([[], "to-launch", []]);
    expect(action).toMatchObject({
      lead: "Département",
      indicators: [{ label: "Relais ouverts", readings: [] }],
    });
    expect(line?.id).not.toBe(id);
  });

  it("refuses, showing both values, a text a colleague changed since the form was drawn", async () => {
    const before = { name: "Déclaration", kind: "declaration", adoptedOn: "2024-12-17" };
    await updatePlan(user, planId, before, { ...before, kind: "declaration", name: "Déclaration commune" });
    await expect(
      updatePlan(user, planId, before, { ...before, kind: "declaration", name: "Déclaration du Lot" }),
    ).rejects.toThrow(/Déclaration du Lot.*Déclaration commune/);
  });
});

describe("a pledge", () => {
  it.each(valuesOf(ACTION_STATES))("is moved to « %s », told in its history, and back", async (to) => {
    const id = await pledge("Un");
    const from = to === "to-launch" ? "kept" : "to-launch";
    if (to === "to-launch") await moveAction(user, id, { to: "kept" });
    await moveAction(user, id, { to, reason: "sans objet" });
    const { state, history } = await getAction(id);
    expect([state, history.at(-1)?.from, history.at(-1)?.to]).toEqual([to, from, to]);
    await moveAction(user, id, { to: from });
    expect((await getAction(id)).reason).toBeUndefined();
    await settle();
    expect(await AuditEvent.countDocuments({ action: "plan-action.updated" })).toBeGreaterThan(1);
  });

  it("is not given up without saying why, nor moved from a state it has left", async () => {
    const id = await pledge("Un");
    await expect(moveAction(user, id, { to: "dropped" })).rejects.toThrow("Dites pourquoi");
    await moveAction(user, id, { to: "under-way" });
    await expect(moveAction(user, id, { to: "kept", from: "to-launch" })).rejects.toThrow("entre-temps");
  });

  it("is late once its day or that of a step to do is past, and never once it is kept", async () => {
    const id = await pledge("Un");
    await recordStep(user, id, { label: "Réunir", dueOn: "2026-03-01" });
    const step = (await getAction(id)).steps[0]?.id ?? "";
    const word = async () => standingOf(await getAction(id), "2026-05-12").key;
    expect(await word()).toBe("late");
    await markStep(user, id, step, "2026-05-01");
    expect(await word()).toBe("to-launch");
    await markStep(user, id, step);
    await moveAction(user, id, { to: "kept" });
    expect(await word()).toBe("kept");
  });

  it("has an action of its own for each line, and none for an axis", async () => {
    await addNode(user, planId, { level: "axis", title: "Axe" });
    await pledge("Un");
    expect(await PlanAction.countDocuments({ planId })).toBe(1);
  });
});

describe("the votes", () => {
  it("list the Département and each intercommunalité once", async () => {
    await updateSetting(user, "brand", { owner: "Département du Lot" });
    await updateSetting(user, "territories", { list: [{ code: "200067361", label: "Grand-Figeac" }] });
    await listAssemblies(user, planId);
    await expect(listAssemblies(user, planId)).rejects.toThrow("déjà dans la liste");
    const { votes } = await getPlan(planId);
    expect(votes.map(({ assembly, state }) => [assembly, state])).toEqual([
      ["Département du Lot", "pending"],
      ["Grand-Figeac", "pending"],
    ]);
  });

  it("need their day, and an assembly that voted stays in the list", async () => {
    const vote = { assembly: "Grand-Figeac", state: "voted" } as const;
    await expect(recordVote(user, planId, vote)).rejects.toThrow("quel jour");
    await recordVote(user, planId, { ...vote, on: "2025-02-03", number: "2025-12" });
    const [{ id } = { id: "" }] = (await getPlan(planId)).votes;
    await expect(removeAssembly(user, planId, id)).rejects.toThrow("a voté");
    await recordVote(user, planId, { assembly: "Grand-Figeac", state: "pending" }, id);
    await removeAssembly(user, planId, id);
    expect((await ActionPlan.findById(planId).lean())?.votes).toEqual([]);
  });
});

function pledge(title: string): Promise<string> {
  return addNode(user, planId, { level: "action", title });
}

async function titles(): Promise<string[]> {
  return inOrder((await getPlan(planId)).tree).map(({ title }) => title);
}
