import { expect, it } from "vitest";
import type { AllocationRecord } from "#models/allocation";
import { Commune } from "#models/commune";
import { Household } from "#models/household";
import { Lodging } from "#models/lodging";
import { Supervisor } from "#models/supervisor";
import { TrainingPlace } from "#models/training-place";
import { createUser } from "#tests/factories/accounts";
import {
  allocationOf,
  createAsking,
  createBeds,
  createComputed,
  createSeats,
  createSmallWinter,
  createWinter,
  WINTER,
} from "#tests/factories/allocations";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { getAllocationPage } from "~/features/allocations/allocation-page.queries.server";
import { computeAllocation } from "~/features/allocations/computing.commands.server";
import { pinLine } from "~/features/allocations/line-changes.commands.server";
import { factsOf } from "~/features/allocations/problem-of.queries.server";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import { giveSeat } from "~/features/training-places/seats.commands.server";

it("says by name which lines set by hand are in the way, and computes again once one is let go of", async () => {
  const user = await createUser();
  const { tilleuls, asking } = await createSmallWinter();
  const found = await createComputed(user);
  const line = found.lines.find(({ placeId }) => placeId === tilleuls);
  const other = asking.find(({ _id }) => _id !== line?.placementId);
  await pinLine(user, found, { placementId: line?.placementId ?? "", isPinned: true });
  const { candidateId = "", _id: placementId = "" } = other ?? {};
  await giveSeat(user, tilleuls, WINTER, { candidateId, placementId });
  await settle();

  await computeAllocation(user, found._id);

  const refused = await untilComputed(found._id);
  expect(refused).toMatchObject({ state: "proposed", conflict: { kind: "place-full", seats: 1 } });
  expect(JSON.stringify([refused.refusal, refused.conflict])).not.toMatch(/Camille/);
  const { refusal } = await pageOf(user, refused);
  expect(refusal).toMatch(/^Tilleuls, Figeac.*une seule place.*Camille (Abadie|Bonnet) et Camille/);
  expect(refusal).toMatch(/Libérez la ligne gardée ici \(Camille \w+\), ou reprenez ce qui a été donné/);
  await Household.updateMany({}, { visibleTo: ["territory:200023737"] });
  const local = await createUser("referent", { isWholeDepartement: false, territories: ["200067361"] });
  const said = (await pageOf(local, refused)).refusal;
  expect(said).toContain("une personne d’un autre territoire");
  expect(said).not.toMatch(/Abadie|Bonnet/);

  await pinLine(user, refused, { placementId: line?.placementId ?? "", isPinned: false });
  expect((await pageOf(user, await allocationOf(found._id))).refusal).toBeUndefined();
  await computeAllocation(user, found._id);
  const computed = await untilComputed(found._id);
  expect([computed.refusal, computed.conflict]).toEqual([undefined, undefined]);
  expect(computed.lines.find((one) => one.placementId === placementId)?.placeId).toBe(tilleuls);
});

it("shows exact prices only of the pins they were computed with, and says so of the whole", async () => {
  const user = await createUser();
  await createSmallWinter();
  const found = await createComputed(user);
  const [first, second] = found.lines.map(({ placementId }) => placementId);
  const told = async () => {
    const { lines, worth } = await pageOf(user, await allocationOf(found._id));
    const reasons = lines.flatMap((line) => line.reasons).join(" ");
    return [
      /Un échange reviendrait au même/.test(reasons),
      /Aucune autre répartition/.test(worth?.certainty ?? ""),
    ];
  };
  const pin = async (placementId = "", isPinned = true) =>
    pinLine(user, await allocationOf(found._id), { placementId, isPinned });
  expect(await told()).toEqual([true, true]);

  await pin(first);
  await pin(second);
  expect(await told()).toEqual([false, true]);
  await computeAllocation(user, found._id);
  await untilComputed(found._id);
  await pin(first, false);
  await pin(second, false);

  const { worth } = await pageOf(user, await allocationOf(found._id));
  expect(worth?.certainty).toContain("recalculez pour chercher mieux");
});

it("keeps what was given on the page of a place as set by hand, whatever line is kept in the allocation", async () => {
  const user = await createUser();
  const { tilleuls, asking } = await createSmallWinter();
  const [one, other] = asking;
  await giveSeat(user, tilleuls, WINTER, { candidateId: other.candidateId, placementId: other._id });
  await settle();
  const found = await createComputed(user);

  await pinLine(user, found, { placementId: one._id, isPinned: true });

  const { lines } = await pageOf(user, await allocationOf(found._id));
  const reasons = lines.find(({ placementId }) => placementId === other._id)?.reasons;
  expect(reasons).toContain("Le terrain de stage a été choisi à la main.");
});

it("gives a bed near the seat before one 50 km from it, and says why a bed is far", async () => {
  const user = await createUser();
  await createTwoTowns();
  await createSeats("Tilleuls");
  const far = await createBeds("Aubrac", 1);
  await Lodging.updateOne({ _id: far }, { communeCode: CAHORS.code, communeName: CAHORS.name });
  const near = await createBeds("Zénith", 1);
  await createAsking({ lastName: "Abadie", hasCar: true });

  const found = await createComputed(user);
  expect(found.lines.map(({ lodgingId }) => lodgingId)).toEqual([near]);

  await Lodging.updateOne({ _id: near }, { isActive: false });
  const again = await createComputed(user);
  expect(again.lines.map(({ lodgingId }) => lodgingId)).toEqual([far]);
  const [line] = (await pageOf(user, again)).lines;
  expect(line?.reasons.join().replaceAll("\u00A0", " ")).toBe(
    "Un lit à plus de 40 km du terrain de stage : aucun lit plus proche n’est libre à toutes les dates demandées.",
  );
});

it("knows why each place wished for cannot be had", async () => {
  const away = { fromOn: "2026-11-02", toOn: "2027-05-03" };
  await createWinter();
  const places = {
    semester: await createSeats("Jamais", 1, { offers: [] }),
    declined: await createSeats("Non"),
    room: await createSeats("Sans cabinet"),
    retired: await createSeats("Retraite"),
    absent: await createSeats("Absence"),
    agreement: await createSeats("Agrément"),
    unsupervised: await createSeats("Personne", 1, { supervisorIds: [] }),
    open: await createSeats("Ouvert"),
  };
  const offer = (id: string, values: object) => TrainingPlace.updateOne({ _id: id }, { $set: values });
  const supervisor = (lastName: string, values: object) => Supervisor.updateOne({ lastName }, values);
  await offer(places.declined, { "offers.0.state": "declined" });
  await offer(places.room, { "offers.0.rooms": 0 });
  await supervisor("Retraite", { retiresOn: "2026-12-01" });
  await supervisor("Absence", { absences: [{ id: "a", ...away }] });
  await supervisor("Agrément", { agreements: [] });
  await createAsking({ lastName: "Abadie", wishes: [{ placeId: places.semester }] });

  const facts = await factsOf(await getSemester(WINTER));

  const why = new Map(facts.places.map(({ id, hindrance }) => [id, hindrance]));
  expect(Object.entries(places).map(([name, id]) => [name, why.get(id)])).toEqual([
    ["semester", "semester"],
    ["declined", "semester"],
    ["room", "room"],
    ["retired", "retired"],
    ["absent", "absent"],
    ["agreement", "agreement"],
    ["unsupervised", "unsupervised"],
    ["open", undefined],
  ]);
});

/** Figeac and Cahors, some 50 km from each other. */
async function createTwoTowns(): Promise<void> {
  await createWinter();
  await createCommunes();
  const at = (code: string, coordinates: [number, number]) =>
    Commune.updateOne({ _id: code }, { location: { type: "Point", coordinates } });
  await at(FIGEAC.code, [2.03, 44.61]);
  await at(CAHORS.code, [1.44, 44.45]);
}

function pageOf(user: User, { _id }: AllocationRecord) {
  return getAllocationPage(user, _id, new URL(`http://localhost/allocations/${_id}`));
}

async function untilComputed(id: string): Promise<AllocationRecord> {
  for (;;) {
    const found = await allocationOf(id);
    if (found.state !== "computing") return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
