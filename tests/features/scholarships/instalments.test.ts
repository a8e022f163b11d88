import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Candidate } from "#models/candidate";
import { Entry } from "#models/entry";
import type { Instalment, ScholarshipRecord } from "#models/scholarship";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { mailsOf, refusalOf } from "#tests/factories/files";
import { createSigned, scholarshipOf } from "#tests/factories/scholarships";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { carryOutInstalmentAct } from "~/features/scholarships/instalment-acts.commands.server";
import { instalmentsOf } from "~/features/scholarships/instalment-plan";
import { instalmentProofId, proofsExpectedOf } from "~/features/scholarships/instalment-proofs";
import {
  acceptProof,
  receiveProof,
  refuseProof,
  reviewProof,
} from "~/features/scholarships/instalment-proofs.commands.server";
import { remindInstalmentProofs } from "~/features/scholarships/instalment-reminders.commands.server";
import {
  correctYear,
  planInstalments,
  planSignedInstalments,
  withdrawSchedule,
} from "~/features/scholarships/instalment-schedule.commands.server";
import {
  clearInstalment,
  markPaid,
  moveInstalment,
  restoreInstalment,
  stopInstalment,
  unclearInstalment,
  unmarkPaid,
} from "~/features/scholarships/instalments.commands.server";
import { STUDY_YEARS } from "~/vocabulary/scholarships";
import { daysBetween } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

const DAY_MS = 86_400_000;
const YEARS = valuesOf(STUDY_YEARS);
const TERMS = {
  amounts: [
    { year: "intern-1" as const, monthlyCents: 80_000 },
    { year: "intern-2" as const, monthlyCents: 110_000 },
  ],
  months: 14,
};

let user: User;
let signed: ScholarshipRecord;

beforeEach(async () => {
  user = await createUser();
  signed = await createSigned(user, TERMS);
});

describe("the instalments of some terms", () => {
  const amounts = fc
    .uniqueArray(fc.constantFrom(...YEARS), { minLength: 1 })
    .map((years) => years.map((year, rank) => ({ year, monthlyCents: 10_000 + rank })));
  const plan = fc.record({
    amounts,
    months: fc.integer({ min: 1, max: 90 }),
    year: fc.constantFrom(...YEARS),
    day: fc.integer({ min: 0, max: 4000 }),
  });

  it("are never more than the months allowed, each of the amount of its year, on days that grow month by month", () => {
    fc.assert(
      fc.property(plan, ({ amounts: sums, months, year, day }) => {
        const fromOn = new Date(Date.UTC(2023, 0, 29) + day * DAY_MS).toISOString().slice(0, 10);
        const found = instalmentsOf({ amounts: sums, months }, year, fromOn);
        expect(found.length).toBeLessThanOrEqual(months);
        for (const one of found)
          expect(one.cents).toBe(sums.find((sum) => sum.year === one.year)?.monthlyCents);
        for (const [rank, { dueOn }] of found.entries()) {
          const before = found[rank - 1]?.dueOn;
          if (before) expect(daysBetween(before, dueOn)).toBeGreaterThanOrEqual(28);
        }
      }),
    );
  });

  it("move to the next year of study each 1 October, and begin again on the 31st after a shorter month", () => {
    const found = instalmentsOf({ ...TERMS, months: 5 }, "intern-1", "2027-08-31");
    expect(found).toEqual([
      { dueOn: "2027-08-31", cents: 80_000, year: "intern-1" },
      { dueOn: "2027-09-30", cents: 80_000, year: "intern-1" },
      { dueOn: "2027-10-31", cents: 110_000, year: "intern-2" },
      { dueOn: "2027-11-30", cents: 110_000, year: "intern-2" },
      { dueOn: "2027-12-31", cents: 110_000, year: "intern-2" },
    ]);
  });

  it("pass over a year that is not paid, without counting its months", () => {
    const paid = {
      amounts: [TERMS.amounts[0], { year: "intern-3" as const, monthlyCents: 160_000 }].flatMap(
        (one) => one ?? [],
      ),
    };
    const found = instalmentsOf({ ...paid, months: 3 }, "intern-1", "2027-09-05");
    expect(found.map(({ dueOn }) => dueOn)).toEqual(["2027-09-05", "2028-10-05", "2028-11-05"]);
  });
});

describe("a schedule", () => {
  it("is made from the month after the signature, in the year of study reached by then, once", async () => {
    await planSignedInstalments(user, { scholarshipId: signed._id });
    await planSignedInstalments(user, { scholarshipId: signed._id });
    const { instalments, nextOn } = await reloaded();
    expect(instalments).toHaveLength(14);
    expect(instalments[0]).toMatchObject({
      ...{ dueOn: "2026-06-01", cents: 80_000, year: "intern-1", state: "planned" },
      proofs: [{ state: "missing" }],
    });
    expect(instalments[4]).toMatchObject({ dueOn: "2026-10-01", cents: 110_000, year: "intern-2" });
    expect(nextOn).toBe("2026-06-01");
    expect(await AuditEvent.countDocuments({ action: "scholarship.instalments-planned" })).toBe(1);
    expect(await Entry.exists({ text: /^Échéancier établi/, track: "professional" })).not.toBeNull();
  });

  it("is taken back while nothing came, and no more after", async () => {
    await plan();
    await withdrawSchedule(user, signed._id);
    expect(await reloaded()).toMatchObject({ instalments: [] });
    const [first] = await plan();
    await receiveProof(user, signed._id, proofOf(first));
    expect(await refusalOf(withdrawSchedule(user, signed._id))).toContain("justificatif est déjà arrivé");
  });

  it("refuses a year of study that is never paid", async () => {
    expect(await refusalOf(planInstalments(user, signed._id, { year: "intern-5" }))).toContain(
      "ne paie rien",
    );
  });

  it("is counted again from the month on which somebody repeats a year", async () => {
    const lines = await plan();
    await correctYear(user, signed._id, { instalmentId: lines[4]?.id ?? "", year: "intern-1" });
    const { instalments } = await reloaded();
    expect(instalments.map(({ cents }) => cents)).toEqual(instalments.map(() => 80_000));
    expect(instalments.slice(4).map(({ year }) => year)).toEqual(instalments.slice(4).map(() => "intern-1"));
  });
});

describe("an instalment", () => {
  let lines: Instalment[];
  let first: Instalment;

  beforeEach(async () => {
    lines = await plan();
    first = at(lines, 0);
  });

  it("moves, is suspended and is cancelled with a reason, each with a way back", async () => {
    const [second, third] = [at(lines, 1), at(lines, 2)];
    await moveInstalment(user, signed._id, {
      instalmentId: first.id,
      dueOn: "2026-06-20",
      reason: "clôture",
    });
    await stopInstalment(user, signed._id, { instalmentId: second.id, state: "suspended", reason: "césure" });
    await stopInstalment(user, signed._id, {
      instalmentId: third.id,
      state: "cancelled",
      reason: "renoncement",
    });
    expect((await reloaded()).instalments.slice(0, 3)).toMatchObject([
      { dueOn: "2026-06-20", reason: "clôture" },
      { state: "suspended", reason: "césure" },
      { state: "cancelled" },
    ]);
    await restoreInstalment(user, signed._id, { instalmentId: first.id, dueOn: first.dueOn });
    for (const { id } of [second, third]) await restoreInstalment(user, signed._id, { instalmentId: id });
    expect((await reloaded()).instalments).toEqual(lines);
  });

  it("is « bon à payer » only when its proofs are accepted, then paid on the day that is told, each with a way back", async () => {
    expect(await refusalOf(clearInstalment(user, signed._id, first.id))).toContain("n’est pas accepté");
    expect(await refusalOf(paid(first))).toContain("bon à payer");
    await acceptProof(user, signed._id, proofOf(first));
    await clearInstalment(user, signed._id, first.id);
    await paid(first);
    await paid(first);
    expect(at((await reloaded()).instalments, 0)).toMatchObject({ state: "paid", paidOn: "2026-05-11" });
    expect(await AuditEvent.countDocuments({ action: "scholarship.paid" })).toBe(1);
    await unmarkPaid(user, signed._id, "act");
    await unclearInstalment(user, signed._id, first.id);
    const after = at((await reloaded()).instalments, 0);
    expect(after).toMatchObject({ state: "planned" });
    expect([after.paidOn, after.clearedOn]).toEqual([undefined, undefined]);
  });

  it("shares a certificate with the months it covers, until a day, and takes it back from them all", async () => {
    await acceptProof(user, signed._id, proofOf(first), "2026-09-30");
    expect((await reloaded()).instalments.map(({ proofs }) => proofs[0]?.state).slice(0, 5)).toEqual([
      ...["accepted", "accepted", "accepted", "accepted", "missing"],
    ]);
    await reviewProof(user, signed._id, proofOf(first), "2026-09-30");
    expect((await reloaded()).instalments.every(({ proofs }) => proofs[0]?.state === "missing")).toBe(true);
  });

  it("asks for its proof again with the reason, by a letter", async () => {
    await receiveProof(user, signed._id, proofOf(first), "document-1");
    expect(proofsExpectedOf(await reloaded(), "2026-05-12")).toMatchObject([
      { id: proofOf(first), state: "received", dueOn: "2026-06-01" },
    ]);
    expect(await refuseProof(user, signed._id, proofOf(first), "le document est illisible")).toBe("letter");
    await settle();
    expect(await mailsOf("scholarship-proofs")).toMatchObject([
      { mailClass: "bureau", params: { kind: "again", reason: "le document est illisible" } },
    ]);
    expect(proofsExpectedOf(await reloaded(), "2026-05-12")).toMatchObject([
      { state: "refused", reason: "le document est illisible" },
    ]);
  });

  it.each([
    ["has no address", { emails: [] }],
    ["asked not to be written to", { noContact: { at: new Date("2026-05-01T08:00:00Z"), by: "person" } }],
  ])("asks for its proof again by a call, each time, of somebody who %s", async (_who, values) => {
    await Candidate.updateOne({ _id: signed.candidateId }, { $set: values });
    const call = { scholarshipId: signed._id, state: "open" as const, label: /redemander par téléphone/ };
    for (const _time of ["once", "twice"]) {
      await receiveProof(user, signed._id, proofOf(first), "document-1");
      await settle();
      expect(await Task.countDocuments(call)).toBe(0);
      const { message } = await carryOutInstalmentAct(user, signed._id, {
        ...{ intent: "proof-refuse", itemId: proofOf(first), reason: "illisible" },
      });
      await settle();
      expect(message).toMatch(/Aucun mail ne peut partir.*une tâche demande d’appeler/);
      expect(await Task.countDocuments(call)).toBe(1);
    }
    expect(await mailsOf("scholarship-proofs")).toEqual([]);
  });

  it("keeps its proofs once it may be paid", async () => {
    await acceptProof(user, signed._id, proofOf(first));
    await clearInstalment(user, signed._id, first.id);
    expect(await refusalOf(refuseProof(user, signed._id, proofOf(first), "non"))).toContain("bon à payer");
  });

  it("is expected of the person from thirty days before, and no more once accepted", async () => {
    expect(proofsExpectedOf(await reloaded(), "2026-05-01")).toEqual([]);
    expect(proofsExpectedOf(await reloaded(), "2026-05-02")).toHaveLength(1);
    await acceptProof(user, signed._id, proofOf(first));
    expect(proofsExpectedOf(await reloaded(), "2026-05-12")).toEqual([]);
  });
});

describe("the reminders of an instalment", () => {
  beforeEach(plan);

  it("leave once before its day and once after, then become a task, which the proof closes", async () => {
    expect(await runOn("2026-05-16")).toBe(0);
    expect(await runOn("2026-05-19")).toBe(1);
    expect(await runOn("2026-05-19")).toBe(0);
    expect(await runOn("2026-06-08")).toBe(1);
    // On 18 June, ten days after the letter, July's own first letter leaves too.
    expect(await runOn("2026-06-18")).toBe(2);
    expect(await runOn("2026-06-18")).toBe(0);
    await settle();
    const mails = await mailsOf("scholarship-proofs");
    expect(mails.map(({ params }) => params.kind)).toEqual(["asked", "late", "asked"]);
    const task = { scholarshipId: signed._id, state: "open" as const, kind: "task" as const };
    expect(await Task.countDocuments({ ...task, label: /demander par téléphone/ })).toBe(1);
    await receiveProof(user, signed._id, proofOf(at((await reloaded()).instalments, 0)));
    await settle();
    expect(await Task.countDocuments({ ...task, label: /demander par téléphone/ })).toBe(0);
  });

  it("say nothing of a month whose proof came, is suspended or cancelled", async () => {
    const { instalments } = await reloaded();
    await acceptProof(user, signed._id, proofOf(at(instalments, 0)), "2027-12-31");
    expect(await runOn("2026-12-31")).toBe(0);
  });
});

async function runOn(day: string): Promise<number> {
  setClock(new Date(`${day}T09:00:00Z`));
  const count = await remindInstalmentProofs(50);
  // Each letter is written on its day.
  await settle();
  return count;
}

async function plan(): Promise<Instalment[]> {
  await planInstalments(user, signed._id);
  return (await reloaded()).instalments;
}

function reloaded(): Promise<ScholarshipRecord> {
  return scholarshipOf(signed._id);
}

function paid({ id }: Instalment): Promise<void> {
  return markPaid(user, signed._id, { instalmentIds: [id], paidOn: "2026-05-11", actId: "act" });
}

function proofOf(one: Instalment | undefined): string {
  return instalmentProofId(one?.id ?? "", one?.proofs[0]?.key ?? "");
}

function at<Item>(list: readonly Item[], rank: number): Item {
  const found = list[rank];
  if (!found) throw new Error(`nothing at ${rank}`);
  return found;
}
