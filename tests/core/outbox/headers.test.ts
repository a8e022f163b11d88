import { afterEach, describe, expect, it } from "vitest";
import { MAILS, type MailName } from "#emails/registry";
import type { MailRecord } from "#models/mail";
import { Message } from "#models/message";
import { createUser } from "#tests/factories/accounts";
import { advanceClock, now } from "~/core/clock.server";
import { env } from "~/core/env.server";
import { newId } from "~/core/ids.server";
import { deliverDueMails } from "~/core/outbox/deliver.server";
import { headersOf } from "~/core/outbox/mail-headers.server";
import { mailPage } from "~/core/outbox/outbox-page.server";
import { renderMail } from "~/core/outbox/render.server";
import { replyAddress } from "~/core/outbox/reply-key.server";
import { forgetSettings, getSettings, type Settings } from "~/core/settings.server";
import { mailServerOfEachTest } from "./mail-server";
import { storeMail } from "./stored-mail";

const MAILBOX = "accueil@creuse.example";
const [HAND_OFF, OTHER, CANDIDATE, FILE] = [newId(), newId(), newId(), newId()];

const server = mailServerOfEachTest();

afterEach(async () => {
  env().imapUrl = undefined;
  env().mailFrom = undefined;
});

describe("the conversation of a letter", () => {
  it("goes on with what was sent to the same address about the same hand-off, and nothing else", async () => {
    const first = await sent({ handOffId: HAND_OFF });
    await sent({ handOffId: OTHER });
    await sent({ handOffId: HAND_OFF, to: "autre@agence.example" });
    await sent({ candidateId: CANDIDATE });
    const basket = await sent({ handOffIds: [OTHER, HAND_OFF] });

    const raw = await rawOf({ handOffId: HAND_OFF });

    expect(headerOf(raw, "References")).toBe(`${first.messageId} ${basket.messageId}`);
    expect(headerOf(raw, "In-Reply-To")).toBe(basket.messageId);
  });

  it.each([
    ["candidate", { candidateId: CANDIDATE, householdId: FILE }],
    ["file", { householdId: FILE }],
  ])("without a hand-off, goes on about the same %s", async (_what, about) => {
    const first = await sent(about);
    await sent({ ...about, handOffId: HAND_OFF });
    await sent({});

    expect(headerOf(await rawOf(about), "References")).toBe(first.messageId);
  });

  it("begins with a letter about nothing in particular", async () => {
    await sent({});

    expect(headerOf(await rawOf({}), "References")).toBeUndefined();
  });

  it("leaves out what never left, and what was written later", async () => {
    await storeMail({ handOffId: HAND_OFF, state: "cancelled" });
    await storeMail({ handOffId: HAND_OFF, state: "failed" });
    const mail = await storeMail({ handOffId: HAND_OFF });
    advanceClock(1000);
    await sent({ handOffId: HAND_OFF });

    expect((await renderMail(mail, { forDisplay: false })).headers.references).toEqual([]);
  });

  it("answers the mail of theirs that a colleague answers", async () => {
    const first = await sent({ handOffId: HAND_OFF });
    const answersMessageId = await received("<CAF+x@mail.agence.example>");

    const raw = await rawOf({ handOffId: HAND_OFF, answersMessageId });

    expect(headerOf(raw, "In-Reply-To")).toBe("<CAF+x@mail.agence.example>");
    expect(headerOf(raw, "References")).toBe(`${first.messageId} <CAF+x@mail.agence.example>`);
  });

  it.each(["<a@b>\r\nBcc: tous@creuse.example", "sans crochets@x", `<${"a".repeat(300)}@x>`, ""])(
    "refers to no identifier that would break the header: %j",
    async (messageId) => {
      const raw = await rawOf({ handOffId: HAND_OFF, answersMessageId: await received(messageId) });

      expect(raw).not.toMatch(/^(References|In-Reply-To|Bcc)/m);
    },
  );

  it("names ten letters at most, the latest, oldest first", async () => {
    const letters: MailRecord[] = [];
    for (let count = 0; count < 12; count += 1) letters.push(await sent({ handOffId: HAND_OFF }));

    const { headers } = await renderMail(await storeMail({ handOffId: HAND_OFF }), { forDisplay: false });

    expect(headers.references).toEqual(letters.slice(2).map(({ messageId }) => messageId));
  });

  it("is read in the headers of the outbox", async () => {
    const first = await sent({ handOffId: HAND_OFF });
    const mail = await storeMail({ handOffId: HAND_OFF });

    const { view } = await mailPage(await createUser(), mail._id, "headers");

    expect(view.headers).toContainEqual({ term: "In-Reply-To", value: first.messageId });
  });
});

describe("who writes, and where the answer goes", () => {
  it("is the person who wrote while no mailbox is read", async () => {
    expect(
      headersOf(await storeMail({ replyTo: "jeanne@creuse.example" }), await getSettings()),
    ).toMatchObject({ from: { address: MAILBOX }, replyTo: "jeanne@creuse.example" });
  });

  it("is the mailbox named by MAIL_FROM, with the key of the letter once it is read", async () => {
    env().mailFrom = "boite@creuse.example";
    env().imapUrl = "imap://boite@imap.creuse.example";
    const mail = await storeMail({ replyTo: "jeanne@creuse.example" });

    const headers = headersOf(mail, await getSettings());

    expect(headers.from.address).toBe("boite@creuse.example");
    expect(headers.replyTo).toBe(replyAddress("boite@creuse.example", mail._id));
  });

  it("is the plain mailbox when it takes no « + »", async () => {
    env().imapUrl = "imap://boite@imap.creuse.example";
    const settings = await getSettings();
    const plain: Settings = { ...settings, sender: { ...settings.sender, hasPlainReplies: true } };

    expect(headersOf(await storeMail(), plain).replyTo).toBe(MAILBOX);
  });
});

describe("what answers by itself", () => {
  it.each(Object.keys(MAILS) as MailName[])("knows who writes « %s »", async (template) => {
    const entry = MAILS[template];
    const { autoSubmitted } = headersOf(await storeMail({ template }), await getSettings());

    if ("isHandwritten" in entry) expect(autoSubmitted).toBeUndefined();
    else if (entry.mailClass === "reponse" && template !== "invitation")
      expect(autoSubmitted).toBe("auto-replied");
    else expect(autoSubmitted).toBe("auto-generated");
  });

  it("is not told of a letter of the software that a colleague chose to send", async () => {
    const mail = await storeMail({ template: "hand-off-reminder", isManual: true });

    expect(headersOf(mail, await getSettings()).autoSubmitted).toBeUndefined();
  });
});

describe("letters that no request calls for", () => {
  const UNASKED = { template: "partner-thanks", mailClass: "bureau" as const };

  it("say how to get no more of them, by a mail we read", async () => {
    env().imapUrl = "imap://boite@imap.creuse.example";
    const mail = await storeMail(UNASKED);

    expect(headersOf(mail, await getSettings()).listUnsubscribe).toBe(
      `mailto:${replyAddress(MAILBOX, mail._id)}?subject=Ne%20plus%20recevoir`,
    );
  });

  it("say nothing when nobody would read it, nor when a request called for them", async () => {
    expect(headersOf(await storeMail(UNASKED), await getSettings()).listUnsubscribe).toBeUndefined();
    env().imapUrl = "imap://boite@imap.creuse.example";
    expect(headersOf(await storeMail(), await getSettings()).listUnsubscribe).toBeUndefined();
  });
});

async function sent(values: Partial<MailRecord>): Promise<MailRecord> {
  advanceClock(1000);
  return await storeMail({ state: "sent", sentAt: now(), ...values });
}

/** The letter as the server got it. */
async function rawOf(values: Partial<MailRecord>): Promise<string> {
  advanceClock(1000);
  await storeMail(values);
  forgetSettings();
  await deliverDueMails(1);
  return server().received.at(-1)?.raw ?? "";
}

function headerOf(raw: string, name: string): string | undefined {
  const head = raw.slice(0, raw.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/g, " ");
  return head.match(new RegExp(`^${name}: (.+)$`, "m"))?.[1]?.trim();
}

async function received(messageId: string): Promise<string> {
  const _id = newId();
  await Message.collection.insertOne({ _id, messageId } as never);
  return _id;
}
