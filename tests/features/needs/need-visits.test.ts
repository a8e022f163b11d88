import { beforeEach, describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Entry } from "#models/entry";
import { Need, type NeedOption, type NeedRecord } from "#models/need";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { countAudited, fileOf, needOf, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { notedVisits } from "~/features/calendar/feed-sources.queries.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { addOption, discardOption, markOption } from "~/features/needs/need-options.commands.server";
import {
  planNeedFollowUp,
  recordOutcome,
  withdrawOutcome,
} from "~/features/needs/need-outcome.commands.server";
import {
  cancelVisit,
  moveVisit,
  planVisit,
  restoreVisit,
} from "~/features/needs/need-visits.commands.server";
import { openNeed, recordProgress, updateCriteria } from "~/features/needs/needs.commands.server";
import { criteriaSeen } from "~/features/needs/needs.queries.server";
import { addOptionByTeam, withdrawTypedOption } from "~/features/needs/typed-option.commands.server";
import { recordVisit, tellOfVisit, withdrawFeedback } from "~/features/needs/visit-telling.commands.server";

const HOME = { kind: "housing" as const, place: "Bellevue", rooms: 3, rent: 610 };
const ON = "2026-05-20";
const PROPOSED: NeedOption = { id: "p1", label: "T3", details: [], state: "new", at: new Date() };

let user: User;
let householdId: string;
let optionId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user, { needs: [] });
  await openNeed(user, householdId, "housing");
  optionId = await addOptionByTeam(user, await needOf(householdId), HOME);
});

describe("an option typed by a colleague", () => {
  it("is to be shown, typed as a partner’s would be, told in the timeline and in the journal", async () => {
    expect(await needOf(householdId)).toMatchObject({
      state: "options",
      ball: "us",
      options: [
        {
          id: optionId,
          source: "team",
          state: "new",
          label: expect.stringMatching(/^Bellevue, 3.pièces, 610.€$/),
          proposal: HOME,
        },
      ],
    });
    expect(await Entry.countDocuments({ householdId, text: /Proposition notée par l’équipe/ })).toBe(1);
    expect(await countAudited("need.option-added")).toBe(1);
  });

  it("is taken back as long as the household has not seen it", async () => {
    await withdrawTypedOption(user, await needOf(householdId), optionId);
    expect(await needOf(householdId)).toMatchObject({ options: [], state: "to-qualify" });
    const shown = await addOptionByTeam(user, await needOf(householdId), HOME);
    await markOption(user, await needOf(householdId), shown, "shown");
    expect(await refusalOf(withdrawTypedOption(user, await needOf(householdId), shown))).toMatch(
      /connaît déjà/,
    );
  });

  it("is refused once the need is settled", async () => {
    await recordProgress(user, await needOf(householdId), { state: "dropped", ball: "us" });
    expect(await refusalOf(addOptionByTeam(user, await needOf(householdId), HOME))).toMatch(/clos/);
  });
});

describe("what changed since it was read", () => {
  const CHANGED = /vient de changer/;

  it("loses nothing that a partner proposed meanwhile: the mark is refused, in words", async () => {
    const read = await needOf(householdId);
    await addOption(user, read._id, { ...PROPOSED, answerId: "a1" });
    expect(await refusalOf(markOption(user, read, optionId, "shown"))).toMatch(CHANGED);
    expect(await refusalOf(discardOption(user, read, optionId, { reasons: [] }))).toMatch(CHANGED);
    expect((await needOf(householdId)).options).toHaveLength(2);
    await markOption(user, await needOf(householdId), optionId, "shown");
    expect((await needOf(householdId)).options.map(({ state }) => state)).toEqual(["shown", "new"]);
  });

  it("never puts a former value back over one saved since, and names what collides", async () => {
    const read = await needOf(householdId);
    const seen = JSON.parse(criteriaSeen(read));
    await updateCriteria(user, read, { communes: [], budgetMax: 700 }, seen);
    const old = { communes: [], budgetMax: 600 };
    expect(await refusalOf(updateCriteria(user, read, old))).toMatch(/^«.Budget.» a changé depuis/);
    expect(await refusalOf(updateCriteria(user, await needOf(householdId), old, seen))).toMatch(
      /^«.Budget.» a changé depuis/,
    );
    expect((await needOf(householdId)).criteria.budgetMax).toBe(700);
  });

  it("brings together what two colleagues change apart, and what a partner adds meanwhile", async () => {
    const read = await needOf(householdId);
    const seen = JSON.parse(criteriaSeen(read));
    await updateCriteria(user, read, { communes: [], budgetMax: 700, importances: { rooms: "must" } });
    await addOption(user, read._id, { ...PROPOSED, answerId: "a1" });
    await updateCriteria(user, read, { communes: ["46102"], rooms: 3 }, seen);
    const { criteria, options } = await needOf(householdId);
    expect(criteria).toMatchObject({ communes: ["46102"], budgetMax: 700, rooms: 3 });
    expect([criteria.importances, options.length]).toEqual([{ rooms: "must" }, 2]);
    await updateCriteria(user, await needOf(householdId), { communes: ["46102"], rooms: 3 });
    expect((await needOf(householdId)).criteria.budgetMax).toBeUndefined();
  });

  it("takes from its form only what was changed there", async () => {
    const route = "_staff.households.$id.housing.tsx";
    const address = `/households/${householdId}/housing`;
    const { screen } = JSON.parse((await callRoute(route, user, address)).body);
    await updateCriteria(user, await needOf(householdId), { communes: [], budgetMax: 700 });
    const form = { intent: "criteria", seen: screen.criteriaSeen, "criteria.rooms": "4" };
    expect((await callRoute(route, user, address, form)).status).toBe(302);
    expect((await needOf(householdId)).criteria).toMatchObject({ budgetMax: 700, rooms: 4 });
    const broken = await callRoute(route, user, address, { ...form, seen: "{" });
    expect([broken.status, broken.body]).toEqual([400, expect.stringContaining("plus valable")]);
  });

  it("makes one visit and one option of a form sent twice, at once or one after the other", async () => {
    const read = await needOf(householdId);
    const twice = () => planVisit(user, read, { kind: "visit", optionId, on: ON }, "1");
    const [one, other] = await Promise.all([twice(), twice()]);
    const again = await planVisit(user, await needOf(householdId), { kind: "visit", optionId, on: ON }, "1");
    expect([other, again]).toEqual([one, one]);
    expect((await needOf(householdId)).visits).toHaveLength(1);
    const fresh = await needOf(householdId);
    const added = await Promise.all([1, 2].map(() => addOptionByTeam(user, fresh, HOME, "2")));
    expect(new Set([...added, await addOptionByTeam(user, await needOf(householdId), HOME, "2")]).size).toBe(
      1,
    );
    expect((await needOf(householdId)).options).toHaveLength(2);
  });

  it("refuses a visit more, planned from a need that changed, so that the cap holds", async () => {
    const read = await needOf(householdId);
    await plan();
    expect(await refusalOf(planVisit(user, read, { kind: "visit", on: ON }))).toMatch(CHANGED);
  });
});

describe("an option put aside", () => {
  it("no longer comes back with its offer once the household says so itself", async () => {
    const need = await needOf(householdId);
    const setAside = { "options.0.state": "discarded", "options.0.stateBefore": "shown" };
    await Need.updateOne({ _id: need._id }, { $set: setAside });
    await markOption(user, need, optionId, "new");
    expect((await needOf(householdId)).options[0]?.stateBefore).toBeUndefined();
    await Need.updateOne({ _id: need._id }, { $set: { "options.0.stateBefore": "shown" } });
    await discardOption(user, await needOf(householdId), optionId, { reasons: [] });
    expect((await needOf(householdId)).options[0]?.stateBefore).toBeUndefined();
  });

  it("keeps why, in ticks and in words, until it is taken up again", async () => {
    await discardOption(user, await needOf(householdId), optionId, {
      reasons: ["too-expensive", "noisy"],
      note: "Sur la nationale.",
    });
    expect((await needOf(householdId)).options).toMatchObject([
      { state: "discarded", reasons: ["too-expensive", "noisy"], refusalNote: "Sur la nationale." },
    ]);
    const line = await Entry.findOne({ householdId, text: /écarté par le foyer/ }).lean();
    expect(line).toMatchObject({
      text: expect.stringContaining("trop cher, bruyant."),
      quote: "Sur la nationale.",
    });
    await markOption(user, await needOf(householdId), optionId, "new");
    const [option] = (await needOf(householdId)).options;
    expect([option?.state, option?.reasons, option?.refusalNote]).toEqual(["new", undefined, undefined]);
  });

  it("is not put aside twice, nor one of another need", async () => {
    const why = { reasons: [] };
    await discardOption(user, await needOf(householdId), optionId, why);
    expect(await refusalOf(discardOption(user, await needOf(householdId), optionId, why))).toMatch(
      /déjà écartée/,
    );
    expect(await refusalOf(discardOption(user, await needOf(householdId), "nowhere", why))).toBe(404);
  });
});

describe("a visit", () => {
  it("is a line of the timeline on its day, which the calendar of who follows the file shows", async () => {
    await plan();
    const text = expect.stringMatching(/^Visite.: Bellevue, 3.pièces, 610.€, le.20.mai.2026 à 14.h\.$/);
    expect(await visitLines()).toMatchObject([{ kind: "visit", visitOn: ON, text }]);
    expect(await notedVisits([user.id], { from: ON, to: ON })).toMatchObject([{ on: ON, householdId }]);
    expect(await countAudited("need.visit-planned")).toBe(1);
  });

  it("moves in the timeline, leaves it when called off, and is there again when restored", async () => {
    const visitId = await plan();
    await moveVisit(user, await needOf(householdId), visitId, { on: "2026-05-22", hour: "16:00" });
    expect((await visitLines()).map(({ visitOn }) => visitOn)).toEqual(["2026-05-22"]);
    await cancelVisit(user, await needOf(householdId), visitId);
    expect(await visitLines()).toEqual([]);
    expect((await needOf(householdId)).visits).toMatchObject([{ state: "cancelled" }]);
    await restoreVisit(user, await needOf(householdId), visitId);
    expect((await visitLines()).map(({ visitOn }) => visitOn)).toEqual(["2026-05-22"]);
    expect(await countAudited("need.visit-updated")).toBe(2);
  });

  it("is told of by a colleague once its day has come, and taken back", async () => {
    const visitId = await plan();
    const told = { liking: "no" as const, reasons: ["noisy" as const], note: "La route." };
    expect(await refusalOf(recordVisit(user, await needOf(householdId), visitId, told))).toMatch(
      /pas encore venu/,
    );
    setClock(new Date("2026-05-20T18:00:00+02:00"));
    const feedbackId = await recordVisit(user, await needOf(householdId), visitId, told);
    expect((await needOf(householdId)).visits).toMatchObject([
      { state: "done", feedback: [{ liking: "no", reasons: ["noisy"], by: user.name }] },
    ]);
    expect(await Entry.countDocuments({ householdId, text: /Ce n’est pas pour nous.*bruyant/ })).toBe(1);
    expect(await countAudited("need.visit-told")).toBe(1);
    await withdrawFeedback(user, await needOf(householdId), visitId, feedbackId);
    expect((await needOf(householdId)).visits).toMatchObject([{ state: "planned", feedback: [] }]);
  });

  it("is told of by each adult, whose last word counts", async () => {
    const visitId = await plan({ on: "2026-05-01" });
    const adult = { id: null, name: "Élodie Caron" };
    const said = { memberId: "m1", by: "Élodie Caron", reasons: [] };
    await tellOfVisit(adult, await needOf(householdId), visitId, { ...said, liking: "unsure" });
    await tellOfVisit(adult, await needOf(householdId), visitId, { ...said, liking: "yes" });
    await tellOfVisit(adult, await needOf(householdId), visitId, {
      ...said,
      memberId: "m2",
      by: "Sacha",
      liking: "no",
    });
    const [visit] = (await needOf(householdId)).visits ?? [];
    expect(visit?.feedback.map(({ by, liking }) => [by, liking])).toEqual([
      ["Élodie Caron", "yes"],
      ["Sacha", "no"],
    ]);
  });

  it("never loses what an adult said, however much is noted beside it", async () => {
    const visitId = await plan({ on: "2026-05-01" });
    const said = { memberId: "m1", by: "Élodie Caron", liking: "yes" as const, reasons: [] };
    await tellOfVisit({ id: null, name: "Élodie Caron" }, await needOf(householdId), visitId, said);
    const noted = (id: number) => ({
      id: `n${id}`,
      by: user.name,
      liking: "no",
      reasons: [],
      at: new Date(),
    });
    const feedback = Array.from({ length: 19 }, (_, id) => noted(id));
    await Need.updateOne({ householdId }, { $push: { "visits.0.feedback": { $each: feedback } } });
    await recordVisit(user, await needOf(householdId), visitId, { liking: "unsure", reasons: [] });
    const [visit] = (await needOf(householdId)).visits ?? [];
    expect(visit?.feedback).toHaveLength(20);
    expect(visit?.feedback[0]).toMatchObject({ memberId: "m1", liking: "yes" });
    expect(visit?.feedback.at(-1)).toMatchObject({ liking: "unsure" });
  });

  it("of an adult’s own search is told in the timeline as theirs, whoever notes it", async () => {
    await recordFamily(user, householdId, {
      adults: [{ firstName: "Paul", relation: "couple" }],
      children: [],
    });
    await openNeed(user, householdId, "spouse-work");
    const memberId = (await fileOf(householdId)).adults[0]?.id;
    const read = () => needOf(householdId, "spouse-work");
    expect(await read()).toMatchObject({ state: "to-qualify", criteria: { memberId } });
    const visitId = await planVisit(user, await read(), { kind: "interview", on: "2026-05-01" });
    await recordVisit(user, await read(), visitId, { liking: "unsure", reasons: ["wage"] });
    await settle();
    expect(await Entry.findOne({ householdId, text: /salaire trop bas/ }).lean()).toMatchObject({
      memberId,
    });
  });

  it("is refused when called off, of another need, or about an option of another", async () => {
    const visitId = await plan({ on: "2026-05-01" });
    await cancelVisit(user, await needOf(householdId), visitId);
    const told = { liking: "yes" as const, reasons: [] };
    expect(await refusalOf(recordVisit(user, await needOf(householdId), visitId, told))).toMatch(/annulée/);
    expect(await refusalOf(cancelVisit(user, await needOf(householdId), "nowhere"))).toBe(404);
    expect(await refusalOf(plan({ optionId: "nowhere" }))).toBe(404);
    expect(await refusalOf(moveVisit(user, await needOf(householdId), visitId, { on: ON }))).toMatch(
      /changer/,
    );
  });
});

describe("a decision", () => {
  it("plans that whoever follows the file asks how it goes, once, and calls it off when it is taken back", async () => {
    const need = await keep();
    expect(need).toMatchObject({ state: "decided", isOpen: false, followUpOn: "2026-06-11" });
    const task = {
      label: expect.stringMatching(/^Prendre des nouvelles.: logement$/),
      dueOn: "2026-06-11",
      ownerId: user.id,
    };
    expect(await tasks()).toMatchObject([{ ...task, state: "open" }]);
    await planNeedFollowUp(user, { needId: need._id, followUpOn: "2026-06-11" });
    expect(await tasks()).toHaveLength(1);
    await markOption(user, need, optionId, "shown");
    expect((await needOf(householdId)).followUpOn).toBeUndefined();
    expect(await tasks()).toMatchObject([{ state: "deleted" }]);
    await keep();
    expect(await tasks()).toMatchObject([{ state: "open" }]);
  });

  it("is also taken back by saying that the search goes on", async () => {
    await keep();
    await recordProgress(user, await needOf(householdId), { state: "searching", ball: "us" });
    expect((await needOf(householdId)).followUpOn).toBeUndefined();
    expect(await tasks()).toMatchObject([{ state: "deleted" }]);
  });

  it("is followed by how it went, which ends the task; taken back, it is to be asked again", async () => {
    const outcome = { said: "done" as const, on: "2026-05-12", note: "Emménagés." };
    expect(await refusalOf(recordOutcome(user, await needOf(householdId), outcome))).toMatch(/encore retenu/);
    await recordOutcome(user, await keep(), outcome);
    expect(await needOf(householdId)).toMatchObject({
      outcome: { said: "done", by: user.id },
      state: "decided",
    });
    expect(await tasks()).toMatchObject([{ state: "done" }]);
    expect(await Entry.countDocuments({ householdId, text: /c’est fait/, quote: "Emménagés." })).toBe(1);
    expect(await AuditEvent.find({ action: "need.outcome" }).lean()).toMatchObject([{ fields: ["done"] }]);
    await withdrawOutcome(user, await needOf(householdId));
    expect((await needOf(householdId)).outcome).toBeUndefined();
    expect(await tasks()).toMatchObject([{ state: "open" }]);
  });
});

async function plan(values: Partial<Parameters<typeof planVisit>[2]> = {}): Promise<string> {
  const visit = { kind: "visit" as const, optionId, on: ON, hour: "14:00", ...values };
  return planVisit(user, await needOf(householdId), visit);
}

async function keep(): Promise<NeedRecord> {
  await markOption(user, await needOf(householdId), optionId, "kept");
  return needOf(householdId);
}

async function visitLines() {
  await settle();
  return Entry.find({ householdId, kind: "visit", deletedAt: { $exists: false } }).lean();
}

async function tasks() {
  await settle();
  return Task.find({ householdId, label: /Prendre des nouvelles/ }).lean();
}
