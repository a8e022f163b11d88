import { beforeEach, describe, expect, it } from "vitest";
import { Erasure, type ErasureRecord } from "#models/erasure";
import { Occupation } from "#models/occupation";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, refusalOf } from "#tests/factories/files";
import { createAgency } from "#tests/factories/hand-offs";
import { createHome, createPost, createSearch, reloadNeed } from "#tests/factories/offers";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { searchWordsOf } from "~/core/search-words";
import { markOption } from "~/features/needs/need-options.commands.server";
import { valuesOf } from "~/features/offers/offer-card";
import { keepAsOffer } from "~/features/offers/offer-keeping.commands.server";
import { matchOffer } from "~/features/offers/offer-matching.queries.server";
import { proposeOffer, unproposeOffer } from "~/features/offers/offer-proposing.commands.server";
import {
  checkOffer,
  reopenOffer,
  takeOffer,
  updateOffer,
  withdrawOffer,
} from "~/features/offers/offers.commands.server";
import { getOffer, listOffers, offerFiltersOf } from "~/features/offers/offers.queries.server";
import { askErasure, runErasure } from "~/features/privacy/erasures.commands.server";

let user: User;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
});

describe("an offer", () => {
  it("is placed by the commune named in its words, and named after what it is made of", async () => {
    const partner = await createAgency(user);
    const offer = await createHome(user, { partnerId: partner._id });
    expect(offer).toMatchObject({
      communeCode: FIGEAC.code,
      communeName: "Figeac",
      epciCode: FIGEAC.epci,
      amount: 610,
      partnerName: partner.name,
      origin: "partner",
      state: "open",
      lastCheckedOn: "2026-05-12",
    });
    expect(offer.label).toContain("Figeac, 3");
    expect(await countAudited("offer.created", offer._id)).toBe(1);
  });

  it("refuses a partner nobody knows, beside the field", async () => {
    expect(await refusalOf(createHome(user, { partnerId: "nobody" }))).toContain(
      "n’est plus dans l’annuaire",
    );
  });

  it("keeps what two colleagues changed, each their own field, and tells both values of the same one", async () => {
    const offer = await createHome(user);
    const before = valuesOf(offer);
    const changed = (values: object) => ({
      proposal: { ...offer.proposal, ...values } as typeof offer.proposal,
    });
    await updateOffer(user, offer._id, before, changed({ place: "Cahors" }));
    await updateOffer(user, offer._id, before, changed({ rent: 580 }));
    expect(await getOffer(offer._id)).toMatchObject({
      communeName: "Cahors",
      epciCode: CAHORS.epci,
      amount: 580,
    });
    const late = updateOffer(user, offer._id, before, changed({ rent: 700 }));
    expect(await refusalOf(late)).toMatch(/^Loyer ou prix.*700.*580/);
  });

  it("loses what is emptied, its trade too", async () => {
    const proposal = {
      kind: "spouse-work" as const,
      post: "Infirmière",
      romeCode: "J1506",
      wage: 2300,
      place: "Figeac",
    };
    const offer = await createPost(user, { proposal });
    await updateOffer(user, offer._id, valuesOf(offer), {
      proposal: { kind: "spouse-work", post: "Infirmière", romeCode: "J1506" },
    });
    const { proposal: kept, amount, communeCode } = await getOffer(offer._id);
    expect([kept, amount, communeCode]).toEqual([
      { kind: "spouse-work", post: "Infirmière", romeCode: "J1506" },
      undefined,
      undefined,
    ]);
    await updateOffer(user, offer._id, valuesOf(await getOffer(offer._id)), {
      proposal: { kind: "spouse-work", post: "Infirmière" },
    });
    expect((await getOffer(offer._id)).proposal).toEqual({ kind: "spouse-work", post: "Infirmière" });
  });

  it("is weighed by the trade chosen for it, whatever its title says", async () => {
    await Occupation.create({
      ...{ _id: "11573", label: "Comptable", sortName: "comptable", romeCode: "M1203" },
      searchWords: searchWordsOf("Comptable"),
    });
    const need = await createSearch(
      user,
      { occupation: "Comptable", romeCode: "M1203" },
      { kind: "spouse-work" },
    );
    const fitOf = async (trade: object) => {
      const proposal = { kind: "spouse-work" as const, post: "Bras droit du gérant", ...trade };
      const { fits } = await matchOffer(user, await createPost(user, { proposal }));
      return fits.find(({ needId }) => needId === need._id)?.reasons;
    };
    expect(await fitOf({})).toContain("un autre métier que recherché");
    expect(await fitOf({ occupation: "Comptable", romeCode: "M1203" })).toContain("comme recherché");
    expect(await fitOf({ occupation: "comptable" })).toContain("comme recherché");
  });

  it("is checked, taken, withdrawn and proposed again; what is gone is neither taken nor withdrawn", async () => {
    const { _id } = await createHome(user, { lastCheckedOn: "2026-01-05" });
    await checkOffer(user, _id);
    await takeOffer(user, _id, "household");
    expect(await getOffer(_id)).toMatchObject({
      state: "taken",
      takenBy: "household",
      lastCheckedOn: "2026-05-12",
    });
    expect(await refusalOf(withdrawOffer(user, _id))).toContain("n’est plus à proposer");
    expect(await refusalOf(takeOffer(user, _id))).toContain("n’est plus à proposer");
    await reopenOffer(user, _id);
    const { state, takenBy } = await getOffer(_id);
    expect([state, takenBy]).toEqual(["open", undefined]);
  });
});

describe("proposing an offer", () => {
  it("adds it once to what is to be shown, counts the household and says so in the file", async () => {
    const [offer, need] = [await createHome(user), await createSearch(user)];
    await proposeOffer(user, offer, need._id);
    const { options, state } = await reloadNeed(need);
    expect(options).toMatchObject([
      { source: "offer", offerId: offer._id, state: "new", proposal: { rent: 610 } },
    ]);
    expect(state).toBe("options");
    expect((await getOffer(offer._id)).proposedCount).toBe(1);
    expect(await countAudited("need.option-proposed", need._id)).toBe(1);
    expect(await refusalOf(proposeOffer(user, offer, need._id))).toContain("déjà été proposée");
  });

  it("refuses an offer that is gone, a need of another kind, and a file out of sight", async () => {
    const [offer, need] = [await createHome(user), await createSearch(user)];
    const stranger = await createUser("referent", { isWholeDepartement: false });
    expect(await refusalOf(proposeOffer(stranger, offer, need._id))).toBe(404);
    expect(await refusalOf(proposeOffer(user, await createPost(user), need._id))).toContain(
      "ne cherche plus",
    );
    await withdrawOffer(user, offer._id);
    expect(await refusalOf(proposeOffer(user, await getOffer(offer._id), need._id))).toContain(
      "plus à proposer",
    );
  });

  it("puts it aside at once when it was withdrawn meanwhile", async () => {
    const [offer, need] = [await createHome(user), await createSearch(user)];
    await withdrawOffer(user, offer._id);
    await settle();
    await proposeOffer(user, offer, need._id);
    await settle();
    expect((await reloadNeed(need)).options).toMatchObject([{ state: "discarded", reasons: ["gone"] }]);
  });

  it("is taken back until the household has seen it", async () => {
    const [offer, need] = [await createHome(user), await createSearch(user)];
    await proposeOffer(user, offer, need._id);
    await unproposeOffer(user, offer, need._id);
    expect((await reloadNeed(need)).options).toEqual([]);
    expect((await getOffer(offer._id)).proposedCount).toBe(0);
    await proposeOffer(user, offer, need._id);
    const again = await reloadNeed(need);
    await markOption(user, again, again.options[0]?.id ?? "", "shown");
    expect(await refusalOf(unproposeOffer(user, offer, need._id))).toContain("déjà vue");
  });
});

describe("an offer taken by one household", () => {
  it("is put aside where others were to see it or saw it, and is what it was there once it can be had again", async () => {
    const offer = await createHome(user);
    const [taker, shown, refused] = [
      await createSearch(user, {}, { lastName: "Caron" }),
      await createSearch(user, {}, { lastName: "Delmas" }),
      await createSearch(user, {}, { lastName: "Faure" }),
    ];
    for (const need of [taker, shown, refused]) await proposeOffer(user, offer, need._id);
    const mark = async (need: typeof taker, state: "shown" | "discarded") => {
      const fresh = await reloadNeed(need);
      await markOption(user, fresh, fresh.options[0]?.id ?? "", state);
    };
    await mark(shown, "shown");
    await mark(refused, "discarded");
    const optionsOf = async () => {
      await settle();
      const needs = await Promise.all([taker, shown, refused].map(reloadNeed));
      return needs.map(({ options: [option] }) => [option?.state, option?.reasons]);
    };
    await takeOffer(user, offer._id, taker.householdId);
    expect(await optionsOf()).toEqual([
      ["new", undefined],
      ["discarded", ["gone"]],
      ["discarded", undefined],
    ]);
    await reopenOffer(user, offer._id);
    expect(await optionsOf()).toEqual([
      ["new", undefined],
      ["shown", undefined],
      ["discarded", undefined],
    ]);
  });
});

it("forgets the household that took it once its file is erased, and stays", async () => {
  const [offer, need] = [await createHome(user), await createSearch(user)];
  await takeOffer(user, offer._id, need.householdId);
  const dpo = await createUser("dpo");
  const { _id: requesterId } = await candidateOf(need.householdId);
  const asked = { askedBy: "person", means: "phone", askedOn: "2026-05-11", requesterId } as const;
  const erasureId = await askErasure(user, need.householdId, asked);
  await settle();
  await runErasure(dpo, await Erasure.findById(erasureId).orFail().lean<ErasureRecord>(), "effacer");
  const { state, takenBy } = await getOffer(offer._id);
  expect([state, takenBy]).toEqual(["taken", undefined]);
});

it("keeps what a partner proposed to one household for the others, once, without what was written for it", async () => {
  const need = await createSearch(user);
  const option = {
    id: "option",
    label: "Figeac",
    details: [],
    proposal: { place: "Figeac", rent: 500, note: "Pour Clara" },
    state: "shown" as const,
    partnerName: "Agence disparue",
    at: new Date(),
  };
  const { Need } = await import("#models/need");
  await Need.updateOne({ _id: need._id }, { options: [option] });
  const offerId = await keepAsOffer(user, await reloadNeed(need), "option");
  expect(await getOffer(offerId)).toMatchObject({
    kind: "housing",
    origin: "partner",
    contact: "Agence disparue",
    amount: 500,
    proposal: { kind: "housing", place: "Figeac" },
  });
  const after = await reloadNeed(need);
  expect([after.options[0]?.offerId, (await getOffer(offerId)).proposedCount]).toEqual([offerId, 1]);
  expect(JSON.stringify(await getOffer(offerId))).not.toContain("Clara");
  expect(await refusalOf(keepAsOffer(user, after, "option"))).toContain("déjà dans nos offres");
});

it("lists offers by word, place, amount, state and freshness, those nobody checked last", async () => {
  const old = await createHome(user, { lastCheckedOn: "2026-01-05" });
  const fresh = await createHome(user, {
    proposal: { kind: "housing", place: "Cahors", rent: 900, tenure: "rent" },
  });
  const gone = await createHome(user, { contact: "Mme Aubin" });
  await withdrawOffer(user, gone._id);
  await createPost(user);
  const found = async (query: string) => {
    const filters = offerFiltersOf("housing", new URL(`https://x.example/housing/offers?${query}`));
    return (await listOffers(filters, 1)).rows.map(({ _id }) => _id);
  };
  expect(await found("")).toEqual([fresh._id, old._id]);
  expect(await found("q=figeac")).toEqual([old._id]);
  expect(await found(`epci=${CAHORS.epci}`)).toEqual([fresh._id]);
  expect(await found("amount=700+€")).toEqual([old._id]);
  expect(await found("kind=rent")).toEqual([fresh._id]);
  expect(await found("sort=amount")).toEqual([old._id, fresh._id]);
  expect(await found("check=on")).toEqual([old._id]);
  expect(await found("state=withdrawn&q=aubin")).toEqual([gone._id]);
  expect(await found("state=%00&kind=toString&amount=abc&sort=x")).toEqual([fresh._id, old._id]);
});
