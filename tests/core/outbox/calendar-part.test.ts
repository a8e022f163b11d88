import { beforeEach, expect, it } from "vitest";
import type { MailRecord } from "#models/mail";
import { setClock } from "~/core/clock.server";
import { deliverDueMails } from "~/core/outbox/deliver.server";
import { renderMail } from "~/core/outbox/render.server";
import { mailServerOfEachTest } from "./mail-server";
import { storeMail } from "./stored-mail";

const EVENT = { uid: "visite-1@accueil.example", sequence: 4, on: "2026-12-14", time: "14:00" };
const VISIT = {
  senderName: "Jeanne Vidal",
  structureName: "Maison de santé des Tilleuls",
  when: "le 14 décembre 2026, à 14 h",
  event: EVENT,
};

const server = mailServerOfEachTest();

beforeEach(async () => {
  setClock(new Date("2026-10-06T10:00:00+02:00"));
});

it("carries an invitation beside the letter, and as a file for the programs that want one", async () => {
  const raw = await sent({ template: "visit-agreed", params: { ...VISIT, personName: "Lucas Bernard" } });
  expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8;\s+method=REQUEST/);
  expect(raw).toMatch(/Content-Disposition: attachment; filename=visite\.ics/);
  expect(raw).toMatch(/multipart\/alternative/);
});

it("invites from the mailbox of the team, in the name of the colleague, whom the letter is written to", async () => {
  const mail = await storeMail({
    ...{ template: "visit-agreed", params: { ...VISIT, personName: "Lucas Bernard" } },
    ...{ fromName: "Jeanne Vidal", to: "paul@msp.example", toName: "Paul Roques" },
  });
  const { headers, calendar } = await renderMail(mail, { forDisplay: false });
  const lines = (calendar?.content ?? "").replaceAll("\r\n ", "").split("\r\n");
  expect(lines).toContain(`ORGANIZER;CN="Jeanne Vidal":mailto:${headers.from.address}`);
  expect(lines.find((line) => line.startsWith("ATTENDEE"))).toMatch(/CN="Paul Roques":mailto:paul@msp/i);
  expect(lines).toEqual(
    expect.arrayContaining([
      ...["METHOD:REQUEST", "UID:visite-1@accueil.example", "SEQUENCE:4"],
      ...["DTSTART:20261214T130000Z", "SUMMARY:Visite de Lucas Bernard"],
    ]),
  );
});

it("takes it back by the same name, naming nobody", async () => {
  const params = { ...VISIT, language: "fr", guest: "structure", event: { ...EVENT, sequence: 5 } };
  const mail = await storeMail({ template: "visit-cancelled", params });
  const { calendar } = await renderMail(mail, { forDisplay: false });
  expect(calendar?.method).toBe("CANCEL");
  expect(calendar?.content).toMatch(/UID:visite-1@accueil\.example\r\nSEQUENCE:5/);
  expect(calendar?.content).toContain("SUMMARY:Visite annulée");
});

it("adds nothing to a letter without a date, nor to one written before invitations", async () => {
  const { event: _event, ...old } = VISIT;
  const before = await storeMail({
    template: "visit-agreed",
    params: { ...old, personName: "Lucas Bernard" },
  });
  expect((await renderMail(before, { forDisplay: false })).calendar).toBeUndefined();
  expect((await renderMail(await storeMail(), { forDisplay: false })).calendar).toBeUndefined();
});

async function sent(values: Partial<MailRecord>): Promise<string> {
  await storeMail(values);
  await deliverDueMails(10);
  return server().received.at(-1)?.raw ?? "";
}
