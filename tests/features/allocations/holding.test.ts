import { expect, it } from "vitest";
import { Lodging } from "#models/lodging";
import { TrainingPlace } from "#models/training-place";
import { createUser } from "#tests/factories/accounts";
import { createAsking, createComputed, createSmallWinter, WINTER } from "#tests/factories/allocations";
import { refusalOf } from "#tests/factories/files";
import { settle } from "~/core/db/relay.server";
import { holdAll } from "~/features/allocations/holding.commands.server";
import { publishAllocation } from "~/features/allocations/publishing.commands.server";
import { groundOf } from "~/features/allocations/publishing-ground.queries.server";
import { giveSeat } from "~/features/training-places/seats.commands.server";

it("keeps the same seats and beds when it is asked twice", async () => {
  const user = await createUser();
  await createSmallWinter();
  const found = await createComputed(user);

  const first = await holdAll(user, await groundOf(found));
  const again = await holdAll(user, await groundOf(found));

  expect([...again]).toEqual([...first]);
  expect((await holders()).length).toBe(2);
  expect(await liveBookings()).toBe(2);
});

it("frees all it kept when one seat is gone, and says whose", async () => {
  const user = await createUser();
  const { tilleuls } = await createSmallWinter();
  const found = await createComputed(user);
  const ground = await groundOf(found);
  const outsider = await createAsking({ lastName: "Zola" });
  await giveSeat(user, tilleuls, WINTER, { candidateId: outsider.candidateId, placementId: outsider._id });

  const refusal = await refusalOf(holdAll(user, ground));

  const loser = found.lines.find(({ placeId }) => placeId === tilleuls)?.candidateId ?? "";
  expect(refusal).toContain(`Camille ${ground.people.get(loser)?.lastName}`);
  expect(refusal).toContain("personne n’est prévenu");
  expect(await holders()).toEqual([outsider.candidateId]);
  expect(await liveBookings()).toBe(0);
});

it("keeps no seat that nobody may supervise any more since it was computed, and says so", async () => {
  const user = await createUser();
  const { tilleuls } = await createSmallWinter();
  const ground = await groundOf(await createComputed(user));
  await TrainingPlace.updateOne({ _id: tilleuls }, { supervisorIds: [] });

  expect(await refusalOf(holdAll(user, ground))).toContain("Personne ne peut encadrer");
  expect([await holders(), await liveBookings()]).toEqual([[], 0]);
});

it("gives back what it had freed when another line cannot be kept", async () => {
  const user = await createUser();
  const { tilleuls, ormes } = await createSmallWinter();
  const first = await createComputed(user);
  await publishAllocation(user, first);
  await settle();
  const before = await holders();
  const repair = await createComputed(user);
  const swapped = repair.lines.map((line) => ({
    ...line,
    placeId: line.placeId === ormes ? tilleuls : ormes,
  }));
  const ground = await groundOf({ ...repair, lines: swapped });
  await TrainingPlace.updateOne({ _id: tilleuls }, { "offers.0.seats": 0 });
  const isRefused = await refusalOf(holdAll(user, ground));

  expect(isRefused).toContain("Rien n’est publié");
  expect((await holders()).filter((id) => before.includes(id))).toContain(
    first.lines.find(({ placeId }) => placeId === ormes)?.candidateId,
  );
  expect(await liveBookings()).toBe(2);
});

async function holders(): Promise<string[]> {
  await settle();
  const places = await TrainingPlace.find({}, { offers: 1 }).lean();
  return places.flatMap(({ offers }) =>
    offers.flatMap((offer) => offer.holders.map(({ candidateId }) => candidateId)),
  );
}

async function liveBookings(): Promise<number> {
  const lodgings = await Lodging.find({}, { bookings: 1 }).lean();
  return lodgings.flatMap(({ bookings }) => bookings.filter(({ state }) => state !== "cancelled")).length;
}
