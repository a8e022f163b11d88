import { describe, expect, it } from "vitest";
import { Lodging } from "#models/lodging";
import { Placement } from "#models/placement";
import { Semester } from "#models/semester";
import { Setting } from "#models/setting";
import { createUser } from "#tests/factories/accounts";
import { createHouse } from "#tests/factories/lodgings";
import { createExpected, createSemester, createTrainingPlace, WINTER } from "#tests/factories/placements";
import { callRoute } from "#tests/factories/routes";
import { sendPage } from "#tests/factories/tracking";
import { visit, wholeBase } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { forgetSettings } from "~/core/settings.server";
import { bookBed } from "~/features/lodgings/bookings.commands.server";
import { withdrawPlacement } from "~/features/placements/placements.commands.server";
import { giveSeat } from "~/features/training-places/seats.commands.server";

describe("the page of an intern", () => {
  it("says nothing of a semester until something of it is theirs", async () => {
    const user = await createUser();
    await createSemester();
    const { intern, placement } = await createExpected(user);
    const held = { candidateId: intern._id, placementId: placement._id, isHeld: true };
    await giveSeat(user, await createTrainingPlace(), WINTER, held);
    const path = await sendPage(user, intern.householdId, intern._id);

    expect((await visit(path)).html).not.toMatch(/Tilleuls|Votre semestre/);
    expect((await callRoute("_public.suivi.$token_.stage.ts", null, `${path}/stage`)).status).toBe(404);
  });

  it("says where they work and live, with whom, when, and what to bring", async () => {
    const user = await createUser();
    const { path } = await createGiven(user);
    await Placement.updateMany({}, { received: ["convention"] });
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
    ])
      expect(html).toContain(words);
    expect(html).toMatch(/Convention de stage signée, <strong>reçu<\/strong>/);
    expect(html).toMatch(/Photo d’identité, <strong>à nous envoyer<\/strong>/);
  });

  it("says the same in English", async () => {
    const user = await createUser();
    const { path } = await createGiven(user);
    const { html } = await visit(`${path}?lang=en`);

    expect(html).toContain("Winter 2026-2027");
    expect(html).toContain("arrival on 1 November 2026, departure on 30 April 2027");
    expect(html).toContain("Signed placement agreement");
    expect(html).toContain("/livret/winter-2026?lang=en");
  });

  it("gives the days for a calendar: the first day, the keys, the timetable from then on", async () => {
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

  it("is silent again once they no longer come", async () => {
    const user = await createUser();
    const { path, placementId } = await createGiven(user);
    await withdrawPlacement(user, placementId);
    await settle();

    expect((await visit(path)).html).not.toMatch(/Tilleuls|Maison des internes/);
  });
});

describe("the welcome kit of a semester", () => {
  it("is read by anybody, in both languages, without changing anything", async () => {
    await Setting.create({ _id: "brand", value: { programme: "Oh My Lot !" }, updatedAt: new Date() });
    forgetSettings();
    await createSemester();
    const before = await wholeBase();
    const [french, english] = [await visit(`/livret/${WINTER}`), await visit(`/livret/${WINTER}?lang=en`)];

    expect(french.html).toContain("Oh My Lot !");
    for (const words of ["Les clés", "Au 3 quai des Carmes, de 8 h à 12 h.", "Convention de stage signée"])
      expect(french.html).toContain(words);
    expect(english.html).toContain("What to bring");
    expect(await wholeBase()).toBe(before);
    expect((await visit("/livret/winter-2031")).status).toBe(404);
  });

  it("is edited by the team, parts in their order, and refuses to write over a colleague’s", async () => {
    const user = await createUser();
    await createSemester();
    const [route, here] = ["_staff.semesters.$id_.kit.tsx", `/semesters/${WINTER}/kit`];
    const drawn = JSON.parse((await callRoute(route, user, here)).body);
    const form = (first: string) => ({
      ...{ intent: "kit", before: JSON.stringify(drawn.drawn) },
      ...{ "parts[0].title": first, "parts[0].text": "Un mot." },
      ...{ "parts[1].id": "keys", "parts[1].title": "Les clés", "parts[1].text": "À la mairie." },
      "parts[2].title": "",
    });
    expect((await callRoute(route, user, here, form("Bienvenue"))).status).toBe(302);
    const { kit } = await Semester.findById(WINTER).orFail().lean();
    expect(kit.map(({ title }) => title)).toEqual(["Bienvenue", "Les clés"]);
    const late = await callRoute(route, user, here, form("Autre chose"));

    expect(late.status).toBe(400);
    expect(late.body).toContain("entre-temps");
    const wrong = await callRoute(route, user, here, { ...form("Bienvenue"), "parts[0].url": "mairie" });
    expect(wrong.body).toContain("Cette adresse n’est pas complète");
    expect((await callRoute(route, await createUser("recruteur"), here)).status).toBe(403);
  });

  it("lets only who edits settings change the papers to bring", async () => {
    await createSemester();
    const [route, here] = ["_staff.semesters.$id_.kit.tsx", `/semesters/${WINTER}/kit`];
    const form = { intent: "documents", before: "{}", "documents[0].fr": "Carnet de stage" };
    expect((await callRoute(route, await createUser("referent"), here, form)).status).toBe(403);
    const head = await createUser("responsable");
    const drawn = JSON.parse((await callRoute(route, head, here)).body);
    const before = JSON.stringify({ documents: drawn.documents });
    expect((await callRoute(route, head, here, { ...form, before })).status).toBe(302);

    expect((await visit(`/livret/${WINTER}`)).html).toContain("Carnet de stage");
  });
});

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
