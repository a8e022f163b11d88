import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { CAHORS, createCommunes } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import {
  addEvidence,
  markStep,
  recordStep,
  setItemAside,
} from "~/features/pledges/action-items.commands.server";
import { moveAction } from "~/features/pledges/actions.commands.server";
import { getAction } from "~/features/pledges/actions.queries.server";
import { anniversaryIn, yearToHold } from "~/features/pledges/anniversaries";
import { openDueExchanges, planExchange, recordExchange } from "~/features/pledges/exchanges.commands.server";
import { recordFunding } from "~/features/pledges/fundings.commands.server";
import { addNode } from "~/features/pledges/plan-tree.commands.server";
import { plannedPlaces } from "~/features/pledges/planned-places.queries.server";
import { createPlan } from "~/features/pledges/plans.commands.server";
import { getPlan } from "~/features/pledges/plans.queries.server";
import { getProgressPage } from "~/features/pledges/progress.queries.server";
import type { ProjectInput } from "~/features/pledges/project-card";
import {
  decideProject,
  recordScenario,
  setScenarioAside,
} from "~/features/pledges/project-items.commands.server";
import { createProject, moveProject } from "~/features/pledges/projects.commands.server";
import { getProject } from "~/features/pledges/projects.queries.server";
import { recordVote } from "~/features/pledges/votes.commands.server";
import { completeTask } from "~/features/tasks/tasks.commands.server";
import { getToday } from "~/features/today/today.queries.server";

const CRECHE: ProjectInput = {
  ...{ name: "Micro-crèche", need: "Huit familles attendent", kind: "micro-nursery", places: 10 },
  ...{ communeCode: CAHORS.code, priority: "high", opensIn: "2027-09" },
};

let user: User;
let planId: string;
let actionId: string;

beforeEach(async () => {
  at("2025-06-01");
  user = await createUser();
  await createCommunes();
  planId = await createPlan(user, { name: "Déclaration", kind: "declaration", adoptedOn: "2024-12-17" });
  actionId = await addNode(user, planId, { level: "action", number: "1", title: "Conseiller" });
});

afterEach(() => setClock(undefined));

describe("what was done between two sessions", () => {
  it("is what moved and stayed moved: states, steps, votes, money, evidence, projects", async () => {
    await recordFunding(user, { of: "action", id: actionId }, { funder: "FAST", granted: 100_000 });
    at("2026-02-01");
    await moveAction(user, actionId, { to: "under-way" });
    const { id = "" } = (await getAction(actionId)).fundings[0] ?? {};
    await recordFunding(
      user,
      { of: "action", id: actionId },
      { funder: "FAST", granted: 300_000, paid: 50_000 },
      id,
    );
    await recordVote(user, planId, { assembly: "Grand-Figeac", state: "voted", on: "2026-01-30" });
    await addEvidence(user, actionId, { title: "Compte rendu", on: "2026-01-15" });
    await recordStep(user, actionId, { label: "Réunir" });
    await markStep(user, actionId, (await getAction(actionId)).steps[0]?.id ?? "", "2026-01-31");
    await createProject(user, CRECHE);
    at("2026-05-12");
    const { totals, gains } = await between("2026-01-01", "2026-05-12");
    expect(totals).toEqual({
      ...{ moved: 1, kept: 0, steps: 1, evidence: 1, votes: 1, projects: 1 },
      ...{ asked: 0, granted: 200_000, paid: 50_000 },
    });
    expect(gains.map(({ mover }) => mover.name)).toEqual(["Déclaration", "1. Conseiller", "Micro-crèche"]);
  });

  it("leaves out what came back as it was, and what moved before or after", async () => {
    at("2026-02-01");
    await moveAction(user, actionId, { to: "kept" });
    await addEvidence(user, actionId, { title: "Erreur", on: "2026-01-15" });
    const { id = "" } = (await getAction(actionId)).evidence[0] ?? {};
    await setItemAside(user, actionId, { list: "evidence", itemId: id, isAside: true });
    await moveAction(user, actionId, { to: "to-launch" });
    at("2026-04-01");
    await moveAction(user, actionId, { to: "under-way" });
    at("2026-05-12");
    expect((await between("2026-01-01", "2026-03-01")).gains).toEqual([]);
    expect((await between("2026-03-02", "2026-05-12")).gains[0]?.state).toMatchObject({
      from: "to-launch",
      to: "under-way",
    });
  });

  it("has nothing of a model to copy", async () => {
    await createPlan(user, { name: "Modèle", kind: "sheet", isTemplate: true });
    const { gains } = await between("2025-06-01", "2025-06-01");
    expect(gains.map(({ mover }) => mover.name)).toEqual(["Déclaration"]);
  });
});

describe("the yearly exchange", () => {
  it("gives its holder one task before each anniversary, done once the exchange is noted", async () => {
    await planExchange(user, planId, { holderId: user.id, daysBefore: 60 });
    expect(await openDueExchanges(20)).toBe(0);
    at("2025-10-20");
    await openDueExchanges(20);
    expect(await openDueExchanges(20)).toBe(0);
    const today = await getToday(user);
    expect([...today.late, ...today.due]).toMatchObject([
      { title: "Déclaration", href: `/pledges/${planId}#echanges` },
    ]);
    await recordExchange(user, planId, { on: "2025-11-30", said: "La qualité de l’accueil" });
    await settle();
    expect(await Task.findOne({}).lean()).toMatchObject({ state: "done" });
    expect((await getPlan(planId)).exchange?.remindOn).toBe("2026-10-18");
  });

  it("is a task its holder may tick by hand, and nobody else", async () => {
    await planExchange(user, planId, { holderId: user.id, daysBefore: 60 });
    at("2025-10-20");
    await openDueExchanges(20);
    const { _id = "" } = (await Task.findOne({}).lean()) ?? {};
    await expect(completeTask(await createUser(), _id)).rejects.toMatchObject({ status: 404 });
    await completeTask(user, _id);
    expect(await Task.findOne({}).lean()).toMatchObject({ state: "done" });
  });

  it("is noted once a year", async () => {
    await recordExchange(user, planId, { on: "2025-05-30", said: "Un" });
    await expect(recordExchange(user, planId, { on: "2025-11-30", said: "Deux" })).rejects.toThrow(
      "déjà noté",
    );
  });

  it("falls on 28 February when the plan was adopted a 29th, the first year not held", () => {
    expect(anniversaryIn("2024-02-29", 2025)).toBe("2025-02-28");
    expect(yearToHold("2024-02-29", ["2025-03-01"], "2025-06-01")).toBe(2026);
  });
});

describe("a childcare project", () => {
  it("takes its places and its month from the scenario decided on, which then stays", async () => {
    const id = await createProject(user, CRECHE);
    await recordScenario(user, id, { name: "Grand", kind: "nursery", places: 20, opensIn: "2028-01" });
    const scenarioId = (await getProject(id)).scenarios[0]?.id ?? "";
    await decideProject(user, id, { scenarioId, text: "Conseil du 2 mai", on: "2026-05-02" });
    expect(await getProject(id)).toMatchObject({ state: "decided", kind: "nursery", places: 20 });
    await expect(setScenarioAside(user, id, scenarioId, true)).rejects.toThrow("celui de la décision");
  });

  it("counts among the places to come until it opens or is given up", async () => {
    const id = await createProject(user, CRECHE);
    const places = async () => (await plannedPlaces("2027-01", "2027-12")).map(({ places }) => places);
    expect(await plannedPlaces("2027-01", "2027-12")).toMatchObject([
      { places: 10, communeCode: CAHORS.code, epciCode: CAHORS.epci, opensIn: "2027-09", isDecided: false },
    ]);
    expect(await plannedPlaces("2027-10", "2027-12")).toEqual([]);
    await moveProject(user, id, { to: "dropped", reason: "Local vendu" });
    expect(await places()).toEqual([]);
    await moveProject(user, id, { to: "building" });
    expect(await places()).toEqual([10]);
  });

  it("is refused in a commune nobody knows", async () => {
    await expect(createProject(user, { ...CRECHE, communeCode: "99999" })).rejects.toThrow(
      "n’est pas connue",
    );
  });
});

function at(day: string): void {
  setClock(new Date(`${day}T09:00:00+01:00`));
}

function between(du: string, au: string) {
  return getProgressPage(new URL(`http://x/pledges/progress?${new URLSearchParams({ du, au })}`));
}
