import { expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { callRoute } from "#tests/factories/routes";
import { createCouple } from "#tests/factories/tracking";
import { CLINIC, createDay, dayOf, HOME, programmePath, sendVisitDay } from "#tests/factories/visit-days";
import { visit } from "#tests/support/public-site";
import { render } from "#tests/support/render";
import { VisitPlanner } from "~/features/visit-days/visit-planner";
import { VisitUnready } from "~/features/visit-days/visit-sections";

it("puts the steps of each itinerary under its name on the family’s page", async () => {
  const user = await createUser();
  const { householdId } = await createCouple(user);
  const id = await sendVisitDay(user, householdId);
  const { html } = await visit(await programmePath(id));
  const headings = [...html.matchAll(/<h[23][^>]*>([^<]*)<\/h[23]>/g)].map(([, words]) => words);
  expect(headings).toEqual(["Côté médecin", CLINIC.title, "Côté famille", HOME.title]);
});

it("gives a way forward from a host who cannot, and says before the programme goes who does not receive yet", async () => {
  const user = await createUser();
  const { householdId } = await createCouple(user);
  const id = await createDay(user, householdId);
  const address = `/visits/${id}`;
  const [step] = (await dayOf(id)).steps;
  const refusal = { intent: "note-host", stepId: step?.id ?? "", answer: "declined" };
  await callRoute("_staff.visits.$id.tsx", user, address, refusal);
  const page = JSON.parse((await callRoute("_staff.visits.$id.tsx", user, address)).body);
  const planner = await render(<VisitPlanner steps={page.steps} isReadOnly={false} />, address);
  expect(planner.match(/href="[^"]*\?step=[^"]*#step-form">Choisir un autre hôte/g)).toHaveLength(1);
  const warning = (await render(<VisitUnready unready={page.unready} />, address)).replaceAll("\u00A0", " ");
  expect(warning).toContain("Paul Roques ne peut pas : la famille lira");
  expect(warning).toContain("Pas encore de demande à Anne Delmas");
});
