import { beforeEach, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Entry } from "#models/entry";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Mail, type MailRecord } from "#models/mail";
import { Notice } from "#models/notice";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, fileOf, mailsOf } from "#tests/factories/files";
import { createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { readOf, send, take } from "#tests/factories/read-mails";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { now, setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { listMailEvents } from "~/core/outbox/mail-queries.server";
import { handOffBadge } from "~/features/hand-offs/hand-off-badge";
import { contactOptions } from "~/features/hand-offs/hand-off-composer.commands.server";
import { listHandOffsOfNeed } from "~/features/hand-offs/hand-offs.queries.server";
import { assignReferent } from "~/features/households/households.commands.server";
import { bounceWords } from "~/features/inbound-mail/bounce-words";
import { flagAddress } from "~/features/inbound-mail/bounced-address.commands.server";
import { typedContacts } from "~/features/partners/partner-card";
import { updatePartner } from "~/features/partners/partners.commands.server";
import { getPartner } from "~/features/partners/partners.queries.server";
import { NBSP } from "~/vocabulary/typography";

const PAUL = "paul.roques@deux-ponts.example";
const UNKNOWN = "550 5.1.1 User unknown";
const CHECK = `Adresse à vérifier${NBSP}: ${PAUL} (cette adresse n’existe pas)`;

let user: User;
let handOff: HandOffRecord;

beforeEach(async () => {
  user = await createUser("responsable");
  handOff = await createHandOff(user);
  await send(handOff.mailId);
});

it("marks the letter that was not delivered for good, and leaves its address to check", async () => {
  const message = await bounce({ address: PAUL, isPermanent: true, reason: UNKNOWN });
  expect(message).toMatchObject({ state: "noted", found: "references", mailId: handOff.mailId });
  expect((await Mail.findById(handOff.mailId).lean())?.bounce).toEqual({
    at: message.receivedAt,
    reason: "cette adresse n’existe pas",
    isPermanent: true,
  });
  expect(await Task.find({}).lean()).toMatchObject([
    { label: CHECK, ownerId: user.id, householdId: handOff.householdId, state: "open", dueOn: "2026-05-13" },
  ]);
  expect(await Notice.findOne({ href: `/outbox/${handOff.mailId}` }).lean()).toMatchObject({
    text: `${CHECK}.`,
  });
});

it("is told where the request is followed: its line, the timeline and what happened to the letter", async () => {
  const [before] = await listHandOffsOfNeed(handOff.needId ?? "");
  await bounce({ address: PAUL, isPermanent: true, reason: UNKNOWN });
  const [row] = await listHandOffsOfNeed(handOff.needId ?? "");
  if (!before || !row) throw new Error("the hand-off is of no need");
  expect(handOffBadge(before).children).not.toBe("non remis");
  expect(row.undelivered).toBe("cette adresse n’existe pas");
  expect(handOffBadge(row)).toEqual({ tone: "late", children: "non remis" });
  const lines = await Entry.find({ mailId: handOff.mailId, kind: "message" }).lean();
  expect(lines.map(({ text }) => text)).toEqual([
    `La demande à Paul Roques n’a pas été remise${NBSP}: cette adresse n’existe pas.`,
  ]);
  const letter = await Mail.findById(handOff.mailId).orFail().lean<MailRecord>();
  const events = await listMailEvents(letter);
  expect(events.map(({ text }) => text)).toEqual([
    "écrit",
    "envoyé",
    `non remis${NBSP}: cette adresse n’existe pas`,
  ]);
});

it("says no more of a letter that came back once something was written since", async () => {
  await bounce({ address: PAUL, isPermanent: true, reason: UNKNOWN });
  const later = new Date(now().getTime() + 60_000);
  await HandOff.updateOne({ _id: handOff._id }, { $push: { reminders: { at: later, kind: "mail" } } });
  const [row] = await listHandOffsOfNeed(handOff.needId ?? "");
  expect(row?.undelivered).toBeUndefined();
});

it("is to be checked once as long as it is not done", async () => {
  await bounce({ address: PAUL, isPermanent: true, reason: UNKNOWN });
  await bounce({ address: PAUL, isPermanent: true, reason: UNKNOWN });
  await flag(PAUL);
  expect(await Task.countDocuments()).toBe(1);
  await Task.updateMany({}, { state: "done" });
  const file = await createFile(user, { lastName: "Lagarde", email: "l@x.example", phone: "06 98 76 54 32" });
  const other = await createHandOff(user, {
    householdId: file,
    partner: await getPartner(handOff.partnerId),
  });
  await settle();
  await flagAddress(user, { mailId: other.mailId, address: PAUL, reason: "refusée" });
  expect(await Task.countDocuments({ state: "open" })).toBe(1);
});

it("marks the contact until their address is edited; meanwhile they are called, not reminded by mail", async () => {
  await bounce({ address: PAUL, isPermanent: true, reason: UNKNOWN });
  const partner = await getPartner(handOff.partnerId);
  expect(partner.contacts).toMatchObject([{ email: PAUL, isBouncing: true }]);
  expect(contactOptions(partner)[0]?.label).toMatch(/adresse à vérifier/);
  expect((await reloadHandOff(handOff._id)).nextReminder?.kind).toBe("call");
  const [contact] = typedContacts(partner.contacts);
  if (!contact) throw new Error("the factory lost what it made");
  const card = { name: partner.name, kind: partner.kind, territories: [] };
  const others = { contacts: [{ ...contact, phone: "05 65 00 00 02" }] };
  await updatePartner(user, partner._id, { ...card, contacts: [contact] }, { ...card, ...others });
  expect((await getPartner(partner._id)).contacts).toMatchObject([
    { phone: "05 65 00 00 02", isBouncing: true },
  ]);
  const edited = [{ ...contact, phone: "05 65 00 00 02", email: "p.roques@deux-ponts.example" }];
  await updatePartner(user, partner._id, { ...card, ...others }, { ...card, contacts: edited });
  await settle();
  expect((await getPartner(partner._id)).contacts[0]?.isBouncing).toBeUndefined();
  expect((await reloadHandOff(handOff._id)).nextReminder?.kind).toBe("mail");
});

it("marks the candidate whose address it is", async () => {
  const { _id, emails } = await candidateOf(handOff.householdId);
  await flag(emails[0] ?? "");
  await flag(emails[0] ?? "");
  expect((await Candidate.findById(_id).lean())?.bouncingEmails).toEqual(emails);
});

it("of a letter that is of no file is told to who wrote it, else to a responsable", async () => {
  const [receipt] = await mailsOf("receipt");
  const mailId = receipt?._id ?? "";
  await flagAddress(user, { mailId, address: receipt?.to ?? "", reason: "refusée" });
  await flagAddress(user, { mailId, address: receipt?.to ?? "", reason: "refusée" });
  expect(await Task.countDocuments()).toBe(0);
  expect(await Notice.find({ href: `/outbox/${mailId}` }).lean()).toMatchObject([{ accountId: user.id }]);
});

it("tells a delay in one line, and leaves nothing to check; told later, it hides no refusal", async () => {
  await bounce({ address: PAUL, isPermanent: false, reason: "452 4.2.2 Mailbox full" });
  const line = await Entry.findOne({ mailId: handOff.mailId, kind: "message" }).lean();
  expect(line?.text).toBe(`Mail à Paul Roques pas encore remis${NBSP}: la boîte est pleine.`);
  expect(await Task.countDocuments()).toBe(0);
  await bounce({ address: PAUL, isPermanent: true, reason: UNKNOWN });
  await bounce({ address: PAUL, isPermanent: false, reason: "452 4.2.2 Mailbox full" });
  expect((await Mail.findById(handOff.mailId).lean())?.bounce?.isPermanent).toBe(true);
});

it("proves nothing when it names an address alone: it is to be checked for five days, and no card is marked", async () => {
  const bounce = { address: PAUL, isPermanent: true, reason: UNKNOWN };
  const report = { kind: "bounce", isAutomatic: true, isVerified: false, bounce, from: DAEMON } as const;
  const message = await take(readOf(report));
  expect(message).toMatchObject({ found: "recipient", mailId: handOff.mailId, state: "noted" });
  expect(await Task.find({}).lean()).toMatchObject([{ label: CHECK, state: "open" }]);
  expect((await getPartner(handOff.partnerId)).contacts[0]?.isBouncing).toBeUndefined();
  expect((await Mail.findById(handOff.mailId).lean())?.bounce).toBeUndefined();
  expect((await reloadHandOff(handOff._id)).nextReminder?.kind).toBe("mail");
  await Task.deleteMany({});
  setClock(new Date(now().getTime() + 6 * 24 * 3600 * 1000));
  await take(readOf(report));
  expect(await Task.countDocuments({ addressKey: { $exists: true } })).toBe(0);
});

it("counts for nothing when we wrote nothing there, or when the report is forged", async () => {
  const report = { address: "nobody@x.example", isPermanent: true };
  await take(readOf({ kind: "bounce", isAutomatic: true, bounce: report, from: DAEMON }));
  const forged = { address: PAUL, isPermanent: true, reason: UNKNOWN };
  await take(readOf({ kind: "bounce", isAutomatic: true, isForged: true, bounce: forged, from: DAEMON }));
  expect(await Task.countDocuments()).toBe(0);
  expect(await mailsOf("message-unmatched")).toEqual([]);
});

it.each([
  ["550 5.1.1 <x@y>: Recipient address rejected: User unknown", "cette adresse n’existe pas"],
  ["552 5.2.2 Mailbox full", "la boîte est pleine"],
  ["smtp; 550 5.4.4 Host not found", "le domaine de cette adresse n’existe pas"],
  ["550 5.7.1 Message refused by policy", "le serveur du destinataire refuse nos messages"],
  ["", "le serveur du destinataire l’a refusée"],
])("says why in words: %s", (reason, words) => {
  expect(bounceWords({ reason, isPermanent: true })).toBe(words);
});

it("is seen by whoever follows the file now", async () => {
  const colleague = await createUser("referent", { name: "Hugo Marty" });

  await assignReferent(user, handOff.householdId, { _id: colleague.id, name: colleague.name }, user.id);
  await flag(PAUL);
  expect(await Task.find({}, { ownerId: 1 }).lean()).toMatchObject([{ ownerId: colleague.id }]);
  expect((await fileOf(handOff.householdId)).referentId).toBe(colleague.id);
});

const DAEMON = { name: "", address: "mailer-daemon@deux-ponts.example" };

async function bounce(report: { address: string; isPermanent: boolean; reason?: string }) {
  const letter = await Mail.findById(handOff.mailId).lean();
  const references = [letter?.messageId ?? ""];
  return take(readOf({ kind: "bounce", isAutomatic: true, from: DAEMON, bounce: report, references }));
}

async function flag(address: string): Promise<void> {
  await flagAddress(user, { mailId: handOff.mailId, address, reason: "adresse refusée" });
  await settle();
}
