import { beforeEach, describe, expect, it } from "vitest";
import { CareService, type CareServiceRecord } from "#models/care-service";
import { ChildminderCount } from "#models/childminder-count";
import { Partner } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { createNursery, createRelay } from "#tests/factories/care";
import { countAudited, mailsOf, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import { send, visit, wholeBase } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { linkToken } from "~/core/links.server";
import { askCareFigures } from "~/features/care-supply/care-figures.commands.server";
import { getCareService } from "~/features/care-supply/care-services.queries.server";
import { updateChildminders } from "~/features/care-supply/childminders.commands.server";
import { listRelayCentres, type RelayCentre } from "~/features/care-supply/relay-centres.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";

const RELAYS = "_staff.childcare.supply.relays.tsx";
const OLD = { source: "Caf", toldOn: "2026-01-01" };
const SAID = { value: 24, on: "2026-05-12", source: "Relais petite enfance Les Galoches" };

let user: User;
let relay: RelayCentre;
let nursery: CareServiceRecord;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
  await updateSetting(user, "brand", { departements: ["46"] });
  relay = await createRelay(user);
  nursery = await createNursery(user, {}, OLD);
  await createNursery(user, { name: "Crèche de Cahors", communeCode: CAHORS.code }, OLD);
  const submitted = { childminders: 12, places: 40, free: 4 };
  await updateChildminders(user, FIGEAC.code, { before: {}, submitted }, OLD);
});

describe("asking a relay centre the figures of its communes", () => {
  it("is done by a colleague, once a fortnight, by one letter with a link of its own", async () => {
    const { body } = await callRoute(RELAYS, user, "/childcare/supply/relays");
    expect(body).toContain('"staleServices":1,"staleCounts":1');
    expect(await mailsOf("care-figures-request")).toEqual([]);
    const act = { intent: "ask", relayId: relay._id };
    expect((await callRoute(RELAYS, user, "/childcare/supply/relays", act)).status).toBe(302);
    expect(await mailsOf("care-figures-request")).toMatchObject([
      { to: "rpe@galoches.example", mailClass: "bureau", isManual: true, replyTo: user.email },
    ]);
    expect(await countAudited("care-figures.asked", relay._id)).toBe(1);
    expect((await callRoute(RELAYS, user, "/childcare/supply/relays", act)).status).toBe(400);
    setClock(new Date("2026-05-27T08:00:00Z"));
    await asked();
    expect(await mailsOf("care-figures-request")).toHaveLength(2);
  });

  it("is refused without an address", async () => {
    const mute = await createRelay(user, { name: "Muet", contacts: [] });
    expect(await refusalOf(askCareFigures(user, mute))).toContain("pas d’adresse e-mail");
  });

  it("is done from the page of a place too, to the relay centre of its commune; without one, it is said", async () => {
    const route = "_staff.childcare.supply.$id.tsx";
    expect((await callRoute(route, user, `/childcare/supply/${nursery._id}`, { intent: "ask" })).status).toBe(
      302,
    );
    const far = await CareService.findOne({ communeCode: CAHORS.code }).orFail();
    const { status, body } = await callRoute(route, user, `/childcare/supply/${far._id}`, { intent: "ask" });
    expect([status, body]).toEqual([400, expect.stringContaining("Aucun relais petite enfance")]);
  });
});

describe("the page of a link to the figures", () => {
  it("shows what is the relay centre’s and nothing else, works without script, and changes nothing when read", async () => {
    await asked();
    const before = await wholeBase();
    const { status, html } = await visit(path());
    expect(status).toBe(200);
    for (const words of ["Crèche des Mésanges", "Figeac", "Rien n’a changé", "1ᵉʳ janvier 2026, Caf"])
      expect(html.replaceAll("\u00A0", " ")).toContain(words);
    expect(html).not.toContain("Cahors");
    expect(html).not.toContain("<script");
    await visit(path(), { method: "HEAD" });
    expect(await wholeBase()).toBe(before);
  });

  it("is answered in one press: every figure is renewed, told today by the relay centre", async () => {
    await asked();
    expect(await send(path(), { act: "same" })).toMatchObject({ status: 302, location: path() });
    expect(await getCareService(nursery._id)).toMatchObject({
      checkedOn: "2026-05-12",
      places: SAID,
      byAge: [{ age: "under-1", places: 8, free: { ...SAID, value: 3 } }],
    });
    expect(await ChildminderCount.findById(FIGEAC.code).lean()).toMatchObject({
      childminders: { ...SAID, value: 12 },
      free: { ...SAID, value: 4 },
    });
    expect((await CareService.findOne({ communeCode: CAHORS.code }).orFail()).checkedOn).toBe("2026-01-01");
    expect((await visit(path())).html).toContain("Merci, c’est noté");
    expect(await countAudited("care-figures.told", relay._id)).toBe(1);
  });

  it("refuses more free places than places, and leaves as it was a place of which nothing is said", async () => {
    await asked();
    const refused = await told({ "services[0].under-1": "400" });
    expect([refused.status, refused.html]).toEqual([400, expect.stringContaining("400")]);
    await told({ "services[0].places": "", "services[0].under-1": "", "communes[0].free": "6" });
    expect((await getCareService(nursery._id)).checkedOn).toBe("2026-01-01");
  });

  it("no longer takes anything from a partner who is no longer a relay centre", async () => {
    await asked();
    await Partner.updateOne({ _id: relay._id }, { kind: "town-hall" });
    expect((await send(path(), { act: "same" })).status).toBe(400);
  });

  it("takes numbers: what is written is told, what is left empty stays as it was", async () => {
    await asked();
    const answer = await told({
      "services[0].places": "",
      "services[0].under-1": "0",
      "communes[0].free": "6",
    });
    expect(answer.status).toBe(302);
    expect(await getCareService(nursery._id)).toMatchObject({
      places: { value: 24, on: "2026-01-01", source: "Caf" },
      byAge: [{ places: 8, free: { ...SAID, value: 0 } }],
    });
    expect(await ChildminderCount.findById(FIGEAC.code).lean()).toMatchObject({
      childminders: { ...SAID, value: 12 },
      free: { ...SAID, value: 6 },
    });
  });

  it("leaves alone what a colleague corrected since it was drawn, and refuses to undo it, telling both", async () => {
    await asked();
    const fields = await drawn();
    await CareService.updateOne({ _id: nursery._id }, { $set: { "places.value": 30 } });
    expect((await send(path(), { ...fields, act: "told", "services[0].under-1": "1" })).status).toBe(302);
    expect(await getCareService(nursery._id)).toMatchObject({
      places: { value: 30 },
      byAge: [{ free: { value: 1 } }],
    });
    const late = await send(`${path()}?changer=1`, { ...fields, act: "told", "services[0].places": "20" });
    expect([late.status, late.html]).toEqual([400, expect.stringMatching(/écrit 20.*entre-temps, 30/)]);
  });

  it("does not take a place or a commune that is not the relay centre’s", async () => {
    await asked();
    const far = await CareService.findOne({ communeCode: CAHORS.code }).orFail();
    const foreign = {
      "services[0].id": far._id,
      "services[0].places": "99",
      "communes[0].code": CAHORS.code,
    };
    await told({ ...foreign, "communes[0].free": "9" });
    expect((await getCareService(far._id)).places?.value).toBe(24);
    expect(await ChildminderCount.countDocuments({ _id: CAHORS.code })).toBe(0);
  });

  it("refuses what is no number, and keeps what was typed", async () => {
    await asked();
    const wrong = await told({ "services[0].places": "beaucoup" });
    expect([wrong.status, wrong.html]).toEqual([400, expect.stringContaining("nombre entier")]);
    expect(wrong.html).toContain("beaucoup");
    expect((await send(path(), { act: "else" })).status).toBe(400);
  });

  it("is closed by a later link and by time, and tells nothing then", async () => {
    await asked();
    setClock(new Date("2026-06-22T08:00:00Z"));
    expect((await visit(path())).html).toContain("n’est plus valable");
    await asked();
    expect((await visit(path())).html).not.toContain("Mésanges");
    expect((await send(path(), { act: "same" })).status).toBe(400);
    expect((await visit(path(2))).html).toContain("Mésanges");
  });

  it("is a calm 404 for a link we did not make, and stops noting after ten answers in an hour", async () => {
    await asked();
    const other = linkToken({ purpose: "capacity", id: relay._id, version: 1 });
    for (const token of ["x", other]) expect((await visit(`/places/${token}`)).status).toBe(404);
    for (let rank = 0; rank < 10; rank += 1) await send(path(), { act: "same" });
    const { status, html } = await send(path(), { act: "same" });
    expect([status, html]).toEqual([400, expect.stringContaining("plusieurs fois")]);
  });
});

async function asked(): Promise<void> {
  const current = (await listRelayCentres()).find(({ _id }) => _id === relay._id);
  await askCareFigures(user, current ?? relay);
  await settle();
}

/** Every field of the second form of the page, as it is drawn. */
async function drawn(): Promise<Record<string, string>> {
  const { html } = await visit(`${path()}?changer=1`);
  const inputs = [...html.matchAll(/<input[^>]*>/g)].map(([input]) => input);
  const attribute = (input: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? "";
  return Object.fromEntries(
    inputs.map((input) => [attribute(input, "name"), attribute(input, "value").replaceAll("&quot;", '"')]),
  );
}

async function told(values: Record<string, string>) {
  return send(path(), { ...(await drawn()), act: "told", ...values });
}

function path(version = 1): string {
  return `/places/${linkToken({ purpose: "care-figures", id: relay._id, version })}`;
}
