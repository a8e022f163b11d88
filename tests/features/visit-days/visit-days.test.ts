import { beforeEach, describe, expect, it } from "vitest";
import { Entry } from "#models/entry";
import { Household } from "#models/household";
import { Notice } from "#models/notice";
import { VisitDay } from "#models/visit-day";
import { createUser } from "#tests/factories/accounts";
import { fileOf, mailsOf, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createCommunes } from "#tests/factories/structures";
import { createCouple, speakEnglish } from "#tests/factories/tracking";
import {
  CLINIC,
  createDay,
  dayOf,
  HOME,
  hostPath,
  programmePath,
  sendVisitDay,
  VISIT_ON,
} from "#tests/factories/visit-days";
import { send, visit, wholeBase } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { getOpenProgramme, getProgrammePage } from "~/features/visit-days/programme.queries.server";
import { programmeIcs } from "~/features/visit-days/programme-ics.server";
import { programmePdf } from "~/features/visit-days/programme-pdf.server";
import { askDueFeedback } from "~/features/visit-days/programme-sending.commands.server";
import { listAllVisitDays, listVisitDays } from "~/features/visit-days/visit-days.queries.server";
import { askedForOf } from "~/features/visit-days/visit-step";
import { shiftStep } from "~/features/visit-days/visit-steps.commands.server";

const ROUTE = "_staff.visits.$id.tsx";

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

async function answer(id: string, form: Record<string, string>, place = 0) {
  const day = await dayOf(id);
  const step = day.steps[place];
  if (!step) throw new Error("no such step");
  return send(await hostPath(id, place), { askedFor: askedForOf(day, step), ...form });
}

describe("the planner", () => {
  it("adds, moves, takes out and puts back steps", async () => {
    const id = await createDay(user, householdId, []);
    const form = { intent: "step", itinerary: "family", kind: "meal", fromHour: "12:00", toHour: "13:00" };
    expect(await act(id, { ...form, title: "Déjeuner au marché" })).toMatchObject({ status: 302 });
    const [step] = (await dayOf(id)).steps;
    expect(step).toMatchObject({ title: "Déjeuner au marché", itinerary: "family" });
    await act(id, { intent: "later", stepId: step?.id ?? "" });
    expect((await dayOf(id)).steps[0]).toMatchObject({ fromHour: "12:15", toHour: "13:15" });
    await act(id, { intent: "remove-step", stepId: step?.id ?? "" });
    expect((await dayOf(id)).steps).toHaveLength(0);
    await act(id, { intent: "restore-step", stepId: step?.id ?? "" });
    expect((await dayOf(id)).steps[0]).toMatchObject({ fromHour: "12:15", title: "Déjeuner au marché" });
  });

  it("refuses a step that ends before it begins, and a field a colleague changed meanwhile", async () => {
    const id = await createDay(user, householdId, [HOME]);
    const stepId = (await dayOf(id)).steps[0]?.id ?? "";
    const back = await act(id, { intent: "step", ...HOME, toHour: "13:00" } as Record<string, string>);
    expect([back.status, back.body]).toEqual([400, expect.stringContaining("La fin vient avant le début")]);
    const before = JSON.stringify({ ...HOME, title: "Une autre visite" });
    const late = await act(id, { intent: "step", stepId, before, ...HOME, title: "Ma visite" } as Record<
      string,
      string
    >);
    expect([late.status, late.body]).toEqual([400, expect.stringContaining("entre-temps")]);
  });

  it("recognises the commune that a typed place names, and counts the way from it", async () => {
    await createCommunes();
    const [here, there] = ["Mairie de Figeac", "Gare de Cahors"];
    const later = { ...HOME, fromHour: "15:10", toHour: "16:00", place: there };
    const id = await createDay(user, householdId, [{ ...HOME, place: here }, later]);
    expect((await dayOf(id)).steps.map(({ communeCode }) => communeCode)).toEqual(["46102", "46042"]);
    const { body } = await callRoute(ROUTE, user, `/visits/${id}`);
    expect(JSON.parse(body).conflicts).toMatchObject([
      { text: expect.stringContaining("De Figeac à Cahors") },
    ]);
    const stepId = (await dayOf(id)).steps[1]?.id ?? "";
    const before = JSON.stringify(later);
    await act(id, { intent: "step", stepId, before, ...later, place: "Chez eux" } as Record<string, string>);
    expect((await dayOf(id)).steps[1]).toMatchObject({ place: "Chez eux" });
    expect((await dayOf(id)).steps[1]).not.toHaveProperty("communeCode");
  });

  it("says, before the programme goes, who cannot and who was not asked, and lets it go", async () => {
    const id = await createDay(user, householdId);
    await act(id, { intent: "note-host", stepId: (await dayOf(id)).steps[0]?.id ?? "", answer: "declined" });
    const { body } = await callRoute(ROUTE, user, `/visits/${id}`);
    expect(JSON.parse(body).unready).toEqual({ declined: ["Paul Roques"], unasked: ["Anne Delmas"] });
    expect(await act(id, { intent: "send-programme" })).toMatchObject({ status: 302 });
  });

  it("counts what the day costs, and prints none of it to the family", async () => {
    const id = await sendVisitDay(user, householdId);
    const hotel = {
      intent: "add-cost",
      label: "zq-hotel",
      amount: "90,50",
      payer: "service",
      isReimbursed: "on",
    };
    await act(id, hotel);
    await act(id, { intent: "add-cost", label: "Repas", amount: "45", payer: "partner" });
    const { body } = await callRoute(ROUTE, user, `/visits/${id}`);
    expect(JSON.parse(body).costs).toMatchObject({ total: 135.5, reimbursable: 90.5 });
    const { html } = await visit(await programmePath(id));
    expect(html).not.toMatch(/zq-hotel|zq-aside/);
  });

  it("is shown to who may see the file and to nobody else", async () => {
    const id = await createDay(user, householdId);
    const stranger = await createUser("referent", { isWholeDepartement: false, territories: [] });
    expect((await callRoute(ROUTE, stranger, `/visits/${id}`)).status).toBe(404);
    const recruiter = await createUser("recruteur");
    expect((await callRoute(ROUTE, recruiter, `/visits/${id}`)).status).toBe(403);
    expect((await listAllVisitDays(stranger, { isPast: false, page: 1 })).rows).toEqual([]);
    expect(await listVisitDays(await fileOf(householdId))).toMatchObject([{ id, stepCount: 2 }]);
  });
});

describe("a host", () => {
  it("is asked without a name of the family, and opening the link changes nothing", async () => {
    const id = await sendVisitDay(user, householdId);
    const mails = await mailsOf("visit-host");
    expect(mails.map(({ to }) => to).sort()).toEqual([
      "anne.delmas@agence.example",
      "paul.roques@tilleuls.example",
    ]);
    expect(mails[0]).toMatchObject({ mailClass: "bureau" });
    expect(JSON.stringify(mails.map(({ params }) => params))).not.toMatch(/Caron|Élodie|Sacha|Morel/);
    const before = await wholeBase();
    const { status, html } = await visit(await hostPath(id));
    expect([status, html.match(/type="radio"/g)?.length]).toEqual([200, 3]);
    expect(html).not.toMatch(/Caron|Élodie|Sacha|Morel|<script/);
    expect(await wholeBase()).toBe(before);
  });

  it("is not asked in words that name the family", async () => {
    const id = await createDay(user, householdId, [CLINIC]);
    await VisitDay.updateOne({ _id: id }, { $set: { "steps.0.title": "Accueil de Mme Caron" } });
    const { status, body } = await act(id, { intent: "ask-all" });
    expect([status, body]).toEqual([400, expect.stringContaining("nomme Caron")]);
    expect(await mailsOf("visit-host")).toEqual([]);
  });

  it("says yes, which is kept, told in the file and to whoever leads the day; twice is once", async () => {
    const id = await sendVisitDay(user, householdId);
    expect(await answer(id, { answer: "confirmed", message: "Sonnez à droite." })).toMatchObject({
      status: 302,
    });
    await answer(id, { answer: "confirmed", message: "Sonnez à droite." });
    expect((await dayOf(id)).steps[0]?.host).toMatchObject({
      state: "confirmed",
      message: "Sonnez à droite.",
    });
    expect(await Notice.find({ accountId: user.id, href: `/visits/${id}` }).lean()).toHaveLength(1);
    expect(await Entry.find({ householdId, text: /Paul Roques confirme son accueil/ }).lean()).toHaveLength(
      1,
    );
    expect((await visit(await hostPath(id))).html).toContain("Merci, c’est noté");
  });

  it("offers another hour, which must be said", async () => {
    const id = await sendVisitDay(user, householdId);
    expect((await answer(id, { answer: "other-hour" })).status).toBe(400);
    await answer(id, { answer: "other-hour", proposedHour: "16 h" });
    expect((await dayOf(id)).steps[0]?.host).toMatchObject({ state: "other-hour", proposedHour: "16 h" });
  });

  it("is to be asked again once the hours change, and told of it once", async () => {
    const id = await sendVisitDay(user, householdId);
    await answer(id, { answer: "confirmed" });
    const stale = askedForOf(await dayOf(id), (await dayOf(id)).steps[0] as never);
    const link = await hostPath(id);
    await shiftStep(user, await dayOf(id), (await dayOf(id)).steps[0]?.id ?? "", 30);
    expect((await dayOf(id)).steps[0]?.host?.state).toBe("to-ask");
    expect((await send(link, { askedFor: stale, answer: "confirmed" })).status).toBe(400);
    expect((await callRoute(ROUTE, user, `/visits/${id}`)).body).toContain("à redemander");
    await act(id, { intent: "tell-hosts" });
    expect((await mailsOf("visit-host")).at(-1)?.params).toMatchObject({ isChanged: true });
    expect((await act(id, { intent: "tell-hosts" })).status).toBe(400);
    expect((await visit(link)).html).toContain("n’est plus valable");
  });

  it("is told when the step is taken out, unless it is put back in time", async () => {
    const id = await sendVisitDay(user, householdId);
    const stepId = (await dayOf(id)).steps[0]?.id ?? "";
    const link = await hostPath(id);
    await act(id, { intent: "remove-step", stepId });
    expect(await mailsOf("visit-day-cancelled")).toMatchObject([
      { to: "paul.roques@tilleuls.example", state: "waiting" },
    ]);
    expect((await visit(link)).html).toContain("n’aura pas lieu");
    await act(id, { intent: "restore-step", stepId });
    expect(await mailsOf("visit-day-cancelled")).toMatchObject([{ state: "cancelled" }]);
    expect((await visit(link)).html).toContain("pouvez-vous les recevoir");
  });

  it("is told at any hour of what changes within a day of the visit", async () => {
    const id = await sendVisitDay(user, householdId);
    setClock(new Date(`${VISIT_ON}T05:00:00Z`));
    await act(id, { intent: "cancel" });
    const mails = await mailsOf("visit-day-cancelled");
    expect(mails.map(({ mailClass }) => mailClass)).toEqual(mails.map(() => "reponse"));
    expect(mails).toHaveLength(4);
    expect((await visit(await hostPath(id))).html).toContain("n’aura pas lieu");
    await act(id, { intent: "uncancel" });
    expect(await dayOf(id)).toMatchObject({ state: "sent", steps: [{ host: { state: "asked" } }, {}] });
    expect((await mailsOf("visit-day-cancelled")).every(({ state }) => state === "cancelled")).toBe(true);
  });

  it("cannot answer once the day is over", async () => {
    const id = await sendVisitDay(user, householdId);
    setClock(new Date("2026-05-27T08:00:00Z"));
    expect((await visit(await hostPath(id))).html).toContain("Cette journée est passée");
    expect((await answer(id, { answer: "confirmed" })).status).toBe(400);
  });
});

describe("the programme of the family", () => {
  it("goes to each adult with a link of their own, and tells as certain only who said yes", async () => {
    const id = await sendVisitDay(user, householdId);
    expect(await mailsOf("visit-programme")).toHaveLength(2);
    await answer(id, { answer: "declined" });
    await answer(id, { answer: "confirmed" }, 1);
    const { html } = await visit(await programmePath(id));
    expect(html).toContain("Anne Delmas");
    expect(html).not.toContain("Paul Roques");
    expect(html).toContain("Accueil à trouver");
    expect(html).not.toContain("<script");
  });

  it("shows the present hours and says in words what changed since it was sent", async () => {
    const id = await sendVisitDay(user, householdId);
    await shiftStep(user, await dayOf(id), (await dayOf(id)).steps[0]?.id ?? "", 30);
    await act(id, { intent: "remove-step", stepId: (await dayOf(id)).steps[1]?.id ?? "" });
    const changed = [
      "Heure changée. C’était de 14 h à 15 h 30",
      "Retiré du programme : 14 h, Visite d’une maison",
    ];
    for (const words of changed) expect(await shown(id)).toContain(words);
    await act(id, { intent: "send-programme" });
    expect((await mailsOf("visit-programme")).at(-1)?.params).toMatchObject({ isChanged: true });
    for (const words of changed) expect(await shown(id)).toContain(words);
  });

  it("speaks the language asked for", async () => {
    const id = await sendVisitDay(user, householdId);
    const { html } = await visit(`${await programmePath(id)}?lang=en`);
    expect(html).toContain("from 14:00 to 15:30");
    expect(html).toContain("to be confirmed");
  });

  it("speaks the language of its reader, and leads to the other", async () => {
    const { heads } = await fileOf(householdId);
    await speakEnglish(heads[0]?.candidateId ?? "");
    const path = await programmePath(await sendVisitDay(user, householdId));
    expect((await visit(path)).html).toContain(`<a href="${path}?lang=fr" lang="fr">En français</a>`);
    expect((await visit(`${path}?lang=fr`)).html).toContain("de 14\u00A0h à 15\u00A0h\u00A030");
  });

  it("is kept as one page of PDF, and as a calendar of each itinerary in UTC", async () => {
    const id = await sendVisitDay(user, householdId);
    const token = (await programmePath(id)).split("/").at(-1);
    const opened = await getOpenProgramme(token, new URL("http://localhost/"));
    const pdf = Buffer.from(await programmePdf(opened)).toString("latin1");
    expect([pdf.slice(0, 5), pdf.match(/\/Type \/Page\b/g)?.length]).toEqual(["%PDF-", 1]);
    const [doctor, family] = [await programmeIcs(opened, "doctor"), await programmeIcs(opened, "family")];
    expect(doctor).toContain("DTSTART:20260526T120000Z");
    expect([doctor.match(/BEGIN:VEVENT/g)?.length, family.match(/BEGIN:VEVENT/g)?.length]).toEqual([1, 1]);
    expect(family).toContain("maison à louer");
  });

  it("closes for an adult who left the household", async () => {
    const id = await sendVisitDay(user, householdId);
    const path = await programmePath(id, 1);
    await Household.updateOne({ _id: householdId }, { $set: { adults: [] } });
    expect((await visit(path)).html).toContain("n’est plus en ligne");
    expect((await visit(await programmePath(id))).html).toContain("Découvrir Figeac");
  });

  async function shown(id: string): Promise<string> {
    return (await visit(await programmePath(id))).html.replaceAll("\u00A0", " ").replaceAll("&nbsp;", " ");
  }
});

describe("two days later", () => {
  it("asks three questions once, in office hours", async () => {
    const id = await sendVisitDay(user, householdId);
    setClock(new Date("2026-05-27T08:00:00Z"));
    expect(await askDueFeedback(10)).toBe(0);
    setClock(new Date("2026-05-28T04:00:00Z"));
    expect(await askDueFeedback(10)).toBe(0);
    setClock(new Date("2026-05-28T08:00:00Z"));
    expect(await askDueFeedback(10)).toBe(1);
    expect(await askDueFeedback(10)).toBe(0);
    expect(await mailsOf("visit-feedback-request")).toHaveLength(2);
    expect((await dayOf(id)).state).toBe("done");
  });

  it("keeps what each adult says; a no becomes the next thing to speak of", async () => {
    const id = await sendVisitDay(user, householdId);
    setClock(new Date("2026-05-28T08:00:00Z"));
    const said = { satisfaction: "no", liked: "Le marché", missing: "Un emploi pour Sacha" };
    expect((await send(await programmePath(id), said)).status).toBe(302);
    expect((await send(await programmePath(id, 1), { satisfaction: "yes" })).status).toBe(302);
    expect((await dayOf(id)).feedback.map(({ satisfaction }) => satisfaction)).toEqual(["no", "yes"]);
    expect((await fileOf(householdId)).nextAction?.label).toContain("En parler");
    expect(await Entry.find({ householdId, quote: /Un emploi pour Sacha/ }).lean()).toHaveLength(1);
    expect((await visit(await programmePath(id))).html).toContain("Merci, c’est noté");
  });

  it("refuses in words an answer too long, and keeps all of what was typed", async () => {
    const id = await sendVisitDay(user, householdId);
    setClock(new Date("2026-05-28T08:00:00Z"));
    const path = await programmePath(id);
    expect((await visit(path)).html).not.toMatch(/maxlength/i);
    const { status, html } = await send(path, { satisfaction: "yes", liked: "a".repeat(10_000) });
    expect([status, (await dayOf(id)).feedback]).toEqual([400, []]);
    expect(html).toContain("raccourcissez");
    expect(html).toContain("a".repeat(10_000));
  });

  it("takes no answer before the day is over", async () => {
    const id = await sendVisitDay(user, householdId);
    expect((await send(await programmePath(id), { satisfaction: "yes" })).status).toBe(400);
    expect(await refusalOf(getProgrammePage("nothing", new URL("http://localhost/")))).toBe(404);
  });
});
