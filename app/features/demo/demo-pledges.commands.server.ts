import { type Actor, SOFTWARE } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { derivedId } from "~/core/ids.server";
import {
  addEvidence,
  markStep,
  recordIndicator,
  recordStep,
} from "~/features/pledges/action-items.commands.server";
import { moveAction, updateAction } from "~/features/pledges/actions.commands.server";
import { getAction } from "~/features/pledges/actions.queries.server";
import { planExchange, recordExchange } from "~/features/pledges/exchanges.commands.server";
import { recordFunding } from "~/features/pledges/fundings.commands.server";
import { addNode } from "~/features/pledges/plan-tree.commands.server";
import { createPlan } from "~/features/pledges/plans.commands.server";
import { decideProject, recordScenario, tickKickOff } from "~/features/pledges/project-items.commands.server";
import { createProject } from "~/features/pledges/projects.commands.server";
import { getProject } from "~/features/pledges/projects.queries.server";
import { listAssemblies } from "~/features/pledges/votes.commands.server";
import type { Staff } from "./demo-accounts.commands.server";
import { DECLARATION, PLEDGES, SHEET } from "./demo-pledges";
import type { DemoProfile } from "./demo-profile";

const DAY = 86_400_000;

/** Writes the declaration where it was adopted, an example sheet to copy, and an invented project of childcare. */
export async function createDemoPledges({ departements, places }: DemoProfile, staff: Staff): Promise<void> {
  const holder = staff.responsable;
  if (departements.includes("46")) await createDeclaration(holder);
  await createSheet();
  await createDemoProject(holder, places.marketTown.code);
}

async function createDeclaration(actor: Actor & { id: string }): Promise<void> {
  const planId = derivedId("demo-plan", "declaration");
  await createPlan(actor, { ...DECLARATION, kind: "declaration", territory: "Lot" }, planId);
  const ids: string[] = [];
  for (const [rank, pledge] of PLEDGES.entries()) {
    const id = derivedId("demo-pledge", String(rank + 1));
    ids.push(await addNode(actor, planId, { level: "action", number: String(rank + 1), ...pledge }, id));
  }
  await listAssemblies(actor, planId);
  await planExchange(actor, planId, { holderId: actor.id, daysBefore: 15 });
  await recordExchange(actor, planId, {
    on: daysAgo(340),
    said: "Partage des calendriers de commission ; les horaires décalés reviennent partout.",
  });
  await livePledges(actor, ids);
}

/** Nothing of it is late or refused: those who signed are real, what they do here is invented. */
async function livePledges(actor: Actor, ids: readonly string[]): Promise<void> {
  const [advice = "", census = "", , , , yearly = ""] = ids;
  await updateAction(actor, census, {}, { lead: "Service petite enfance", partners: ["Caf", "MSA"] });
  await moveAction(actor, census, { to: "under-way" });
  await recordStep(actor, census, { label: "Réunir les relais petite enfance", dueOn: daysAgo(60) });
  const step = (await getAction(census)).steps[0]?.id ?? "";
  await markStep(actor, census, step, daysAgo(62));
  await recordStep(actor, census, { label: "Premier recensement partagé", dueOn: daysAgo(-90) });
  await addEvidence(actor, census, { title: "Compte rendu de la réunion des relais", on: daysAgo(62) });
  await moveAction(actor, advice, { to: "under-way" });
  await moveAction(actor, yearly, { to: "kept" });
}

async function createSheet(): Promise<void> {
  const { name, axis, objective, actions, indicator, ...sheet } = SHEET;
  const planId = await createPlan(
    SOFTWARE,
    { name, kind: "sheet", isTemplate: true, ...sheet },
    derivedId("demo-plan", "sheet"),
  );
  const axisId = await addNode(SOFTWARE, planId, { level: "axis", ...axis });
  const parentId = await addNode(SOFTWARE, planId, { level: "objective", parentId: axisId, ...objective });
  for (const title of actions) {
    const id = await addNode(SOFTWARE, planId, { level: "action", parentId, title });
    if (title === actions[0]) await recordIndicator(SOFTWARE, id, { label: indicator });
  }
}

/** Everything of it is invented. */
async function createDemoProject(actor: Actor, communeCode: string): Promise<void> {
  const id = await createProject(
    actor,
    {
      name: "Micro-crèche des Deux Rives",
      need: "Onze familles attendent une place dans ce bassin de vie, d’après le relais petite enfance.",
      ...{ kind: "micro-nursery", places: 10, communeCode, priority: "high", opensIn: "2027-09" },
      owner: "La commune",
      thresholds: "Au-delà de douze places, une direction à plein temps est demandée.",
      ...{ isWithPmi: true, pmiOn: daysAgo(45) },
    },
    derivedId("demo-care-project", "rives"),
  );
  for (const act of ["need", "epci", "commune", "departement", "caf", "pmi"] as const)
    await tickKickOff(actor, id, act, daysAgo(45));
  await recordScenario(actor, id, {
    ...{ name: "Ancienne école", kind: "micro-nursery", places: 10, opensIn: "2027-09", cost: 38_000_000 },
    ...{ strengths: "Au centre, cour déjà close.", limits: "Travaux d’accès." },
  });
  await recordScenario(actor, id, {
    ...{ name: "Service itinérant", kind: "drop-in", places: 8, opensIn: "2027-03", cost: 9_500_000 },
    ...{ strengths: "Ouvre plus tôt, sert trois communes.", limits: "Pas d’accueil chaque jour." },
  });
  const scenarioId = (await getProject(id)).scenarios[0]?.id;
  await decideProject(actor, id, { scenarioId, text: "Délibération de la commune.", on: daysAgo(20) });
  const project = { of: "project", id } as const;
  await recordFunding(actor, project, {
    funder: "FAST",
    asked: 12_000_000,
    askedOn: daysAgo(30),
    granted: 9_000_000,
    grantedOn: daysAgo(10),
  });
  await recordFunding(actor, project, {
    ...{ funder: "Caf", asked: 11_000_000, granted: 11_000_000, paid: 3_300_000 },
    ...{ askedOn: daysAgo(40), grantedOn: daysAgo(18), paidOn: daysAgo(5) },
  });
}

function daysAgo(days: number): string {
  return toDay(new Date(now().getTime() - days * DAY));
}
