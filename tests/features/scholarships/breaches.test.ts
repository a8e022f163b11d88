import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { type Instalment, Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { mailsOf, refusalOf } from "#tests/factories/files";
import { createSigned, scholarshipOf } from "#tests/factories/scholarships";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { addDays, addMonths } from "~/core/days";
import { settle } from "~/core/db/relay.server";
import { prepareVersion, updateVersion } from "~/features/programmes/programmes.commands.server";
import { getProgramme } from "~/features/programmes/programmes.queries.server";
import { versionCardOf } from "~/features/programmes/version-card";
import { getBreachPage } from "~/features/scholarships/breach-page.queries.server";
import { simulateBreach } from "~/features/scholarships/breach-simulation";
import { decideBreach, sendBreachLetter, undoBreach } from "~/features/scholarships/breaches.commands.server";
import { instalmentsOf } from "~/features/scholarships/instalment-plan";
import { remindRepayments } from "~/features/scholarships/repayment-reminders.commands.server";
import {
  moveRepayment,
  planRepayment,
  receiveRepayment,
  restoreRepayment,
  settleBreach,
  waiveRepayment,
  withdrawPlan,
} from "~/features/scholarships/repayments.commands.server";
import type { RepaymentRule } from "~/vocabulary/scholarships";

const ON = "2028-12-31";
const PENALTY = { kind: "fixed" as const, cents: 150_000 };
const RULE: RepaymentRule = {
  ...{ formula: "pro-rata", unit: "months", isFullWhenNeverServed: true, penalty: PENALTY },
};

let user: User;
let signed: ScholarshipRecord;

beforeEach(async () => {
  user = await createUser();
  signed = await createSigned(user, {
    ...{ repayment: RULE, practice: { rule: "fixed", months: 48 } },
    deliberation: { number: "2025-41", on: "2025-06-27" },
  });
  await Scholarship.updateOne({ _id: signed._id }, { $set: { stage: "obligation", ...served(14) } });
});

/** Fourteen months of 1,000 € paid, an obligation begun in 2028 and served this many months of it. */
function served(months: number) {
  const practice =
    months > 0
      ? [
          {
            id: "p",
            fromOn: "2028-01-01",
            toOn: addDays(addMonths("2028-01-01", months), -1),
            isInZone: true,
          },
        ]
      : [];
  const instalments = Array.from(
    { length: 14 },
    (_, rank): Instalment => ({
      ...{ id: `i${rank}`, dueOn: addMonths("2026-06-01", rank), cents: 100_000, year: "intern-1" },
      ...{ state: "paid", proofs: [] },
    }),
  );
  return {
    instalments,
    obligation: { startsOn: "2028-01-01", months: 48, practice, suspensions: [], yearlyProofs: [] },
  };
}

describe("the simulation of a breach", () => {
  it("counts from today when the day in the address does not exist", async () => {
    const page = await getBreachPage(user, signed._id, new URL("https://x.example/?on=2026-02-31"));
    expect(page.on).toBe(page.today);
  });

  it("says each line of the sum with its rule and its deliberation, and writes nothing", async () => {
    const before = await Scholarship.findById(signed._id).lean();
    const page = await getBreachPage(user, signed._id, new URL(`https://x.example/?on=${ON}`));
    // Twelve months of 48 are served on that day: 14,000 € × 36 / 48, and the penalty.
    expect(page.simulation).toMatchObject({ paidCents: 1_400_000, totalCents: 1_050_000 + 150_000 });
    expect(page.simulation?.lines.map(({ cents }) => cents)).toEqual([1_050_000, 150_000]);
    expect(page.deliberation).toEqual(["n°\u00A02025-41 du 27\u00A0juin 2025"]);
    expect(page.rule.join(" ")).toContain("À rembourser");
    expect(await Scholarship.findById(signed._id).lean()).toEqual(before);
  });

  it("never asks for less than nothing, nor for more than what was paid and the penalty", () => {
    const rule = fc.record({
      formula: fc.constantFrom("none" as const, "full" as const, "pro-rata" as const),
      unit: fc.constantFrom("days" as const, "months" as const),
      isFullWhenNeverServed: fc.boolean(),
      penalty: fc.option(
        fc.record({ kind: fc.constant("fixed" as const), cents: fc.integer({ min: 1, max: 500_000 }) }),
        { nil: undefined },
      ),
    });
    const months = fc.integer({ min: 0, max: 48 });
    fc.assert(
      fc.property(rule, months, fc.integer({ min: -200, max: 2000 }), (repayment, count, day) => {
        const one = { ...signed, ...served(count), terms: signed.terms && { ...signed.terms, repayment } };
        const found = simulateBreach(one, addDays("2028-01-01", day));
        expect(found?.totalCents).toBeGreaterThanOrEqual(0);
        expect(found?.totalCents).toBeLessThanOrEqual(1_400_000 + (repayment.penalty?.cents ?? 0));
      }),
    );
  });

  it("counts nothing served before the obligation begins", async () => {
    await Scholarship.updateOne(
      { _id: signed._id },
      { $set: { stage: "paying" }, $unset: { obligation: 1 } },
    );
    const found = simulateBreach(await reloaded(), "2027-01-15");
    expect(found).toMatchObject({ totalCents: 1_400_000 + 150_000, balance: { served: 0 } });
  });
});

describe("a breach", () => {
  it("freezes the lines that were shown, and is taken back while nothing was received", async () => {
    await decide();
    const { stage, breach, end, isOpen } = await reloaded();
    expect([stage, isOpen, end?.reason]).toEqual(["breached", true, "left"]);
    expect(breach).toMatchObject({ totalCents: 1_200_000, actNumber: "CP-2028-41", served: "12 mois" });
    expect(await AuditEvent.countDocuments({ action: "scholarship.breached" })).toBe(1);
    await undoBreach(user, signed._id);
    const back = await reloaded();
    expect([back.stage, back.breach, back.end]).toEqual(["obligation", undefined, undefined]);
  });

  it("refuses a sum that is no more the one that was shown, an obligation served to its end, and a day before the signature", async () => {
    expect(await refusalOf(decide(1))).toContain("Le calcul a changé");
    await Scholarship.updateOne({ _id: signed._id }, { $set: served(48) });
    expect(await refusalOf(decide(0, "2032-06-01"))).toContain("soldez la bourse plutôt");
    expect(await refusalOf(decide(0, "2020-01-01"))).toContain("ne peut pas la précéder");
  });

  it("sends its letter line by line, with the dates of the plan", async () => {
    await decide();
    await planRepayment(user, signed._id, { count: 3, firstOn: "2029-01-31" });
    await sendBreachLetter(user, signed._id);
    await settle();
    const [letter] = await mailsOf("scholarship-breach");
    expect(letter).toMatchObject({ mailClass: "bureau", isManual: true });
    expect(letter?.params).toMatchObject({ total: "12\u202F000\u00A0€", act: "CP-2028-41" });
    expect(letter?.params.lines).toHaveLength(2);
    expect(letter?.params.plan).toHaveLength(3);
    expect((await reloaded()).breach?.letterSentAt).toBeInstanceOf(Date);
  });

  it("that asks for nothing back is settled by itself, never by a plan", async () => {
    const repayment = { formula: "none", unit: "days", isFullWhenNeverServed: false };
    await Scholarship.updateOne({ _id: signed._id }, { $set: { "terms.repayment": repayment } });
    await decide(0);
    expect(await refusalOf(planRepayment(user, signed._id, { count: 2, firstOn: ON }))).toContain(
      "Rien n’est",
    );
    await settleBreach(user, signed._id);
    expect((await reloaded()).stage).toBe("settled");
  });
});

describe("a repayment", () => {
  beforeEach(async () => {
    await decide();
    await planRepayment(user, signed._id, { count: 3, firstOn: "2029-01-31" });
  });

  it("is spread over its months to the cent, from the last day of shorter ones", async () => {
    const { stage, repayments } = await reloaded();
    expect(stage).toBe("repaying");
    expect(repayments.map(({ dueOn, cents }) => [dueOn, cents])).toEqual([
      ["2029-01-31", 400_000],
      ["2029-02-28", 400_000],
      ["2029-03-31", 400_000],
    ]);
    await withdrawPlan(user, signed._id);
    expect(await reloaded()).toMatchObject({ stage: "breached", repayments: [] });
  });

  it("is received in parts, never above what is left, and settles the scholarship with the last sum or remission", async () => {
    const [first, second, third] = await dueIds();
    await receive(first, 100_000);
    expect(await refusalOf(receive(first, 300_001))).toContain("Il ne reste que 3\u202F000\u00A0€");
    expect(await refusalOf(undoBreach(user, signed._id))).toContain("déjà reçue");
    await receive(first, 300_000);
    await receive(second, 400_000);
    await waiveRepayment(user, signed._id, { repaymentId: third, reason: "CP-2029-12" });
    expect(await reloaded()).toMatchObject({ stage: "settled", isOpen: false });
    await restoreRepayment(user, signed._id, third);
    const back = await reloaded();
    expect([back.stage, back.repayments[2]?.state, back.repayments[2]?.reason]).toEqual([
      ...["repaying", "due", undefined],
    ]);
  });

  it("is reminded once when it is late, then becomes a task; what is moved is reminded anew", async () => {
    const [first = ""] = await dueIds();
    expect(await runOn("2029-02-04")).toBe(0);
    expect(await runOn("2029-02-05")).toBe(1);
    expect(await runOn("2029-02-05")).toBe(0);
    expect(await runOn("2029-02-15")).toBe(1);
    await settle();
    expect(await mailsOf("scholarship-repayment")).toHaveLength(1);
    const open = { state: "open" as const, label: /remboursement attendu/ };
    expect(await Task.countDocuments(open)).toBe(1);
    await moveRepayment(user, signed._id, { repaymentId: first, dueOn: "2029-02-20" });
    await settle();
    expect(await Task.countDocuments(open)).toBe(0);
    expect(await runOn("2029-02-25")).toBe(1);
  });
});

describe("a later version of a programme", () => {
  it("changes nothing of a scholarship already signed: terms, schedule, obligation, repayment", async () => {
    const before = await reloaded();
    const { programmeId, versionId } = before;
    const nextId = await prepareVersion(user, programmeId, {
      fromVersionId: versionId,
      fromOn: "2027-01-01",
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 500_000 }),
        fc.integer({ min: 1, max: 120 }),
        async (cents, months) => {
          const { versions } = await getProgramme(programmeId);
          const version = versions.find(({ id }) => id === nextId);
          if (!version) throw new Error("no version");
          const card = versionCardOf(version);
          const submitted = {
            ...card,
            amounts: { "intern-1": cents },
            practiceMonths: months,
            formula: "full" as const,
          };
          await updateVersion(user, programmeId, nextId, { before: { ...card }, submitted });
          const after = await reloaded();
          expect(after.terms).toEqual(before.terms);
          if (!after.terms || !before.terms) throw new Error("no terms");
          expect(instalmentsOf(after.terms, after.year, "2026-06-01")).toEqual(
            instalmentsOf(before.terms, before.year, "2026-06-01"),
          );
          expect(after.obligation).toEqual(before.obligation);
          expect(simulateBreach(after, ON)).toEqual(simulateBreach(before, ON));
        },
      ),
      { numRuns: 5 },
    );
  });
});

function decide(seenCents = 1_200_000, on = ON): Promise<void> {
  return decideBreach(user, signed._id, { on, reason: "left", actNumber: "CP-2028-41", seenCents });
}

function receive(repaymentId: string | undefined, cents: number): Promise<void> {
  return receiveRepayment(user, signed._id, { repaymentId: repaymentId ?? "", cents, on: "2029-02-01" });
}

async function dueIds(): Promise<[string, string, string]> {
  const [first, second, third] = (await reloaded()).repayments.map(({ id }) => id);
  return [first ?? "", second ?? "", third ?? ""];
}

async function runOn(day: string): Promise<number> {
  setClock(new Date(`${day}T09:00:00Z`));
  return remindRepayments(50);
}

function reloaded(): Promise<ScholarshipRecord> {
  return scholarshipOf(signed._id);
}
