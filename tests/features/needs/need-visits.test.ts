import { beforeEach, describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Entry } from "#models/entry";
import type { NeedRecord } from "#models/need";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { countAudited, needOf, refusalOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { notedVisits } from "~/features/calendar/feed-sources.queries.server";
import { discardOption, markOption } from "~/features/needs/need-options.commands.server";
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
import { openNeed, recordProgress } from "~/features/needs/needs.commands.server";
import { addOptionByTeam, withdrawTypedOption } from "~/features/needs/typed-option.commands.server";
import { recordVisit, tellOfVisit, withdrawFeedback } from "~/features/needs/visit-telling.commands.server";

const HOME = { kind: "housing" as const, place: "Bellevue", rooms: 3, rent: 610 };
const ON = "2026-05-20";

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

describe("an option put aside", () => {
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
    const text = expect.stringMatching(/^Visite.: Bellevue, 3.pièces, 610.€, le.20.mai.2026, 14 h\.$/);
    expect(await visitLines()).toMatchObject([{ kind: "visit", visitOn: ON, text }]);
    expect(await notedVisits([user.id], { from: ON, to: ON })).toMatchObject([{ on: ON, householdId }]);
    expect(await countAudited("need.visit-planned")).toBe(1);
  });

  it("moves in the timeline, leaves it when called off, and is there again when restored", async () => {
    const visitId = await plan();
    await moveVisit(user, await needOf(householdId), visitId, { on: "2026-05-22", hour: "16 h" });
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
  const visit = { kind: "visit" as const, optionId, on: ON, hour: "14 h", ...values };
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
