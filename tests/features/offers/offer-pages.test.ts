import { beforeEach, describe, expect, it } from "vitest";
import { Commune } from "#models/commune";
import { Need } from "#models/need";
import { Offer } from "#models/offer";
import { createUser } from "#tests/factories/accounts";
import { fileOf } from "#tests/factories/files";
import { createHome, createSearch, reloadNeed } from "#tests/factories/offers";
import { callRoute } from "#tests/factories/routes";
import { createCommunes, FIGEAC } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { carryOutNeedAct } from "~/features/need-pages/need-acts.commands.server";
import { proposeOffer } from "~/features/offers/offer-proposing.commands.server";
import { getOffer } from "~/features/offers/offers.queries.server";
import type { OfferKind } from "~/vocabulary/offers";

const HOSTILE = `<img src=x onerror=alert(1)>"'&`;

const SCREENS: readonly [OfferKind, string, string, Record<string, string>][] = [
  ["housing", "housing.offers", "/housing/offers", { place: "Figeac", rent: "610", rooms: "3" }],
  ["spouse-work", "work", "/work", { post: "Infirmière", place: "Figeac" }],
];

let user: User;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
});

describe.each(SCREENS)("the pages of %s offers", (kind, route, path, typed) => {
  const [list, added, page] = [
    `_staff.${route}._index.tsx`,
    `_staff.${route}.new.tsx`,
    `_staff.${route}.$id.tsx`,
  ];

  it("are for the team alone", async () => {
    const offer = await createHome(user);
    for (const role of ["recruteur", "elu"] as const) {
      const other = await createUser(role, { partnerId: "structure" });
      const answers = [
        await callRoute(list, other, path),
        await callRoute(added, other, `${path}/new`),
        await callRoute(page, other, `${path}/${offer._id}`),
        await callRoute(page, other, `${path}/${offer._id}`, { intent: "check" }),
        await callRoute(added, other, `${path}/new`, { intent: "offer", ...typed }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    }
  });

  it("add an offer, change it, and carry out each act with the way back", async () => {
    const { status, location } = await callRoute(added, user, `${path}/new`, { intent: "offer", ...typed });
    expect(status).toBe(302);
    const here = location ?? "";
    const { _id } = await Offer.findOne({ kind }).orFail().lean();
    expect(here).toBe(`${path}/${_id}`);
    const need = await createSearch(user, {}, { kind });
    const act = (form: Record<string, string>) => callRoute(page, user, here, form);
    expect((await act({ intent: "offer", ...typed, contact: "Mme Aubin", before: "{}" })).status).toBe(302);
    expect(await getOffer(_id)).toMatchObject({ contact: "Mme Aubin", communeName: "Figeac" });
    const ids = { needIds: need._id };
    for (const intent of ["propose", "unpropose", "propose"])
      expect((await act({ intent, ...ids })).status, intent).toBe(302);
    for (const intent of ["check", "take", "reopen", "withdraw", "reopen"])
      expect((await act({ intent })).status, intent).toBe(302);
    expect((await act({ intent: "uncheck", lastCheckedOn: "2026-01-05" })).status).toBe(302);
    expect((await act({ intent: "take", ...{ needId: need._id } })).status).toBe(302);
    expect(await getOffer(_id)).toMatchObject({ state: "taken", takenBy: need.householdId });
    expect((await callRoute(page, user, here)).body).toContain(need.householdId);
    expect((await callRoute(list, user, `${path}?state=taken`)).body).toContain(_id);
  });

  it("refuse in French an offer without what it is", async () => {
    const refused = await callRoute(added, user, `${path}/new`, { intent: "offer" });
    expect([refused.status, refused.body]).toEqual([400, expect.stringContaining("Dites ")]);
  });
});

it("writes the names of communes with one apostrophe, however they are kept", async () => {
  await Commune.updateOne({ _id: FIGEAC.code }, { $set: { name: "L'Hospitalet" } });
  const proposal = { kind: "housing" as const, place: FIGEAC.code, communeCode: FIGEAC.code, rooms: 3 };
  const { _id } = await createHome(user, { proposal });
  for (const [route, path] of [
    ["_staff.housing.offers._index.tsx", "/housing/offers"],
    ["_staff.housing.offers.$id.tsx", `/housing/offers/${_id}`],
  ] as const) {
    const { body } = await callRoute(route, user, path);
    expect(body, path).toContain("L’Hospitalet");
  }
});

it("keeps the trade chosen for a post, shows it, and refuses what is no code of the list", async () => {
  const typed = { intent: "offer", post: "Bras droit", occupation: "Comptable", romeCode: "M1203" };
  const { location } = await callRoute("_staff.work.new.tsx", user, "/work/new", typed);
  const page = await callRoute("_staff.work.$id.tsx", user, location ?? "");
  expect(page.body).toContain("Comptable · ROME M1203");
  const wrong = { ...typed, romeCode: "comptable" };
  expect((await callRoute("_staff.work.new.tsx", user, "/work/new", wrong)).status).toBe(400);
});

it("knows an offer at the address of its kind, and takes it for no household it was not proposed to", async () => {
  const [offer, need] = [await createHome(user), await createSearch(user)];
  expect((await callRoute("_staff.work.$id.tsx", user, `/work/${offer._id}`)).status).toBe(404);
  const act = { intent: "take", needId: need._id };
  const taken = await callRoute("_staff.housing.offers.$id.tsx", user, `/housing/offers/${offer._id}`, act);
  expect([taken.status, (await getOffer(offer._id)).state]).toEqual([404, "open"]);
});

it("proposes from a need and comes back to it; what is kept from one leads back to it too", async () => {
  const [offer, need] = [await createHome(user), await createSearch(user)];
  const here = `/housing/offers/${offer._id}`;
  const form = { intent: "propose", needIds: need._id, from: "need" };
  expect(await callRoute("_staff.housing.offers.$id.tsx", user, here, form)).toMatchObject({
    status: 302,
    location: `/needs/${need._id}`,
  });
  const option = {
    id: "told",
    label: "Cahors",
    details: [],
    state: "new",
    at: new Date(),
    proposal: { place: "Cahors" },
  };
  await Need.updateOne({ _id: need._id }, { $push: { options: option } });
  const keep = { intent: "keep", needId: need._id, optionId: "told" };
  expect(await callRoute("_staff.housing.offers.new.tsx", user, "/housing/offers/new", keep)).toMatchObject({
    status: 302,
    location: `/needs/${need._id}`,
  });
  expect((await reloadNeed(need)).options.map(({ offerId }) => offerId)).toEqual([
    offer._id,
    expect.any(String),
  ]);
  const stranger = await createUser("referent", { isWholeDepartement: false });
  expect(
    (await callRoute("_staff.housing.offers.new.tsx", stranger, "/housing/offers/new", keep)).status,
  ).toBe(404);
});

it("shows hostile words as they were typed, and takes no list of households longer than three", async () => {
  const form = { intent: "offer", place: HOSTILE, contact: HOSTILE, note: HOSTILE };
  const { location } = await callRoute("_staff.housing.offers.new.tsx", user, "/housing/offers/new", form);
  const { proposal, contact } = await Offer.findOne({}).orFail().lean();
  expect([proposal, contact]).toEqual([expect.objectContaining({ place: HOSTILE, note: HOSTILE }), HOSTILE]);
  const many = { intent: "propose", needIds: "a,b,c,d" };
  expect((await callRoute("_staff.housing.offers.$id.tsx", user, location ?? "", many)).status).toBe(400);
});

it("asks whether it is taken once a household keeps it, with the way back", async () => {
  const [offer, need] = [await createHome(user), await createSearch(user)];
  await proposeOffer(user, offer, need._id);
  const fresh = await reloadNeed(need);
  const optionId = fresh.options[0]?.id ?? "";
  const followed = { household: await fileOf(need.householdId), need: fresh };
  const act = { intent: "option", optionId, state: "kept" } as const;
  const { message, undo } = await carryOutNeedAct(user, followed, act);
  expect(message).toContain("L’offre est-elle prise");
  expect(undo).toEqual({ intent: "option", optionId, state: "new" });
});
