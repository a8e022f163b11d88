import { beforeEach, describe, expect, it } from "vitest";
import { TrainingPlace } from "#models/training-place";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { createSemester, WINTER } from "#tests/factories/placements";
import { CAHORS, createCommunes, createMsp, FIGEAC } from "#tests/factories/structures";
import { createSupervisor, holder, supervisorOf, winterOffer } from "#tests/factories/training";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { cardOf } from "~/features/structures/structure-card";
import { updateStructure } from "~/features/structures/structures.commands.server";
import { setOffer } from "~/features/training-places/offers.commands.server";
import { isMet, placeCardOf } from "~/features/training-places/place-card";
import {
  addPlaceSupervisor,
  archiveTrainingPlace,
  createTrainingPlace,
  removePlaceSupervisor,
  updateJuniorChecks,
  updateTrainingPlace,
} from "~/features/training-places/training-places.commands.server";
import { getPlace, listSeatsOf } from "~/features/training-places/training-places.queries.server";
import { JUNIOR_CHECKS } from "~/vocabulary/training";
import { valuesOf } from "~/vocabulary/words";

const TODAY = "2026-05-12";
const CONDITIONS = { needsCar: false, hasOnCall: true };

let user: User;
let structureId: string;
let placeId: string;

beforeEach(async () => {
  user = await createUser();
  await Promise.all([createCommunes(), createSemester()]);
  structureId = (await createMsp(user))._id;
  placeId = await createTrainingPlace(user, { structureId, level: "level-1", ...CONDITIONS });
});

describe("a training place", () => {
  it("takes its name, its commune and its order from its structure, and is told to the journal", async () => {
    expect(await getPlace(placeId)).toMatchObject({
      ...{ structureName: "Maison de santé des Tilleuls", communeName: FIGEAC.name, epciCode: FIGEAC.epci },
      ...{ sortName: "maison de sante des tilleuls", isActive: true, offers: [], version: 1 },
    });
    expect(await countAudited("training-place.created", placeId)).toBe(1);
  });

  it.each([
    [
      { structureId: "000000000000000000000000" },
      "Cette structure n’est pas connue. Choisissez-la dans la liste.",
    ],
    [{ level: "osteopathy" }, "Ce niveau n’est plus proposé. Choisissez-en un autre."],
    [{ supervisorId: "000000000000000000000000" }, "Cette personne n’encadre plus. Choisissez-en une autre."],
  ])("is refused with %o", async (values, refusal) => {
    const input = { structureId, level: "level-1", ...CONDITIONS, ...values };
    expect(await refusalOf(createTrainingPlace(user, input))).toBe(refusal);
  });

  it("keeps what a colleague wrote of another field, and refuses the same one with both values", async () => {
    const before = placeCardOf(await getPlace(placeId));
    await updateTrainingPlace(user, placeId, { ...before }, { ...before, needsCar: true, label: "Dr Roux" });
    await updateTrainingPlace(user, placeId, { ...before }, { ...before, hasOnCall: false });
    expect(await getPlace(placeId)).toMatchObject({
      ...{ needsCar: true, hasOnCall: false, label: "Dr Roux" },
      sortName: "maison de sante des tilleuls dr roux",
    });
    const other = { ...before, label: "Dr Bru" };
    const refusal = await refusalOf(updateTrainingPlace(user, placeId, { ...before }, other));
    expect(refusal).toMatch(/Dr Bru.*Dr Roux/);
    expect(await countAudited("training-place.updated", placeId)).toBe(2);
  });

  it("follows its structure when it is renamed or moved", async () => {
    const { getStructure } = await import("~/features/structures/structures.queries.server");
    const before = cardOf(await getStructure(structureId));
    const after = { ...before, name: "MSP du Pont", communeCode: CAHORS.code };
    await updateStructure(user, structureId, { ...before }, after);
    await settle();
    expect(await getPlace(placeId)).toMatchObject({
      ...{ structureName: "MSP du Pont", communeName: CAHORS.name, epciCode: CAHORS.epci },
      sortName: "msp du pont",
    });
  });

  it("is supervised by whoever is added, once, until they are removed", async () => {
    const { _id } = await createSupervisor();
    await addPlaceSupervisor(user, placeId, _id);
    await addPlaceSupervisor(user, placeId, _id);
    expect((await getPlace(placeId)).supervisorIds).toEqual([_id]);
    await removePlaceSupervisor(user, placeId, _id);
    expect((await getPlace(placeId)).supervisorIds).toEqual([]);
    const gone = await createSupervisor({ isActive: false });
    expect(await refusalOf(addPlaceSupervisor(user, placeId, gone._id))).toMatch(/n’encadre plus/);
    expect(await supervisorOf(_id)).toMatchObject({ isActive: true });
  });

  it("says what is met for a junior doctor", async () => {
    const checks = { juniorChecks: ["room", "software"], halfDaysPerWeek: 7 };
    await updateJuniorChecks(user, placeId, { juniorChecks: [] }, checks);
    const place = await getPlace(placeId);
    expect(valuesOf(JUNIOR_CHECKS).filter((check) => isMet(place, check))).toEqual([
      ...["room", "half-days", "software"],
    ]);
    expect(isMet({ juniorChecks: ["half-days"], halfDaysPerWeek: 5 }, "half-days")).toBe(false);
  });

  it("is put away and taken out again, but not while interns have a seat to come", async () => {
    await archiveTrainingPlace(user, placeId, false, TODAY);
    expect(await getPlace(placeId)).toMatchObject({ isActive: false });
    await archiveTrainingPlace(user, placeId, true, TODAY);
    await setOffer(user, placeId, WINTER, { seats: 2, state: "confirmed" });
    await TrainingPlace.updateOne({ _id: placeId }, { $push: { "offers.0.holders": holder(newId()) } });
    expect(await refusalOf(archiveTrainingPlace(user, placeId, false, TODAY))).toMatch(/interne y a encore/);
    await archiveTrainingPlace(user, placeId, false, "2027-06-01");
    expect(await listSeatsOf(WINTER)).toEqual([]);
  });
});

describe("what a place offers for a semester", () => {
  it("is written, then changed, with who answered and when", async () => {
    await setOffer(user, placeId, WINTER, { seats: 2, rooms: 1 });
    expect(await winterOffer(placeId)).toEqual({
      ...{ semesterId: WINTER, seats: 2, rooms: 1, state: "planned", holders: [] },
    });
    const answer = { seats: 1, state: "confirmed" as const, note: "À partir du 9" };
    await setOffer(user, placeId, WINTER, answer, { answer: { notedBy: "Jeanne Vidal" } });
    expect(await winterOffer(placeId)).toEqual({
      ...{ semesterId: WINTER, ...answer, holders: [] },
      ...{ answeredOn: TODAY, answeredBy: "noté par Jeanne Vidal" },
    });
    expect(await countAudited("training-place.answered", placeId)).toBe(1);
  });

  it("says which of its supervisors answered, by their name when there is one alone", async () => {
    const [paul, anne] = [await createSupervisor(), await createSupervisor({ firstName: "Anne" })];
    await addPlaceSupervisor(user, placeId, paul._id);
    const notedBy = "Jeanne Vidal";
    await setOffer(user, placeId, WINTER, { seats: 1, state: "confirmed" }, { answer: { notedBy } });
    const told = { answeredBy: "Paul Roques, noté par Jeanne Vidal", answeredById: paul._id };
    expect(await winterOffer(placeId)).toMatchObject(told);

    await addPlaceSupervisor(user, placeId, anne._id);
    const declined = { seats: 1, state: "declined" as const };
    const unsaid = setOffer(user, placeId, WINTER, declined, { answer: { notedBy } });
    expect(await refusalOf(unsaid)).toBe("Dites quel·le maître de stage a répondu.");
    await setOffer(user, placeId, WINTER, declined, { answer: { notedBy, speakerId: anne._id } });
    expect(await winterOffer(placeId)).toMatchObject({ answeredById: anne._id, state: "declined" });
    await setOffer(user, placeId, WINTER, { ...declined, note: "Plus tard" }, { answer: { notedBy } });
    expect(await winterOffer(placeId)).toMatchObject({ answeredById: anne._id, note: "Plus tard" });
    await setOffer(user, placeId, WINTER, declined, { answer: { notedBy, speakerId: paul._id } });
    expect(await winterOffer(placeId)).toMatchObject({ ...told, state: "declined" });
  });

  it("is refused below the interns who have a seat, and cannot be declined", async () => {
    await setOffer(user, placeId, WINTER, { seats: 2, state: "confirmed" });
    const holders = [holder(newId()), holder(newId())];
    await TrainingPlace.updateOne({ _id: placeId }, { "offers.0.holders": holders });
    expect(await refusalOf(setOffer(user, placeId, WINTER, { seats: 1 }))).toMatch(/2 internes ont déjà/);
    const declined = setOffer(user, placeId, WINTER, { seats: 2, state: "declined" });
    expect(await refusalOf(declined)).toMatch(/Changez d’abord la répartition/);
    expect(await winterOffer(placeId)).toMatchObject({ seats: 2, state: "confirmed" });
    await setOffer(user, placeId, WINTER, { seats: 3 });
    expect((await winterOffer(placeId))?.holders).toHaveLength(2);
  });

  it("is refused when a colleague changed the same number meanwhile, and for a semester nobody opened", async () => {
    const before = { seats: 0, state: "planned" };
    await setOffer(user, placeId, WINTER, { seats: 2, state: "planned" }, { before });
    const late = setOffer(user, placeId, WINTER, { seats: 4, state: "planned" }, { before });
    expect(await refusalOf(late)).toMatch(/Places.*4.*2/);
    expect(await refusalOf(setOffer(user, placeId, "winter-2044", { seats: 1 }))).toBe(404);
  });
});
