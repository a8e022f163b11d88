import { beforeEach, describe, expect, it } from "vitest";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household } from "#models/household";
import { Mail, type MailRecord } from "#models/mail";
import { Message } from "#models/message";
import { Partner, type PartnerRecord } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, fileOf, mailsOf } from "#tests/factories/files";
import { createAgency, createHandOff } from "#tests/factories/hand-offs";
import { readOf, replyTo, send, take } from "#tests/factories/read-mails";
import { createFile, createSubmission, reloadSubmission } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { TEAM } from "~/core/auth/visibility";
import { settle } from "~/core/db/relay.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { sendTestMail } from "~/features/settings/sender.commands.server";

const PAUL = { name: "Paul Roques", address: "paul.roques@deux-ponts.example" };
const ELODIE = { name: "Élodie Caron", address: "elodie.caron@internes.example" };

let user: User;
let agency: PartnerRecord;
let handOff: HandOffRecord;

beforeEach(async () => {
  user = await createUser();
  agency = await createAgency(user);
  handOff = await createHandOff(user, { partner: agency });
  await send(handOff.mailId);
});

describe("the key of the reply address", () => {
  it("leads to the hand-off of the letter, its file, its partner and the contact who wrote", async () => {
    const { visibleTo } = await fileOf(handOff.householdId);
    expect(await take(replyTo(handOff.mailId, { from: PAUL }))).toMatchObject({
      ...{ state: "filed", found: "key", sender: "contact", mailId: handOff.mailId, track: "family" },
      ...{ householdId: handOff.householdId, handOffId: handOff._id, partnerId: agency._id },
      ...{ contactId: agency.contacts[0]?.id, visibleTo },
    });
  });

  it("leads there too from an address nobody knows: a colleague to be confirmed", async () => {
    const message = await take(replyTo(handOff.mailId));
    expect(message).toMatchObject({ state: "filed", sender: "colleague", handOffId: handOff._id });
    expect(message.contactId).toBeUndefined();
  });

  it("of the trial of the sending leaves nothing to triage, unless the sender is forged", async () => {
    const trial = await sendTestMail(user);
    await send(trial);
    expect(await take(replyTo(trial))).toMatchObject({ state: "noted", found: "key", mailId: trial });
    expect(await take(replyTo(trial, { isForged: true }))).toMatchObject({ state: "waiting" });
  });

  it("leads nowhere when it is not ours", async () => {
    const made = replyTo(handOff.mailId);
    const [key = ""] = made.replyKeys;
    const message = await take({
      ...made,
      replyKeys: [key.replace(/.$/, (last) => (last === "0" ? "1" : "0"))],
    });
    expect(message.found).not.toBe("key");
  });

  it("leads to the file of the candidate we wrote to, whoever answers", async () => {
    const candidate = await candidateOf(handOff.householdId);
    const letter = await letterTo({ candidateId: candidate._id, householdId: handOff.householdId });
    expect(await take(replyTo(letter, { from: ELODIE }))).toMatchObject({
      ...{ found: "key", sender: "contact", householdId: handOff.householdId, candidateId: candidate._id },
    });
    const other = await take(replyTo(letter, { from: { name: "Paul", address: "paul@maison.example" } }));
    expect(other).toMatchObject({ state: "filed", sender: "stranger", householdId: handOff.householdId });
    expect(other.candidateId).toBeUndefined();
  });
});

describe("the mails it answers", () => {
  it("lead to the letter named by its Message-ID", async () => {
    const { messageId } = await letterOf(handOff.mailId);
    const references = ["<unknown@ailleurs.example>", messageId];
    expect(await take(readOf({ references }))).toMatchObject({
      ...{ found: "references", mailId: handOff.mailId, handOffId: handOff._id, sender: "colleague" },
    });
  });

  it("lead where an earlier mail of theirs was filed", async () => {
    const first = await take(replyTo(handOff.mailId, { from: PAUL }));
    expect(await take(readOf({ references: [first.messageId] }))).toMatchObject({
      ...{ found: "references", mailId: handOff.mailId, handOffId: handOff._id },
    });
  });

  it("lead to the file of somebody whose receipt was of no file", async () => {
    const [receipt] = await mailsOf("receipt");
    expect(await take(replyTo(receipt?._id ?? "", { from: ELODIE }))).toMatchObject({
      ...{ state: "filed", found: "key", householdId: handOff.householdId, mailId: receipt?._id },
    });
  });
});

describe("a letter about several requests", () => {
  it("leads to the only one still awaited, else waits with all of them proposed", async () => {
    const other = await secondHandOff();
    const letter = await letterTo({ handOffId: handOff._id, handOffIds: [handOff._id, other._id] });
    const both = await take(replyTo(letter, { from: PAUL }));
    expect(both).toMatchObject({
      state: "waiting",
      partnerId: agency._id,
      mailId: letter,
      sender: "contact",
    });
    expect(both.handOffId).toBeUndefined();
    await HandOff.updateOne({ _id: other._id }, { state: "accepted" });
    expect(await take(replyTo(letter, { from: PAUL }))).toMatchObject({ handOffId: handOff._id });
  });
});

describe("the sender", () => {
  it("leads to the one request a contact has still open, and waits when there are several", async () => {
    expect(await take(readOf({ from: PAUL }))).toMatchObject({
      ...{ state: "filed", found: "sender", sender: "contact", handOffId: handOff._id },
    });
    await secondHandOff();
    const message = await take(readOf({ from: PAUL }));
    expect(message).toMatchObject({
      state: "waiting",
      found: "sender",
      partnerId: agency._id,
      visibleTo: [TEAM],
    });
    expect(message.handOffId).toBeUndefined();
  });

  it("leads to the file of a candidate, and to that of an adult", async () => {
    const candidate = await candidateOf(handOff.householdId);
    await recordFamily(user, handOff.householdId, {
      ...{ children: [], familyObstacles: [], relations: [], confidences: [] },
      adults: [{ firstName: "Paul", relation: "couple", email: "paul.caron@maison.example" }],
    });
    const { adults } = await fileOf(handOff.householdId);
    const found = { state: "filed", found: "sender", sender: "contact", householdId: handOff.householdId };
    expect(await take(readOf({ from: ELODIE }))).toMatchObject({ ...found, candidateId: candidate._id });
    const spouse = { name: "Paul", address: "Paul.Caron@maison.example" };
    expect(await take(readOf({ from: spouse }))).toMatchObject({ ...found, candidateId: adults[0]?.id });
  });

  it("waits when two files have the address", async () => {
    await createFile(user, { lastName: "Caron-Petit" });
    await settle();
    expect(await Household.countDocuments()).toBe(2);
    const message = await take(readOf({ from: ELODIE }));
    expect(message).toMatchObject({ state: "waiting", sender: "contact" });
    expect(await mailsOf("message-unmatched")).toEqual([]);
  });

  it("leads to the request still to be triaged, whose first answer stays due as it was", async () => {
    const { _id, answerDueAt } = await createSubmission({ email: "nouvelle@courriel.example" });
    const message = await take(readOf({ from: { name: "", address: "nouvelle@courriel.example" } }));
    expect(message).toMatchObject({ state: "waiting", submissionId: _id, sender: "contact" });
    expect(await reloadSubmission(_id)).toMatchObject({ state: "new", answerDueAt });
  });

  it("leads to the partner whose domain it is, learnt or that of a contact; never by a domain of everybody", async () => {
    const waiting = { state: "waiting", found: "sender", partnerId: agency._id, sender: "stranger" };
    expect(await take(readOf())).toMatchObject(waiting);
    await Partner.updateOne({ _id: agency._id }, { mailDomains: ["deux-ponts-immo.example"] });
    const from = { name: "", address: "location@deux-ponts-immo.example" };
    expect(await take(readOf({ from }))).toMatchObject(waiting);
    await Partner.updateOne({ _id: agency._id }, { "contacts.0.email": "agence46@orange.fr" });
    const neighbour = await take(readOf({ from: { name: "", address: "voisin@orange.fr" } }));
    expect(neighbour).toMatchObject({ found: "nothing", visibleTo: [TEAM] });
    expect(neighbour.partnerId).toBeUndefined();
  });

  it("finds nothing when the address is claimed by somebody else, and the key only by itself", async () => {
    const forged = { from: PAUL, isForged: true };
    expect(await take(readOf(forged))).toMatchObject({
      state: "waiting",
      found: "nothing",
      sender: "forged",
    });
    expect(await take(replyTo(handOff.mailId, forged))).toMatchObject({ state: "filed", sender: "forged" });
  });
});

it("finds all of it by an index", async () => {
  const plans = await Promise.all([
    Partner.collection.find({ "contacts.email": "x@y.example", isActive: true }).explain("queryPlanner"),
    Partner.collection.find({ mailDomains: "y.example", isActive: true }).explain("queryPlanner"),
    Household.collection.find({ "adults.email": "x@y.example" }).explain("queryPlanner"),
    Message.collection.find({ messageId: { $in: ["<1@y.example>"] } }).explain("queryPlanner"),
    Mail.collection.find({ to: "x@y.example", state: "sent" }).explain("queryPlanner"),
  ]);
  for (const { queryPlanner } of plans)
    expect(JSON.stringify(queryPlanner.winningPlan)).not.toContain("COLLSCAN");
});

async function secondHandOff(): Promise<HandOffRecord> {
  const values = { lastName: "Lagarde", email: "l@x.example", phone: "06 98 76 54 32" };
  const second = await createHandOff(user, { householdId: await createFile(user, values), partner: agency });
  await send(second.mailId);
  return second;
}

async function letterTo(values: Partial<MailRecord>): Promise<string> {
  const { _id, ...letter } = await letterOf(handOff.mailId);
  const id = `${_id.slice(0, 12)}${"ab".repeat(6)}`;
  await Mail.create({ ...letter, handOffId: undefined, ...values, _id: id, messageId: `<${id}@localhost>` });
  return id;
}

async function letterOf(mailId: string): Promise<MailRecord> {
  const letter = await Mail.findById(mailId).lean<MailRecord>();
  if (!letter) throw new Error("the factory lost what it made");
  return letter;
}
