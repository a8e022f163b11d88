import { describe, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Household } from "#models/household";
import { Mail } from "#models/mail";
import { Placement } from "#models/placement";
import { createUser } from "#tests/factories/accounts";
import { countAudited, mailsOf, refusalOf } from "#tests/factories/files";
import {
  createExpected,
  createIntern,
  createSemester,
  createTrainingPlace,
  placementOf,
  WINTER,
} from "#tests/factories/placements";
import { callRoute } from "#tests/factories/routes";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { renderMail } from "~/core/outbox/render.server";
import { listArrivals } from "~/features/placements/arrivals.queries.server";
import { callBackGroup, writeToInterns } from "~/features/placements/group-message.commands.server";
import { askOf } from "~/features/placements/placement-fields";
import { openPlacement, updatePlacement } from "~/features/placements/placements.commands.server";
import { giveSeat } from "~/features/training-places/seats.commands.server";

const ROUTE = "_staff.semesters.$id_.arrivals.tsx";
const HERE = `/semesters/${WINTER}/arrivals`;
const ALL = { view: "expected" } as const;

describe("the list of arrivals", () => {
  it("says what is missing for each: seat, bed when one is needed, papers", async () => {
    const user = await createUser();
    await createSemester();
    const { intern, placement } = await createExpected(user);
    await openPlacement(user, {
      candidateId: (await createIntern(user, "Delmas"))._id,
      semesterId: WINTER,
      bed: { isNeeded: true },
    });
    await giveSeat(user, await createTrainingPlace(), WINTER, {
      candidateId: intern._id,
      placementId: placement._id,
    });
    await settle();
    const { rows } = await listArrivals(user, WINTER, ALL, 1);

    expect(rows.map(({ name }) => name)).toEqual(["Élodie Caron", "Élodie Delmas"]);
    expect(rows[0]?.missing).toMatch(/^convention de stage signée, attestation/);
    expect(rows[0]?.missing).not.toContain("logement");
    expect(rows[1]?.missing).toMatch(/^terrain de stage, lit, .*attestation d’assurance du logement$/);
    const bedless = await listArrivals(user, WINTER, { view: "bed" }, 1);
    expect(bedless.rows.map(({ name }) => name)).toEqual(["Élodie Delmas"]);
  });

  it("counts the interns of other territories without naming them", async () => {
    const user = await createUser();
    await createSemester();
    await createExpected(user);
    const stranger = await createUser("referent", { isWholeDepartement: false });
    const page = await callRoute(ROUTE, stranger, HERE);

    expect(page.status).toBe(200);
    expect(page.body).toContain("1 interne attendu·e");
    expect(page.body).not.toMatch(/Caron|elodie/i);
  });

  it("opens to the team alone", async () => {
    await createSemester();
    const roles = ["responsable", "referent", "recruteur", "elu", "dpo"] as const;
    const statuses = [];
    for (const role of roles) statuses.push((await callRoute(ROUTE, await createUser(role), HERE)).status);

    expect(statuses).toEqual([200, 200, 403, 403, 403]);
  });

  it("keeps which papers were received", async () => {
    const user = await createUser();
    await createSemester();
    const { placement } = await createExpected(user);
    const form = new URLSearchParams({ intent: "received", placementId: placement._id });
    form.append("received", "convention");
    form.append("received", "photo");
    expect((await callRoute(ROUTE, user, HERE, form)).status).toBe(302);

    expect((await placementOf(placement._id)).received).toEqual(["convention", "photo"]);
    const { rows } = await listArrivals(user, WINTER, ALL, 1);
    expect(rows[0]?.missing).not.toMatch(/convention|photo/);
  });

  it("offers to open the semester of whoever asked for a placement at these days by the form", async () => {
    const user = await createUser();
    await createSemester();
    const intern = await createIntern(user);
    await createIntern(user, "Delmas", { fromOn: "2027-05-03", toOn: "2027-10-30" });
    const before = await callRoute(ROUTE, user, HERE);
    expect(before.body).toContain("Élodie Caron");
    expect(before.body).not.toContain("Delmas");
    await callRoute(ROUTE, user, HERE, { intent: "open", candidateIds: intern._id });
    await settle();

    expect(await Placement.find({}, { candidateId: 1, bed: 1 }).lean()).toMatchObject([
      { candidateId: intern._id, bed: { isNeeded: true } },
    ]);
    expect(JSON.parse((await callRoute(ROUTE, user, HERE)).body).asking).toEqual([]);
  });

  it("leaves as a file with its filters, nobody of another territory in it", async () => {
    const user = await createUser();
    await createSemester();
    await createExpected(user);
    const asked = { list: "arrivals", format: "csv", purpose: "Réunion du terrain" };
    const filters = `semestre=${WINTER}&vue=expected`;
    const file = await callRoute("_staff.exports_.file.ts", user, "/exports/file", { ...asked, filters });
    const stranger = await createUser("referent", { isWholeDepartement: false });
    const other = await callRoute("_staff.exports_.file.ts", stranger, "/exports/file", {
      ...asked,
      filters,
    });

    expect(file.body).toContain("Hiver 2026-2027;Élodie Caron;");
    expect(file.body).toContain("terrain de stage, convention");
    expect(other.body.trim().split("\n")).toHaveLength(1);
  });
});

describe("a message to a group", () => {
  const words = { subject: "Bienvenue {prenom}", text: "Bonjour {prenom},\n\nVoici la suite." };

  it("leaves as one mail each, with the first name and the signature, once however often it is sent", async () => {
    const user = await createUser();
    const one = await createExpected(user, "Caron");
    const other = await createExpected(user, "Delmas", { firstName: "Hugo" });
    const written = {
      ...{ batchId: newId(), semesterId: WINTER, ...words },
      placementIds: [one.placement._id, other.placement._id],
    };
    expect(await writeToInterns(user, written)).toEqual({ sent: 2, left: [] });
    await writeToInterns(user, written);
    const mails = await mailsOf("reply");

    expect(mails.map(({ to }) => to).sort()).toEqual(["caron@internes.example", "delmas@internes.example"]);
    expect(mails.every(({ mailClass, isManual }) => mailClass === "bureau" && isManual)).toBe(true);
    const [letter] = mails.filter(({ to }) => to.startsWith("delmas"));
    if (!letter) throw new Error("no letter to Hugo");
    const { subject, text } = await renderMail(letter, { forDisplay: true });
    expect(subject).toBe("Bienvenue Hugo");
    expect(text).toContain("Bonjour Hugo,");
    expect(text).toContain("Jeanne Vidal");
    expect(text).toContain("au sujet de votre semestre de stage");
  });

  it("says who is left out: no address, or no wish to be written to", async () => {
    const user = await createUser();
    const one = await createExpected(user, "Caron");
    const silent = await createExpected(user, "Delmas");
    const unreachable = await createExpected(user, "Roux");
    await Candidate.updateOne({ _id: silent.intern._id }, { noContact: { at: new Date(), by: "person" } });
    await Candidate.updateOne({ _id: unreachable.intern._id }, { emails: [] });
    const placementIds = [one, silent, unreachable].map(({ placement }) => placement._id);
    const told = await writeToInterns(user, { batchId: newId(), semesterId: WINTER, placementIds, ...words });

    expect(told).toEqual({ sent: 1, left: ["Élodie Delmas", "Élodie Roux"] });
  });

  it("is called back for ten seconds", async () => {
    const user = await createUser();
    const { placement } = await createExpected(user);
    const batchId = newId();
    await writeToInterns(user, { batchId, semesterId: WINTER, placementIds: [placement._id], ...words });
    await settle();

    expect(await callBackGroup(user, WINTER, batchId)).toBe(1);
    expect(await Mail.distinct("state", { template: "reply" })).toEqual(["cancelled"]);
    expect(await callBackGroup(user, WINTER, batchId)).toBe(0);
  });

  it("is refused in words to a colleague who does not see the whole département", async () => {
    const user = await createUser();
    const { placement, intern } = await createExpected(user);
    const local = await createUser("referent", { isWholeDepartement: false, territories: ["200067361"] });
    expect(
      await Household.exists({ _id: intern.householdId, visibleTo: "territory:200067361" }),
    ).not.toBeNull();
    const written = { batchId: newId(), semesterId: WINTER, placementIds: [placement._id], ...words };

    expect(await refusalOf(writeToInterns(local, written))).toContain("qui voit tout le département");
    expect(await mailsOf("reply")).toEqual([]);
  });

  it("goes to nobody when nobody is ticked, to everybody only when the whole list is asked for", async () => {
    const user = await createUser();
    await createSemester();
    await createExpected(user);
    const page = async (search: string) => {
      const address = `/semesters/${WINTER}/message?${search}`;
      return JSON.parse((await callRoute("_staff.semesters.$id_.message.tsx", user, address)).body).names;
    };

    expect(await page("coches=1")).toEqual([]);
    expect(await page("vue=expected")).toEqual(["Élodie Caron"]);
  });

  it("is looked at before it leaves, what was typed kept", async () => {
    const user = await createUser();
    await createSemester();
    const { placement } = await createExpected(user);
    const [route, here] = ["_staff.semesters.$id_.message.tsx", `/semesters/${WINTER}/message`];
    const form = { batchId: newId(), to: placement._id, ...words };
    const seen = await callRoute(route, user, here, { ...form, intent: "preview" });
    expect(JSON.parse(seen.body)).toMatchObject({
      written: words,
      preview: { to: "Élodie Caron", subject: "Bienvenue Élodie" },
    });
    expect(await mailsOf("reply")).toEqual([]);
    const sent = await callRoute(route, user, here, { ...form, intent: "send" });

    expect([sent.status, sent.location]).toEqual([302, `/semesters/${WINTER}/arrivals`]);
    expect(await mailsOf("reply")).toHaveLength(1);
    expect(await countAudited("household.answered", placement._id)).toBe(1);
  });
});

it("keeps a companion of another territory when a colleague edits without seeing them", async () => {
  const user = await createUser();
  await createSemester();
  const one = await createExpected(user, "Caron", { territories: ["200067361"] });
  const other = await createExpected(user, "Delmas", { territories: ["200023737"] });
  const before = { ...askOf(one.placement) };
  const names = { levels: new Map(), places: new Map(), sectors: new Map() };
  const companions = [{ candidateId: other.intern._id, kind: "friends" as const }];
  await updatePlacement(user, one.placement._id, {
    before,
    submitted: { ...askOf(one.placement), companions },
    names,
  });
  await settle();
  const local = await createUser("referent", { isWholeDepartement: false, territories: ["200067361"] });
  const address = `/candidates/${one.intern._id}/placements/${one.placement._id}`;
  const drawn = JSON.parse(
    (await callRoute("_staff.candidates.$id_.placements.$placementId.tsx", local, address)).body,
  );
  expect(drawn.unseenCount).toBe(1);
  await callRoute("_staff.candidates.$id_.placements.$placementId.tsx", local, address, {
    before: JSON.stringify(drawn.drawn),
    hasCar: "yes",
  });

  expect(await placementOf(one.placement._id)).toMatchObject({ hasCar: true, companions });
});
