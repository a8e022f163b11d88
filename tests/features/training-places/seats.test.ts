import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { Supervisor } from "#models/supervisor";
import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import {
  createExpected,
  createSemester,
  createTrainingPlace,
  placementOf,
  WINTER,
} from "#tests/factories/placements";
import { createCommunes } from "#tests/factories/structures";
import { createSupervisor } from "#tests/factories/training";
import type { User } from "~/core/auth/actor";
import { newId } from "~/core/ids.server";
import { setOffer } from "~/features/training-places/offers.commands.server";
import { confirmSeat, freeSeat, giveSeat } from "~/features/training-places/seats.commands.server";
import {
  addPlaceSupervisor,
  archiveTrainingPlace,
} from "~/features/training-places/training-places.commands.server";

const FULL = "Toutes les places de ce terrain de stage sont prises.";
const NO_SEATS = "Ce terrain de stage n’offre pas de place ce semestre.";

let user: User;

beforeEach(async () => {
  user = await createUser();
  await createSemester();
});

const INTERNS = ["anne", "bilal", "chloe", "dan", "emma"] as const;
const acts = fc.array(
  fc.record({
    intern: fc.constantFrom(...INTERNS),
    act: fc.constantFrom("give" as const, "hold" as const, "confirm" as const, "free" as const),
  }),
  { minLength: 4, maxLength: 14 },
);

describe("the seats of a place", () => {
  it("never have more holders than they are, nor one twice, whatever is asked at once", async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.integer({ min: 0, max: 3 }), async (asked, seats) => {
        const placeId = await createTrainingPlace({}, seats);
        const answers = await Promise.all(
          asked.map(({ intern, act }) => refusalOf(carryOut(placeId, intern, act))),
        );
        const holders = (await holdersOf(placeId)).map(({ candidateId }) => candidateId);
        expect(holders.length).toBeLessThanOrEqual(seats);
        expect(new Set(holders).size).toBe(holders.length);
        expect(answers.filter((answer) => typeof answer !== "string")).toEqual([]);
        expect(await sameLater(placeId)).toEqual(holders);
      }),
      { numRuns: 12 },
    );
  });

  it("are all given, and no more, to a crowd that asks at once", async () => {
    const placeId = await createTrainingPlace({}, 3);
    const crowd = Array.from({ length: 20 }, () => newId());
    const answers = await Promise.all(crowd.map((one) => refusalOf(carryOut(placeId, one, "give"))));
    expect(answers.filter((answer) => answer === "accepted")).toHaveLength(3);
    expect(answers.filter((answer) => answer === FULL)).toHaveLength(17);
    expect(await holdersOf(placeId)).toHaveLength(3);
  });

  it("keep their holders when they are made fewer while interns are given them", async () => {
    const placeId = await createTrainingPlace({}, 2);
    const fewer = { seats: 1, state: "confirmed" as const };
    await Promise.all([
      refusalOf(carryOut(placeId, "anne", "give")),
      refusalOf(setOffer(user, placeId, WINTER, fewer)),
      refusalOf(carryOut(placeId, "bilal", "give")),
    ]);
    const [offer] = (await placeOf(placeId)).offers;
    expect(offer?.holders.length).toBeLessThanOrEqual(offer?.seats ?? 0);
  });

  it("are refused in a place that offers none, declined, or was put away", async () => {
    const [none, declined, away] = await Promise.all(
      [1, 1, 1].map((seats) => createTrainingPlace({}, seats)),
    );
    await TrainingPlace.updateOne({ _id: none }, { offers: [] });
    await setOffer(user, declined ?? "", WINTER, { seats: 1, state: "declined" });
    await archiveTrainingPlace(user, away ?? "", false, "2026-05-12");
    for (const placeId of [none, declined, away])
      expect(await refusalOf(carryOut(placeId ?? "", "anne", "give"))).toBe(NO_SEATS);
  });
});

describe("a seat that cannot be used", () => {
  const seat = { candidateId: "anne", placementId: "anne-placement" };

  it("is refused while the supervisor is away, given anyway, and given once somebody else supervises", async () => {
    const placeId = await createTrainingPlace({}, 2);
    const absence = { id: "1", fromOn: "2026-12-01", toOn: "2027-02-01" };
    await Supervisor.updateMany({}, { absences: [absence] });
    expect(await refusalOf(giveSeat(user, placeId, WINTER, seat))).toMatch(/^Personne ne peut encadrer/);
    await giveSeat(user, placeId, WINTER, { ...seat, isAnyway: true });

    const other = await createSupervisor();
    await addPlaceSupervisor(user, placeId, other._id);
    await carryOut(placeId, "bilal", "give");
    expect(await holdersOf(placeId)).toHaveLength(2);
  });

  it("is refused for lack of a room, to a crowd too", async () => {
    const placeId = await createTrainingPlace({}, 3);
    await setOffer(user, placeId, WINTER, { seats: 3, rooms: 2, state: "confirmed" });
    const answers = await Promise.all(INTERNS.map((one) => refusalOf(carryOut(placeId, one, "give"))));
    expect(answers.filter((answer) => answer === "accepted")).toHaveLength(2);
    expect(answers.filter((answer) => String(answer).startsWith("Il n’y a plus de cabinet"))).toHaveLength(3);
  });

  it("stays theirs who have it, whoever is away since", async () => {
    const placeId = await createTrainingPlace();
    await carryOut(placeId, "anne", "hold");
    await Supervisor.updateMany({}, { isActive: false });
    await carryOut(placeId, "anne", "give");
    await carryOut(placeId, "anne", "confirm");
    expect(await holdersOf(placeId)).toMatchObject([{ candidateId: "anne" }]);
  });
});

describe("a seat kept while an allocation is published", () => {
  it("is theirs once confirmed, twice over, and refused to whoever lost it", async () => {
    const placeId = await createTrainingPlace();
    await carryOut(placeId, "anne", "hold");
    expect(await holdersOf(placeId)).toMatchObject([{ candidateId: "anne", isHeld: true }]);
    await carryOut(placeId, "anne", "confirm");
    await carryOut(placeId, "anne", "confirm");
    expect((await holdersOf(placeId))[0]).not.toHaveProperty("isHeld");
    expect(await refusalOf(carryOut(placeId, "dan", "confirm"))).toMatch(/n’est plus gardée/);
  });

  it("is told to the semester of the intern, given then freed, and to the journal", async () => {
    await createCommunes();
    const placeId = await createTrainingPlace();
    const { intern, placement } = await createExpected(user);
    await giveSeat(user, placeId, WINTER, { candidateId: intern._id, placementId: placement._id });
    expect(await placementOf(placement._id)).toMatchObject({ state: "placed", seat: { placeId } });
    await freeSeat(user, placeId, WINTER, intern._id);
    await freeSeat(user, placeId, WINTER, intern._id);
    expect(await placementOf(placement._id)).toMatchObject({ state: "wished" });
    expect(await countAudited("training-place.seat-given", placeId)).toBe(1);
    expect(await countAudited("training-place.seat-freed", placeId)).toBe(1);
  });
});

function carryOut(placeId: string, intern: string, act: "give" | "hold" | "confirm" | "free"): Promise<void> {
  const seat = { candidateId: intern, placementId: `${intern}-placement` };
  if (act === "confirm") return confirmSeat(user, placeId, WINTER, intern);
  if (act === "free") return freeSeat(user, placeId, WINTER, intern);
  return giveSeat(user, placeId, WINTER, { ...seat, isHeld: act === "hold" });
}

async function placeOf(placeId: string): Promise<TrainingPlaceRecord> {
  return TrainingPlace.findById(placeId).orFail().lean<TrainingPlaceRecord>();
}

async function holdersOf(placeId: string) {
  const [offer] = (await placeOf(placeId)).offers;
  return offer?.holders ?? [];
}

/** Asked again, each holder is given the seat they have. */
async function sameLater(placeId: string): Promise<string[]> {
  for (const { candidateId } of await holdersOf(placeId)) await carryOut(placeId, candidateId, "give");
  return (await holdersOf(placeId)).map(({ candidateId }) => candidateId);
}
