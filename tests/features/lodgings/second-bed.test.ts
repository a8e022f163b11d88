import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { type Booking, Lodging, type LodgingRecord } from "#models/lodging";
import { Placement } from "#models/placement";
import { createUser } from "#tests/factories/accounts";
import { refusalOf } from "#tests/factories/files";
import { createHouse, createIntern, createSemesters, WINTER } from "#tests/factories/lodgings";
import { testEngineUri } from "#tests/support/database";
import type { User } from "~/core/auth/actor";
import { AGGREGATES } from "~/core/db/models.server";
import { settle, sweep } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { settleBed } from "~/features/lodgings/bed-claims.commands.server";
import {
  bookBed,
  callOffBooking,
  redateBooking,
  restoreBooking,
} from "~/features/lodgings/bookings.commands.server";
import { isLive } from "~/features/lodgings/lodging-days";

const SECOND = /a déjà un lit du/;
const PROCESSES = 4;
const INTERNS = 12;
const script = fileURLToPath(new URL("../../support/two-beds-worker.ts", import.meta.url));

let user: User;
let houses: LodgingRecord[];
let candidateId: string;

beforeEach(async () => {
  user = await createUser("referent");
  await createSemesters();
  houses = [];
  for (const name of ["Nord", "Sud", "Est", "Ouest"]) houses.push(await createHouse(user, { name }));
  candidateId = newId();
});

describe("an intern who has a bed", () => {
  it("is refused another on any of these nights, in the same lodging or elsewhere, whoever asks", async () => {
    await book(0, 0, "2026-11-02", "2027-02-01");

    expect(await refusalOf(book(0, 1))).toMatch(SECOND);
    expect(await refusalOf(book(1, 0, "2027-01-31", "2027-03-01"))).toMatch(/1ᵉʳ\u00A0février 2027 \(Nord\)/);
    await book(1, 0, "2027-02-01", "2027-03-01");
    expect(await liveOf()).toHaveLength(2);
  });

  it("is not given back one that was called off, nor nights that meet the other", async () => {
    const first = await book(0, 0, "2026-11-02", "2027-02-01");
    await callOffBooking(user, houses[0]?._id ?? "", first);
    const second = await book(1, 0, "2027-01-01", "2027-03-01");
    expect(await refusalOf(restoreBooking(user, houses[0]?._id ?? "", first))).toMatch(SECOND);
    const early = await book(0, 1, "2026-11-02", "2027-01-01");

    const later = { fromOn: "2026-11-02", toOn: "2027-01-02" };
    expect(await refusalOf(redateBooking(user, houses[0]?._id ?? "", early, later))).toMatch(SECOND);
    const sooner = { fromOn: "2026-12-31", toOn: "2027-03-01" };
    expect(await refusalOf(redateBooking(user, houses[1]?._id ?? "", second, sooner))).toMatch(SECOND);
    expect(await liveOf()).toMatchObject([{ toOn: "2027-01-01" }, { fromOn: "2027-01-01" }]);
  });

  it("has one only, whatever is booked, moved and put back at once", async () => {
    const [north = "", south = ""] = houses.map(({ _id }) => _id);
    for (let round = 0; round < 6; round += 1) {
      candidateId = newId();
      const early = await book(0, 0, "2026-11-02", "2026-12-01");
      const off = await book(1, 0, "2027-01-01", "2027-02-01");
      await callOffBooking(user, south, off);
      await Promise.all(
        [
          redateBooking(user, north, early, { fromOn: "2026-11-02", toOn: "2027-01-15" }),
          restoreBooking(user, south, off),
          book(2, 0, "2026-12-15", "2027-01-20"),
          book(3, 0, "2027-01-10", "2027-03-01"),
        ].map(refusalOf),
      );
      await settle();
      expect(await meetingOf(candidateId)).toEqual([]);
      for (const [house, id] of await live()) await callOffBooking(user, house, id);
    }
  });
});

describe("a booking interrupted before it was sure", () => {
  it("keeps its bed, is settled by the relay, and is then told to the semester", async () => {
    const intern = await createIntern(user);
    candidateId = intern.candidateId;
    const id = await claim(0, 0, { placementId: intern._id });
    expect(await refusalOf(book(1, 0))).toMatch(SECOND);

    await sweep(AGGREGATES);

    expect(await liveOf()).toMatchObject([{ id, state: "booked" }]);
    expect((await liveOf())[0]).not.toHaveProperty("claim");
    expect((await Placement.findById(intern._id).orFail().lean()).lodged?.bookingId).toBe(id);
  });

  it("is given up for one that is sure, and gives up those that were claimed after it", async () => {
    const [first, second] = [await claim(0, 0), await claim(1, 0)];
    await settleBed(user, { lodgingId: houses[1]?._id ?? "", bookingId: second });
    expect(await liveOf()).toMatchObject([{ id: first }]);

    const third = await claim(2, 0);
    await settleBed(user, { lodgingId: houses[0]?._id ?? "", bookingId: first });
    await settleBed(user, { lodgingId: houses[2]?._id ?? "", bookingId: third });

    expect(await liveOf()).toMatchObject([{ id: first, state: "booked" }]);
  });
});

it("gives each of 12 interns one bed, asked for by 4 processes at once, one of which is killed", async () => {
  const interns = Array.from({ length: INTERNS }, newId);
  const asked = houses.map(({ _id, beds }) => start(`${_id}:${beds[0]?.id},${_id}:${beds[1]?.id}`, interns));
  await Promise.all(asked.map(({ ready }) => ready));
  for (const { child } of asked) child.stdin?.write("go\n");
  const [doomed, ...others] = asked;
  await doomed?.first;
  doomed?.child.kill("SIGKILL");
  await Promise.all(asked.map(({ closed }) => closed));
  await Lodging.updateMany({}, { $set: { "pendingEffects.$[].dueAt": new Date(0) } });
  await sweep(AGGREGATES);

  const all = (await Lodging.find().lean<LodgingRecord[]>()).flatMap(({ bookings }) => bookings);
  const held = all.filter(isLive);
  expect(held.filter(({ claim: left }) => left)).toEqual([]);
  expect(held.map((one) => one.candidateId).sort()).toEqual([...interns].sort());
  const ids = new Set(held.map(({ id }) => id));
  const told = asked.flatMap(({ answers }) => answers);
  expect(told.filter(({ answer }) => !SECOND.test(answer)).filter(({ answer }) => !ids.has(answer))).toEqual(
    [],
  );
  expect(others.flatMap(({ answers }) => answers)).toHaveLength((PROCESSES - 1) * INTERNS * 2);
}, 60_000);

interface Asking {
  child: ChildProcess;
  answers: { candidateId: string; answer: string }[];
  ready: Promise<unknown>;
  first: Promise<unknown>;
  closed: Promise<unknown>;
}

function start(beds: string, interns: readonly string[]): Asking {
  const args = ["--import", "tsx", script, testEngineUri(), beds, interns.join(",")];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const answers: Asking["answers"] = [];
  lines.on("line", (line) => line.startsWith("{") && answers.push(JSON.parse(line)));
  return {
    ...{ child, answers, ready: said(lines, "ready"), first: said(lines, "{") },
    closed: once(child, "close"),
  };
}

function said(lines: Interface, start: string): Promise<void> {
  return new Promise((resolve) => lines.on("line", (line) => line.startsWith(start) && resolve()));
}

/** A booking as a process that was killed leaves it: claimed, its follow-up waiting. */
async function claim(nth: number, bed: number, values: Partial<Booking> = {}): Promise<string> {
  const [id, lodgingId] = [newId(), houses[nth]?._id ?? ""];
  const bookingId = { lodgingId, bookingId: id };
  const effect = { id: newId(), kind: "followUp", actorId: user.id, at: new Date(), attempts: 0 };
  await Lodging.updateOne({ _id: lodgingId }, {
    $push: {
      bookings: {
        ...{ id, bedId: houses[nth]?.beds[bed]?.id, candidateId, ...WINTER, state: "held" },
        ...{ claim: { as: "booked" }, bookedAt: new Date(), ...values },
      },
      pendingEffects: {
        ...{ ...effect, dueAt: new Date(0), data: { name: "settleBed", payload: bookingId } },
      },
    },
  } as never);
  return id;
}

function book(nth: number, bed: number, fromOn = WINTER.fromOn, toOn = WINTER.toOn): Promise<string> {
  const house = houses[nth];
  return bookBed(user, house?._id ?? "", { bedId: house?.beds[bed]?.id ?? "", candidateId, fromOn, toOn });
}

async function liveOf(): Promise<Booking[]> {
  const all = await Lodging.find({ "bookings.candidateId": candidateId }).lean<LodgingRecord[]>();
  const bookings = all.flatMap((one) => one.bookings).filter(isLive);
  return bookings
    .filter((one) => one.candidateId === candidateId)
    .sort((one, other) => one.fromOn.localeCompare(other.fromOn));
}

async function live(): Promise<[string, string][]> {
  const all = await Lodging.find().lean<LodgingRecord[]>();
  return all.flatMap(({ _id, bookings }) =>
    bookings.filter(isLive).map(({ id }): [string, string] => [_id, id]),
  );
}

/** The bookings of an intern that share a night, and those that are still claims. */
async function meetingOf(id: string): Promise<Booking[]> {
  const bookings = (await liveOf()).filter((one) => one.candidateId === id);
  return bookings.filter(
    (one) =>
      one.claim ||
      bookings.some((two) => two.id !== one.id && two.fromOn < one.toOn && two.toOn > one.fromOn),
  );
}
