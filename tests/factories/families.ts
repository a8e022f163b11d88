import { Binary } from "mongodb";
import { Account } from "#models/account";
import { Candidate } from "#models/candidate";
import { DistinctPair } from "#models/distinct-pair";
import { Entry } from "#models/entry";
import { HandOff } from "#models/hand-off";
import { Household } from "#models/household";
import { Import } from "#models/import";
import { ImportRow } from "#models/import-row";
import { Mail } from "#models/mail";
import { Need } from "#models/need";
import { Notice } from "#models/notice";
import { Restructuring } from "#models/restructuring";
import { RestructuringStep } from "#models/restructuring-step";
import { SavedView } from "#models/saved-view";
import { Submission } from "#models/submission";
import { Task } from "#models/task";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { database } from "~/core/db/connect.server";
import { settle } from "~/core/db/relay.server";
import { storeFile } from "~/core/files.server";
import { newId } from "~/core/ids.server";
import { addDocuments } from "~/features/documents/documents.commands.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { recordNote } from "~/features/households/households.commands.server";
import { openNeed, updateCriteria } from "~/features/needs/needs.commands.server";
import { candidateOf, fileOf, needOf } from "./files";
import { createAgency, createHandOff } from "./hand-offs";
import { createMessage } from "./messages";
import { createFile } from "./submissions";

/** Words of the candidate alone, of the spouse alone, and of the household as a whole. */
export const CANDIDATE_MARKERS = [
  "zqc-first",
  "zqc-last",
  "zqc-mail",
  "zqc-message",
  "zqc-hours",
  "zqc-reply",
  "zqc-mailed",
  "zqc-joined",
];
export const SPOUSE_MARKERS = [
  "zqs-first",
  "zqs-last",
  "zqs-trade",
  "zqs-mail",
  "zqs-confidence",
  "zqs-note",
  "zqs-mailed",
  "zqs-joined",
  "zqs-occupation",
  "zqs-diplomas",
  "zqs-wish",
];
export const HOUSEHOLD_MARKERS = [
  "zqh-child",
  "zqh-place",
  "zqh-action",
  "zqh-task",
  "zqh-paper",
  "zqh-remedy",
];
const CANDIDATE_PHONE = "0677001122";
const SPOUSE_PHONE = "0677003344";

export interface Family {
  householdId: string;
  candidateId: string;
  spouseId: string;
  handOffId: string;
}

/** A couple with a child, told of in every place where somebody may be told of. */
export async function plantFamily(user: User): Promise<Family> {
  const householdId = await createFile(user, {
    firstName: "zqc-first",
    lastName: "zqc-last",
    email: "zqc-mail@courriel.example",
    phone: CANDIDATE_PHONE,
    message: "zqc-message, avec zqs-first.",
    needs: ["housing"],
  });
  await recordFamily(user, householdId, {
    adults: [
      {
        ...{
          id: "a1",
          firstName: "zqs-first",
          lastName: "zqs-last",
          birthName: "zqs-born",
          trade: "zqs-trade",
        },
        ...{ email: "zqs-mail@courriel.example", phone: SPOUSE_PHONE, relation: "couple" },
      },
    ],
    children: [{ id: "c1", firstName: "zqh-child", birthMonth: "2019-04" }],
    familyObstacles: [{ kind: "distance", state: "open", remedy: "zqh-remedy" }],
    relations: [{ oneId: "a1", kind: "step-parent", otherId: "c1" }],
    confidences: [{ memberId: "a1", text: "zqs-confidence" }],
  });
  const { _id: candidateId } = await candidateOf(householdId);
  const spouseId = (await fileOf(householdId)).adults[0]?.id ?? "";
  const family = { householdId, candidateId, spouseId };
  await plantWork(user, family);
  const handOffId = await plantHandOff(user, family);
  await plantTraces(user, family);
  await plantMessages({ ...family, handOffId });
  await settle();
  const label = "zqh-action avec zqc-first et zqs-first";
  await Household.updateOne({ _id: householdId }, { "nextAction.label": label });
  await settle();
  return { ...family, handOffId };
}

/** The whole base as text, every collection and the bytes of every file. */
export async function everyByte(): Promise<string> {
  await settle();
  const collections = await database().listCollections({}, { nameOnly: true }).toArray();
  const texts = await Promise.all(
    collections.map(async ({ name }) => {
      const documents = await database().collection(name).find({}).toArray();
      return documents.map((document) => name + JSON.stringify(document) + bytesOf(document)).join("\n");
    }),
  );
  return texts.join("\n");
}

function bytesOf({ data }: Record<string, unknown>): string {
  return data instanceof Binary ? Buffer.from(data.buffer).toString("latin1") : "";
}

async function plantWork(user: User, { householdId, candidateId, spouseId }: Omit<Family, "handOffId">) {
  await Candidate.updateOne({ _id: candidateId }, { hours: "zqc-hours" });
  await openNeed(user, householdId, "spouse-work");
  const search = { occupation: "zqs-occupation", diplomas: "zqs-diplomas", wish: "zqs-wish", wageMin: 2345 };
  await updateCriteria(user, await needOf(householdId, "spouse-work"), {
    ...{ ...search, communes: [], memberId: spouseId },
  });
  await Need.updateOne({ householdId, kind: "housing" }, { "criteria.place": "zqh-place" });
  await recordNote(user, householdId, "zqh-place : zqc-first appelle, zqs-first attend.");
  const about = (memberId: string, quote: string) =>
    Entry.create({
      _id: newId(),
      householdId,
      kind: "note",
      at: now(),
      text: "Note",
      quote,
      memberId,
    } as never);
  await about(candidateId, "zqc-hours");
  await about(spouseId, "zqs-note");
  await Task.create({
    ...{ _id: newId(), householdId, kind: "task", label: "zqh-task : rappeler zqs-last", ownerId: user.id },
    ...{ dueOn: "2026-06-01", state: "open", createdAt: now() },
  } as never);
  await Notice.create({
    ...{ _id: newId(), accountId: user.id, householdId, at: now() },
    ...{ text: "zqc-first a écrit", href: `/households/${householdId}` },
  } as never);
  const bytes = Buffer.from("%PDF-1.7\nzqh-paper\n");
  const files = [{ name: "zqh-paper.pdf", size: bytes.length, bytes }];
  await addDocuments(user, householdId, {
    files,
    purpose: "housing",
    track: "family",
    keptUntil: "2026-09-30",
  });
}

async function plantHandOff(user: User, { householdId, candidateId }: Omit<Family, "handOffId">) {
  const partner = await createAgency(user);
  await needOf(householdId);
  const { _id, mailId } = await createHandOff(user, { householdId, partner });
  await HandOff.updateOne({ _id }, { "versions.0.intro": "zqc-first zqc-last et zqs-first" });
  await Mail.updateOne(
    { _id: mailId },
    { state: "sent", sentAt: now(), "params.intro": "zqc-last et zqs-last" },
  );
  await Mail.create({
    ...{ _id: newId(), template: "reply", to: "zqc-mail@courriel.example", toName: "zqc-first zqc-last" },
    ...{ params: { text: "zqc-reply" }, mailClass: "bureau", state: "waiting", dueAt: now() },
    ...{ messageId: "<1@x.example>", householdId, candidateId, createdAt: now() },
  } as never);
  return _id;
}

/** What each adult wrote by mail, with a file joined, and what a partner wrote of them. */
async function plantMessages({ householdId, candidateId, spouseId, handOffId }: Family) {
  const filed = { householdId, state: "filed", found: "sender", sender: "contact" } as const;
  const adults = [
    { candidateId, key: "zqc", quoted: "Bonjour zqc-first" },
    { candidateId: spouseId, key: "zqs", quoted: "Bonjour zqs-first" },
  ];
  for (const { key, quoted, ...writer } of adults) {
    const id = newId();
    await storeFile(id, Buffer.from(`%PDF-1.7\n${key}-joined\n`));
    const from = { name: `${key}-first ${key}-last`, address: `${key}-mail@courriel.example` };
    const attachments = [{ id, name: `${key}-joined.pdf`, type: "pdf", bytes: 20 }];
    await createMessage({ ...filed, ...writer, from, quoted, attachments, text: `${key}-mailed` });
  }
  await createMessage({ ...filed, handOffId, text: "Un mot pour zqc-first et zqs-first zqs-last." });
}

/** What imports, merges, searches and absences keep of people. */
async function plantTraces(user: User, { householdId, candidateId }: Omit<Family, "handOffId">) {
  const importId = newId();
  await Import.create({
    ...{ _id: importId, name: "suivi zqc-last.xlsx", actorId: user.id, at: now(), state: "review" },
    ...{
      headers: ["Nom"],
      headersKey: "nom",
      rule: "skip",
      nextAction: { label: "Appeler", dueOn: "2026-06-01" },
    },
  } as never);
  const row = (number: number, cells: string[]) => ({
    _id: `${importId}-${number}`,
    importId,
    number,
    cells,
  });
  await ImportRow.create([
    { ...row(2, ["zqc-last", "zqc-first", "zqs-first", "zqh-child"]), state: "new" },
    { ...row(3, ["Dupont", "Anne", "", ""]), state: "new" },
  ] as never);
  const restructuringId = newId();
  await Restructuring.create({
    ...{ _id: restructuringId, kind: "bulk", label: "Deux dossiers confiés", state: "done", at: now() },
  } as never);
  const step = (index: number, fileId: string, document: object) => ({
    ...{ _id: `${restructuringId}-${index}`, restructuringId, index, kind: "change", model: "Household" },
    ...{ documentId: fileId, householdId: fileId, document, isJournaled: true, state: "applied" },
  });
  await RestructuringStep.create([
    step(0, householdId, { title: "zqc-last – zqs-last", note: "zqh-action" }),
    step(1, newId(), { title: "Dupont" }),
  ] as never);
  await SavedView.create({
    ...{ _id: newId(), ownerId: user.id, name: "zqc-last", search: "vue=all&q=zqc-last", createdAt: now() },
  } as never);
  await Account.updateOne(
    { _id: user.id },
    { handover: { text: "zqc-last attend un appel.", updatedAt: now() } },
  );
  await DistinctPair.create({ _id: newId(), candidateId, saidBy: user.id, at: now() } as never);
  const { corrections: _corrections, ...asked } = await submissionOf(householdId);
  await Submission.create({ ...asked, _id: newId(), key: newId(), linkId: newId(), ...UNFILED } as never);
}

const UNFILED = { householdId: undefined, candidateId: undefined, state: "dismissed" };

async function submissionOf(householdId: string) {
  const found = await Submission.findOne({ householdId }).lean();
  if (!found) throw new Error("the factory lost what it made");
  return found;
}
