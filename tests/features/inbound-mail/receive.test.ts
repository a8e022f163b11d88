import { beforeEach, describe, expect, it } from "vitest";
import { Account } from "#models/account";
import { Entry } from "#models/entry";
import type { HandOffRecord } from "#models/hand-off";
import { Message } from "#models/message";
import { Notice } from "#models/notice";
import { createUser } from "#tests/factories/accounts";
import { countAudited, fileOf, mailsOf, refusalOf } from "#tests/factories/files";
import { createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { readOf, replyTo, send, take } from "#tests/factories/read-mails";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { atParis } from "~/core/calendar";
import { now, setClock } from "~/core/clock.server";
import { database } from "~/core/db/connect.server";
import { settle } from "~/core/db/relay.server";
import { env } from "~/core/env.server";
import { STORED_FILES, storedFile } from "~/core/files.server";
import { newId } from "~/core/ids.server";
import { logger } from "~/core/logger.server";
import { tryRenderMail } from "~/core/outbox/render.server";
import { mailboxAddress, replyAddress } from "~/core/outbox/reply-key.server";
import { getSettings } from "~/core/settings.server";
import { sendDueReminders } from "~/features/hand-offs/hand-off-reminders.commands.server";
import { assignReferent } from "~/features/households/households.commands.server";
import { confirmColleague } from "~/features/inbound-mail/colleague.commands.server";
import { receiveMail, takeMail } from "~/features/inbound-mail/receive.commands.server";
import { getPartner } from "~/features/partners/partners.queries.server";
import { NBSP } from "~/vocabulary/typography";

const PAUL = { name: "Paul Roques", address: "paul.roques@deux-ponts.example" };
const ELODIE = { name: "Élodie Caron", address: "elodie.caron@internes.example" };
const STRANGER = { name: "Luc Faure", address: "luc.faure@courriel.example" };
const SUGGESTION = { act: "accept", sentence: "Oui, avec plaisir." } as const;
const PDF = { name: "plan.pdf", type: "pdf", bytes: Buffer.from("%PDF-1.7\nplan\n") };

let user: User;
let handOff: HandOffRecord;

beforeEach(async () => {
  user = await createUser("responsable");
  handOff = await createHandOff(user);
  await send(handOff.mailId);
});

describe("a mail taken in", () => {
  it("is one however often and by however many processes it is taken", async () => {
    const read = replyTo(handOff.mailId, { from: PAUL, attachments: [PDF] });
    await Promise.all([1, 2].map(() => takeMail(read, { receivedAt: now() }).catch(() => false)));
    const message = await take(read);
    expect(await takeMail(read, { receivedAt: now() })).toBe(false);
    expect(await Message.countDocuments()).toBe(1);
    expect(await Entry.countDocuments({ messageId: message._id })).toBe(1);
    expect(await countAudited("message.received", message._id)).toBe(1);
    expect(await bytesOf(message.attachments[0]?.id ?? "")).toContain("plan");
  });

  it("keeps the files that may be kept under their id, and of the others says why not", async () => {
    const program = { name: "photo.jpg", type: "", bytes: Buffer.from("MZ"), refusal: "program" as const };
    const message = await take(replyTo(handOff.mailId, { attachments: [PDF, program] }));
    const [kept, refused] = message.attachments;
    expect(kept).toMatchObject({ name: "plan.pdf", type: "pdf", bytes: PDF.bytes.length });
    expect(refused).toMatchObject({ name: "photo.jpg", refusal: "program" });
    expect(await bytesOf(kept?.id ?? "")).toContain("plan");
    expect(await database().collection(STORED_FILES).countDocuments()).toBe(1);
  });

  it("keeps no byte of a mail that could not be written", async () => {
    const read = replyTo(handOff.mailId, { attachments: [PDF], kind: "unheard-of" as never });
    expect(await refusalOf(takeMail(read, { receivedAt: now() }))).not.toBe("accepted");
    expect(await database().collection(STORED_FILES).countDocuments()).toBe(0);
    expect(await Message.countDocuments()).toBe(0);
  });

  it("is read from its bytes: the file found, the files too heavy to be downloaded named", async () => {
    const to = replyAddress(mailboxAddress(await getSettings()), handOff.mailId);
    const raw = [`From: Paul Roques <${PAUL.address}>`, `To: ${to}`, "Subject: Re: logement"];
    const mail = Buffer.from(
      [...raw, "Message-ID: <raw@deux-ponts.example>", "", "Bien le bonjour."].join("\r\n"),
    );
    const leftOut = [{ name: "visite.mp4", type: "video/mp4", bytes: 90_000_000 }];
    expect(await receiveMail(mail, { receivedAt: now(), leftOut })).toBe(true);
    expect(await Message.findOne({}).lean()).toMatchObject({
      ...{
        messageId: "<raw@deux-ponts.example>",
        found: "key",
        handOffId: handOff._id,
        text: "Bien le bonjour.",
      },
      attachments: [{ name: "visite.mp4", refusal: "size", bytes: 90_000_000 }],
    });
  });

  it("is not lost for bearing the Message-ID of another, of somebody else or in other words", async () => {
    const messageId = "<known@deux-ponts.example>";
    const first = readOf({ messageId, from: PAUL });
    const others = [readOf({ messageId, from: STRANGER }), readOf({ messageId, from: PAUL, text: "Autre." })];
    for (const read of [first, ...others, first, ...others]) await takeMail(read, { receivedAt: now() });
    const kept = await Message.find({ messageId }).lean();
    expect(kept.map(({ from, text }) => [from.address, text]).sort()).toEqual(
      [first, ...others].map(({ from, text }) => [from.address, text]).sort(),
    );
  });

  it("says so when it is too long to be kept whole", async () => {
    const { text } = await take(readOf({ text: "a".repeat(50_001) }));
    expect(text).toMatch(/a\n\n\[…\] La suite de ce message n’a pas été gardée\.$/);
    expect((await take(readOf({ text: "a".repeat(50_000) }))).text).toHaveLength(50_000);
  });

  it("of somebody nobody knows brings 25 MB of files a day at most, with all the others; of a contact, all", async () => {
    const heavy = { ...PDF, bytes: Buffer.alloc(9 * 1024 ** 2, "a") };
    const fromNobody = await take(readOf({ from: STRANGER, attachments: [heavy, heavy] }));
    const next = await take(readOf({ attachments: [heavy], isForged: true }));
    expect(fromNobody.attachments.map(({ refusal }) => refusal)).toEqual([undefined, undefined]);
    expect(next.attachments).toMatchObject([{ name: "plan.pdf", refusal: "size" }]);
    const known = await take(replyTo(handOff.mailId, { from: PAUL, attachments: [PDF] }));
    expect(known.attachments[0]?.refusal).toBeUndefined();
    expect(await database().collection(STORED_FILES).countDocuments()).toBe(3);
  });

  it("leaves no word and no address of it in the log", async () => {
    const lines: unknown[] = [];
    const { info } = logger;
    logger.info = ((...said: unknown[]) => void lines.push(said)) as never;
    await take(replyTo(handOff.mailId, { from: PAUL, text: "zqw-words" }));
    logger.info = info;
    expect(JSON.stringify(lines)).toContain("mail received");
    expect(JSON.stringify(lines)).not.toMatch(/zqw-words|roques|votre demande/i);
  });
});

describe("a partner’s mail in its file", () => {
  it("is told by the timeline, to who stands in for whoever follows the file, and is what comes next", async () => {
    const colleague = await createUser("referent", { name: "Hugo Marty" });
    const delegate = { accountId: colleague.id, fromOn: "2026-05-11", toOn: "2026-05-15" };
    await Account.updateOne({ _id: user.id }, { delegate });
    const message = await take(replyTo(handOff.mailId, { from: PAUL }));
    expect(await Entry.findOne({ messageId: message._id }).lean()).toMatchObject({
      ...{ kind: "message", handOffId: handOff._id, authorName: "Paul Roques", track: "family" },
      ...{
        text: `Paul Roques a écrit${NBSP}: votre demande`,
        quote: "Bonjour, nous avons un appartement.",
      },
    });
    expect(await Notice.findOne({ href: `/messages/${message._id}` }).lean()).toMatchObject({
      ...{ accountId: colleague.id, householdId: handOff.householdId, handOffId: handOff._id },
    });
    expect((await fileOf(handOff.householdId)).nextAction).toMatchObject({
      ...{ label: "Lire la réponse de Paul Roques", ownerId: user.id, dueOn: "2026-05-13", origin: "answer" },
    });
  });

  it("is no sign of life of the person, and no first answer to them", async () => {
    const before = await fileOf(handOff.householdId);
    setClock(atParis("2026-05-13", "10:00"));
    await take(replyTo(handOff.mailId, { from: PAUL }));
    const { lastActAt, firstAnswer } = await fileOf(handOff.householdId);
    expect({ lastActAt, firstAnswer }).toEqual({
      lastActAt: before.lastActAt,
      firstAnswer: before.firstAnswer,
    });
  });

  it("puts the reminder off two working days, and for as long as nobody has read it", async () => {
    setClock(atParis("2026-05-19", "17:00"));
    expect((await reloadHandOff(handOff._id)).nextReminderAt).toEqual(atParis("2026-05-20", "09:00"));
    const { _id } = await take(replyTo(handOff.mailId, { from: PAUL }));
    expect(await reloadHandOff(handOff._id)).toMatchObject({
      nextReminderAt: atParis("2026-05-21", "09:00"),
      nextReminder: { kind: "mail", moved: { by: "reply", untilOn: "2026-05-21" } },
    });
    await remindersOf("2026-05-21");
    await remindersOf("2026-05-22");
    expect(await mailsOf("hand-off-reminder")).toEqual([]);
    await Message.updateOne({ _id }, { settled: { at: now(), by: user.id } });
    await remindersOf("2026-05-26");
    expect(await mailsOf("hand-off-reminder")).toHaveLength(1);
  });

  it("puts off the reminder of a contact whose mail still waits to be triaged", async () => {
    const other = await createFile(user, {
      lastName: "Lagarde",
      email: "l@x.example",
      phone: "06 98 76 54 32",
    });
    await createHandOff(user, { householdId: other, partner: await getPartner(handOff.partnerId) });
    setClock(atParis("2026-05-19", "17:00"));
    const message = await take(readOf({ from: PAUL }));
    expect(message.state).toBe("waiting");
    expect((await reloadHandOff(handOff._id)).nextReminderAt).toEqual(atParis("2026-05-21", "09:00"));
  });

  it("keeps what it seems to say when a known contact or a colleague says it, and nobody else", async () => {
    const said = { suggestion: SUGGESTION };
    expect(await take(replyTo(handOff.mailId, { from: PAUL, ...said }))).toMatchObject({
      suggestion: { ...SUGGESTION, state: "waiting" },
    });
    expect((await take(replyTo(handOff.mailId, said))).suggestion?.act).toBe("accept");
    expect((await take(replyTo(handOff.mailId, { ...said, isAutomatic: true }))).suggestion).toBeUndefined();
    expect((await take(readOf({ from: STRANGER, ...said }))).suggestion).toBeUndefined();
    expect((await take(readOf({ from: ELODIE, ...said }))).suggestion).toBeUndefined();
  });

  it("found by an address that nothing proves is filed, and moves no reminder and no sign of life", async () => {
    setClock(atParis("2026-05-19", "17:00"));
    const [file, { nextReminderAt }] = [await fileOf(handOff.householdId), await reloadHandOff(handOff._id)];
    const unproven = { isVerified: false, from: PAUL };
    const message = await take(readOf(unproven));
    expect(message).toMatchObject({ state: "filed", found: "sender", isVerified: false });
    await take(readOf({ ...unproven, kind: "absence", isAutomatic: true, returnOn: "2026-06-01" }));
    await take(readOf({ isVerified: false, from: ELODIE }));
    expect((await reloadHandOff(handOff._id)).nextReminderAt).toEqual(nextReminderAt);
    expect((await fileOf(handOff.householdId)).lastActAt).toEqual(file.lastActAt);
    await remindersOf("2026-05-20");
    expect(await mailsOf("hand-off-reminder")).toHaveLength(1);
  });

  it("found by its key counts the same, whatever proves the address", async () => {
    setClock(atParis("2026-05-19", "17:00"));
    await take(replyTo(handOff.mailId, { from: PAUL, isVerified: false }));
    expect((await reloadHandOff(handOff._id)).nextReminderAt).toEqual(atParis("2026-05-21", "09:00"));
  });

  it("of somebody who only claims the address is told as such: no quote, nothing next, no reminder moved", async () => {
    const before = [await fileOf(handOff.householdId), await reloadHandOff(handOff._id)] as const;
    setClock(atParis("2026-05-19", "17:00"));
    const said = { isForged: true, suggestion: SUGGESTION };
    const message = await take(replyTo(handOff.mailId, { from: PAUL, ...said }));
    expect(message).toMatchObject({ state: "filed", sender: "forged" });
    expect(message.suggestion).toBeUndefined();
    const line = await Entry.findOne({ messageId: message._id }).lean();
    expect(line?.text).toBe(`Expéditeur douteux, au nom de Paul Roques${NBSP}: votre demande`);
    expect(line?.quote).toBeUndefined();
    expect((await fileOf(handOff.householdId)).nextAction).toEqual(before[0].nextAction);
    expect((await reloadHandOff(handOff._id)).nextReminderAt).toEqual(before[1].nextReminderAt);
    expect(await mailsOf("message-unmatched")).toEqual([]);
  });
});

describe("a colleague to be confirmed", () => {
  it("becomes a contact of the partner, on all they wrote, and is not confirmed twice", async () => {
    const [first, second] = [await take(replyTo(handOff.mailId)), await take(replyTo(handOff.mailId))];
    await confirmColleague(user, first);
    const { contacts } = await getPartner(handOff.partnerId);
    const added = contacts.find(({ email }) => email === "s.bories@deux-ponts.example");
    expect(added).toMatchObject({ name: "Sandrine Bories" });
    expect(added?.isToConfirm).toBeUndefined();
    const written = await Message.find({ _id: { $in: [first._id, second._id] } }).lean();
    expect(written.map(({ sender, contactId }) => [sender, contactId])).toEqual([
      ["contact", added?.id],
      ["contact", added?.id],
    ]);
    expect(await refusalOf(confirmColleague(user, first))).toMatch(/déjà parmi les contacts/);
    expect(await take(replyTo(handOff.mailId))).toMatchObject({ sender: "contact", contactId: added?.id });
  });
});

describe("a mail of the person", () => {
  it("is a sign of life, told to who follows the file without its words, and leaves the first answer due", async () => {
    const { firstAnswer } = await fileOf(handOff.householdId);
    setClock(atParis("2026-05-13", "10:00"));
    const message = await take(readOf({ from: ELODIE, subject: "zqw-subject" }));
    const file = await fileOf(handOff.householdId);
    expect(file.lastActAt).toEqual(message.receivedAt);
    expect(file.firstAnswer).toEqual(firstAnswer);
    expect(file.nextAction?.label).toBe("Lire la réponse d’Élodie Caron");
    const word = await Notice.findOne({ href: `/messages/${message._id}` }).lean();
    expect(word?.text).toBe("Élodie Caron a écrit.");
  });
});

describe("an automatic answer", () => {
  it("tells a stranger that a person reads their mail, once a day, in both languages, with the phone and the form", async () => {
    const message = await take(readOf({ from: STRANGER }));
    await take(readOf({ from: STRANGER }));
    const [sent, ...others] = await mailsOf("message-unmatched");
    expect(others).toEqual([]);
    expect(sent).toMatchObject({ to: STRANGER.address, mailClass: "reponse", answersMessageId: message._id });
    expect(sent?.toName).toBeUndefined();
    const rendered = sent && (await tryRenderMail(sent, { forDisplay: false }));
    expect(rendered?.text).toMatch(/une personne de l’équipe va le lire[\s\S]*In English/);
    expect(rendered?.text).toContain(`${env().publicUrl}/interet`);
    expect(rendered?.text).not.toContain("votre demande");
    expect(rendered?.headers.autoSubmitted).toBe("auto-replied");
  });

  it.each([
    ["a robot", { from: { name: "", address: "noreply@courriel.example" } }],
    ["a mail server", { from: { name: "", address: "mailer-daemon@courriel.example" } }],
    ["a list", { isAutomatic: true }],
    ["who only claims an address", { isForged: true }],
    ["nothing that is an address", { from: { name: "", address: "luc" } }],
    ["an absence", { kind: "absence" as const }],
    ["our own mail, come back", { kind: "loop" as const }],
    ["a partner found by their domain", { from: { name: "", address: "autre@deux-ponts.example" } }],
  ])("is never given to %s", async (_who, values) => {
    await take(readOf({ from: STRANGER, ...values }));
    expect(await mailsOf("message-unmatched")).toEqual([]);
  });

  it("is never given to one of us, nor to our own mailbox", async () => {
    const mailbox = mailboxAddress(await getSettings());
    for (const address of [user.email, mailbox, mailbox.replace("@", "+cle@")])
      await take(readOf({ from: { name: "", address } }));
    expect(await mailsOf("message-unmatched")).toEqual([]);
  });

  it("is given twenty times an hour at most, whoever writes", async () => {
    for (let count = 0; count < 23; count += 1)
      await takeMail(readOf({ from: { name: "", address: `${newId()}@courriel.example` } }), {
        receivedAt: now(),
      });
    expect(await mailsOf("message-unmatched")).toHaveLength(20);
    expect(await Message.countDocuments({ state: "waiting" })).toBe(23);
  });
});

describe("what is only noted", () => {
  it("is our own mail come back, of which nothing follows", async () => {
    const lines = await Entry.countDocuments();
    expect(await take(replyTo(handOff.mailId, { kind: "loop", isAutomatic: true }))).toMatchObject({
      state: "noted",
    });
    expect(await Entry.countDocuments()).toBe(lines);
  });

  it("is an answer to an invitation, told in one line", async () => {
    const calendar = { uid: "visite@accueil.example", status: "accepted" } as const;
    const message = await take(
      replyTo(handOff.mailId, { kind: "calendar", from: PAUL, calendar, isAutomatic: true }),
    );
    expect(message).toMatchObject({ state: "noted", calendar, handOffId: handOff._id });
    const line = await Entry.findOne({ messageId: message._id }).lean();
    expect(line?.text).toBe("Paul Roques a accepté l’invitation.");
  });
});

it("is seen by whoever sees the file, also once the file is seen by others", async () => {
  const message = await take(replyTo(handOff.mailId, { from: PAUL }));
  const { visibleTo } = await fileOf(handOff.householdId);
  expect(message.visibleTo).toEqual(visibleTo);
  const other = await createUser("referent", { name: "Hugo Marty" });
  await assignReferent(user, handOff.householdId, { _id: other.id, name: other.name }, user.id);
  await settle();
  expect((await Message.findById(message._id).lean())?.visibleTo).toContain(`referent:${other.id}`);
});

async function remindersOf(day: string): Promise<void> {
  setClock(atParis(day, "10:00"));
  await sendDueReminders(10);
  await settle();
}

async function bytesOf(id: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of storedFile(id)) chunks.push(chunk);
  return Buffer.concat(chunks).toString("latin1");
}
