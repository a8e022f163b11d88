import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";
import { Allocation } from "#models/allocation";
import { Lodging } from "#models/lodging";
import { Mail } from "#models/mail";
import { Placement } from "#models/placement";
import { TrainingPlace } from "#models/training-place";
import { createUser } from "#tests/factories/accounts";
import {
  createAsking,
  createBeds,
  createComputed,
  createSeats,
  createWinter,
} from "#tests/factories/allocations";
import { countAudited } from "#tests/factories/files";
import { testEngineUri } from "#tests/support/database";
import { TUESDAY } from "#tests/support/setup";
import { AGGREGATES } from "~/core/db/models.server";
import { settle, sweep } from "~/core/db/relay.server";
import { resumePublications } from "~/features/allocations/publishing.commands.server";

const INTERNS = 16;
const script = fileURLToPath(new URL("./publish-crash-worker.ts", import.meta.url));

let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill("SIGKILL");
});

const MOMENTS: readonly [string, () => Promise<boolean>][] = [
  ["keeping the seats", async () => (await heldSeats()) >= 3],
  ["confirming what it kept", async () => (await Allocation.exists({ state: "published" })) !== null],
  ["half of the seats confirmed", async () => (await confirmedSeats()) >= INTERNS / 2],
];

it.each(MOMENTS)(
  "is finished by another process, each letter once, when killed %s",
  async (_words, isThere) => {
    const user = await createUser();
    await createFullWinter();
    const { _id } = await createComputed(user);
    await Allocation.updateOne({ _id }, { state: "holding", publishedBy: user.id });

    await killWhen(isThere);
    await Allocation.updateOne({ _id }, { "lease.until": new Date(0) });
    await resumePublications();
    await settle();
    await sweep(AGGREGATES);

    expect(await Allocation.findById(_id).lean()).toMatchObject({ state: "published", pendingEffects: [] });
    expect(await countAudited("allocation.published", _id)).toBe(1);
    expect([await heldSeats(), await confirmedSeats()]).toEqual([0, INTERNS]);
    const [lodging] = await Lodging.find().lean();
    const live = lodging?.bookings.filter(({ state }) => state === "booked") ?? [];
    expect(new Set(live.map(({ bedId }) => bedId)).size).toBe(INTERNS);
    expect(live).toHaveLength(INTERNS);
    expect(await Placement.countDocuments({ seat: { $exists: true }, lodged: { $exists: true } })).toBe(
      INTERNS,
    );
    const letters = await Mail.find({ template: "placement-given" }).lean();
    expect(letters).toHaveLength(INTERNS);
    expect(new Set(letters.map(({ to }) => to)).size).toBe(INTERNS);
    expect(await Mail.countDocuments()).toBe(INTERNS + 2 + 1);
  },
  60_000,
);

/** Two places of eight seats, and a house with a bed for each. */
async function createFullWinter(): Promise<void> {
  await createWinter();
  await createSeats("Tilleuls", INTERNS / 2);
  await createSeats("Ormes", INTERNS / 2);
  await createBeds("Maison des internes", INTERNS);
  for (let index = 0; index < INTERNS; index += 1) await createAsking({ lastName: `Nom${index}` });
}

/** Kills the process that publishes as soon as it is there. */
async function killWhen(isThere: () => Promise<boolean>): Promise<void> {
  child = spawn(process.execPath, ["--import", "tsx", script, testEngineUri()], {
    env: { ...process.env, NOW: TUESDAY.toISOString() },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const closed = once(child, "close");
  while (!(await isThere())) await wait(2);
  child.kill("SIGKILL");
  await closed;
}

function heldSeats(): Promise<number> {
  return countHolders((isHeld) => isHeld);
}

function confirmedSeats(): Promise<number> {
  return countHolders((isHeld) => !isHeld);
}

async function countHolders(isCounted: (isHeld: boolean) => boolean): Promise<number> {
  const places = await TrainingPlace.find({}, { offers: 1 }).lean();
  const holders = places.flatMap(({ offers }) => offers.flatMap((offer) => offer.holders));
  return holders.filter(({ isHeld }) => isCounted(isHeld ?? false)).length;
}
