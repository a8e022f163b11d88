import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { Mail } from "#models/mail";
import { testEngineUri } from "#tests/support/database";
import { seededRandom } from "#tests/support/random";
import { TUESDAY } from "#tests/support/setup";
import { type DeliveryWorker, startDeliveryWorker } from "./delivery-run";
import { storeMail, storeSettings } from "./stored-mail";
import { startUnreliableServer, type UnreliableServer } from "./unreliable-mail-server";

const IS_SOAK = process.env.SOAK === "1";
const [MAILS, KILLS] = IS_SOAK ? [500, 40] : [50, 4];
const LONGEST_LIFE_MS = 300;
const seed = Number(process.env.DELIVERY_SEED ?? Date.now() % 1_000_000);

const workers: DeliveryWorker[] = [];
let server: UnreliableServer | undefined;

afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.kill();
  await server?.stop();
});

it(`has each of ${MAILS} mails accepted through ${KILLS} kills and a server that fails at random, seed ${seed}`, {
  timeout: 600_000,
}, async () => {
  const random = seededRandom(seed);
  const unreliable = await prepare(random);
  // What was accepted and never recorded, and so is sent once more.
  const unrecorded = new Map<string, number>();

  let heir = start(unreliable);
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const worker = heir;
    heir = start(unreliable);
    await worker.loaded;
    // Half of the kills fall just after an acceptance, where a random one seldom does.
    if (kill % 2 === 1) await killAtAcceptance(worker, unreliable);
    else await killAtRandom(worker, random);
    await unreliable.idle();
    await noteUnrecorded(unreliable, unrecorded);
  }
  await heir.loaded;
  heir.go();
  await heir.done;

  const { accepted, misfortunes } = unreliable;
  const expected = (await Mail.find({}).lean()).map(({ messageId }) => [
    messageId,
    1 + (unrecorded.get(messageId) ?? 0),
  ]);
  expect(await Mail.countDocuments({ state: "sent" })).toBe(MAILS);
  expect(Object.fromEntries(accepted)).toEqual(Object.fromEntries(expected));
  expect(misfortunes.get("greylisted")).toBe(MAILS);
  process.stdout.write(
    `${MAILS} mails, ${KILLS} arrêts brutaux, graine ${seed} : ${total(accepted) - MAILS} doublons, tous sous le même Message-ID ; ${words(misfortunes)}\n`,
  );
});

async function prepare(random: () => number): Promise<UnreliableServer> {
  await storeSettings();
  for (let count = 0; count < MAILS; count += 1) {
    await storeMail({ to: `personne.${count}@a.example`, mailClass: count % 2 === 0 ? "reponse" : "bureau" });
  }
  server = await startUnreliableServer(random);
  return server;
}

function start({ url }: UnreliableServer): DeliveryWorker {
  const worker = startDeliveryWorker(testEngineUri(), url, TUESDAY);
  workers.push(worker);
  return worker;
}

async function killAtAcceptance(worker: DeliveryWorker, unreliable: UnreliableServer): Promise<void> {
  const accepted = unreliable.holdNextAcceptance();
  worker.go();
  await accepted;
  await worker.kill();
  unreliable.release();
}

async function killAtRandom(worker: DeliveryWorker, random: () => number): Promise<void> {
  worker.go();
  await wait(random() * LONGEST_LIFE_MS);
  await worker.kill();
}

/** The mails that a dead process was sending: locked, and free again once its lock is over. */
async function noteUnrecorded(
  { accepted }: UnreliableServer,
  unrecorded: Map<string, number>,
): Promise<void> {
  const waiting = await Mail.find({ state: "waiting", lockedUntil: { $gt: new Date() } }).lean();
  expect(waiting.length, "one process sends one mail at a time").toBeLessThanOrEqual(1);
  for (const { messageId } of waiting) {
    if (accepted.has(messageId)) unrecorded.set(messageId, accepted.get(messageId) ?? 0);
  }
  await Mail.updateMany({ state: "waiting" }, { $unset: { lockedUntil: 1 } });
}

function total(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function words(misfortunes: Map<string, number>): string {
  return [...misfortunes].map(([name, count]) => `${name} ${count}`).join(", ");
}
