import { beforeEach, describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Entry } from "#models/entry";
import { Erasure } from "#models/erasure";
import { HandOff } from "#models/hand-off";
import { Household } from "#models/household";
import { Mail } from "#models/mail";
import { Submission } from "#models/submission";
import { Tracking } from "#models/tracking";
import { createUser } from "#tests/factories/accounts";
import { type Family, plantFamily } from "#tests/factories/families";
import { countAudited, mailsOf, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createFile, createSubmission } from "#tests/factories/submissions";
import { send, visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { linkToken } from "~/core/links.server";
import { readingsWritten } from "~/core/reading-log.server";
import { eraseEverywhere } from "~/features/privacy/erasure-run.server";
import { askErasure, runErasure } from "~/features/privacy/erasures.commands.server";
import { getErasure, listErasures } from "~/features/privacy/erasures.queries.server";
import { getJournal } from "~/features/privacy/journal.queries.server";
import { scopeOf } from "~/features/privacy/request-scope.queries.server";
import { eraseExpired, keepLonger } from "~/features/privacy/retention.commands.server";
import { listOldRequests, listRetention } from "~/features/privacy/retention.queries.server";
import { erasedFlow } from "~/features/reports/erased-figures.queries.server";

const LONG_AGO = new Date("2024-05-01T08:00:00Z");
const SOON = new Date("2024-06-20T08:00:00Z");

let team: User;
let dpo: User;

beforeEach(async () => {
  [team, dpo] = [await createUser(), await createUser("dpo")];
});

describe("the retention of files", () => {
  it("lists those whose time has come, or comes within sixty days, the longest silent first", async () => {
    const [due, soon] = [await fileSilentSince(LONG_AGO, "a"), await fileSilentSince(SOON, "b")];
    await fileSilentSince(new Date("2026-01-01T08:00:00Z"), "c");
    const { rows, months } = await listRetention(1);
    expect(months).toBe(24);
    expect(rows).toMatchObject([
      { id: due, isDue: true, dueOn: "2026-05-01" },
      { id: soon, isDue: false, dueOn: "2026-06-20" },
    ]);
  });

  it("keeps one longer for a reason, audited, and leaves it alone until then", async () => {
    const due = await fileSilentSince(LONG_AGO, "a");
    await keepLonger(dpo, due, { untilOn: "2026-12-01", reason: "Projet repris" });
    expect((await listRetention(1)).rows).toMatchObject([{ isDue: false, dueOn: "2026-12-01" }]);
    expect(await countAudited("household.kept-longer", due)).toBe(1);
    expect(await eraseExpired(dpo, [due], "effacer")).toMatch(/0 dossier effacé/);
    expect(await Household.countDocuments()).toBe(1);
  });

  it("erases those ticked whose time has come, by the same run, and only with the word", async () => {
    const [due, soon] = [await fileSilentSince(LONG_AGO, "a"), await fileSilentSince(SOON, "b")];
    expect(await refusalOf(eraseExpired(dpo, [due], "oui"))).toMatch(/effacer/);
    await eraseExpired(dpo, [due, soon], "effacer");
    expect(await Household.find({}, { _id: 1 }).lean()).toEqual([{ _id: soon }]);
    expect(await Erasure.findOne({}).lean()).toMatchObject({ askedBy: "retention", state: "done" });
  });
});

describe("the retention of requests that no file took", () => {
  const OLD = new Date("2024-05-01T08:00:00Z");

  it("lists them two years after they arrived, and erases those ticked with their receipt, figures kept", async () => {
    const [gone, recent] = [await received("a", OLD), await received("b", new Date("2026-05-01T08:00:00Z"))];
    await fileSilentSince(new Date("2026-01-01T08:00:00Z"), "c");
    expect(await listOldRequests()).toMatchObject({
      requests: [{ id: gone, name: "Élodie Carona", isDue: true, dueOn: "2026-05-01" }],
      requestCount: 1,
    });
    expect(await eraseExpired(dpo, [], "effacer", [gone, recent])).toMatch(/^1 demande effacée, 1 laissé/);
    expect(await Submission.findById(gone)).toBeNull();
    expect(await Submission.findById(recent)).not.toBeNull();
    expect(await Mail.find({ to: "a@x.example" })).toEqual([]);
    expect(await Mail.countDocuments({ to: "b@x.example" })).toBe(1);
    expect(await Erasure.findOne({}).lean()).toMatchObject({ isRequest: true, state: "done" });
    const kept = (await erasedFlow("2024-05-01")).map(({ measure, count }) => [measure, count]);
    expect(kept).toEqual([["request", 1]]);
    expect((await listErasures(1, "closed")).rows).toMatchObject([{ who: "Demande effacée" }]);
  });

  it("keeps the letters of somebody who asked again since", async () => {
    const [gone] = [await received("a", OLD), await received("a", new Date("2026-05-01T08:00:00Z"), "Autre")];
    const letters = await Mail.countDocuments({ to: "a@x.example" });
    await eraseExpired(dpo, [], "effacer", [gone]);
    expect(await Mail.countDocuments({ to: "a@x.example" })).toBe(letters);
  });

  it("leaves a request that became a file to the time of that file", async () => {
    await fileSilentSince(OLD, "a");
    await Submission.updateMany({}, { $set: { receivedAt: OLD } });
    const [request] = await Submission.find({}).lean();
    expect((await listOldRequests()).requests).toEqual([]);
    expect(await eraseExpired(dpo, [], "effacer", [request?._id ?? ""])).toMatch(/^0 demande effacée/);
  });

  it("leaves one that becomes a file while its erasure runs", async () => {
    const id = await received("a", OLD);
    const scope = await scopeOf({ householdId: id, isRequest: true });
    await Submission.updateOne({ _id: id }, { $set: { householdId: newId() } });
    await eraseEverywhere(scope);
    expect(await Submission.findById(id)).not.toBeNull();
  });
});

describe("the package of a person", () => {
  let family: Family;

  beforeEach(async () => {
    family = await plantFamily(team);
  });

  it("holds everything of the candidate and the household, nothing of the spouse’s own", async () => {
    const body = await packageOf(family, family.candidateId);
    for (const marker of [
      "zqc-first",
      "zqc-mail",
      "zqc-message",
      "zqc-hours",
      "zqc-reply",
      "zqc-mailed",
      "zqc-joined",
      "zqh-child",
      "zqh-place",
    ])
      expect(body, marker).toContain(marker);
    expect(body).not.toContain("zqs-");
    expect(await countAudited("household.access-given", family.householdId)).toBe(1);
    const { events } = await getJournal({ fileId: family.householdId, actorId: dpo.id }, 1);
    expect(events.rows).toMatchObject([{ fields: "json, zqc-first zqc-last" }]);
  });

  it("holds what the spouse said, nothing of the candidate’s own", async () => {
    const body = await packageOf(family, family.spouseId);
    for (const marker of ["zqs-first", "zqs-confidence", "zqs-note", "zqs-mailed", "zqh-child"])
      expect(body).toContain(marker);
    expect(body).not.toContain("zqc-");
  });

  it("never cuts their own address, though the name of the other adult is in it", async () => {
    const email = "le-foyer.zqc-last@courriel.example";
    await Household.updateOne({ _id: family.householdId }, { $set: { "adults.0.email": email } });
    expect(await packageOf(family, family.spouseId)).toContain(email);
  });

  it("cuts the addresses and the words of the other adult, though the two share a name", async () => {
    const { householdId, spouseId, candidateId } = family;
    await Household.updateOne(
      { _id: householdId },
      { $set: { "adults.0.lastName": "zqc-last", "adults.0.email": "zqc-last.autre@courriel.example" } },
    );
    const text = "Écrit à zqc-last.autre@courriel.example, zqs-first et zqc-first zqc-last présents.";
    await Entry.create({
      _id: newId(),
      householdId,
      track: "family",
      kind: "note",
      text,
      at: now(),
    } as never);
    const outcomes = [{ side: "family", said: "failed", note: "zqs-outcome", memberId: spouseId, at: now() }];
    await HandOff.updateMany({ householdId }, { $set: { outcomes } });
    const body = await packageOf(family, candidateId);
    expect(body).toContain(
      "Écrit à [une autre personne], [une autre personne] et zqc-first zqc-last présents.",
    );
    for (const marker of ["zqs-outcome", "zqs-confidence", "zqs-first"]) expect(body).not.toContain(marker);
  });

  it("is also a PDF", async () => {
    const asked = { householdId: family.householdId, memberId: family.candidateId, format: "pdf" };
    const { status, body } = await callRoute(
      "_staff.privacy.access_.file.ts",
      dpo,
      "/privacy/access/file",
      asked,
    );
    expect({ status, head: body.slice(0, 5) }).toEqual({ status: 200, head: "%PDF-" });
  });
});

describe("the journal", () => {
  it("tells who opened a file, once a day for each, found by the name of the person", async () => {
    const id = await createFile(team);
    await settle();
    for (let time = 0; time < 2; time += 1)
      await callRoute("_staff.households.$id._index.tsx", team, `/households/${id}`);
    await readingsWritten();
    expect(await AuditEvent.countDocuments({ action: "household.read" })).toBe(1);
    const { file, events } = await getJournal({ q: "caron", deed: "read" }, 1);
    expect(file).toMatchObject({ id, name: "Élodie Caron" });
    expect(events.rows).toMatchObject([{ action: "dossier lu", who: "Jeanne Vidal" }]);
    expect((await getJournal({ fileId: id, deed: "write" }, 1)).events.rows).not.toEqual([]);
  });

  it("names whose file each act was on and who acted without an account, the tracking page too", async () => {
    const { householdId, spouseId } = await plantFamily(team);
    for (const memberId of [spouseId, newId()]) {
      const subject = { type: "Tracking", id: newId() };
      await Tracking.collection.insertOne({ _id: subject.id, memberId } as never);
      const event = { action: "tracking.message-received", actorId: null, by: "family", fields: [] } as const;
      await AuditEvent.create({ ...event, _id: newId(), at: now(), subject } as never);
    }
    const { events } = await getJournal({ fileId: householdId }, 1);
    const said = events.rows.filter(({ subject }) => subject.startsWith("Page de suivi"));
    expect(said).toMatchObject([
      {
        ...{ subject: "Page de suivi\u00A0: zqc-first zqc-last", fileId: householdId },
        who: "la personne, par son lien",
      },
    ]);
  });

  it("asks which file is meant when several are", async () => {
    await createFile(team);
    await createFile(team, { firstName: "Marc", email: "m@x.example", phone: "06 98 76 54 32" });
    await settle();
    const { choices, events } = await getJournal({ q: "caron" }, 1);
    expect(choices).toHaveLength(2);
    expect(events.rows).toEqual([]);
  });
});

describe("the page of a partner asked to delete", () => {
  it("writes nothing when it is read, and the day when it is pressed, once", async () => {
    const family = await plantFamily(team);
    const asked = { askedBy: "person", means: "mail", askedOn: "2026-05-12" } as const;
    const id = await askErasure(team, family.householdId, { ...asked, requesterId: family.candidateId });
    await runErasure(dpo, await getErasure(id), "effacer");
    const link = (await mailsOf("deletion-request"))[0]?.params.link as Parameters<typeof linkToken>[0];
    const path = `/effacement/${linkToken(link)}`;
    const { status, html } = await visit(path);
    expect(status).toBe(200);
    expect(html).toContain("une recherche de logement");
    expect(html).not.toMatch(/zqc-|zqs-|<script/);
    expect((await getErasure(id)).partners[0]?.deletedOn).toBeUndefined();
    expect((await send(path, { said: "deleted" })).html).toContain("Merci, c’est noté.");
    await send(path, { said: "deleted" });
    expect((await getErasure(id)).partners).toMatchObject([{ deletedOn: "2026-05-12", toldBy: "link" }]);
    expect(await AuditEvent.find({ action: "erasure.partner-deleted" }).lean()).toMatchObject([
      { actorId: null, by: "partner" },
    ]);
    expect((await visit("/effacement/nothing")).status).toBe(404);
  });
});

async function received(name: string, receivedAt: Date, firstName = "Élodie"): Promise<string> {
  const interest = { firstName, lastName: `Caron${name}`, email: `${name}@x.example`, phone: undefined };
  const { _id } = await createSubmission(interest);
  await settle();
  await Submission.updateOne({ _id }, { $set: { receivedAt } });
  return _id;
}

async function fileSilentSince(lastActAt: Date, name: string): Promise<string> {
  const id = await createFile(team, {
    lastName: `Caron${name}`,
    email: `${name}@x.example`,
    phone: undefined,
  });
  await settle();
  await Household.updateOne({ _id: id }, { lastActAt });
  return id;
}

async function packageOf({ householdId }: Family, memberId: string): Promise<string> {
  const asked = { householdId, memberId, format: "json" };
  return (await callRoute("_staff.privacy.access_.file.ts", dpo, "/privacy/access/file", asked)).body;
}
