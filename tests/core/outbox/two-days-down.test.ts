import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Mail, type MailRecord } from "#models/mail";
import { createUser } from "#tests/factories/accounts";
import { isOfficeMoment } from "~/core/calendar";
import { now, setClock } from "~/core/clock.server";
import { env } from "~/core/env.server";
import { deliverDueMails } from "~/core/outbox/deliver.server";
import { retryMail } from "~/core/outbox/mail-commands.server";
import { dueMoment } from "~/core/outbox/mail-effect.server";
import { lineOf } from "~/core/outbox/outbox-page.server";
import { closeTransport } from "~/core/outbox/transport.server";
import type { MailClass } from "~/vocabulary/mails";
import { type MailServer, startMailServer } from "./mail-server";
import { reread, storeMail, storeSettings } from "./stored-mail";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TICK = 30 * MINUTE;

let server: MailServer;
/** To whom each mail was accepted, and when by the software's clock. */
let arrivals: { to: string; at: Date }[];

beforeEach(async () => {
  await storeSettings();
  server = await startMailServer();
  arrivals = [];
});

afterEach(async () => {
  closeTransport();
  await server.stop();
  env().smtpUrl = undefined;
});

describe("a mail server down for two days, from Friday evening to Sunday evening", () => {
  const FAILS = paris("2026-10-09T17:30");
  const RETURNS = paris("2026-10-11T17:30");

  it("loses nothing, keeps the order, and lets nothing of ours leave at night or at the week-end", async () => {
    const office = ["09T17:35", "09T17:40", "09T18:50", "09T20:15", "10T10:00", "11T12:00"];
    const replies = ["09T17:31", "09T22:10", "10T03:00", "11T09:00", "11T17:20"];
    const written = [
      ...office.map((at) => ({ at: paris(`2026-10-${at}`), mailClass: "bureau" as const })),
      ...replies.map((at) => ({ at: paris(`2026-10-${at}`), mailClass: "reponse" as const })),
      { at: paris("2026-10-12T08:05"), mailClass: "bureau" as const },
    ].sort((one, other) => one.at.getTime() - other.at.getTime());

    await live({ from: FAILS, to: paris("2026-10-12T09:00"), returns: RETURNS, written });

    const arrived = (mailClass: MailClass) => arrivals.filter(({ to }) => to.startsWith(mailClass));
    const planned = (mailClass: MailClass) =>
      written.filter((one) => one.mailClass === mailClass).map((one) => addressOf(one));
    expect(await Mail.countDocuments({ state: { $ne: "sent" } })).toBe(0);
    expect(arrived("reponse").map(({ to }) => to)).toEqual(planned("reponse"));
    expect(arrived("bureau").map(({ to }) => to)).toEqual(planned("bureau"));
    expect(arrived("bureau").filter(({ at }) => !isOfficeMoment(at))).toEqual([]);
    for (const { at } of arrived("reponse")) {
      expect(at.getTime() - RETURNS.getTime()).toBeLessThanOrEqual(HOUR + TICK);
    }
  });

  it("is outlived by the last attempt of what was refused first", async () => {
    setClock(FAILS);
    const mail = await storeMail();
    let last = now();
    env().smtpUrl = await deadServer();

    for (let tried = await attempt(mail); tried.state === "waiting"; tried = await attempt(mail)) {
      last = now();
      setClock(tried.dueAt);
    }

    expect(last.getTime() - FAILS.getTime()).toBeGreaterThan(48 * HOUR);
    expect((await reread(mail)).attempts).toBe(53);
  });
});

describe("a mail server down for four days, over a long week-end", () => {
  it("leaves a failure that is seen and tried again by hand, and what we start leaves by itself", async () => {
    const [FAILS, RETURNS] = [paris("2027-05-13T17:00"), paris("2027-05-17T17:00")];
    const written = [
      { at: paris("2027-05-13T17:05"), mailClass: "reponse" as const },
      { at: paris("2027-05-13T18:00"), mailClass: "bureau" as const },
    ];
    await live({ from: FAILS, to: paris("2027-05-18T10:00"), returns: RETURNS, written });

    // Whit Monday is one of them.
    expect(arrivals).toEqual([{ to: addressOf(written[1] as Written), at: expect.any(Date) }]);
    expect(arrivals[0]?.at.getTime()).toBeGreaterThanOrEqual(paris("2027-05-18T08:00").getTime());
    const failed = await Mail.findOne({ state: "failed" }).orFail().lean<MailRecord>();
    const line = lineOf(await createUser(), failed, now(), true);
    expect(line).toMatchObject({
      canRetry: true,
      standing: { label: "échec", tone: "late", reason: "le serveur d’envoi ne répond pas" },
    });

    await retryMail({ id: "aaaaaaaaaaaaaaaaaaaaaaaa" }, failed._id);
    await deliverDueMails(10);

    expect((await reread(failed)).state).toBe("sent");
  });
});

interface Written {
  at: Date;
  mailClass: MailClass;
}

/** Half an hour at a time, where the background task comes every few seconds. */
async function live(days: { from: Date; to: Date; returns: Date; written: Written[] }): Promise<void> {
  const { from, to, returns } = days;
  const dead = await deadServer();
  const coming = days.written.map((one) => ({ ...one, to: addressOf(one) }));
  for (let moment = from; moment <= to; moment = new Date(moment.getTime() + TICK)) {
    while (coming[0] && coming[0].at <= moment) await write(coming.shift());
    setClock(moment);
    env().smtpUrl = moment < returns ? dead : server.url;
    const before = server.received.length;
    while ((await deliverDueMails(20)) > 0);
    const taken = server.received.slice(before);
    arrivals.push(...taken.map((one) => ({ to: one.to[0] ?? "", at: moment })));
  }

  async function write(one?: Written & { to: string }): Promise<void> {
    if (!one) return;
    const { at, mailClass, to } = one;
    await storeMail({ to, mailClass, createdAt: at, dueAt: dueMoment(mailClass, at, false) });
  }
}

function addressOf({ at, mailClass }: Written): string {
  return `${mailClass}.${at.getTime() / MINUTE}@a.example`;
}

async function attempt(mail: MailRecord): Promise<MailRecord> {
  await deliverDueMails(1);
  return await reread(mail);
}

/** Where nobody listens any more. */
async function deadServer(): Promise<string> {
  const { url, stop } = await startMailServer();
  await stop();
  return url;
}

function paris(moment: string): Date {
  return new Date(`${moment}:00+02:00`);
}
