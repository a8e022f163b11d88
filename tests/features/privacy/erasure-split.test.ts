import { beforeEach, describe, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Document } from "#models/document";
import { Entry } from "#models/entry";
import { Erasure, type ErasureRecord } from "#models/erasure";
import { HandOff } from "#models/hand-off";
import { Household } from "#models/household";
import { Need } from "#models/need";
import { createUser } from "#tests/factories/accounts";
import {
  CANDIDATE_MARKERS,
  everyByte,
  type Family,
  HOUSEHOLD_MARKERS,
  plantFamily,
  SPOUSE_MARKERS,
} from "#tests/factories/families";
import { fileOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { recordNote } from "~/features/households/households.commands.server";
import { countReach, eraseEverywhere } from "~/features/privacy/erasure-run.server";
import { getErasureScope } from "~/features/privacy/erasure-scope.queries.server";
import { askErasure, runErasure } from "~/features/privacy/erasures.commands.server";
import { getErasurePage } from "~/features/privacy/erasures.queries.server";
import { mergeFiles } from "~/features/restructurings/merge.commands.server";
import { undoRestructuring } from "~/features/restructurings/restructurings.commands.server";
import { splitFile } from "~/features/restructurings/split.commands.server";

/** A third adult of the family, who leaves with the spouse. */
const ODILE = { id: "a2", firstName: "zqo-first", lastName: "zqo-last", relation: "other" } as const;

let team: User;
let dpo: User;
let family: Family;

beforeEach(async () => {
  [team, dpo] = [await createUser(), await createUser("dpo")];
  family = await plantFamily(team);
});

describe("the erasure of a file born of a split", () => {
  it("leaves no word of the candidate in the file they left, and leaves whoever stays as they were", async () => {
    const left = await leave(family.candidateId);
    await erase(left, family.candidateId);

    const after = await everyByte();
    for (const marker of [...CANDIDATE_MARKERS, "0677001122"]) expect(after, marker).not.toContain(marker);
    for (const marker of [...SPOUSE_MARKERS, ...HOUSEHOLD_MARKERS]) expect(after, marker).toContain(marker);
    expect(await Entry.countDocuments({ text: /^Demande reçue/ })).toBe(0);
  });

  it("does the same when it is the spouse who left, their search for work and their papers having stayed", async () => {
    const left = await leave(family.spouseId);
    await Document.updateMany({}, { $set: { memberId: family.spouseId } });
    await erase(left, family.spouseId);

    const after = await everyByte();
    for (const marker of [...SPOUSE_MARKERS, "zqs-born", "0677003344"])
      expect(after, marker).not.toContain(marker);
    for (const marker of [...CANDIDATE_MARKERS, "zqh-child"]) expect(after, marker).toContain(marker);
    expect(await Document.countDocuments()).toBe(0);
    expect(await Need.distinct("kind")).toEqual(["housing"]);
    expect(await fileOf(family.householdId)).toMatchObject({ title: "zqc-last", relations: [] });
  });

  it("keeps the words that whoever stays shares with them", async () => {
    await Household.updateOne({ _id: family.householdId }, { "adults.0.lastName": "zqc-last" });
    await recordNote(team, family.householdId, "zqs-first zqc-last passe demain.");
    const left = await leave(family.spouseId);
    await erase(left, family.spouseId);
    expect(await Entry.exists({ quote: "[effacé] zqc-last passe demain." })).toBeTruthy();
  });

  it("reaches every file of a chain of splits, even when one of them is no more", async () => {
    const middle = await leaveWithOdile();
    const last = await leave(family.spouseId, middle);
    await erase(middle, ODILE.id);
    await erase(last, family.spouseId);

    const after = await everyByte();
    for (const marker of SPOUSE_MARKERS) expect(after, marker).not.toContain(marker);
    for (const marker of CANDIDATE_MARKERS) expect(after, marker).toContain(marker);
  });

  it("reaches the file that took in the one they left", async () => {
    const left = await leave(family.spouseId);
    const host = await createFile(team, { lastName: "Lagarde", email: "zoe@x.example" });
    await mergeFiles(team, host, family.householdId, { choices: {}, sameIds: [] });
    await erase(left, family.spouseId);

    const after = await everyByte();
    for (const marker of SPOUSE_MARKERS) expect(after, marker).not.toContain(marker);
    for (const marker of [...CANDIDATE_MARKERS, "Lagarde"]) expect(after, marker).toContain(marker);
  });

  it("asks the partners of what stayed under their agreement to delete it, once each", async () => {
    const left = await leave(family.candidateId);
    const erasure = await erase(left, family.candidateId);
    expect(await HandOff.countDocuments()).toBe(0);
    expect(erasure.partners).toMatchObject([{ items: [{ kind: "housing" }] }]);
  });

  it("shows before it is done what it then does, no document counted twice", async () => {
    const left = await leave(family.candidateId);
    const reach = await countReach(await getErasureScope(left));
    const of = (place: string) => reach.find((count) => count.place === place);
    expect(of("saved-views")).toMatchObject({ erased: 0, emptied: 1 });
    expect(of("households")).toMatchObject({ erased: 1, emptied: 1 });
    expect(of("candidates")).toMatchObject({ erased: 1, emptied: 0 });
    expect(of("hand-offs")).toMatchObject({ erased: 1, emptied: 0 });

    const id = await ask(left, family.candidateId);
    const shown = (await getErasurePage(id)).places.map(({ place, erased }) => ({ place, erased }));
    await runErasure(dpo, await reload(id), "effacer");
    expect((await getErasurePage(id)).places).toMatchObject(shown);
  });

  it("is safe twice", async () => {
    const scope = await getErasureScope(await leave(family.spouseId));
    await eraseEverywhere(scope);
    const once = linesOf(await everyByte());
    await eraseEverywhere(scope);
    expect(linesOf(await everyByte())).toEqual(once);
  });

  it("is told to the file they left, whose own request waits still", async () => {
    const { householdId, candidateId } = family;
    const waiting = await ask(householdId, candidateId);
    const theirs = await ask(householdId, family.spouseId, family.spouseId);
    const left = await leave(family.spouseId);
    await erase(left, family.spouseId);
    expect((await reload(waiting)).state).toBe("asked");
    expect((await reload(theirs)).dismissal).toMatchObject({ reason: "asker-gone" });
    expect(await Entry.exists({ householdId, text: /qui a quitté ce foyer/ })).toBeTruthy();
  });
});

describe("the erasure of one adult of a file born of a split", () => {
  it("reaches the first file for them alone, then for the other when their turn comes", async () => {
    await addOdile();
    await recordNote(team, family.householdId, "zqo-first zqo-last est venue.");
    const left = await leave([family.spouseId, ODILE.id]);
    await erase(left, family.spouseId, family.spouseId);

    const after = await everyByte();
    for (const marker of SPOUSE_MARKERS) expect(after, marker).not.toContain(marker);
    for (const marker of [...CANDIDATE_MARKERS, "zqo-first zqo-last est venue"])
      expect(after, marker).toContain(marker);

    await erase(left, ODILE.id);
    expect(await everyByte()).not.toContain("zqo-");
  });
});

it("leaves alone a file whose merge was undone", async () => {
  const other = await createFile(team, { lastName: "Lagarde", email: "zoe@x.example" });
  const id = await mergeFiles(team, family.householdId, other, { choices: {}, sameIds: [] });
  await settle();
  await undoRestructuring(team, id, []);
  await settle();
  await erase(family.householdId, family.candidateId);
  expect(await fileOf(other)).toMatchObject({ title: "Lagarde" });
  expect(await Candidate.countDocuments({ lastName: "Lagarde" })).toBe(1);
});

/** Makes a file of its own for these members; returns it. */
async function leave(people: string | string[], from = family.householdId): Promise<string> {
  const { newId } = await splitFile(team, from, {
    ...{ people: [people].flat(), children: new Map(), items: [], referentId: team.id },
    ...{ label: "Reprendre contact", dueOn: "2100-01-04" },
  });
  await settle();
  return newId;
}

/** Collections are listed in no given order; a mail forgotten again is dated again. */
function linesOf(text: string): string[] {
  const lines = text.split("\n").filter((line) => line && !line.startsWith("forgotten-messages"));
  return lines.sort();
}

async function leaveWithOdile(): Promise<string> {
  await addOdile();
  return leave([family.spouseId, ODILE.id]);
}

async function addOdile(): Promise<void> {
  await Household.updateOne({ _id: family.householdId }, { $push: { adults: ODILE } });
}

async function ask(householdId: string, requesterId: string, memberId?: string): Promise<string> {
  const asked = { askedBy: "person", means: "phone", askedOn: "2026-05-11" } as const;
  return askErasure(team, householdId, { ...asked, requesterId, ...(memberId ? { memberId } : {}) });
}

async function erase(householdId: string, requesterId: string, memberId?: string): Promise<ErasureRecord> {
  const id = await ask(householdId, requesterId, memberId);
  await runErasure(dpo, await reload(id), "effacer");
  return reload(id);
}

async function reload(id: string): Promise<ErasureRecord> {
  await settle();
  return Erasure.findById(id).orFail().lean<ErasureRecord>();
}
