import { describe, expect, it } from "vitest";
import { Semester } from "#models/semester";
import { Setting } from "#models/setting";
import { createUser } from "#tests/factories/accounts";
import { createSemester, WINTER } from "#tests/factories/placements";
import { callRoute } from "#tests/factories/routes";
import { visit, wholeBase } from "#tests/support/public-site";
import { forgetSettings } from "~/core/settings.server";

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
    const untitled = await callRoute(route, user, here, { ...form(""), before: JSON.stringify({ kit }) });
    expect(untitled).toMatchObject({ status: 400, body: expect.stringContaining('"parts[0].title"') });
    expect(untitled.body).toContain("Donnez un titre à cette partie.");
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
