import { beforeEach, describe, expect, it } from "vitest";
import type { OfferRecord } from "#models/offer";
import { createUser } from "#tests/factories/accounts";
import { countReads, createHome, createPost, createSearch, reloadNeed } from "#tests/factories/offers";
import { callRoute } from "#tests/factories/routes";
import { createCommunes, FIGEAC } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { markOption } from "~/features/needs/need-options.commands.server";
import { recordProgress } from "~/features/needs/needs.commands.server";
import { matchOffer } from "~/features/offers/offer-matching.queries.server";
import { proposeOffer } from "~/features/offers/offer-proposing.commands.server";
import { suggestOffers } from "~/features/offers/offer-suggestions.queries.server";
import { takeOffer } from "~/features/offers/offers.commands.server";
import { getOffer } from "~/features/offers/offers.queries.server";

let user: User;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
});

describe("whom an offer may suit", () => {
  it("is told by score, with reasons; what cannot suit is apart, with why", async () => {
    const offer = await createHome(user);
    await createSearch(
      user,
      { budgetMax: 500, rooms: 4, importances: { budgetMax: "high" } },
      { lastName: "Petit" },
    );
    await createSearch(user, { budgetMax: 650, rooms: 3, communes: [FIGEAC.code] }, { lastName: "Juste" });
    await createSearch(user, { budgetMax: 500 }, { lastName: "Exclu" });
    await createSearch(user, {}, { kind: "spouse-work", lastName: "Autre" });
    const { fits, excluded, fitCount } = await matchOffer(user, offer);
    expect(fits.map(({ title }) => title)).toEqual([
      expect.stringContaining("Juste"),
      expect.stringContaining("Petit"),
    ]);
    expect(fitCount).toBe(2);
    expect(fits[0]?.reasons).toContain("610");
    expect(excluded).toMatchObject([
      { title: expect.stringContaining("Exclu"), excludedBy: [expect.stringContaining("610")] },
    ]);
  });

  it("leaves out what is settled, and puts apart those it was proposed to with what they said", async () => {
    const offer = await createHome(user);
    const [seen, settled] = [
      await createSearch(user, { rooms: 3 }, { lastName: "Vu" }),
      await createSearch(user, { rooms: 3 }, { lastName: "Fini" }),
    ];
    await recordProgress(user, settled, { state: "dropped", ball: "us" });
    await proposeOffer(user, offer, seen._id);
    const need = await reloadNeed(seen);
    await markOption(user, need, need.options[0]?.id ?? "", "discarded");
    expect(await matchOffer(user, offer)).toMatchObject({
      fits: [],
      proposed: [{ needId: seen._id, option: { state: "discarded" } }],
    });
    await takeOffer(user, offer._id);
    expect(await matchOffer(user, await getOffer(offer._id))).toMatchObject({ fits: [], proposed: [{}] });
  });

  it("names only the files a référent·e may see", async () => {
    const offer = await createHome(user);
    const own = await createUser("referent", { isWholeDepartement: false });
    await createSearch(user, { rooms: 3 }, { lastName: "Ailleurs" });
    const theirs = await createSearch(own, { rooms: 3 }, { lastName: "Sien" });
    expect((await matchOffer(own, offer)).fits.map(({ needId }) => needId)).toEqual([theirs._id]);
    const stranger = await createUser("referent", { isWholeDepartement: false });
    expect(await matchOffer(stranger, offer)).toMatchObject({ fits: [], excluded: [], fitCount: 0 });
    const { body } = await callRoute(
      "_staff.housing.offers.$id.tsx",
      stranger,
      `/housing/offers/${offer._id}`,
    );
    expect(body).not.toMatch(/Ailleurs|Sien/);
  });
});

it("reads the base twelve times at most for a page, however many look for it", async () => {
  const offer = await createHome(user);
  for (const lastName of ["Un", "Deux", "Trois"]) await createSearch(user, { rooms: 3 }, { lastName });
  const first = await createSearch(user, { rooms: 3 }, { lastName: "Quatre" });
  await proposeOffer(user, offer, first._id);
  const page = () => callRoute("_staff.housing.offers.$id.tsx", user, `/housing/offers/${offer._id}`);
  const list = () => callRoute("_staff.housing.offers._index.tsx", user, "/housing/offers?q=figeac");
  const reads = [await countReads(page), await countReads(list)];
  expect(Math.min(...reads)).toBeGreaterThan(0);
  expect(Math.max(...reads)).toBeLessThanOrEqual(12);
});

describe("what may answer a need", () => {
  it("is five offers at most, the best first, without those proposed to it nor those it rules out", async () => {
    const need = await createSearch(user, { budgetMax: 650, rooms: 3, tenure: "rent" });
    const best = await createHome(user);
    const proposed = await createHome(user);
    const sold = await createHome(user, {
      proposal: { kind: "housing", place: "Figeac", tenure: "buy", rent: 90000 },
    });
    for (let rooms = 1; rooms < 6; rooms += 1) await homeOf(rooms);
    await createPost(user);
    await proposeOffer(user, proposed, need._id);
    const found = await suggestOffers(await reloadNeed(need));
    const paths = found.map(({ path }) => path);
    expect(found).toHaveLength(5);
    expect(found[0]?.score).toBe(Math.max(...found.map(({ score = 0 }) => score)));
    expect(paths.slice(0, 2).join()).toContain(best._id);
    expect(paths.join()).not.toContain(proposed._id);
    expect(paths.join()).not.toContain(sold._id);
  });

  it("puts what is to be checked behind what still stands, and leaves out what hardly suits", async () => {
    const need = await createSearch(user, { budgetMax: 650, rooms: 3 });
    const better = await createHome(user, { lastCheckedOn: "2026-01-05" });
    const fresh = await homeOf(2);
    await homeOf(1);
    const found = await suggestOffers(need);
    expect(found.map(({ path, isStale }) => [path, isStale])).toEqual([
      [`/housing/offers/${fresh._id}`, false],
      [`/housing/offers/${better._id}`, true],
    ]);
  });

  it("is nothing once it is settled, nor for a kind that offers do not answer", async () => {
    await createHome(user);
    const need = await createSearch(user);
    expect(await suggestOffers({ ...need, isOpen: false })).toEqual([]);
    expect(await suggestOffers({ ...need, kind: "schooling" })).toEqual([]);
  });
});

async function homeOf(rooms: number): Promise<OfferRecord> {
  return createHome(user, { proposal: { kind: "housing", place: "Cahors", rooms, rent: 640 } });
}
