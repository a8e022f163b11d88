import { expect, it } from "vitest";
import { Allocation } from "#models/allocation";
import { Lodging } from "#models/lodging";
import { Placement } from "#models/placement";
import { Supervisor } from "#models/supervisor";
import { TrainingPlace } from "#models/training-place";
import { createUser } from "#tests/factories/accounts";
import {
  allocationOf,
  createAsking,
  createComputed,
  createSmallWinter,
  untilState,
  WINTER,
} from "#tests/factories/allocations";
import { countAudited, mailsOf, refusalOf } from "#tests/factories/files";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import {
  createAllocation,
  duplicateAllocation,
  setAsideAllocation,
  takeBackAllocation,
} from "~/features/allocations/allocations.commands.server";
import {
  cancelComputation,
  computeAllocation,
  resumeComputations,
} from "~/features/allocations/computing.commands.server";
import { changeLine, pinLine } from "~/features/allocations/line-changes.commands.server";
import { publishAllocation } from "~/features/allocations/publishing.commands.server";
import { withdrawPlacement } from "~/features/placements/placements.commands.server";
import { giveSeat } from "~/features/training-places/seats.commands.server";
import { DEFAULT_WEIGHTS } from "~/vocabulary/allocations";

it("proposes a seat and a bed for each, keeps what it knew, and tells nobody", async () => {
  const user = await createUser();
  await createSmallWinter();

  const found = await createComputed(user);

  expect(found.lines.map(({ placeId, bedId }) => Boolean(placeId && bedId))).toEqual([true, true]);
  expect(found.lines.map(({ wish }) => wish).sort()).toEqual([0, 1]);
  expect(found.outcome).toMatchObject({ served: 2, placed: 2, isOptimal: true });
  expect(JSON.stringify(found.problem)).not.toMatch(/Abadie|Bonnet|Camille/);
  expect(await countAudited("allocation.computed", found._id)).toBe(1);
  expect(await mailsOf("placement-given")).toEqual([]);
});

it("is prepared, computed and published only by who sees the whole département", async () => {
  const user = await createUser();
  const local = await createUser("referent", { isWholeDepartement: false, territories: ["200067361"] });
  await createSmallWinter();
  const found = await createComputed(user);

  expect(await refusalOf(createAllocation(local, WINTER))).toContain("voit tous les dossiers");
  expect(await refusalOf(computeAllocation(local, found._id))).toContain("voit tous les dossiers");
  expect(await refusalOf(publishAllocation(local, found))).toContain("voit tous les dossiers");
});

it("leaves no allocation computing for ever: what a stop interrupted is computed again", async () => {
  const user = await createUser();
  await createSmallWinter();
  const id = await createAllocation(user, WINTER);
  const lease = { by: "a dead process", until: new Date(Date.now() + 60_000) };
  await Allocation.updateOne({ _id: id }, { state: "computing", lease });
  expect(await resumeComputations()).toBe(0);
  await Allocation.updateOne({ _id: id }, { "lease.until": new Date(0) });

  expect(await resumeComputations()).toBe(1);

  expect((await untilState(id, "proposed")).lines).toHaveLength(2);
});

it("stops a computation on demand, and says so", async () => {
  const user = await createUser();
  await createSmallWinter();
  const id = await createAllocation(user, WINTER);
  const running = computeAllocation(user, id);
  while ((await allocationOf(id)).state === "draft") await settle();

  await cancelComputation(user, await allocationOf(id));

  await running;
  expect(await allocationOf(id)).toMatchObject({ state: "draft", refusal: "Le calcul a été arrêté." });
});

it("computes again at once after it was stopped", async () => {
  const user = await createUser();
  await createSmallWinter();
  const id = await createAllocation(user, WINTER);
  const running = computeAllocation(user, id);
  while ((await allocationOf(id)).state === "draft") await settle();
  await cancelComputation(user, await allocationOf(id));

  await computeAllocation(user, id);

  await running;
  expect((await untilState(id, "proposed")).lines).toHaveLength(2);
});

it("exchanges two lines by hand, pins them, and keeps them when computed again", async () => {
  const user = await createUser();
  await createSmallWinter();
  const before = await createComputed(user);
  const [one, other] = before.lines;

  await changeLine(user, before, {
    ...{ placementId: one?.placementId ?? "", withId: other?.placementId ?? "", what: "place" },
  });

  const changed = await allocationOf(before._id);
  expect(changed.lines.map(({ placeId }) => placeId)).toEqual([other?.placeId, one?.placeId]);
  expect(changed.lines.every(({ isPinned }) => isPinned)).toBe(true);
  expect(changed.outcome?.isByHand).toBe(true);
  await computeAllocation(user, before._id);
  const again = await untilState(before._id, "proposed");
  expect(again.lines.map(({ placeId }) => placeId)).toEqual([other?.placeId, one?.placeId]);
  await pinLine(user, again, { placementId: one?.placementId ?? "", isPinned: false });
  expect((await allocationOf(before._id)).lines.map(({ isPinned }) => isPinned ?? false)).toEqual([
    false,
    true,
  ]);
});

it("refuses by hand a seat that somebody else has", async () => {
  const user = await createUser();
  await createSmallWinter();
  const found = await createComputed(user);
  const [one, other] = found.lines;

  const refusal = await refusalOf(
    changeLine(user, found, { placementId: one?.placementId ?? "", placeId: other?.placeId ?? "" }),
  );

  expect(refusal).toContain("Toutes les places de ce terrain de stage sont prises");
});

it("is copied to try other weights, put aside, and taken back", async () => {
  const user = await createUser();
  await createSmallWinter();
  const found = await createComputed(user);

  const copy = await allocationOf(await duplicateAllocation(user, found));
  await setAsideAllocation(user, found._id);

  expect(copy).toMatchObject({ name: "Répartition, variante", state: "proposed", weights: DEFAULT_WEIGHTS });
  expect(copy.lines).toHaveLength(2);
  expect((await allocationOf(found._id)).state).toBe("set-aside");
  await takeBackAllocation(user, await allocationOf(found._id));
  expect((await allocationOf(found._id)).state).toBe("proposed");
});

it("gives what it publishes, and tells each intern, supervisor and owner once", async () => {
  const user = await createUser();
  const { asking, lodgingId } = await createSmallWinter();
  const found = await createComputed(user);

  await publishAllocation(user, found);

  expect((await allocationOf(found._id)).state).toBe("published");
  expect(await countAudited("allocation.published", found._id)).toBe(1);
  const places = await TrainingPlace.find().lean();
  const holders = places.flatMap(({ offers }) => offers.flatMap((offer) => offer.holders));
  expect(holders.map(({ isHeld }) => isHeld ?? false)).toEqual([false, false]);
  const lodging = await Lodging.findById(lodgingId).orFail().lean();
  expect(lodging.bookings.map(({ state }) => state)).toEqual(["booked", "booked"]);
  const placements = await Placement.find().lean();
  expect(
    placements.every(({ seat, lodged, toldAt, state }) => seat && lodged && toldAt && state === "placed"),
  ).toBe(true);
  const letters = await mailsOf("placement-given");
  expect(letters.map(({ candidateId }) => candidateId).sort()).toEqual(
    asking.map(({ candidateId }) => candidateId).sort(),
  );
  expect(letters.every(({ params }) => params.place && params.bed && params.link)).toBe(true);
  expect(await mailsOf("supervisor-interns")).toHaveLength(2);
  expect(await mailsOf("lodging-guests")).toHaveLength(1);
  expect(await refusalOf(publishAllocation(user, await allocationOf(found._id)))).not.toBe("accepted");
  expect(await mailsOf("placement-given")).toHaveLength(2);
});

it("tells a supervisor and an owner nothing of the family, and an intern nothing of the others", async () => {
  const user = await createUser();
  const { asking } = await createSmallWinter();
  const [one, other] = asking;
  await Placement.updateOne(
    { _id: one._id },
    { companions: [{ candidateId: other.candidateId, kind: "couple" }], note: "secret" },
  );
  await publishAllocation(user, await createComputed(user));

  const own = (await mailsOf("placement-given")).find(({ candidateId }) => candidateId === one.candidateId);
  expect(JSON.stringify(own?.params)).not.toMatch(/Bonnet|couple|Foyer|secret/);
  for (const name of ["supervisor-interns", "lodging-guests"]) {
    const told = JSON.stringify((await mailsOf(name)).map(({ params }) => params));
    expect(told).toMatch(/Camille (Abadie|Bonnet)/);
    expect(told).not.toMatch(/couple|Foyer|secret/);
  }
});

it("publishes nothing and frees what it kept when a seat was taken meanwhile, and says by whose name", async () => {
  const user = await createUser();
  const { tilleuls, lodgingId } = await createSmallWinter();
  const found = await createComputed(user);
  const line = found.lines.find(({ placeId }) => placeId === tilleuls);
  await TrainingPlace.updateOne({ _id: tilleuls }, { "offers.0.seats": 0 });

  const refusal = await refusalOf(publishAllocation(user, found));

  const name =
    (await Placement.findById(line?.placementId).lean())?.candidateId === found.lines[0]?.candidateId;
  expect(refusal).toContain(name ? "Camille Abadie" : "Camille Bonnet");
  expect((await allocationOf(found._id)).state).toBe("proposed");
  expect(await mailsOf("placement-given")).toEqual([]);
  const lodging = await Lodging.findById(lodgingId).orFail().lean();
  expect(lodging.bookings.filter(({ state }) => state !== "cancelled")).toEqual([]);
});

it("keeps a seat given by hand, and does not give it to another", async () => {
  const user = await createUser();
  const { tilleuls, asking } = await createSmallWinter();
  const [, other] = asking;
  await giveSeat(user, tilleuls, WINTER, { candidateId: other.candidateId, placementId: other._id });
  await settle();

  const found = await createComputed(user);

  expect(found.lines.find(({ placementId }) => placementId === other._id)?.placeId).toBe(tilleuls);
  await publishAllocation(user, found);
  expect((await allocationOf(found._id)).state).toBe("published");
});

it("sends nothing on 1 November: letters wait for the next working day, at 8", async () => {
  const user = await createUser();
  await createSmallWinter();
  const found = await createComputed(user);
  // A Monday.
  setClock(new Date("2027-11-01T10:00:00Z"));

  await publishAllocation(user, found);

  const letters = [
    ...(await mailsOf("placement-given")),
    ...(await mailsOf("supervisor-interns")),
    ...(await mailsOf("lodging-guests")),
  ];
  expect(letters).toHaveLength(5);
  expect(new Set(letters.map(({ dueAt }) => dueAt.toISOString()))).toEqual(
    new Set(["2027-11-02T07:00:00.000Z"]),
  );
});

it("repairs with the fewest moves, and tells only those whose line changed", async () => {
  const user = await createUser();
  const { asking, tilleuls } = await createSmallWinter();
  const first = await createComputed(user);
  await publishAllocation(user, first);
  await allocationOf(first._id);
  const moving = first.lines.find(({ placeId }) => placeId === tilleuls);
  const staying = first.lines.find(({ placeId }) => placeId !== tilleuls);
  const { createSeats } = await import("#tests/factories/allocations");
  const chenes = await createSeats("Chênes");
  const place = await TrainingPlace.findById(tilleuls).orFail().lean();
  await Supervisor.updateOne(
    { _id: place.supervisorIds[0] },
    {
      absences: [{ id: "a", fromOn: "2026-10-20", toOn: "2027-06-01" }],
    },
  );
  const told = (await mailsOf("placement-given")).length;

  const repair = await createComputed(user);

  expect(repair.followsId).toBe(first._id);
  expect(repair.lines.find(({ placementId }) => placementId === staying?.placementId)).toMatchObject({
    placeId: staying?.placeId ?? "",
  });
  expect(repair.lines.filter(({ isMoved }) => isMoved).map(({ placementId }) => placementId)).toEqual([
    moving?.placementId,
  ]);
  await publishAllocation(user, repair);
  const letters = (await mailsOf("placement-given")).slice(told);
  expect(letters.map(({ candidateId }) => candidateId)).toEqual([moving?.candidateId]);
  expect(letters[0]?.params.isChanged).toBe(true);
  expect((await mailsOf("supervisor-interns")).slice(2)).toHaveLength(2);
  expect(await mailsOf("lodging-guests")).toHaveLength(1);
  expect((await allocationOf(first._id)).state).toBe("replaced");
  const places = await TrainingPlace.find().lean();
  const held = new Map(
    places.map(({ _id, offers }) => [_id, offers[0]?.holders.map(({ candidateId }) => candidateId)]),
  );
  expect(held.get(tilleuls)).toEqual([]);
  expect(held.get(chenes)).toEqual([moving?.candidateId]);
  expect(asking).toHaveLength(2);
});

it("lets go of who no longer comes, and gives their seat to who waited for it", async () => {
  const user = await createUser();
  const { asking, tilleuls, ormes } = await createSmallWinter();
  const third = await createAsking({ lastName: "Cros", wishes: [{ placeId: tilleuls }] });
  const first = await createComputed(user);
  await publishAllocation(user, first);
  await allocationOf(first._id);
  const placed = first.lines.filter(({ placeId }) => placeId).map(({ placementId }) => placementId);
  const waiting = first.lines.find(({ placeId }) => !placeId)?.placementId;
  await withdrawPlacement(user, placed[0] ?? "");
  await settle();

  const repair = await createComputed(user);
  await publishAllocation(user, repair);
  await allocationOf(repair._id);

  const after = await Placement.find({ semesterId: WINTER }).lean();
  expect(after.find(({ _id }) => _id === waiting)?.seat).toBeDefined();
  expect(after.filter(({ state }) => state === "placed")).toHaveLength(2);
  expect([asking.length, Boolean(third), tilleuls !== ormes]).toEqual([2, true, true]);
});
