import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { Candidate } from "#models/candidate";
import { Household, type HouseholdRecord } from "#models/household";
import type { PartnerRecord } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { createAgency, createHandOff } from "#tests/factories/hand-offs";
import { createSubmission } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { connectDatabase, prepareDatabase } from "~/core/db/connect.server";
import { AGGREGATES } from "~/core/db/models.server";
import { registerFollowUps, sweep } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { moveStage } from "~/features/candidates/candidate-journeys.commands.server";
import { sendReply } from "~/features/file/file.commands.server";
import { recordAnswer } from "~/features/hand-offs/hand-off-answer.commands.server";
import { recordNote } from "~/features/households/households.commands.server";
import { createDefaultPipelines } from "~/features/pipelines/pipelines.commands.server";
import { openFile } from "~/features/triage/triage.commands.server";
import { followUps } from "~/server/follow-ups";
import type { CrashLine } from "./crash-run";
import { seededRandom } from "./random";

/**
 * A process to kill. It repairs what the one before left, as the software does when it starts, then writes
 * until its next order, saying each command that returned with the facts it promises; and so on until it dies.
 */
const [uri = "", seed = "0"] = process.argv.slice(2);
const random = seededRandom(Number(seed));
const LANES = 3;
let isResting = true;

registerFollowUps(followUps);
const orders = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
say({ is: "loaded" });
await orders.next();
await connectDatabase(uri);
await prepareDatabase();
await createDefaultPipelines();
await repair();
const user = await createUser();
const partner = await createAgency(user);
for (;;) {
  await repair();
  say({ is: "repaired" });
  await orders.next();
  isResting = false;
  const lanes = Promise.all(Array.from({ length: LANES }, () => live()));
  await orders.next();
  isResting = true;
  await lanes;
}

async function repair(): Promise<void> {
  while (await isAnythingPending()) {
    await sweep(AGGREGATES);
    await wait(20);
  }
}

async function isAnythingPending(): Promise<boolean> {
  for (const model of AGGREGATES) {
    if (await model.exists({ "pendingEffects.0": { $exists: true } })) return true;
  }
  return false;
}

/** A failed command is not said: the engine was being killed. Its story ends there. */
async function live(): Promise<void> {
  while (!isResting) {
    try {
      await tellStory(user, partner);
    } catch {
      await wait(20);
    }
  }
}

async function tellStory(user: User, partner: PartnerRecord): Promise<void> {
  const email = `${newId()}@internes.example`;
  const submission = await createSubmission({ email, needs: ["housing", "schooling"] });
  acknowledge("submitInterest", [
    `submission ${submission._id}`,
    `audit submission.received ${submission._id}`,
    `mail receipt ${email}`,
  ]);
  if (random() < 0.2) return;

  const householdId = await openFile(user, submission, { _id: user.id, name: user.name, email: user.email });
  acknowledge("openFile", [
    `household ${householdId}`,
    `audit submission.opened ${submission._id}`,
    `audit household.created ${householdId}`,
    `entry form ${submission._id}`,
    `need housing ${householdId}`,
    `need schooling ${householdId}`,
    `consent partners ${householdId}`,
  ]);
  const acts = [note, reply, moveFirstStage, handOffAndAnswer].filter(() => random() < 0.7);
  for (const act of acts) await act({ user, partner, householdId });
}

interface Story {
  user: User;
  partner: PartnerRecord;
  householdId: string;
}

async function note({ user, householdId }: Story): Promise<void> {
  const text = `note ${newId()}`;
  const { _id } = await fileOf(householdId);
  await recordNote(user, _id, text);
  acknowledge("recordNote", [`entry ${text}`, `audit household.noted ${householdId}`]);
}

async function reply({ user, householdId }: Story): Promise<void> {
  const household = await fileOf(householdId);
  const candidateId = household.heads[0]?.candidateId ?? "";
  const mailId = await sendReply(user, household, { candidateId, subject: "Bienvenue", text: "Bonjour." });
  acknowledge("sendReply", [
    `mail reply ${mailId}`,
    `entry message ${mailId}`,
    `audit household.answered ${householdId}`,
    `audit household.first-answered ${householdId}`,
  ]);
}

async function moveFirstStage({ user, householdId }: Story): Promise<void> {
  const candidate = await Candidate.findOne({ householdId }).orFail().lean();
  await moveStage(user, candidate, { pipeline: "intern", from: "interest", to: "placement-confirmed" });
  acknowledge("moveStage", [`audit candidate.stage-moved ${candidate._id}`, `entry stage ${householdId}`]);
}

async function handOffAndAnswer({ user, partner, householdId }: Story): Promise<void> {
  const handOff = await createHandOff(user, { householdId, partner });
  acknowledge("sendHandOff", [
    `hand-off ${handOff._id}`,
    `audit hand-off.sent ${handOff._id}`,
    `mail hand-off ${handOff._id}`,
    `entry hand-off ${handOff._id}`,
  ]);
  const contact = { name: "Paul Roques", email: "paul.roques@deux-ponts.example" };
  await recordAnswer({ id: null }, handOff, contact, {
    act: "propose",
    origin: "link",
    reasons: [],
    proposal: { place: "Bellevue", rent: 600, rooms: 3 },
  });
  acknowledge("recordAnswer", [
    `audit hand-off.answered ${handOff._id}`,
    `mail answer-receipt ${handOff._id}`,
    `entry answer ${handOff._id}`,
    `option ${handOff._id}`,
    `notice ${householdId}`,
  ]);
}

/** As a page does: a file that a dying engine left to the next sweep is not there yet. */
async function fileOf(householdId: string): Promise<HouseholdRecord> {
  return await Household.findById(householdId).orFail().lean<HouseholdRecord>();
}

function acknowledge(command: string, facts: string[]): void {
  say({ is: "acknowledged", command, facts });
}

/** Written at once: what was said before a kill has been said. */
function say(line: CrashLine): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}
