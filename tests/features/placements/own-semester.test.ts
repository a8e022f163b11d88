import mongoose from "mongoose";
import { afterEach, describe, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Household } from "#models/household";
import { Lodging } from "#models/lodging";
import { Notice } from "#models/notice";
import { Placement } from "#models/placement";
import { Semester } from "#models/semester";
import { createUser } from "#tests/factories/accounts";
import { createToyLibrary } from "#tests/factories/directory";
import { createHouse } from "#tests/factories/lodgings";
import { createExpected, createSemester, createTrainingPlace, WINTER } from "#tests/factories/placements";
import { callRoute } from "#tests/factories/routes";
import { sendPage } from "#tests/factories/tracking";
import { send, visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { bookBed } from "~/features/lodgings/bookings.commands.server";
import { listArrivals } from "~/features/placements/arrivals.queries.server";
import { withdrawPlacement } from "~/features/placements/placements.commands.server";
import { giveSeat } from "~/features/training-places/seats.commands.server";

afterEach(() => {
  mongoose.set("debug", false);
});

describe("the page of an intern", () => {
  it("says what is looked for, and nothing of a seat that is only held", async () => {
    const user = await createUser();
    await createSemester();
    const { intern, placement } = await createExpected(user);
    const held = { candidateId: intern._id, placementId: placement._id, isHeld: true };
    await giveSeat(user, await createTrainingPlace(), WINTER, held);
    const path = await sendPage(user, intern.householdId, intern._id);

    await Placement.updateMany({}, { "bed.isNeeded": true });
    const { html } = await visit(path);

    expect(html).toContain("Votre semestre");
    expect(html.match(/Nous le cherchons/g)).toHaveLength(2);
    expect(html).not.toMatch(/Tilleuls|ajouter à mon agenda/);
    expect((await callRoute("_public.suivi.$token_.stage.ts", null, `${path}/stage`)).status).toBe(404);
  });

  it("says where they work and live, with whom, when, and what to bring", async () => {
    const user = await createUser();
    const { path } = await createGiven(user);
    await Placement.updateMany({}, { received: ["convention"], toldAt: new Date() });
    const html = (await visit(path)).html.replaceAll("<!-- -->", "");

    for (const words of [
      ...[
        "Votre semestre",
        "Hiver 2026-2027",
        "Maison de santé des Tilleuls, Figeac",
        "Niveau 1",
        "Paul Roques",
      ],
      ...["Maison des internes, Chambre 1", "3 quai des Carmes", "Pas de fête après 22"],
      ...["Soirée d’accueil", "Premier jour du stage", "Arrivée dans le logement", "Photo d’identité"],
      ...["/livret/winter-2026", "Jeanne Vidal"],
      "Votre maître de stage a reçu de nous votre nom, votre niveau et vos dates, rien d’autre.",
      "Qui vous loge a reçu votre nom et vos dates, rien d’autre.",
      "vous n’aurez pas l’indemnité forfaitaire d’hébergement du CHU, en zone ZIP ou ZAC (300",
    ])
      expect(html).toContain(words);
    expect(html).toMatch(/Convention de stage signée, <strong>reçu<\/strong>/);
    expect(html).toMatch(/Photo d’identité, <strong>à nous envoyer<\/strong>/);
  });

  it("shows what there is around their bed, wherever they asked to come", async () => {
    const user = await createUser();
    const { path } = await createGiven(user);
    await createToyLibrary(user);
    await Promise.all([
      Candidate.updateMany({}, { $unset: { commune: 1 } }),
      Household.updateMany({}, { territories: [] }),
    ]);
    const { html } = await visit(path);

    expect(html).toContain("À côté de chez vous");
    expect(html).toContain("Ludothèque des Quatre Coins");
  });

  it("says the same in English", async () => {
    const user = await createUser();
    const { path } = await createGiven(user);
    const { html } = await visit(`${path}?lang=en`);

    expect(html).toContain("Winter 2026-2027");
    expect(html).toContain("arrival on 1 November 2026, departure on 30 April 2027");
    expect(html).toContain("Signed placement agreement");
    expect(html).toContain("As a public body houses you");
    expect(html).toContain("/livret/winter-2026?lang=en");
  });

  it("says of the timetable only what the team shows, with its day, before the first day too", async () => {
    const user = await createUser();
    const { path } = await createGiven(user);
    const [route, here] = ["_staff.semesters.$id.tsx", `/semesters/${WINTER}`];
    const visitDay = { label: "Visite des lieux", on: "2026-10-20" };
    await callRoute(route, user, here, { intent: "milestone-add", ...visitDay, isShown: "on" });
    await callRoute(route, user, here, { intent: "milestone-add", label: "Avis", on: "2026-12-01" });
    const shown = (await visit(path)).html;
    expect(shown).toMatch(/20\u00A0octobre 2026.*Visite des lieux.*Soirée d’accueil/s);
    expect(shown).not.toContain("Avis<");
    const { milestones } = JSON.parse((await callRoute(route, user, here)).body);
    const [day] = milestones;
    expect(day).toMatchObject({ label: visitDay.label, isShown: true });

    await callRoute(route, user, here, { intent: "milestone-change", itemId: day.id, ...visitDay });

    expect((await visit(path)).html).not.toContain("Visite des lieux");
  });

  it("gives the days for a calendar: the first day, the keys, what is shown of the timetable", async () => {
    const user = await createUser();
    const { path } = await createGiven(user);
    await Semester.updateOne(
      { _id: WINTER },
      { $push: { milestones: { id: "asked", label: "Places demandées", on: "2026-07-20" } } },
    );
    const { body } = await callRoute("_public.suivi.$token_.stage.ts", null, `${path}/stage`);

    expect(body.match(/SUMMARY:.*/g)?.map((line) => line.trim())).toEqual([
      "SUMMARY:Arrivée dans le logement",
      "SUMMARY:Premier jour du stage",
      "SUMMARY:Soirée d’accueil",
      "SUMMARY:Départ du logement",
    ]);
    expect(body).not.toContain("Places demandées");
  });

  it("lets them say, once, that a paper was sent; the team reads it until it says whether it came", async () => {
    const user = await createUser();
    const { path, placementId } = await createGiven(user);
    const said = { act: "sent", semesterId: WINTER, key: "photo" };
    expect((await visit(path)).html).toContain('name="key" value="photo"');

    const done = await send(path, said);
    await send(path, said);

    expect([done.status, done.location]).toEqual([302, expect.stringContaining("fait=sent")]);
    const { html } = await visit(path);
    expect(html).toMatch(/vous nous avez dit l’avoir envoyé le/);
    expect(html).not.toContain('name="key" value="photo"');
    expect((await Placement.findById(placementId).lean())?.toldSent).toMatchObject([{ key: "photo" }]);
    const text = "Élodie Caron dit avoir envoyé\u00A0: photo d’identité.";
    expect(await Notice.countDocuments({ accountId: user.id, text })).toBe(1);
    const [arrival] = (await listArrivals(user, WINTER, { view: "expected" }, 1)).rows;
    expect(arrival?.missing).toMatch(/photo d’identité \(dit envoyé le/);

    await settlePapers(user, placementId, { told: "photo" });
    expect((await visit(path)).html).toContain('name="key" value="photo"');
    await send(path, said);
    await settlePapers(user, placementId, { received: "photo" });
    expect((await Placement.findById(placementId).lean())?.toldSent).toEqual([]);
    await send(path, said);
    expect((await Placement.findById(placementId).lean())?.toldSent).toEqual([]);
  });

  it("keeps what is said while the team looks at the other papers, and refuses what is not asked of them", async () => {
    const user = await createUser();
    const { path, placementId } = await createGiven(user);
    await send(path, { act: "sent", semesterId: WINTER, key: "photo" });
    await settlePapers(user, placementId, { received: "convention" });
    expect((await Placement.findById(placementId).lean())?.toldSent).toMatchObject([{ key: "photo" }]);

    expect((await send(path, { act: "sent", semesterId: WINTER, key: "passport" })).status).toBe(404);
    expect((await send(path, { act: "sent", semesterId: "winter-2031", key: "photo" })).status).toBe(404);
  });

  it("asks the base twelve times at most", async () => {
    const { path } = await createGiven(await createUser());
    await send(path, { act: "sent", semesterId: WINTER, key: "photo" });
    await visit(path);
    const asked: string[] = [];
    mongoose.set("debug", (collection: string, method: string) => asked.push(`${collection}.${method}`));
    const { status } = await visit(path);
    mongoose.set("debug", false);
    expect([status, asked.length > 0, asked.slice(12)]).toEqual([200, true, []]);
  });

  it("is silent again once they no longer come", async () => {
    const user = await createUser();
    const { path, placementId } = await createGiven(user);
    await withdrawPlacement(user, placementId);
    await settle();

    expect((await visit(path)).html).not.toMatch(/Tilleuls|Maison des internes/);
  });
});

/** What the team says of the papers of an arrival, from its list. */
async function settlePapers(user: User, placementId: string, said: Record<string, string>): Promise<void> {
  const form = { intent: "received", placementId, ...said };
  await callRoute("_staff.semesters.$id_.arrivals.tsx", user, `/semesters/${WINTER}/arrivals`, form);
}

async function createGiven(user: User): Promise<{ path: string; placementId: string }> {
  await createSemester();
  const { intern, placement } = await createExpected(user);
  const whose = { candidateId: intern._id, placementId: placement._id };
  await giveSeat(user, await createTrainingPlace(), WINTER, whose);
  const house = await createHouse(user);
  await Lodging.updateOne({ _id: house._id }, { rules: "Pas de fête après 22 h." });
  const bedId = house.beds[0]?.id ?? "";
  await bookBed(user, house._id, { ...whose, bedId, fromOn: "2026-11-01", toOn: "2027-04-30" });
  await settle();
  return { path: await sendPage(user, intern.householdId, intern._id), placementId: placement._id };
}
