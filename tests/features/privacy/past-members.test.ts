import { beforeEach, describe, expect, it } from "vitest";
import { Consent } from "#models/consent";
import { Document } from "#models/document";
import { Entry } from "#models/entry";
import { Erasure, type ErasureRecord } from "#models/erasure";
import { HandOff } from "#models/hand-off";
import { Household } from "#models/household";
import { Mail } from "#models/mail";
import { Need } from "#models/need";
import { Tracking } from "#models/tracking";
import { createUser } from "#tests/factories/accounts";
import { type Family, plantFamily } from "#tests/factories/families";
import { fileOf } from "#tests/factories/files";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { database } from "~/core/db/connect.server";
import { settle } from "~/core/db/relay.server";
import { STORED_FILES, storeFile } from "~/core/files.server";
import { newId } from "~/core/ids.server";
import { recordConsent, recordRefusal } from "~/features/consents/consents.commands.server";
import { addDocuments } from "~/features/documents/documents.commands.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { getAccessPackage } from "~/features/privacy/access-package.queries.server";
import { getErasureScope } from "~/features/privacy/erasure-scope.queries.server";
import { erasePapers } from "~/features/privacy/erasure-traces.server";
import { askErasure, confirmDeletion, runErasure } from "~/features/privacy/erasures.commands.server";
import { getErasurePage } from "~/features/privacy/erasures.queries.server";
import { eraseExpired } from "~/features/privacy/retention.commands.server";

let team: User;
let dpo: User;
let family: Family;

beforeEach(async () => {
  [team, dpo] = [await createUser(), await createUser("dpo")];
  family = await plantFamily(team);
});

describe("an adult removed from the family", () => {
  beforeEach(async () => {
    const { householdId, spouseId } = family;
    await deposit(spouseId, "zqs-note.pdf");
    await recordConsent(team, { householdId, candidateId: spouseId, purpose: "childcare", means: "phone" });
    await Tracking.create({
      ...{ _id: newId(), memberId: spouseId, isOpen: true, linkVersion: 1, sentBy: null, version: 1 },
      ...{ expiresAt: now(), sentAt: now(), updatedAt: now() },
    } as never);
    await recordFamily(team, householdId, { adults: [], children: [{ id: "c1", firstName: "zqh-child" }] });
    await settle();
  });

  it("is told of nowhere in the package of whoever stays", async () => {
    const given = JSON.stringify(await getAccessPackage(family.householdId, family.candidateId));
    expect(given).not.toMatch(/zqs-|0677003344|Emploi|spouse-work|childcare|zqh-action/);
    for (const marker of ["zqc-first", "zqc-last", "zqh-child", "zqh-place"]) expect(given).toContain(marker);
  });

  it("is erased with the whole file, their page included", async () => {
    await erase();
    expect(await Tracking.countDocuments()).toBe(0);
  });
});

describe("a line of the timeline about one adult", () => {
  it("is theirs: a paper they give, a refusal, an erasure they ask for", async () => {
    const { householdId, spouseId } = family;
    await deposit(spouseId, "cv.pdf");
    await recordRefusal(team, {
      ...{ householdId, candidateId: spouseId, purpose: "housing", means: "phone", reason: "Plus tard" },
    });
    const asked = { memberId: spouseId, requesterId: spouseId, askedBy: "person" } as const;
    await askErasure(team, householdId, { ...asked, askedOn: "2026-05-11" });
    await settle();
    const lines = await Entry.find({ text: /cv\.pdf|^Refus noté|est demandé/ }, { memberId: 1 }).lean();
    expect(lines.map(({ memberId }) => memberId)).toEqual([spouseId, spouseId, spouseId]);
  });
});

describe("the erasure of one adult", () => {
  it("takes the spouse’s search for work with them, not that of somebody who only lives there unless it is said to be theirs", async () => {
    const { householdId, spouseId } = family;
    expect((await getErasureScope(householdId, spouseId)).needIds).toHaveLength(1);
    await Household.updateOne({ _id: householdId }, { "adults.0.relation": "other" });
    expect((await getErasureScope(householdId, spouseId)).needIds).toHaveLength(1);
    await Need.updateMany({ householdId }, { $unset: { "criteria.memberId": 1 } });
    expect((await getErasureScope(householdId, spouseId)).needIds).toEqual([]);
  });

  it("takes the papers they gave since it began", async () => {
    const scope = await getErasureScope(family.householdId, family.spouseId);
    await deposit(family.spouseId, "late.pdf");
    await erasePapers(scope);
    expect(await Document.find({}, { name: 1, _id: 0 }).lean()).toEqual([{ name: "zqh-paper.pdf" }]);
  });

  it("takes the papers of nobody only when it is asked to, never the photos of a partner", async () => {
    await Document.updateMany({}, { $set: { addedBy: team.id } });
    const paper = await Document.findOne({}).orFail().lean();
    await Document.create({ ...paper, _id: newId(), name: "salon.jpg", addedBy: null } as never);
    const id = await askErasure(team, family.householdId, {
      ...{ memberId: family.spouseId, requesterId: family.spouseId },
      ...{ askedBy: "person", askedOn: "2026-05-11" },
    });
    expect((await getErasurePage(id)).papersOfNobody).toBe(1);
    const { householdId, spouseId } = family;
    expect((await getErasureScope(householdId, spouseId)).documentIds).toEqual([]);
    await runErasure(dpo, await reload(id), "effacer", true);
    expect(await Document.find({}, { name: 1, _id: 0 }).lean()).toEqual([{ name: "salon.jpg" }]);
  });

  it("takes their name out of what a reminder says of their file, not of what it says of another", async () => {
    const others = newId();
    const title = "zqs-first et sa famille";
    await letter({
      ...{ to: "paul.roques@deux-ponts.example", template: "hand-off-reminder", handOffId: family.handOffId },
      handOffIds: [family.handOffId, others],
      params: { title, others: [{ handOffId: others, title }] },
    });
    await erase(family.spouseId);
    const [kept] = await Mail.find({ template: "hand-off-reminder" }).lean();
    expect(kept?.params).toMatchObject({ title: "[effacé] et sa famille", others: [{ title }] });
  });

  it("leaves the letters of another family to the same address, and those they receive as a partner", async () => {
    const to = "zqc-mail@courriel.example";
    await letter({ to, householdId: newId() });
    await letter({ to, handOffId: newId() });
    await letter({ to, template: "deletion-request" });
    await letter({ to, template: "receipt" });
    const left = { to, template: { $ne: "reply" } };
    const before = await Mail.countDocuments(left);
    await erase(family.candidateId);
    expect(before - (await Mail.countDocuments(left))).toBeGreaterThan(0);
    expect(await Mail.countDocuments({ to, toName: "Autre" })).toBe(3);
  });

  it("leaves what the other adult asked before it was known who asked", async () => {
    const { householdId, candidateId: memberId, spouseId } = family;
    const asked = { askedBy: "person", askedOn: "2026-05-11", state: "asked", isOpen: true } as const;
    const _id = newId();
    await Erasure.create({ _id, householdId, memberId, ...asked, recordedAt: now(), partners: [] } as never);
    await erase(spouseId);
    expect((await reload(_id)).state).toBe("asked");
  });

  it("takes their name out of the reason of another adult’s refusal, and their own reason whole", async () => {
    const { householdId, candidateId, spouseId } = family;
    const refusal = { householdId, purpose: "news", means: "phone" } as const;
    await recordRefusal(team, { ...refusal, candidateId, reason: "zqs-first hésite" });
    await recordRefusal(team, { ...refusal, candidateId: spouseId, reason: "Non merci" });
    await erase(spouseId);
    const reasons = await Consent.find({ isGiven: false }, { reason: 1 }).sort({ at: 1 }).lean();
    expect(reasons.map(({ reason }) => reason)).toEqual(["[effacé] hésite", undefined]);
  });
});

describe("the erasure of a file", () => {
  it("takes its request out of a reminder that lists others’, which stays", async () => {
    const others = newId();
    const request = (handOffId: string, title: string) => ({ handOffId, title });
    await letter({
      ...{ to: "paul.roques@deux-ponts.example", template: "hand-off-reminder", handOffId: family.handOffId },
      handOffIds: [family.handOffId, others],
      params: { title: "zqh-place", others: [request(others, "Une autre famille")] },
    });
    await erase();
    const [kept] = await Mail.find({ template: "hand-off-reminder" }).lean();
    expect(kept).toMatchObject({ handOffId: others, handOffIds: [others] });
    expect(kept?.params).toMatchObject({ title: "Une autre famille", others: [] });
  });

  it("takes what was proposed, its photos and the bytes of those no paper names", async () => {
    const [filed, unfiled] = [newId(), newId()];
    for (const id of [filed, unfiled]) await storeFile(id, Buffer.from("zqh-photo"));
    const photo = (id: string) => ({ id, name: "salon.jpg", type: "jpeg", bytes: 9 });
    const proposal = { kind: "housing", place: "zqh-place", photos: [photo(filed), photo(unfiled)] };
    const answer = { id: newId(), act: "propose", origin: "link", at: now(), reasons: [], proposal };
    await HandOff.updateOne({ _id: family.handOffId }, { $set: { answers: [answer] } });
    const paper = await Document.findOne({}).orFail().lean();
    await Document.create({ ...paper, _id: filed, name: "salon.jpg" } as never);
    const need = { householdId: family.householdId, kind: "housing" } as const;
    await Need.updateOne(need, {
      $set: { options: [{ id: answer.id, label: "Un logement", photos: [filed] }] },
    });
    await erase();
    expect(await database().collection(STORED_FILES).countDocuments()).toBe(0);
    expect([await Document.countDocuments(), await Need.countDocuments()]).toEqual([0, 0]);
  });

  it("keeps the proofs of two partners who confirm at once", async () => {
    const id = newId();
    const partners = ["one", "two"].map((one) => ({ id: one, partnerId: one, partnerName: one, items: [] }));
    const asked = { state: "done", isOpen: false, askedBy: "person", askedOn: "2026-05-11" };
    await Erasure.create({ _id: id, householdId: newId(), ...asked, recordedAt: now(), partners } as never);
    const stale = await reload(id);
    await confirmDeletion(dpo, stale, "one", "team");
    await confirmDeletion(dpo, stale, "two", "link");
    expect((await reload(id)).partners).toMatchObject([{ toldBy: "team" }, { toldBy: "link" }]);
  });
});

describe("an erasure that only time asks for", () => {
  const asked = { askedBy: "retention", askedOn: "2026-05-12" } as const;

  it("stops when somebody acted on the file since, and does not keep the others", async () => {
    const id = await askErasure(dpo, family.householdId, asked);
    await expect(runErasure(dpo, await reload(id), "effacer")).rejects.toThrow("son temps n’est pas venu");
    expect(await fileOf(family.householdId)).toBeTruthy();
    expect(await eraseExpired(dpo, [family.householdId], "effacer")).toContain("1 laissé");
  });
});

async function deposit(memberId: string, name: string): Promise<void> {
  const bytes = Buffer.from(`%PDF-1.7\n${name}\n`);
  const kept = { purpose: "housing", track: "family", keptUntil: "2026-09-30" } as const;
  await addDocuments(team, family.householdId, {
    files: [{ name, size: bytes.length, bytes }],
    ...kept,
    memberId,
  });
  await settle();
}

async function letter(values: Record<string, unknown>): Promise<void> {
  await Mail.create({
    ...{ _id: newId(), template: "receipt", toName: "Autre", params: {}, mailClass: "bureau", state: "sent" },
    ...{ dueAt: now(), messageId: newId(), createdAt: now(), ...values },
  } as never);
}

async function erase(memberId?: string): Promise<void> {
  const requesterId = memberId ?? family.candidateId;
  const asked = { memberId, requesterId, askedBy: "person", askedOn: "2026-05-11" } as const;
  await runErasure(dpo, await reload(await askErasure(team, family.householdId, asked)), "effacer");
  await settle();
}

async function reload(id: string): Promise<ErasureRecord> {
  return Erasure.findById(id).orFail().lean<ErasureRecord>();
}
