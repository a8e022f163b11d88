import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { Task } from "#models/task";
import { Zoning } from "#models/zoning";
import { createUser } from "#tests/factories/accounts";
import { mailsOf, refusalOf } from "#tests/factories/files";
import { createSigned, scholarshipOf } from "#tests/factories/scholarships";
import { CAHORS, createCommunes, createMsp, FIGEAC } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { addDays } from "~/core/days";
import { settle } from "~/core/db/relay.server";
import { proofsExpectedOf } from "~/features/scholarships/instalment-proofs";
import { acceptProof, receiveProof } from "~/features/scholarships/instalment-proofs.commands.server";
import { planInstalments } from "~/features/scholarships/instalment-schedule.commands.server";
import { balanceOn } from "~/features/scholarships/obligation-clock";
import { nextAnniversary } from "~/features/scholarships/obligation-next-day";
import { getObligationPage } from "~/features/scholarships/obligation-page.queries.server";
import {
  addPractice,
  addSuspension,
  endPeriod,
  removePeriod,
} from "~/features/scholarships/obligation-periods.commands.server";
import {
  askProofsNow,
  askYearlyProofs,
  withdrawYearlyProof,
} from "~/features/scholarships/obligation-yearly-proofs.commands.server";
import {
  beginObligation,
  moveBeginning,
  settleObligation,
  unsettleObligation,
  withdrawBeginning,
} from "~/features/scholarships/obligations.commands.server";
import { updateSetting } from "~/features/settings/settings.commands.server";

const START = "2028-01-31";
const AMOUNTS = [{ year: "intern-1" as const, monthlyCents: 80_000 }];
const ZONED = { amounts: AMOUNTS, months: 4, zones: { kinds: ["zip" as const], epciCodes: [] } };

let user: User;
let signed: ScholarshipRecord;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
  await updateSetting(user, "brand", { departements: ["46"] });
  await Zoning.create([
    { _id: "f1", communeCode: FIGEAC.code, zone: "zip", fromOn: "2027-01-01", source: "arrêté" },
    { _id: "f2", communeCode: FIGEAC.code, zone: "zar", fromOn: "2029-01-01", source: "arrêté" },
  ]);
  signed = await createSigned(user, ZONED);
});

describe("beginning an obligation", () => {
  it("waits until every instalment is paid or cancelled, and has a way back while nothing is noted", async () => {
    await planInstalments(user, signed._id);
    expect(await refusalOf(begin())).toContain("4 versements ne sont ni versés ni annulés");
    await pay(3);
    expect(await refusalOf(begin())).toContain("1 versement n’est ni versé ni annulé");
    await pay(4);
    await begin();
    expect(await reloaded()).toMatchObject({
      stage: "obligation",
      obligation: { startsOn: START, months: 48 },
    });
    await withdrawBeginning(user, signed._id);
    const back = await reloaded();
    expect([back.stage, back.obligation]).toEqual(["paying", undefined]);
    await begin();
    await practise({ fromOn: START });
    expect(await refusalOf(withdrawBeginning(user, signed._id))).toContain("périodes sont déjà notées");
  });

  it.each([
    [3, 24, 24],
    [3, 2, 3],
  ])(
    "owes as many months as were paid, the least at least: %i paid, %i at least",
    async (paid, least, owed) => {
      await Scholarship.updateOne(
        { _id: signed._id },
        { $set: { "terms.practice": { rule: "as-paid", months: least } } },
      );
      await planInstalments(user, signed._id);
      await pay(paid, "cancelled");
      await begin();
      expect((await reloaded()).obligation?.months).toBe(owed);
    },
  );
});

describe("days of practice", () => {
  beforeEach(begun);

  it("count in a zone of the agreement as it was on their first day", async () => {
    await practise({ fromOn: "2028-02-01", toOn: "2028-06-30" });
    await practise({ fromOn: "2029-01-01", toOn: "2029-06-30" });
    expect((await reloaded()).obligation?.practice).toMatchObject([
      { isInZone: true, place: "Figeac", zoneWords: expect.stringContaining("prioritaire") },
      { isInZone: false, zoneWords: expect.stringContaining("arrêté du 1ᵉʳ\u00A0janvier 2029") },
    ]);
  });

  it("take the commune of the structure where they are", async () => {
    const { _id: structureId } = await createMsp(user);
    await addPractice(user, signed._id, { fromOn: "2028-02-01", structureId });
    expect((await reloaded()).obligation?.practice).toMatchObject([
      {
        structureId,
        communeCode: FIGEAC.code,
        place: "Maison de santé des Tilleuls, Figeac",
        isInZone: true,
      },
    ]);
  });

  it("where no zoning is known are for the team to decide, with its reason", async () => {
    const there = { fromOn: "2028-02-01", communeCode: CAHORS.code };
    expect(await refusalOf(addPractice(user, signed._id, there))).toContain("n’est pas connu ici");
    const zoneReason = "arrêté reçu sur papier";
    await addPractice(user, signed._id, { ...there, isInZone: true, zoneReason });
    expect((await reloaded()).obligation?.practice).toMatchObject([{ isInZone: true, zoneReason }]);
  });

  it("refuse an end before their beginning, and no place at all", async () => {
    const backwards = { fromOn: "2028-02-02", toOn: "2028-02-01", communeCode: FIGEAC.code };
    expect(await refusalOf(addPractice(user, signed._id, backwards))).toContain(
      "La fin vient avant le début",
    );
    expect(await refusalOf(addPractice(user, signed._id, { fromOn: "2028-02-02" }))).toContain("Choisissez");
  });

  it("are ended, go on again and are taken away", async () => {
    const id = await practise({ fromOn: START });
    await endPeriod(user, signed._id, { periodId: id, toOn: "2028-03-31" });
    expect((await reloaded()).obligation?.practice[0]?.toOn).toBe("2028-03-31");
    await endPeriod(user, signed._id, { periodId: id });
    expect((await reloaded()).obligation?.practice[0]).not.toHaveProperty("toOn");
    await removePeriod(user, signed._id, id);
    expect((await reloaded()).obligation?.practice).toEqual([]);
  });

  it("leave what is due as served, suspended and remaining together, whatever the acts", async () => {
    const act = fc.record({
      kind: fc.constantFrom("practice", "suspension", "end", "remove", "start"),
      from: fc.integer({ min: 0, max: 900 }),
      days: fc.integer({ min: 0, max: 300 }),
      rank: fc.nat(5),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 1600 }),
        async (acts, day) => {
          for (const one of acts) await carryOut(one);
          const { obligation } = await reloaded();
          if (!obligation) throw new Error("no obligation");
          const { due, served, suspended, remaining, asked } = balanceOn(obligation, addDays(START, day));
          expect(due).toBe(served + suspended + remaining);
          expect(due - suspended).toBe(asked);
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe("a suspension", () => {
  it("lengthens the obligation by its days, and keeps its article and never a cause", async () => {
    await begun();
    await practise({ fromOn: START });
    const before = balanceOf(await reloaded(), "2029-01-30");
    await addSuspension(user, signed._id, {
      ...{ fromOn: "2028-03-01", toOn: "2028-03-31", article: "7-2", seenOn: "2028-03-05" },
    });
    const after = balanceOf(await reloaded(), "2029-01-30");
    expect([after.suspended, before.served - after.served, after.due - before.due]).toEqual([31, 31, 31]);
    const [kept] = (await reloaded()).obligation?.suspensions ?? [];
    expect(Object.keys(kept ?? {}).sort()).toEqual(["article", "fromOn", "id", "seenOn", "toOn"]);
  });
});

describe("settling", () => {
  it("is refused while days remain, and taken back when it was too soon", async () => {
    await begun();
    await practise({ fromOn: START });
    setClock(new Date("2032-01-29T09:00:00Z"));
    expect(await refusalOf(settleObligation(user, signed._id))).toContain("Il reste 1 jour à servir");
    setClock(new Date("2032-01-30T09:00:00Z"));
    await settleObligation(user, signed._id);
    expect(await reloaded()).toMatchObject({ stage: "settled", isOpen: false });
    await unsettleObligation(user, signed._id);
    await moveBeginning(user, signed._id, { startsOn: "2028-02-10" });
    expect(await refusalOf(settleObligation(user, signed._id))).toContain("à servir");
  });
});

describe("the yearly proof of practice", () => {
  beforeEach(async () => {
    await begun();
    await practise({ fromOn: START });
  });

  it("is asked on each anniversary by a letter, reminded once, then becomes a task that the proof closes", async () => {
    expect(await runOn("2029-01-30")).toBe(0);
    expect(await runOn("2029-01-31")).toBe(1);
    expect(await runOn("2029-01-31")).toBe(0);
    expect(await runOn("2029-03-03")).toBe(1);
    expect(await runOn("2029-03-13")).toBe(1);
    expect(await runOn("2029-03-14")).toBe(0);
    await settle();
    expect((await mailsOf("scholarship-proofs")).map(({ params }) => params.kind)).toEqual(["asked", "late"]);
    const open = { state: "open" as const, label: /justificatif d’exercice/ };
    expect(await Task.countDocuments(open)).toBe(1);
    const [expected] = proofsExpectedOf(await reloaded(), "2029-03-14");
    expect(expected?.purpose).toContain("31\u00A0janvier 2029");
    await receiveProof(user, signed._id, expected?.id ?? "", "document-1");
    await acceptProof(user, signed._id, expected?.id ?? "");
    await settle();
    expect(await Task.countDocuments(open)).toBe(0);
    expect(proofsExpectedOf(await reloaded(), "2029-03-14")).toEqual([]);
  });

  it("is asked once for the years nobody asked for, and not again while it is awaited", async () => {
    expect(await runOn("2031-06-01")).toBe(1);
    const { obligation } = await reloaded();
    expect(obligation?.yearlyProofs).toMatchObject([{ askedOn: "2031-01-31", state: "missing" }]);
    expect(obligation && nextAnniversary(obligation)).toBe("2032-01-31");
    expect(await refusalOf(askProofsNow(user, signed._id))).toContain("déjà attendu");
  });
});

describe("the proof that closes an obligation", () => {
  const END = "2032-01-31";

  beforeEach(async () => {
    await begun();
    await practise({ fromOn: START });
    await runOn("2031-01-31");
    await acceptProof(user, signed._id, (await lastProof())?.id ?? "");
  });

  it("is asked by itself once all is served, once, reminded like the others, and seen before one settles", async () => {
    expect(await runOn("2032-01-30")).toBe(0);
    expect(await told()).toContain("va être demandé");
    expect(await runOn(END)).toBe(1);
    expect(await runOn("2032-02-15")).toBe(0);
    expect(await told()).toContain("attendu le 1ᵉʳ\u00a0mars 2032");
    expect(await runOn("2032-03-02")).toBe(1);
    expect(await runOn("2032-03-12")).toBe(1);
    expect(await askedDays()).toEqual(["2031-01-31", END]);
    const id = (await lastProof())?.id ?? "";
    await receiveProof(user, signed._id, id, "document-1");
    expect(await told()).toContain("à vérifier");
    await acceptProof(user, signed._id, id);
    expect(await told()).toBeUndefined();
    expect(await runOn("2033-02-01")).toBe(0);
  });

  it("keeps nobody from settling without it, and is not asked of who has settled", async () => {
    setClock(new Date("2032-01-30T09:00:00Z"));
    await settleObligation(user, signed._id);
    expect(await runOn("2032-06-01")).toBe(0);
  });

  it("is asked for part of a year, on the day to which suspensions and days missed moved the end", async () => {
    await addSuspension(user, signed._id, { fromOn: "2031-03-01", toOn: "2031-03-31", article: "7-2" });
    const [{ id = "" } = {}] = (await reloaded()).obligation?.practice ?? [];
    await endPeriod(user, signed._id, { periodId: id, toOn: "2028-06-30" });
    await practise({ fromOn: "2028-07-11" });
    expect(await runOn(END)).toBe(1);
    await acceptProof(user, signed._id, (await lastProof())?.id ?? "");
    expect(await runOn("2032-03-11")).toBe(0);
    expect(await runOn("2032-03-12")).toBe(1);
    expect(await askedDays()).toEqual(["2031-01-31", END, "2032-03-12"]);
  });

  it("is asked again for the new end when a suspension is noted late", async () => {
    await runOn(END);
    await acceptProof(user, signed._id, (await lastProof())?.id ?? "");
    await addSuspension(user, signed._id, { fromOn: "2031-03-01", toOn: "2031-03-31", article: "7-2" });
    expect(await runOn("2032-03-01")).toBe(0);
    expect(await runOn("2032-03-02")).toBe(1);
  });

  it("is not asked again once it was withdrawn, no more than that of a year", async () => {
    for (const day of [END, "2032-02-20"]) await runOn(day);
    await withdrawYearlyProof(user, signed._id, (await lastProof())?.id ?? "");
    expect(await runOn("2032-02-21")).toBe(0);
    expect(await told()).toBeUndefined();
  });

  async function lastProof() {
    return (await reloaded()).obligation?.yearlyProofs.at(-1);
  }

  async function askedDays() {
    return (await reloaded()).obligation?.yearlyProofs.map(({ askedOn }) => askedOn);
  }

  async function told() {
    return (await getObligationPage(user, signed._id)).lastProof;
  }
});

async function carryOut({
  kind,
  from,
  days,
  rank,
}: {
  kind: string;
  from: number;
  days: number;
  rank: number;
}) {
  const [fromOn, toOn] = [addDays(START, from), addDays(START, from + days)];
  const { obligation } = await reloaded();
  const periods = [...(obligation?.practice ?? []), ...(obligation?.suspensions ?? [])];
  const period = periods[rank % Math.max(1, periods.length)];
  if (kind === "practice") await practise({ fromOn, toOn });
  else if (kind === "suspension") await addSuspension(user, signed._id, { fromOn, toOn, article: "12" });
  else if (kind === "start") await moveBeginning(user, signed._id, { startsOn: addDays(START, from % 40) });
  else if (period && kind === "end")
    await endPeriod(user, signed._id, { periodId: period.id, toOn: addDays(period.fromOn, days) });
  else if (period) await removePeriod(user, signed._id, period.id);
}

function balanceOf({ obligation }: ScholarshipRecord, on: string) {
  if (!obligation) throw new Error("no obligation");
  return balanceOn(obligation, on);
}

async function begun(): Promise<void> {
  await planInstalments(user, signed._id);
  await pay(4);
  await begin();
}

function begin(): Promise<void> {
  return beginObligation(user, signed._id, { startsOn: START });
}

/** The first of them are paid; the others wait, or are cancelled. */
async function pay(count: number, others: "planned" | "cancelled" = "planned"): Promise<void> {
  const { instalments } = await reloaded();
  const after = instalments.map((one, rank) => ({ ...one, state: rank < count ? "paid" : others }));
  await Scholarship.updateOne({ _id: signed._id }, { $set: { instalments: after } });
}

function practise(days: { fromOn: string; toOn?: string }): Promise<string> {
  return addPractice(user, signed._id, { ...days, communeCode: FIGEAC.code });
}

async function runOn(day: string): Promise<number> {
  setClock(new Date(`${day}T09:00:00Z`));
  const count = await askYearlyProofs(50);
  // Each letter is written on its day.
  await settle();
  return count;
}

function reloaded(): Promise<ScholarshipRecord> {
  return scholarshipOf(signed._id);
}
