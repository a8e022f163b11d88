import { beforeEach, describe, expect, it } from "vitest";
import { Notice } from "#models/notice";
import { Supervisor, type SupervisorRecord } from "#models/supervisor";
import { TrainingPlace } from "#models/training-place";
import { createUser } from "#tests/factories/accounts";
import { countAudited } from "#tests/factories/files";
import { createIntern, createSemester, WINTER } from "#tests/factories/placements";
import {
  createSupervised,
  createSupervisor,
  holder,
  supervisorOf,
  winterOffer,
} from "#tests/factories/training";
import { send, visit, wholeBase } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { linkToken } from "~/core/links.server";
import { askSeats } from "~/features/training-places/seat-asking.commands.server";
import { askSummary } from "~/features/training-places/seat-asking.queries.server";
import { NBSP } from "~/vocabulary/typography";

let user: User;
let paul: SupervisorRecord;
let ana: SupervisorRecord;
let place: string;

beforeEach(async () => {
  user = await createUser();
  await createSemester();
  paul = await createSupervisor();
  ana = await createSupervisor({ firstName: "Ana", lastName: "Lopes", email: "ana@tilleuls.example" });
  place = await createSupervised([paul, ana]);
  await askSeats(user, WINTER);
  await settle();
});

describe("the page of a supervisor", () => {
  it("asks the seats of the semester, without script, and changes nothing when it is read", async () => {
    const before = await wholeBase();
    const { status, html } = await visit(pathOf(paul));
    expect([status, html.match(/name="places\[0\]\.seats"/g)?.length]).toEqual([200, 1]);
    for (const words of ["Bonjour", "hiver 2026-2027", "Maison de santé des Tilleuls, Figeac", "Niveau 1"]) {
      expect(html).toContain(words);
    }
    expect(html).not.toContain("<script");
    await visit(pathOf(paul), { method: "HEAD" });
    await visit(`${pathOf(paul)}?changer=1`);
    expect(await wholeBase()).toBe(before);
  });

  it("notes the seats, tells whoever asked, and shows what was said in place of the form", async () => {
    const answer = { seats: "2", rooms: "1", note: "Pas le jeudi." };
    expect(await confirm(answer)).toMatchObject({ status: 302, location: pathOf(paul) });
    expect(await winterOffer(place)).toMatchObject({
      ...{ seats: 2, rooms: 1, note: "Pas le jeudi.", state: "confirmed" },
      ...{ answeredOn: "2026-05-12", answeredBy: "Paul Roques", answeredById: paul._id },
    });
    expect(await countAudited("training-place.answered", place)).toBe(1);
    expect(await Notice.find({}).lean()).toMatchObject([
      {
        ...{ accountId: user.id, href: `/semesters/${WINTER}` },
        text: `Paul Roques, hiver 2026-2027${NBSP}: Maison de santé des Tilleuls, Figeac, 2 places confirmées.`,
      },
    ]);
    const { html } = await visit(pathOf(paul));
    expect(html).toContain("2 places confirmées, 1 cabinet");
    expect(html).not.toContain("places[0].seats");
    expect(await askSummary(WINTER)).toMatchObject({ asked: 2, answered: 2 });
  });

  it("sent twice, is one answer; another one replaces it", async () => {
    await confirm({ seats: "2", rooms: "2" });
    await confirm({ seats: "2", rooms: "2" });
    expect(await countAudited("training-place.answered", place)).toBe(1);
    expect(await Notice.countDocuments({})).toBe(1);
    expect((await visit(`${pathOf(paul)}?changer=1`)).html).toContain('value="2"');
    await confirm({ seats: "1" });
    expect(await winterOffer(place)).toMatchObject({ seats: 1, state: "confirmed" });
    expect((await winterOffer(place))?.rooms).toBeUndefined();
  });

  it("takes a refusal, whatever is typed beside, and no seat at all for one", async () => {
    expect((await press("decline", { seats: "beaucoup" })).status).toBe(302);
    expect(await winterOffer(place)).toMatchObject({ state: "declined", seats: 1 });
    await confirm({ seats: "3" });
    await confirm({ seats: "0" });
    expect(await winterOffer(place)).toMatchObject({ state: "declined" });
    expect((await visit(pathOf(paul))).html).toContain("pas d’interne ce semestre");
  });

  it.each([
    [{ seats: "10" }, "Un nombre de places, de 0 à 9."],
    [{ seats: "-1" }, "Un nombre de places, de 0 à 9."],
    [{ seats: "deux" }, "Un nombre de places, de 0 à 9."],
    [{ seats: "" }, "Un nombre de places, de 0 à 9."],
    [{ seats: "1", rooms: "1.5" }, "Un nombre de cabinets, de 0 à 9."],
    [{ seats: "1", note: "x".repeat(301) }, "300 caractères au plus."],
  ])("refuses %j beside its field, and keeps it", async (typed, words) => {
    const { status, html } = await confirm(typed);
    expect([status, html]).toEqual([400, expect.stringContaining(words)]);
    expect(await winterOffer(place)).toMatchObject({ state: "asked" });
  });

  it("lets the first answer stand, and the other supervisor read it", async () => {
    await confirm({ seats: "2" });
    const { html } = await visit(pathOf(ana));
    expect(html).toContain("Réponse donnée par Paul Roques.");
    expect(html).not.toContain("places[0].seats");
    const late = await press("decline", {}, ana);
    expect([late.status, late.html]).toEqual([400, expect.stringContaining("Paul Roques a déjà répondu")]);
    expect(await winterOffer(place)).toMatchObject({ seats: 2, state: "confirmed" });
  });

  it("no longer changes a place where an intern has a seat, and names those who have it for good", async () => {
    const [given, held] = [await createIntern(user, "Caron"), await createIntern(user, "Lagarde")];
    const holders = [holder(given._id), holder(held._id, { isHeld: true })];
    await TrainingPlace.updateOne({ _id: place }, { "offers.0.holders": holders, "offers.0.seats": 2 });
    const { html } = await visit(pathOf(paul));
    expect(html).toContain(`${given.firstName} Caron`);
    expect(html).toContain("appelez-nous");
    expect(html).not.toMatch(/Lagarde|internes\.example|places\[0\]\.seats/);
    expect((await confirm({ seats: "3" })).html).toContain("Appelez-nous");
    expect(await winterOffer(place)).toMatchObject({ seats: 2, state: "asked" });
  });

  it("answers for its own places only, of a semester that was asked and did not begin", async () => {
    const other = await createSupervised([ana], { structureName: "Cabinet du Lot" });
    await askSeats(user, WINTER);
    const theirs = await press("confirm", { id: other, seats: "5" });
    expect([theirs.status, (await winterOffer(other))?.state]).toEqual([400, "asked"]);
    setClock(new Date("2026-11-03T09:00:00Z"));
    expect((await confirm({ seats: "2" })).status).toBe(400);
    expect((await visit(pathOf(paul))).html).toContain("Rien ne vous est demandé aujourd’hui");
  });

  it("notes days away once, without a cause, and takes them back", async () => {
    const days = { act: "absence", fromOn: "2026-10-20", toOn: "2026-12-20" };
    for (let time = 0; time < 2; time += 1) expect((await send(pathOf(paul), days)).status).toBe(302);
    const [absence, ...others] = (await supervisorOf(paul._id)).absences;
    expect([absence, others]).toEqual([{ id: absence?.id, fromOn: days.fromOn, toOn: days.toOn }, []]);
    expect(await countAudited("supervisor.updated", paul._id)).toBe(1);
    expect(await Notice.findOne({}).lean()).toMatchObject({
      text: expect.stringContaining("indisponible du 20"),
    });
    expect((await visit(pathOf(paul))).html).toContain("Indisponible");
    await send(pathOf(paul), { act: "no-absence", id: absence?.id ?? "" });
    expect((await supervisorOf(paul._id)).absences).toEqual([]);
  });

  it.each([
    [
      { fromOn: "2026-12-20", toOn: "2026-10-20" },
      "La fin vient avant le début. Corrigez l’une des deux dates.",
    ],
    [{ fromOn: "2026-01-02", toOn: "2026-01-09" }, "Ces jours sont passés."],
    [{ fromOn: "2026-02-31" }, "Ce jour n’existe pas."],
    [{}, "Choisissez un jour."],
  ])("refuses the days away %j", async (typed, words) => {
    const { status, html } = await send(pathOf(paul), { act: "absence", ...typed });
    expect([status, html]).toEqual([400, expect.stringContaining(words)]);
    expect((await supervisorOf(paul._id)).absences).toEqual([]);
  });

  it("is closed by a later link, and once they no longer supervise; it then names nobody", async () => {
    await Supervisor.updateOne({ _id: paul._id }, { linkVersion: 2 });
    await Supervisor.updateOne({ _id: ana._id }, { isActive: false });
    for (const one of [paul, ana]) {
      const { html } = await visit(pathOf(one));
      expect(html).toContain("n’est plus valable");
      expect(html).not.toMatch(/Tilleuls|Roques|Lopes/);
      expect((await press("confirm", { seats: "2" }, one)).status).toBe(400);
    }
    expect(await winterOffer(place)).toMatchObject({ state: "asked" });
  });

  it("is a calm 404 for a link we did not make, pressed or read", async () => {
    const elsewhere = linkToken({ purpose: "capacity", id: paul._id, version: 1 });
    const nobody = linkToken({ purpose: "seats", id: "f".repeat(24), version: 1 });
    for (const token of ["x", elsewhere, nobody]) {
      expect((await visit(`/stages/${token}`)).status).toBe(404);
      expect((await send(`/stages/${token}`, { act: "confirm" })).status).toBe(404);
    }
  });

  it("stops noting after ten changes in an hour", async () => {
    for (let rank = 0; rank < 10; rank += 1) await confirm({ seats: "1", note: `${rank}` });
    const { status, html } = await confirm({ seats: "2" });
    expect([status, html]).toEqual([400, expect.stringContaining("plusieurs fois")]);
  });
});

async function confirm(typed: Record<string, string>) {
  return press("confirm", typed);
}

/** Presses one of the two buttons, with what is typed of the first place. */
async function press(act: "confirm" | "decline", typed: Record<string, string>, who = paul) {
  const fields = Object.entries({ id: place, ...typed }).map(([name, value]) => [`places[0].${name}`, value]);
  return send(pathOf(who), { act, semesterId: WINTER, ...Object.fromEntries(fields) });
}

function pathOf({ _id }: SupervisorRecord): string {
  return `/stages/${linkToken({ purpose: "seats", id: _id, version: 1 })}`;
}
