import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { Document } from "#models/document";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { createUser } from "#tests/factories/accounts";
import { createGranted, PARTIES, signAs, signatoryOf } from "#tests/factories/agreements";
import { countAudited } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { scholarshipOf } from "#tests/factories/scholarships";
import type { User } from "~/core/auth/actor";
import { purgeExpired } from "~/core/background/purge.server";
import { atParis } from "~/core/calendar";
import { setClock } from "~/core/clock.server";
import { addDays } from "~/core/days";
import { database } from "~/core/db/connect.server";
import { STORED_FILES } from "~/core/files.server";
import { newId } from "~/core/ids.server";
import { recordDownload } from "~/features/documents/documents.commands.server";
import { eraseEverywhere } from "~/features/privacy/erasure-run.server";
import { listKeptByLaw } from "~/features/privacy/erasure-scholarships.server";
import { getErasureScope } from "~/features/privacy/erasure-scope.queries.server";
import { purgeOutdated } from "~/features/privacy/retention-purge.commands.server";
import { makeAgreement, sendAgreement } from "~/features/scholarships/agreement.commands.server";
import { keptNoLonger, keptUntil } from "~/features/scholarships/erased-term";
import { recordPaperSignature } from "~/features/scholarships/signature-team.commands.server";
import { updateSetting } from "~/features/settings/settings.commands.server";

const SETTLED_ON = "2031-09-30";
const SETTLED = { stage: "settled", isOpen: false, since: atParis(SETTLED_ON, "09:00") } as const;
const TO_FIX = /à fixer dans Réglages › Délais/;

let user: User;

beforeEach(async () => {
  user = await createUser();
});

describe("a signed scholarship whose person was erased", () => {
  it("goes with its signed page on the day that was fixed, not the day before, and the journal says so", async () => {
    const { id, scanId } = await createErased(SETTLED);
    await keepFor(10);

    expect(await purgeOn("2041-09-29")).toEqual({ count: 0, left: [id] });
    expect(await Document.distinct("_id")).toEqual([scanId]);
    expect(await countAudited("scholarship.purged", id)).toBe(0);

    expect(await purgeOn("2041-09-30")).toEqual({ count: 1, left: [] });
    expect([
      await Document.countDocuments(),
      await database().collection(STORED_FILES).countDocuments(),
    ]).toEqual([0, 0]);
    expect(await countAudited("scholarship.purged", id)).toBe(1);
    expect(await countAudited("document.purged", scanId)).toBe(1);
  });

  it("stays for good, its signed page readable, as long as nobody fixed for how long", async () => {
    const { id, scanId } = await createErased(SETTLED);

    expect(await purgeOn("2126-01-01")).toEqual({ count: 0, left: [id] });
    await purgeExpired();
    await expect(recordDownload(user, scanId)).resolves.toBeUndefined();
  });

  it("stays while it runs, however old", async () => {
    const { id } = await createErased({ stage: "obligation", since: SETTLED.since });
    await keepFor(1);

    expect(await purgeOn("2126-01-01")).toEqual({ count: 0, left: [id] });
  });

  it("stays while a sum is due, even where it is said to be over", async () => {
    const due = { id: newId(), dueOn: "2030-01-01", cents: 10_000, state: "due" as const };
    const id = await createKept({ repayments: [due] });
    await keepFor(1);

    expect(await purgeOn("2126-01-01")).toEqual({ count: 0, left: [id] });
  });

  it.each([
    ["it was settled", {}, "2041-09-30"],
    ["it was broken", { end: { reason: "left", on: "2031-12-01" } }, "2041-12-01"],
    [
      "the last sum came back",
      { repayments: [received("2027-01-04"), received("2032-02-29")] },
      "2042-02-28",
    ],
  ] as const)(
    "is kept for so many years from when %s, the latest of these days",
    async (_, values, dueOn) => {
      const id = await createKept(values as Partial<ScholarshipRecord>);
      await keepFor(10);

      expect((await purgeOn(addDays(dueOn, -1))).left).toEqual([id]);
      expect((await purgeOn(dueOn)).left).toEqual([]);
    },
  );

  it("stays where its person was never erased", async () => {
    const id = await createKept({ erasedAs: undefined });
    await keepFor(1);

    expect(await purgeOn("2126-01-01")).toEqual({ count: 0, left: [id] });
  });

  it("is found by index", async () => {
    const plan = await Scholarship.find(keptNoLonger(10, "2041-01-01"))
      .sort({ since: 1 })
      .explain("queryPlanner");
    expect(JSON.stringify(plan)).toContain('"indexName":"erased"');
  });
});

const day = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2032-12-31"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const standing = fc.record({
  ...{ isOpen: fc.boolean(), sinceOn: day, endOn: fc.option(day) },
  repayments: fc.array(fc.record({ on: day, state: fc.constantFrom("due", "received", "waived") }), {
    maxLength: 2,
  }),
});

it("goes when its own day says so, and at no other time, whatever its life was", async () => {
  const isNear = fc.integer({ min: -2, max: 2 });
  const lives = fc.array(standing, { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(lives, fc.integer({ min: 1, max: 12 }), isNear, async (some, years, shift) => {
      await Scholarship.deleteMany({});
      for (const one of some) await createKept(valuesOf(one));
      const all = await Scholarship.find().lean<ScholarshipRecord[]>();
      const dueOn = all.flatMap((one) => keptUntil(one, years) ?? [])[0] ?? "2040-02-28";
      const today = addDays(dueOn, shift);
      const staying = all.filter((one) => (keptUntil(one, years) ?? "9999") > today).map(({ _id }) => _id);
      await keepFor(years);

      expect((await purgeOn(today)).left.sort()).toEqual(staying.sort());
    }),
    { numRuns: 25 },
  );
});

it("is over in two leap years as in others: the last day of February stands for the 29th", () => {
  const over = (on: string) => ({ isOpen: false, since: atParis(on, "12:00"), repayments: [] });
  expect(keptUntil(over("2028-02-29"), 1)).toBe("2029-02-28");
  expect(keptUntil(over("2028-02-29"), 4)).toBe("2032-02-29");
  expect(keptUntil(over("2027-02-28"), 1)).toBe("2028-02-28");
});

describe("until when it is kept", () => {
  it.each([
    ["settled, for ten years", SETTLED, 10, /Conservée jusqu’au 30\sseptembre\s2041\.$/],
    ["settled, for nobody knows how long", SETTLED, null, TO_FIX],
    ["running, for ten years", {}, 10, /Elle court encore\s: conservée 10 ans à compter de sa fin\.$/],
    [
      "running, for nobody knows how long",
      {},
      null,
      /se compte de sa fin, pour une durée à fixer dans Réglages/,
    ],
  ] as const)(
    "is said before the erasure and on its page, when it is %s",
    async (_, values, years, words) => {
      const { id, said } = await createErased(values, years);

      expect(said).toEqual([expect.stringMatching(words)]);
      setClock(atParis("2032-01-04", "09:00"));
      const { body } = await callRoute("_staff.scholarships.$id.tsx", user, `/scholarships/${id}`);
      expect(JSON.parse(body).erased).toEqual({
        number: expect.stringMatching(/^B-/),
        until: expect.stringMatching(words),
      });
    },
  );

  it("is said to the data protection officer with the other terms", async () => {
    const dpo = await createUser("dpo");
    const page = () => callRoute("_staff.privacy.retention.tsx", dpo, "/privacy/retention");
    expect((await page()).body).toMatch(TO_FIX);
    await keepFor(10);
    expect((await page()).body).toContain("10 ans après sa fin, puis effacée d’elle-même");
  });
});

/** Signed by three, one of them on paper; then what the law keeps is told, and the person erased. */
async function createErased(values: Partial<ScholarshipRecord>, years: number | null = null) {
  await keepFor(years);
  const id = await createGranted(user);
  await makeAgreement(user, id, PARTIES);
  await sendAgreement(user, id, 1);
  const { id: signatoryId } = await signatoryOf(id, "Élodie Caron");
  const bytes = new TextEncoder().encode("%PDF-1.4 page signée");
  await recordPaperSignature(user, id, { from: 1, signatoryId, signedOn: "2026-05-12" }, [
    { name: "page.pdf", size: bytes.length, bytes },
  ]);
  for (const name of ["Anne Roques", "Paul Vidal"]) await signAs(id, name);
  await Scholarship.updateOne({ _id: id }, { $set: values });
  const { householdId } = await scholarshipOf(id);
  const scope = await getErasureScope(householdId);
  const said = await listKeptByLaw(scope);
  await eraseEverywhere(scope);
  return { id, said, scanId: (await signatoryOf(id, "Élodie Caron")).documentId ?? "" };
}

/** What is kept of somebody erased, over on the day it was settled unless told otherwise. */
async function createKept(values: Partial<ScholarshipRecord> = {}): Promise<string> {
  const _id = newId();
  await Scholarship.create({
    ...{ _id, candidateId: _id, householdId: newId(), erasedAs: "B-1", name: "LAGARDE Léa", ...SETTLED },
    ...{ programmeId: newId(), versionId: newId(), askedOn: "2026-01-04", year: "intern-1" },
    ...values,
  });
  return _id;
}

function received(on: string) {
  return {
    id: newId(),
    dueOn: on,
    cents: 100,
    state: "received" as const,
    receivedOn: on,
    receivedCents: 100,
  };
}

type Life = typeof standing extends fc.Arbitrary<infer One> ? One : never;

function valuesOf({ isOpen, sinceOn, endOn, repayments }: Life): Partial<ScholarshipRecord> {
  return {
    ...{ isOpen, since: atParis(sinceOn, "23:30") },
    ...(endOn ? { end: { reason: "left", on: endOn } } : {}),
    repayments: repayments.map(({ on, state }) =>
      state === "received" ? received(on) : { id: newId(), dueOn: on, cents: 100, state },
    ),
  };
}

async function keepFor(scholarshipYears: number | null): Promise<void> {
  await updateSetting(user, "delays", { scholarshipYears });
}

async function purgeOn(today: string): Promise<{ count: number; left: string[] }> {
  setClock(atParis(today, "00:30"));
  return { count: await purgeOutdated(), left: await Scholarship.distinct("_id") };
}
