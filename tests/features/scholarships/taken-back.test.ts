import { beforeEach, describe, expect, it } from "vitest";
import { type Instalment, Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { PARTIES } from "#tests/factories/agreements";
import { refusalOf } from "#tests/factories/files";
import { createSession, createSigned, scholarshipAt, scholarshipOf } from "#tests/factories/scholarships";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { makeAgreement, sendAgreement } from "~/features/scholarships/agreement.commands.server";
import { carryOutBreachAct } from "~/features/scholarships/breach-acts.commands.server";
import { decideBreach } from "~/features/scholarships/breaches.commands.server";
import { breachActSchema, instalmentActSchema } from "~/features/scholarships/instalment.schema.server";
import { carryOutInstalmentAct } from "~/features/scholarships/instalment-acts.commands.server";
import { instalmentProofId } from "~/features/scholarships/instalment-proofs";
import {
  acceptProof,
  receiveProof,
  reviewProof,
} from "~/features/scholarships/instalment-proofs.commands.server";
import { planInstalments } from "~/features/scholarships/instalment-schedule.commands.server";
import { clearInstalment, stopInstalment } from "~/features/scholarships/instalments.commands.server";
import { putOnAgenda } from "~/features/scholarships/panel-decisions.commands.server";
import { updateSession } from "~/features/scholarships/panel-sessions.commands.server";
import { planRepayment, settleBreach } from "~/features/scholarships/repayments.commands.server";
import { updateRequest } from "~/features/scholarships/scholarship-review.commands.server";
import {
  closeScholarship,
  reopenScholarship,
} from "~/features/scholarships/scholarship-stages.commands.server";

const AMOUNTS = [{ year: "intern-1" as const, monthlyCents: 80_000 }];

let user: User;

beforeEach(async () => {
  user = await createUser();
});

describe("a scholarship that is opened again", () => {
  it("keeps what the commission granted", async () => {
    const { _id, panel } = await scholarshipAt(user, "agreement");
    await closeScholarship(user, _id, { reason: "withdrawn" });

    await reopenScholarship(user, _id);

    expect(await scholarshipOf(_id)).toMatchObject({ stage: "agreement", panel });
  });

  it("waits for the session it was to be heard at, and for nothing of that session when it is a request again", async () => {
    const { _id } = await scholarshipAt(user, "review");
    const sessionId = await openSessionOn(_id, "2026-06-15");
    await closeScholarship(user, _id, { reason: "withdrawn" });

    await reopenScholarship(user, _id);
    expect(await scholarshipOf(_id)).toMatchObject({
      stage: "panel",
      nextOn: "2026-06-15",
      panel: { sessionId },
    });

    await closeScholarship(user, _id, { reason: "withdrawn" });
    await reopenScholarship(user, _id, "requested");
    expect((await scholarshipOf(_id)).panel).toBeUndefined();
  });
});

it("is signed on: whoever was asked to sign is reminded again once it is opened again", async () => {
  const { _id: id } = await scholarshipAt(user, "agreement");
  await makeAgreement(user, id, PARTIES);
  await sendAgreement(user, id, 1);
  await closeScholarship(user, id, { reason: "withdrawn" });
  expect((await scholarshipOf(id)).signatureReminderAt).toBeUndefined();

  await reopenScholarship(user, id);

  expect((await scholarshipOf(id)).signatureReminderAt).toBeInstanceOf(Date);
});

it("follows its session to another day, with its task", async () => {
  const { _id } = await scholarshipAt(user, "review");
  const sessionId = await openSessionOn(_id, "2026-06-15");

  await updateSession(user, sessionId, { on: "2026-06-15" }, { on: "2026-06-29", place: "Cahors" });
  await settle();

  expect((await scholarshipOf(_id)).nextOn).toBe("2026-06-29");
  expect(await Task.findOne({ scholarshipId: _id, state: "open" }).lean()).toMatchObject({
    dueOn: "2026-06-26",
  });
});

describe("what is noted of a sum paid back", () => {
  let signed: ScholarshipRecord;

  beforeEach(async () => {
    signed = await createSigned(user, {
      ...{ amounts: AMOUNTS, months: 1, practice: { rule: "fixed", months: 12 } },
      repayment: { formula: "full", unit: "days", isFullWhenNeverServed: false },
    });
    await planInstalments(user, signed._id);
    await Scholarship.updateOne(
      { _id: signed._id },
      { $set: { "instalments.0.state": "paid", "instalments.0.paidOn": "2026-05-11" } },
    );
    await decideBreach(user, signed._id, { on: "2026-05-12", reason: "left", seenCents: 80_000 });
    await planRepayment(user, signed._id, { count: 1, firstOn: "2026-06-01" });
  });

  it("is taken back alone: what was received before stays received", async () => {
    const itemId = (await reloaded(signed)).repayments[0]?.id;
    const noted = { intent: "received", itemId, on: "2026-05-12" };
    await breach({ ...noted, cents: "500" });
    const before = (await reloaded(signed)).repayments;

    for (const act of [
      { ...noted, cents: "300" },
      { intent: "waive", itemId, reason: "CP-12" },
    ]) {
      const { undo } = await breach(act);
      expect((await reloaded(signed)).stage).toBe("settled");
      await breach(undo?.fields ?? {});
      expect((await reloaded(signed)).repayments).toEqual(before);
    }
  });

  it("keeps its first day when it is moved back", async () => {
    const [due] = (await reloaded(signed)).repayments;
    const { undo } = await breach({ intent: "due-move", itemId: due?.id, dueOn: "2026-09-01" });
    await breach(undo?.fields ?? {});
    expect((await reloaded(signed)).repayments).toEqual([due]);
  });

  async function breach(fields: Record<string, unknown>) {
    return carryOutBreachAct(user, signed._id, breachActSchema.parse(fields));
  }
});

describe("an instalment", () => {
  let signed: ScholarshipRecord;
  let first: Instalment;
  let second: Instalment;

  beforeEach(async () => {
    signed = await createSigned(user, { amounts: AMOUNTS, months: 3 });
    await planInstalments(user, signed._id);
    [first, second] = await two(signed);
  });

  it("that was suspended is suspended again once its move or its cancellation is taken back", async () => {
    await stopInstalment(user, signed._id, { instalmentId: first.id, state: "suspended", reason: "césure" });
    const before = (await reloaded(signed)).instalments;
    const itemId = first.id;
    for (const act of [
      { intent: "move", itemId, dueOn: "2026-09-15", reason: "reprise" },
      { intent: "cancel", itemId, reason: "renoncement" },
    ]) {
      const { undo } = await instalment(signed, act);
      await instalment(signed, undo?.fields ?? {});
      expect((await reloaded(signed)).instalments).toEqual(before);
    }
  });

  it("keeps the paper it received of its own when that of another month covers it, then does not", async () => {
    await receiveProof(user, signed._id, proofOf(first), "document-1");
    await receiveProof(user, signed._id, proofOf(second), "document-2");
    const before = (await reloaded(signed)).instalments;

    await acceptProof(user, signed._id, proofOf(first), "2026-12-31");
    expect((await reloaded(signed)).instalments[1]).toEqual(before[1]);
    expect((await reloaded(signed)).instalments[2]?.proofs).toMatchObject([
      { state: "accepted", documentId: "document-1" },
    ]);

    await acceptProof(user, signed._id, proofOf(second));
    await reviewProof(user, signed._id, proofOf(first), "2026-12-31");
    expect((await reloaded(signed)).instalments.map(({ proofs }) => proofs[0])).toMatchObject([
      { state: "received", documentId: "document-1" },
      { state: "accepted", documentId: "document-2" },
      { state: "missing" },
    ]);
    expect((await reloaded(signed)).instalments[2]).toEqual(before[2]);
  });
});

describe("a correction of the year of study", () => {
  let signed: ScholarshipRecord;
  let first: Instalment;
  let second: Instalment;

  beforeEach(async () => {
    const amounts = [...AMOUNTS, { year: "intern-3" as const, monthlyCents: 110_000 }];
    signed = await createSigned(user, { amounts, months: 8 });
    await planInstalments(user, signed._id);
    [first, second] = await two(signed);
  });

  it("leaves every instalment as it was once it is taken back, those it had cancelled too", async () => {
    for (const { id } of [second, (await reloaded(signed)).instalments.at(-1) ?? second])
      await stopInstalment(user, signed._id, { instalmentId: id, state: "suspended", reason: "césure" });
    const before = (await reloaded(signed)).instalments;

    const { undo } = await correct(first, "intern-3");

    const corrected = (await reloaded(signed)).instalments;
    expect(corrected.map(({ cents, state }) => [cents, state])).toEqual([
      ...[
        [110_000, "planned"],
        [110_000, "suspended"],
        [110_000, "planned"],
        [110_000, "planned"],
      ],
      ...[4, 5, 6, 7].map(() => [110_000, "cancelled"]),
    ]);
    await instalment(signed, undo?.fields ?? {});
    expect((await reloaded(signed)).instalments).toEqual(before);
  });

  it("stays once another one followed, and once an instalment may be paid on it", async () => {
    const [replaced, last] = [await correct(first, "intern-3"), await correct(second, "intern-3")];
    expect(await refusalOf(instalment(signed, replaced.undo?.fields ?? {}))).toContain("remplacée");
    await acceptProof(user, signed._id, proofOf(second));
    await clearInstalment(user, signed._id, second.id);
    expect(await refusalOf(instalment(signed, last.undo?.fields ?? {}))).toContain("bon à payer");
  });

  async function correct({ id: itemId }: Instalment, year: string) {
    return instalment(signed, { intent: "year", itemId, year });
  }
});

it("that was signed and never paid may still be ended: nothing is owed, then nothing is left to do", async () => {
  const penalty = { kind: "fixed" as const, cents: 100_000 };
  const { _id } = await createSigned(user, {
    ...{ amounts: AMOUNTS, practice: { rule: "as-paid", months: 0 } },
    repayment: { formula: "full", unit: "days", isFullWhenNeverServed: false, penalty },
  });

  await decideBreach(user, _id, { on: "2026-05-12", reason: "not-served", seenCents: 0 });
  await settleBreach(user, _id);

  expect(await scholarshipOf(_id)).toMatchObject({ stage: "settled", isOpen: false });
});

/** Puts a scholarship under review on the agenda of a session that is to come. Returns the id of the session. */
async function openSessionOn(id: string, on: string): Promise<string> {
  await updateRequest(user, id, {}, { assessment: "Trois stages faits ici." });
  const sessionId = await createSession(user, on);
  await putOnAgenda(user, id, sessionId);
  return sessionId;
}

async function instalment({ _id }: ScholarshipRecord, fields: Record<string, unknown>) {
  return carryOutInstalmentAct(user, _id, instalmentActSchema.parse(fields));
}

async function two(signed: ScholarshipRecord): Promise<[Instalment, Instalment]> {
  const [first, second] = (await reloaded(signed)).instalments;
  if (!first || !second) throw new Error("no instalments");
  return [first, second];
}

function proofOf({ id, proofs }: Instalment): string {
  return instalmentProofId(id, proofs[0]?.key ?? "");
}

function reloaded({ _id }: ScholarshipRecord): Promise<ScholarshipRecord> {
  return scholarshipOf(_id);
}
