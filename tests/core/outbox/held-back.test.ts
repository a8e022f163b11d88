import { beforeEach, expect, it } from "vitest";
import { Candidate, type CandidateRecord } from "#models/candidate";
import { Partner } from "#models/partner";
import { Submission } from "#models/submission";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited } from "#tests/factories/files";
import { createAgency } from "#tests/factories/hand-offs";
import { createFile } from "#tests/factories/submissions";
import { now } from "~/core/clock.server";
import { linkUrl } from "~/core/links.server";
import { deliverDueMails } from "~/core/outbox/deliver.server";
import { mailStanding } from "~/core/outbox/mail-state";
import { renderMail } from "~/core/outbox/render.server";
import { mailServerOfEachTest } from "./mail-server";
import { reread, storeMail } from "./stored-mail";

const PAUL = "paul.roques@deux-ponts.example";
const PAUL_ROQUES = { id: "c".repeat(24), name: "Paul Roques", email: PAUL };
const REPLY = { subject: "Votre arrivée", text: "Bonjour Clara,", senderName: "Jeanne Vidal" };
const WRITTEN = { template: "reply", params: REPLY, mailClass: "bureau", isManual: true } as const;

const server = mailServerOfEachTest();
let candidate: CandidateRecord;

beforeEach(async () => {
  candidate = await candidateOf(await createFile(await createUser(), { email: "" }));
});

it("tells the mail program, and the reader, how to stop what we start to a candidate", async () => {
  await storeMail({ ...WRITTEN, candidateId: candidate._id });
  await deliverDueMails(10);
  const [raw = ""] = server().received.map((mail) => mail.raw.replace(/\r\n[ \t]/g, " "));
  const url = linkUrl({ purpose: "no-contact", id: candidate._id, version: 1 });
  expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  expect(raw.match(/^List-Unsubscribe:\s*<(.+)>\r$/m)?.[1]).toBe(url);
  const { html, text } = await renderMail(await storeMail({ ...WRITTEN, candidateId: candidate._id }), {
    forDisplay: false,
  });
  expect(html).toContain(`href="${url}"`);
  expect(text).toContain("Ne plus recevoir de messages de notre part");
});

it("says nothing of it in what answers an act of theirs, nor in what is no candidate's", async () => {
  await storeMail({ candidateId: candidate._id });
  await storeMail(WRITTEN);
  await deliverDueMails(10);
  expect(server().received).toHaveLength(2);
  expect(
    server()
      .received.map(({ raw }) => raw)
      .join(),
  ).not.toMatch(/List-Unsubscribe|ne-plus-m-ecrire/);
});

it("hides the link from the team, like the others", async () => {
  const { headers, text } = await renderMail(await storeMail({ ...WRITTEN, candidateId: candidate._id }), {
    forDisplay: true,
  });
  expect(headers.listUnsubscribe).toMatch(/ne-plus-m-ecrire\/•••$/);
  expect(text).not.toContain(candidate._id);
});

it("lets nothing we start leave once they asked not to be written to, and says why in the outbox", async () => {
  const mail = await storeMail({ ...WRITTEN, candidateId: candidate._id });
  await ask();
  expect(await deliverDueMails(10)).toBe(1);
  expect(server().received).toEqual([]);
  const held = await reread(mail);
  expect(held.state).toBe("cancelled");
  expect(held.lockedUntil).toBeUndefined();
  expect(mailStanding(held, now(), true).reason).toBe("la personne ne veut plus qu’on lui écrive");
  expect(await countAudited("mail.cancelled", mail._id)).toBe(1);
});

it("answers their own act all the same", async () => {
  await ask();
  await storeMail({ candidateId: candidate._id });
  await deliverDueMails(10);
  expect(server().received).toHaveLength(1);
});

it("lets a colleague answer what they wrote since, and the software never", async () => {
  await ask();
  const since = new Date(now().getTime() + 1000);
  await Submission.updateMany({ candidateId: candidate._id }, { receivedAt: since });
  const written = await storeMail({ ...WRITTEN, candidateId: candidate._id });
  const automatic = await storeMail({ ...WRITTEN, isManual: false, candidateId: candidate._id });
  await deliverDueMails(10);
  expect([(await reread(written)).state, (await reread(automatic)).state]).toEqual(["sent", "cancelled"]);
});

it("counts a call as no letter", async () => {
  await ask();
  const since = new Date(now().getTime() + 1000);
  await Submission.updateMany({ candidateId: candidate._id }, { receivedAt: since, channel: "call" });
  const mail = await storeMail({ ...WRITTEN, candidateId: candidate._id });
  await deliverDueMails(10);
  expect((await reread(mail)).state).toBe("cancelled");
});

it("writes nothing by itself to an address of theirs known to be wrong, until it is another", async () => {
  await Candidate.updateOne({ _id: candidate._id }, { bouncingEmails: ["clara@fabre.example"] });
  const ours = { ...WRITTEN, isManual: false, candidateId: candidate._id };
  const held = await storeMail({ ...ours, to: "Clara@fabre.example" });
  const other = await storeMail({ ...ours, to: "c.fabre@fabre.example" });
  await deliverDueMails(10);
  expect([(await reread(held)).state, (await reread(other)).state]).toEqual(["cancelled", "sent"]);
  expect(mailStanding(await reread(held), now(), true).reason).toBe("adresse à vérifier");
});

it("writes nothing by itself to the wrong address of a partner; what a colleague writes, or what answers, leaves", async () => {
  const partner = await createAgency(await createUser("responsable"));
  await Partner.updateOne({ _id: partner._id }, { contacts: [{ ...PAUL_ROQUES, isBouncing: true }] });
  const ours = { ...WRITTEN, isManual: false, to: PAUL };
  const held = await storeMail(ours);
  const written = await storeMail({ ...ours, isManual: true });
  const answer = await storeMail({ ...ours, mailClass: "reponse" });
  await deliverDueMails(10);
  const states = await Promise.all([held, written, answer].map(async (mail) => (await reread(mail)).state));
  expect(states).toEqual(["cancelled", "sent", "sent"]);
  await Partner.updateOne({ _id: partner._id }, { $unset: { "contacts.0.isBouncing": 1 } });
  const checked = await storeMail(ours);
  await deliverDueMails(10);
  expect((await reread(checked)).state).toBe("sent");
});

async function ask(): Promise<void> {
  await Candidate.updateOne({ _id: candidate._id }, { noContact: { at: now(), by: "person" } });
}
