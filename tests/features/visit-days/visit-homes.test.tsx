import { beforeEach, describe, expect, it } from "vitest";
import { Need } from "#models/need";
import { Partner } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { needOf } from "#tests/factories/files";
import { createAgency } from "#tests/factories/hand-offs";
import { createHome } from "#tests/factories/offers";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import { createCouple } from "#tests/factories/tracking";
import { CLINIC, createDay, dayOf, HOME, VISIT_ON } from "#tests/factories/visit-days";
import { render } from "#tests/support/render";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { openNeed } from "~/features/needs/needs.commands.server";
import { addOptionByTeam } from "~/features/needs/typed-option.commands.server";
import { proposeOffer } from "~/features/offers/offer-proposing.commands.server";
import { HomesToVisit, VisitedHomes } from "~/features/visit-days/visit-homes";

const ROUTE = "_staff.visits.$id.tsx";
const STEP = { intent: "step", itinerary: "family", kind: "housing", fromHour: "14:00", toHour: "15:00" };

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  ({ householdId } = await createCouple(user));
});

async function act(id: string, form: Record<string, string>) {
  const answered = await callRoute(ROUTE, user, `/visits/${id}`, form);
  await settle();
  return answered;
}

const pageOf = async (id: string, query = "") =>
  JSON.parse((await callRoute(ROUTE, user, `/visits/${id}${query}`)).body);

describe("a step that visits a home", () => {
  let optionId: string;
  let partnerId: string;

  beforeEach(async () => {
    const home = {
      kind: "housing" as const,
      place: "12 rue des Remparts",
      rooms: 3,
      tenure: "rent" as const,
    };
    optionId = await addOptionByTeam(user, await needOf(householdId), home);
    partnerId = (await createAgency(user))._id;
    await Need.updateOne(
      { householdId, kind: "housing" },
      { $set: { "options.0.partnerId": partnerId }, $unset: { "options.0.proposal.kind": 1 } },
    );
  });

  it("is opened with the address and the contact of what was proposed", async () => {
    const id = await createDay(user, householdId, []);
    const page = await pageOf(id, `?step=new&logement=${optionId}`);
    const contact = (await Partner.findById(partnerId).orFail().lean()).contacts[0];
    expect(page.edited.start).toMatchObject({
      ...{ homeRef: optionId, kind: "housing", place: "12 rue des Remparts" },
      hostRef: `${partnerId}/${contact?.id}`,
    });
    const links = await render(<HomesToVisit {...page} />, `/visits/${id}`);
    expect(links).toContain(`?step=new&amp;logement=${optionId}#step-form`);
  });

  it("takes from it, once chosen, what is not written, and keeps what is", async () => {
    const id = await createDay(user, householdId, []);
    await act(id, { ...STEP, title: "Première maison", homeRef: optionId });
    await act(id, { ...STEP, title: "Seconde", place: "Devant la mairie", homeRef: optionId });
    const [first, second] = (await dayOf(id)).steps;
    expect(first).toMatchObject({ optionId, needId: (await needOf(householdId))._id, host: { partnerId } });
    expect([first?.place, second?.place]).toEqual(["12 rue des Remparts", "Devant la mairie"]);
    const other = await act(id, { ...STEP, title: "Ailleurs", homeRef: "of-another-file" });
    expect([other.status, other.body]).toEqual([400, expect.stringContaining("plus parmi les propositions")]);
  });

  it("gives what is noted after the visit to that home, once its day has come", async () => {
    const id = await createDay(user, householdId, []);
    await act(id, { ...STEP, title: "Première maison", homeRef: optionId });
    const stepId = (await dayOf(id)).steps[0]?.id ?? "";
    const told = { intent: "tell-home", stepId, liking: "no", "reasons[0]": "noisy", note: "La route." };
    expect((await act(id, told)).body).toContain("pas encore venu");
    setClock(new Date(`${VISIT_ON}T18:00:00Z`));
    expect((await act(id, told)).status).toBe(302);
    expect((await act(id, { ...told, liking: "unsure" })).status).toBe(302);
    expect((await needOf(householdId)).visits).toMatchObject([
      {
        optionId,
        on: VISIT_ON,
        hour: "14:00",
        state: "done",
        feedback: [{ liking: "no" }, { liking: "unsure" }],
      },
    ]);
    const html = await render(
      <VisitedHomes {...(await pageOf(id))} lastResult={undefined} />,
      `/visits/${id}`,
    );
    expect(html).toMatch(/Ce n’est pas pour nous.*bruyant.*La route.*J’hésite/s);
  });
});

describe("a need of discovering the territory", () => {
  const standing = async () => (await needOf(householdId, "discovery")).rule;

  it("is no longer to be specified once a day is planned, until it is called off", async () => {
    await openNeed(user, householdId, "discovery");
    expect(await standing()).toBe("to-qualify");
    const id = await createDay(user, householdId);
    await settle();
    expect(await standing()).toBe("day-planned");
    expect((await needOf(householdId, "discovery")).state).not.toBe("to-qualify");
    await act(id, { intent: "cancel" });
    expect(await standing()).toBe("to-qualify");
    await act(id, { intent: "uncancel" });
    expect(await standing()).toBe("day-planned");
  });

  it("knows of a day planned before anybody opened it", async () => {
    await createDay(user, householdId);
    await openNeed(user, householdId, "discovery");
    await settle();
    expect(await standing()).toBe("day-planned");
  });
});

it("lets an empty day take up the steps and hosts of another, and nothing of its family", async () => {
  const other = await createFile(user, { needs: [], email: "autre@internes.example" });
  const { _id: partnerId, contacts } = await createAgency(user);
  const hostRef = `${partnerId}/${contacts[0]?.id}`;
  const named = { ...CLINIC, hostRef, note: "Élodie aime marcher." };
  const model = await createDay(user, householdId, [{ ...HOME, note: "Bottes utiles." }, named]);
  const id = await createDay(user, other, []);
  expect((await pageOf(id)).daysToCopy).toMatchObject([
    { value: model, label: expect.stringContaining("2 étapes") },
  ]);
  expect((await act(id, { intent: "take-steps", modelId: model })).status).toBe(302);
  const [home, clinic] = (await dayOf(id)).steps;
  expect(home).toMatchObject({ title: "Visite de logement", fromHour: HOME.fromHour });
  for (const theirs of ["place", "note", "aside", "host"]) expect(home).not.toHaveProperty(theirs);
  expect(clinic).toMatchObject({ title: CLINIC.title, place: CLINIC.place });
  expect(clinic?.host).toMatchObject({ partnerId, name: "Paul Roques", state: "to-ask" });
  expect(clinic).not.toHaveProperty("note");
  expect((await act(id, { intent: "take-steps", modelId: model })).body).toContain("a déjà des étapes");
  expect((await pageOf(id)).daysToCopy).toEqual([]);
});

it("takes up the address of a home that the team offers, not of one they alone were given", async () => {
  const other = await createFile(user, { needs: [], email: "autre@internes.example" });
  const need = await needOf(householdId);
  const label = { kind: "housing" as const, place: "3 rue Basse" };
  const offer = await createHome(user, { proposal: { ...label, rooms: 3 } });
  await proposeOffer(user, offer, need._id);
  const homeRef = (await needOf(householdId)).options.at(-1)?.id;
  const model = await createDay(user, householdId, []);
  await act(model, { ...STEP, title: "Une maison à louer", homeRef: homeRef ?? "" });
  const id = await createDay(user, other, []);
  await act(id, { intent: "take-steps", modelId: model });
  const [home] = (await dayOf(id)).steps;
  expect(home).toMatchObject({ title: "Une maison à louer", place: "3 rue Basse" });
  expect(home).not.toHaveProperty("optionId");
});
