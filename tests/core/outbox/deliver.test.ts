import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Mail } from "#models/mail";
import { advanceClock, now, setClock } from "~/core/clock.server";
import { AGGREGATES } from "~/core/db/models.server";
import { registerFollowUps, settle, sweep } from "~/core/db/relay.server";
import { env } from "~/core/env.server";
import { deliverDueMails } from "~/core/outbox/deliver.server";
import { closeTransport } from "~/core/outbox/transport.server";
import { followUps } from "~/server/follow-ups";
import { NBSP } from "~/vocabulary/typography";
import { type MailServer, startMailServer } from "./mail-server";
import { reread, storeMail, storeSettings } from "./stored-mail";

const MINUTE = 60_000;
const TUESDAY = new Date("2026-10-06T10:00:00+02:00");
const SATURDAY = new Date("2026-10-10T10:00:00+02:00");

let server: MailServer | undefined;

beforeEach(async () => {
  setClock(TUESDAY);
  await storeSettings();
});

afterEach(async () => {
  closeTransport();
  await server?.stop();
  server = undefined;
  env().smtpUrl = undefined;
  setClock(undefined);
  registerFollowUps(followUps);
});

async function connect(behaviour?: Parameters<typeof startMailServer>[0]): Promise<MailServer> {
  server = await startMailServer(behaviour);
  env().smtpUrl = server.url;
  return server;
}

describe("a mail the server accepts", () => {
  it("is sent once, at the moment of the software's clock", async () => {
    const { received } = await connect();
    const mail = await storeMail();

    expect(await deliverDueMails(10)).toBe(1);
    expect(await deliverDueMails(10)).toBe(0);

    const sent = await reread(mail);
    expect(received).toHaveLength(1);
    expect(sent).toMatchObject({ state: "sent", attempts: 1 });
    expect(Math.abs((sent.sentAt?.getTime() ?? 0) - TUESDAY.getTime())).toBeLessThan(MINUTE);
    expect(sent.lockedUntil).toBeUndefined();
  });

  it("carries its own identity, its sender and both versions", async () => {
    const { received } = await connect();
    const mail = await storeMail({ fromName: "Jeanne Vidal", replyTo: "jeanne@creuse.example" });

    await deliverDueMails(10);

    const [{ raw, from, to } = { raw: "", from: "", to: [] }] = received;
    expect(raw).toContain(`Message-ID: ${mail.messageId}`);
    expect(from).toBe("accueil@creuse.example");
    expect(to).toEqual(["clara@fabre.example"]);
    expect(raw).toContain("Reply-To: jeanne@creuse.example");
    expect(raw).toContain("Auto-Submitted: auto-replied");
    expect(raw).toContain("X-Auto-Response-Suppress: OOF, AutoReply");
    expect(raw).toMatch(/text\/plain[\s\S]+text\/html/);
  });

  it("is not taken before its moment", async () => {
    await connect();
    await storeMail({ dueAt: new Date(TUESDAY.getTime() + MINUTE) });

    expect(await deliverDueMails(10)).toBe(0);
    advanceClock(2 * MINUTE);
    expect(await deliverDueMails(10)).toBe(1);
  });

  it("leaves the oldest first, no more than asked", async () => {
    const { received } = await connect();
    await storeMail({ to: "second@a.example", dueAt: new Date(TUESDAY.getTime() - MINUTE) });
    await storeMail({ to: "first@a.example", dueAt: new Date(TUESDAY.getTime() - 2 * MINUTE) });

    expect(await deliverDueMails(1)).toBe(1);
    expect(received.map(({ to }) => to[0])).toEqual(["first@a.example"]);
  });
});

describe("several deliverers", () => {
  it("send each mail once", async () => {
    const { received } = await connect();
    const mails = await Promise.all(Array.from({ length: 12 }, () => storeMail()));

    await Promise.all([deliverDueMails(20), deliverDueMails(20), deliverDueMails(20)]);

    expect(received).toHaveLength(mails.length);
    expect(await Mail.countDocuments({ state: "sent" })).toBe(mails.length);
  });

  it("leave alone a mail that another one is sending", async () => {
    const { received } = await connect();
    await storeMail({ lockedUntil: new Date(Date.now() + MINUTE) });

    expect(await deliverDueMails(10)).toBe(0);
    expect(received).toHaveLength(0);
  });

  it("take up a mail whose sender died, under the same Message-ID", async () => {
    const { received } = await connect();
    const mail = await storeMail({ lockedUntil: new Date(Date.now() - 1) });

    await deliverDueMails(10);

    expect(received[0]?.raw).toContain(`Message-ID: ${mail.messageId}`);
    expect((await reread(mail)).state).toBe("sent");
  });
});

describe("a mail the server does not accept", () => {
  it("is refused at once when the address is wrong", async () => {
    await connect({ refusal: () => ({ code: 550, sentence: "5.1.1 no such user" }) });
    const mail = await storeMail();

    await deliverDueMails(10);

    const failed = await reread(mail);
    expect(failed).toMatchObject({ state: "failed", attempts: 1, isPermanentError: true });
    expect(failed.lastError).toContain(`adresse refusée par le serveur${NBSP}: 550 5.1.1 no such user`);
  });

  it.each([
    ["550 5.1.1 no such user", [{ address: "clara@fabre.example" }]],
    ["550 5.7.1 rejected by policy", []],
    ["451 greylisted", []],
  ])("has its address checked by a colleague after « %s »: %j", async (answer, flagged) => {
    const calls: { address: string; mailId: string; reason: string }[] = [];
    registerFollowUps({ ...followUps, flagAddress: async (_actor, payload) => void calls.push(payload) });
    await connect({ refusal: () => ({ code: Number(answer.slice(0, 3)), sentence: answer.slice(4) }) });
    const mail = await storeMail();

    await deliverDueMails(10);
    await settle();

    const { lastError = "" } = await reread(mail);
    expect(calls).toEqual(flagged.map((one) => ({ ...one, mailId: mail._id, reason: lastError })));
    expect((await reread(mail)).pendingEffects ?? []).toEqual([]);
  });

  it("forgets no address to be checked when it stops at once", async () => {
    registerFollowUps({ ...followUps, flagAddress: () => Promise.reject(new Error("stopped")) });
    await connect({ refusal: () => ({ code: 550, sentence: "5.1.1 no such user" }) });
    const mail = await storeMail();
    await deliverDueMails(10);
    await settle();
    const calls: string[] = [];
    registerFollowUps({
      ...followUps,
      flagAddress: async (_actor, { address }) => void calls.push(address),
    });
    await Mail.updateOne({ _id: mail._id }, { $set: { "pendingEffects.0.dueAt": new Date() } });

    await sweep(AGGREGATES);

    expect(calls).toEqual([mail.to]);
  });

  it("is tried again after 1, 5, 15 and 60 minutes, then every hour for 48 hours", async () => {
    await connect({ refusal: () => ({ code: 451, sentence: "greylisted" }) });
    const mail = await storeMail();
    const waits: number[] = [];

    for (let last = await failOnce(mail); last.state === "waiting"; last = await failOnce(mail)) {
      waits.push(Math.round((last.dueAt.getTime() - now().getTime()) / MINUTE));
      advanceClock(last.dueAt.getTime() - now().getTime() + 1);
    }

    expect(waits).toEqual([1, 5, 15, 60, ...Array.from({ length: 48 }, () => 60)]);
    expect(await reread(mail)).toMatchObject({ state: "failed", attempts: 53, isPermanentError: false });
    expect((await reread(mail)).lastError).toContain("demande d’attendre");
  });

  it("leaves as soon as the server accepts it again", async () => {
    let isBusy = true;
    await connect({ refusal: () => (isBusy ? { code: 451, sentence: "later" } : undefined) });
    const mail = await storeMail();

    await deliverDueMails(10);
    isBusy = false;
    advanceClock(MINUTE + 1);
    await deliverDueMails(10);

    const sent = await reread(mail);
    expect(sent).toMatchObject({ state: "sent", attempts: 2 });
    expect(sent.lastError).toBeUndefined();
  });

  it("is offered once, and retried later, when the connection is cut in the middle", async () => {
    const { offers } = await connect({ atData: "cut" });
    const mail = await storeMail();

    await deliverDueMails(10);

    const waiting = await reread(mail);
    expect(offers()).toBe(1);
    expect(waiting).toMatchObject({ state: "waiting", attempts: 1 });
    expect(waiting.lastError).toBe("la connexion au serveur d’envoi a été coupée");
  });

  it("waits for another try when the server falls silent", async () => {
    await connect({ atData: "silence" });
    const mail = await storeMail();

    await deliverDueMails(10);

    expect(await reread(mail)).toMatchObject({
      state: "waiting",
      lastError: "le serveur d’envoi ne répond pas",
    });
  });

  it("waits for another try when nobody listens", async () => {
    const { stop } = await connect();
    await stop();
    const mail = await storeMail();

    await deliverDueMails(10);

    expect(await reread(mail)).toMatchObject({
      state: "waiting",
      attempts: 1,
      lastError: "le serveur d’envoi ne répond pas",
    });
  });

  it("fails at once when it cannot be written", async () => {
    await connect();
    const mail = await storeMail({ params: { name: 12 } });

    await deliverDueMails(10);

    expect(await reread(mail)).toMatchObject({ state: "failed", isPermanentError: true });
  });

  it("does not keep the next one from leaving", async () => {
    const { received } = await connect();
    await storeMail({ to: "not an address", dueAt: new Date(TUESDAY.getTime() - MINUTE) });
    await storeMail();

    await deliverDueMails(10);

    expect(received).toHaveLength(1);
    expect(await Mail.countDocuments({ state: "failed" })).toBe(1);
  });
});

describe("outside office hours", () => {
  it("puts off to Monday 8 h what we start", async () => {
    const { received } = await connect();
    setClock(SATURDAY);
    const mail = await storeMail({ mailClass: "bureau" });

    expect(await deliverDueMails(10)).toBe(0);

    expect(received).toHaveLength(0);
    expect((await reread(mail)).dueAt).toEqual(new Date("2026-10-12T08:00:00+02:00"));
  });

  it("puts off past a public holiday", async () => {
    await connect();
    setClock(new Date("2027-05-05T19:30:00+02:00"));
    const mail = await storeMail({ mailClass: "interne" });

    await deliverDueMails(10);

    expect((await reread(mail)).dueAt).toEqual(new Date("2027-05-07T08:00:00+02:00"));
  });

  it("sends at any hour what answers someone's own act", async () => {
    const { received } = await connect();
    setClock(new Date("2026-12-25T03:00:00+01:00"));
    await storeMail({ mailClass: "reponse" });

    await deliverDueMails(10);

    expect(received).toHaveLength(1);
  });

  it("tries again in office hours what we start and was refused at closing time", async () => {
    await connect({ refusal: () => ({ code: 451, sentence: "later" }) });
    setClock(new Date("2026-10-09T18:59:30+02:00"));
    const mail = await storeMail({ mailClass: "bureau" });

    await deliverDueMails(10);

    expect((await reread(mail)).dueAt).toEqual(new Date("2026-10-12T08:00:00+02:00"));
  });
});

describe("without a mail server", () => {
  it("lets every mail wait", async () => {
    const mail = await storeMail();

    expect(await deliverDueMails(10)).toBe(0);

    expect(await reread(mail)).toMatchObject({ state: "waiting", attempts: 0 });
  });
});

describe("in a demonstration", () => {
  beforeEach(async () => {
    await Mail.db.collection("settings").deleteMany({});
    await storeSettings({ isDemo: true });
  });

  it("counts a due mail as delivered when there is no server", async () => {
    const mail = await storeMail();

    await deliverDueMails(10);

    const delivered = await reread(mail);
    expect(delivered.state).toBe("demo");
    expect(delivered.sentAt).toBeInstanceOf(Date);
  });

  it.each([
    ["clara@fabre.example", "sent"],
    ["clara@fabre.test", "sent"],
    ["clara@fabre.fr", "demo"],
    ["clara@fabre.example.fr", "demo"],
    ["clara.example@fabre.fr", "demo"],
    ["clara@fabre.fr, paul@delmas.example", "failed"],
  ])("marks a mail to %s as %s", async (to, state) => {
    const { received } = await connect();
    const mail = await storeMail({ to });

    await deliverDueMails(10);

    expect((await reread(mail)).state).toBe(state);
    expect(received).toHaveLength(state === "sent" ? 1 : 0);
  });
});

async function failOnce(mail: Parameters<typeof reread>[0]) {
  await deliverDueMails(1);
  return await reread(mail);
}
