import { beforeEach, describe, expect, it } from "vitest";
import { Household } from "#models/household";
import { VisitDay, type VisitDayRecord } from "#models/visit-day";
import { createUser } from "#tests/factories/accounts";
import { fileOf, mailsOf } from "#tests/factories/files";
import { createCouple, deliverAll } from "#tests/factories/tracking";
import {
  CLINIC,
  createDay,
  dayOf,
  HOME,
  hostPath,
  sendVisitDay,
  VISIT_ON,
} from "#tests/factories/visit-days";
import { send, visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { carryOutVisitAct } from "~/features/visit-days/visit-acts.commands.server";
import { cancelVisitDay, uncancelVisitDay } from "~/features/visit-days/visit-cancelling.commands.server";
import { createVisitDay } from "~/features/visit-days/visit-days.commands.server";
import { visitActSchema } from "~/features/visit-days/visit-days.schema.server";
import {
  askAllHosts,
  askHost,
  callBackQuestions,
  tellHostsOfChange,
  withdrawHostAnswer,
} from "~/features/visit-days/visit-hosts.commands.server";
import { askedForOf, valuesOfStep } from "~/features/visit-days/visit-step";
import {
  addStep,
  removeStep,
  restoreStep,
  shiftStep,
  updateStep,
} from "~/features/visit-days/visit-steps.commands.server";

let user: User;
let householdId: string;
let id: string;

beforeEach(async () => {
  user = await createUser();
  ({ householdId } = await createCouple(user));
});

describe("what a host reads", () => {
  it("is refused when it names the family, in the title or the place, when written and when changed", async () => {
    id = await createDay(user, householdId, [CLINIC]);
    const title = { ...CLINIC, title: "Accueil de Mme Caron" };
    await expect(addStep(user, await dayOf(id), title)).rejects.toThrow("nomme Caron");
    const place = { ...CLINIC, place: "Chez Sacha" };
    await expect(addStep(user, await dayOf(id), place)).rejects.toThrow("nomme Sacha");
    const { hostName: _, hostEmail: _email, hostPhone: _phone, ...unhosted } = title;
    await addStep(user, await dayOf(id), unhosted);
    const [step] = (await dayOf(id)).steps;
    if (!step) throw new Error("no step");
    const before = { ...valuesOfStep(step) };
    const submitted = { ...valuesOfStep(step), title: "Accueil de Mme Caron" };
    await expect(updateStep(user, await dayOf(id), step.id, { before, submitted })).rejects.toThrow("Caron");
  });

  it("leaves out what names somebody come into the file since", async () => {
    id = await sendVisitDay(user, householdId);
    await Household.updateOne({ _id: householdId }, { $set: { "adults.0.lastName": "Tilleuls" } });
    await VisitDay.updateOne({ _id: id }, { $set: { "steps.0.title": "Visite avec Sacha" } });
    const { html } = await visit(await hostPath(id));
    expect(html).toContain("Lieu d’exercice");
    expect(html).not.toMatch(/Tilleuls|Sacha/);
    const askedFor = html.match(/name="askedFor" value="([^"]*)"/)?.[1] ?? "";
    expect((await send(await hostPath(id), { askedFor, answer: "confirmed" })).status).toBe(302);
    const [step] = (await dayOf(id)).steps;
    expect(step).toMatchObject({
      place: CLINIC.place,
      title: "Visite avec Sacha",
      host: { state: "confirmed" },
    });
    await cancelVisitDay(user, await dayOf(id), await fileOf(householdId));
    await settle();
    const letters = (await mailsOf("visit-day-cancelled")).filter(({ to }) => to === CLINIC.hostEmail);
    expect(letters).toMatchObject([{ params: { what: "Lieu d’exercice" } }]);
  });

  it("says who of the household comes, and the nature of a step that is not a meeting", async () => {
    const { hostName, hostEmail } = HOME;
    const lunch = { itinerary: "together", kind: "meeting", fromHour: "12:00", toHour: "13:00" } as const;
    const hosted = { ...lunch, title: "Avec la maire", hostName, hostEmail };
    id = await createDay(user, householdId, [CLINIC, HOME, hosted]);
    await askAllHosts(user, { day: await dayOf(id), household: await fileOf(householdId) });
    await settle();
    const told = (await mailsOf("visit-host")).map(({ params: { who, what } }) => `${who}, ${what}`);
    expect(told.map((words) => words.replaceAll("\u00A0", " ")).sort()).toEqual([
      "la famille d’un·e interne, Visite de logement : Visite d’une maison à louer",
      "un·e interne et sa famille, Avec la maire",
      "un·e interne, Lieu d’exercice : Visite de la maison de santé",
    ]);
  });

  it("is that nothing takes place, once the file is closed", async () => {
    id = await sendVisitDay(user, householdId);
    const answer = { askedFor: askedFor(await dayOf(id)), answer: "confirmed" };
    await Household.updateOne({ _id: householdId }, { $set: { state: "closed" } });
    expect((await visit(await hostPath(id))).html).toContain("n’aura pas lieu");
    expect((await send(await hostPath(id), answer)).status).toBe(400);
  });
});

describe("a refusal calls nothing back", () => {
  beforeEach(async () => {
    id = await sendVisitDay(user, householdId);
  });

  it("of a question in words that name the family, or from a page no longer fresh", async () => {
    const [stale, household] = [await dayOf(id), await fileOf(householdId)];
    const [step] = stale.steps;
    await VisitDay.updateOne({ _id: id }, { $set: { "steps.0.title": "Avec Sacha" } });
    const named = { day: await dayOf(id), household };
    await expect(askHost(user, named, step?.id ?? "")).rejects.toThrow("nomme Sacha");
    await VisitDay.updateOne({ _id: id }, { $inc: { version: 1 } });
    await expect(askHost(user, { day: stale, household }, step?.id ?? "")).rejects.toThrow(
      "vient de changer",
    );
    const mailIds = stale.steps.flatMap(({ host }) => host?.askMailId ?? []);
    await expect(callBackQuestions(user, stale, mailIds)).rejects.toThrow("vient de changer");
    expect((await mailsOf("visit-host")).map(({ state }) => state)).toEqual(["waiting", "waiting"]);
  });

  it("of what takes a day up again", async () => {
    await cancelVisitDay(user, await dayOf(id), await fileOf(householdId));
    const stale = await dayOf(id);
    await VisitDay.updateOne({ _id: id }, { $inc: { version: 1 } });
    await expect(uncancelVisitDay(user, stale)).rejects.toThrow("vient de changer");
    const states = (await mailsOf("visit-day-cancelled")).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(["waiting"]));
  });
});

describe("an answer noted by a colleague", () => {
  it("keeps what the host wrote themselves, and is taken back as it was", async () => {
    id = await sendVisitDay(user, householdId);
    const answer = { answer: "other-hour", proposedHour: "15 h 30", message: "Sonner en bas." };
    await send(await hostPath(id), { askedFor: askedFor(await dayOf(id)), ...answer });
    const [step] = (await dayOf(id)).steps;
    const stepId = step?.id ?? "";
    const noted = { intent: "note-host", stepId, answer: "confirmed" } as const;
    const { undo } = await carryOutVisitAct(user, await dayOf(id), noted);
    const said = { proposedHour: "15 h 30", message: "Sonner en bas." };
    expect((await dayOf(id)).steps[0]?.host).toMatchObject({ state: "confirmed", ...said });
    await carryOutVisitAct(user, await dayOf(id), visitActSchema.parse(undo));
    expect((await dayOf(id)).steps[0]?.host).toEqual(step?.host);
    await expect(withdrawHostAnswer(user, await dayOf(id), stepId)).rejects.toThrow("vient de changer");
  });
});

describe("« Annuler » after asking", () => {
  it("leaves a host who had said yes as they stood: told of the end, by the link they have", async () => {
    id = await sendVisitDay(user, householdId);
    const link = await hostPath(id);
    await send(link, { askedFor: askedFor(await dayOf(id)), answer: "confirmed" });
    await deliverAll();
    await shiftStep(user, await dayOf(id), (await dayOf(id)).steps[0]?.id ?? "", 30);
    const before = (await dayOf(id)).steps[0]?.host;
    const mailIds = await tellHostsOfChange(user, {
      day: await dayOf(id),
      household: await fileOf(householdId),
    });
    expect((await visit(link)).html).toContain("n’est plus valable");
    expect(await callBackQuestions(user, await dayOf(id), mailIds)).toBe(1);
    expect((await dayOf(id)).steps[0]?.host).toEqual(before);
    expect((await visit(link)).html).toContain("pouvez-vous les recevoir");
    await cancelVisitDay(user, await dayOf(id), await fileOf(householdId));
    await settle();
    expect((await mailsOf("visit-day-cancelled")).map(({ to }) => to)).toContain(CLINIC.hostEmail);
  });

  it("stands them as the last letter that left found them, when one that waits was replaced", async () => {
    id = await createDay(user, householdId, [CLINIC]);
    const asked = async () => ({ day: await dayOf(id), household: await fileOf(householdId) });
    await askAllHosts(user, await asked());
    await shiftStep(user, await dayOf(id), (await dayOf(id)).steps[0]?.id ?? "", 30);
    const mailIds = await tellHostsOfChange(user, await asked());
    await callBackQuestions(user, await dayOf(id), mailIds);
    expect((await mailsOf("visit-host")).map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
    const { state, askedFor, former } = (await dayOf(id)).steps[0]?.host ?? {};
    expect([state, askedFor, former]).toEqual(["to-ask", undefined, undefined]);
  });

  it("calls back only the questions of the act it undoes", async () => {
    id = await createDay(user, householdId, [CLINIC, HOME]);
    const asked = async () => ({ day: await dayOf(id), household: await fileOf(householdId) });
    const [first, second] = (await dayOf(id)).steps;
    await askHost(user, await asked(), first?.id ?? "");
    const mailIds = await askHost(user, await asked(), second?.id ?? "");
    expect(await callBackQuestions(user, await dayOf(id), mailIds)).toBe(1);
    expect((await dayOf(id)).steps.map(({ host }) => host?.state)).toEqual(["asked", "to-ask"]);
  });
});

it("opens one day for a form sent twice, and another once that one moved or is cancelled", async () => {
  const open = async () =>
    createVisitDay(user, await fileOf(householdId), { on: VISIT_ON, title: "Découvrir Figeac" });
  const [one, twin] = await Promise.all([open(), open()]);
  expect([twin, await open()]).toEqual([one, one]);
  await VisitDay.updateOne({ _id: one }, { $set: { on: "2026-05-27" } });
  const next = await open();
  await cancelVisitDay(user, await dayOf(next), await fileOf(householdId));
  expect(new Set([one, next, await open()]).size).toBe(3);
  expect(await VisitDay.countDocuments({ householdId })).toBe(3);
});

it("does not put back a step over a colleague’s change, and keeps the letter of its end", async () => {
  id = await sendVisitDay(user, householdId);
  const stepId = (await dayOf(id)).steps[0]?.id ?? "";
  await removeStep(user, await dayOf(id), stepId);
  const stale = await dayOf(id);
  await VisitDay.updateOne({ _id: id }, { $inc: { version: 1 } });
  await expect(restoreStep(user, stale, stepId)).rejects.toThrow("vient de changer");
  expect(await mailsOf("visit-day-cancelled")).toMatchObject([{ state: "waiting" }]);
});

function askedFor(day: VisitDayRecord): string {
  const [step] = day.steps;
  return step ? askedForOf(day, step) : "";
}
