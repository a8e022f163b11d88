import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { Lodging, type LodgingRecord } from "#models/lodging";
import { createUser } from "#tests/factories/accounts";
import { createHouse } from "#tests/factories/lodgings";
import { testEngineUri } from "#tests/support/database";
import { isLive } from "~/features/lodgings/lodging-days";

const PROCESSES = 4;
const ATTEMPTS = 1000;
const BEDS = 20;
const script = fileURLToPath(new URL("../../support/booking-worker.ts", import.meta.url));

it("gives 20 beds to 20 of 1,000 who ask at once from 4 processes, and tells the 980 others", async () => {
  const house = await createHouse(await createUser("referent"), { beds: BEDS });
  const asked = Array.from({ length: PROCESSES }, () => start(house));
  for (const { said } of asked) await said.next();

  for (const { child } of asked) child.stdin?.write("go\n");
  const told = await Promise.all(asked.map(({ said }) => said.next()));

  const answers = told.flatMap(({ value }): string[] => JSON.parse(String(value)));
  expect(answers).toHaveLength(ATTEMPTS);
  expect(answers.filter((answer) => answer === "booked")).toHaveLength(BEDS);
  expect(answers.filter((answer) => answer.includes("déjà réservé"))).toHaveLength(ATTEMPTS - BEDS);
  const { bookings } = await Lodging.findById(house._id).orFail().lean<LodgingRecord>();
  expect(new Set(bookings.filter(isLive).map(({ bedId }) => bedId)).size).toBe(BEDS);
  expect(bookings).toHaveLength(BEDS);
  await Promise.all(asked.map(({ closed }) => closed));
}, 120_000);

interface Asking {
  child: ChildProcess;
  said: AsyncIterator<string>;
  closed: Promise<unknown>;
}

function start({ _id, beds }: LodgingRecord): Asking {
  const ids = beds.map(({ id }) => id).join(",");
  const args = ["--import", "tsx", script, testEngineUri(), _id, ids, String(ATTEMPTS / PROCESSES)];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const said = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, said, closed: once(child, "close") };
}
