import { expect, it } from "vitest";
import { Allocation } from "#models/allocation";
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
import { mailsOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { advanceClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { freeSeat } from "~/features/training-places/seats.commands.server";

const PAGE = "_staff.allocations.$id.tsx";
const PUBLISH = "_staff.allocations.$id_.publish.tsx";
const LIST = "_staff.semesters.$id_.allocations.tsx";
const LIST_PATH = `/semesters/${WINTER}/allocations`;

it("is read by the team, and by nobody else", async () => {
  const user = await createUser();
  await createSmallWinter();
  const { _id } = await createComputed(user);
  const statuses = await Promise.all(
    (["referent", "responsable", "recruteur", "elu", "dpo"] as const).map(async (role) => {
      const reader = await createUser(role);
      const answers = [
        await callRoute(PAGE, reader, `/allocations/${_id}`),
        await callRoute(PUBLISH, reader, `/allocations/${_id}/publish`),
        await callRoute(LIST, reader, LIST_PATH),
      ];
      return [role, ...answers.map(({ status }) => status)];
    }),
  );

  expect(statuses.slice(0, 3)).toEqual([
    ["referent", 200, 200, 200],
    ["responsable", 200, 200, 200],
    ["recruteur", 403, 403, 403],
  ]);
  expect((await callRoute(PAGE, null, `/allocations/${_id}`)).status).toBe(302);
  expect((await callRoute(PAGE, user, "/allocations/0123456789abcdef01234567")).status).toBe(404);
  expect((await callRoute(LIST, user, "/semesters/winter-1999/allocations")).status).toBe(404);
});

it("is prepared, computed, changed, compared and published from its pages", async () => {
  const user = await createUser();
  await createSmallWinter();

  const created = await callRoute(LIST, user, LIST_PATH, { intent: "create" });
  const path = created.location ?? "";
  const id = path.split("/").at(-1) ?? "";
  await callRoute(PAGE, user, path, { intent: "compute" });
  const { lines } = await untilState(id, "proposed");
  const page = await callRoute(PAGE, user, path);
  expect(page.body).toContain("2 internes sur 2 ont un terrain de stage");
  expect(page.body).toContain("1ᵉʳ vœu, Tilleuls, Figeac");
  const [one, other] = lines;
  const query = `?ligne=${one?.placementId}&avec=${other?.placementId}&quoi=place`;
  const preview = await callRoute(PAGE, user, `${path}${query}`);
  expect(preview.body).toContain("2 lignes changent");
  expect((await allocationOf(id)).lines).toEqual(lines);

  const fields = { placementId: one?.placementId ?? "", withId: other?.placementId ?? "", what: "place" };
  const copy = await callRoute(PAGE, user, path, { intent: "duplicate" });
  await callRoute(PAGE, user, path, { intent: "swap", ...fields });
  const compared = await callRoute(
    LIST,
    user,
    `${LIST_PATH}?avec=${id}&avec=${copy.location?.split("/").at(-1)}`,
  );
  expect(JSON.parse(compared.body).compared.lines).toHaveLength(2);

  const asked = await callRoute(PUBLISH, user, `${path}/publish`);
  expect(asked.body).toContain("Camille Abadie");
  expect(await mailsOf("placement-given")).toEqual([]);
  const published = await callRoute(PUBLISH, user, `${path}/publish`, { intent: "publish" });
  expect([published.status, published.location]).toEqual([302, path]);
  expect(await mailsOf("placement-given")).toHaveLength(2);
});

it("shows a colleague of one territory no name from another, and lets them change nothing", async () => {
  const user = await createUser();
  await createSmallWinter();
  await createAsking({ lastName: "Duras", visibleTo: ["territory:200067361"] });
  await createAsking({ lastName: "Estève", visibleTo: ["territory:200023737"] });
  const { _id } = await createComputed(user);
  const local = await createUser("referent", { isWholeDepartement: false, territories: ["200067361"] });

  const { body } = await callRoute(PAGE, local, `/allocations/${_id}`);

  expect(body).toContain("Camille Duras");
  expect(body).not.toContain("Estève");
  expect(body).toContain("interne d’un autre territoire");
  for (const intent of ["compute", "duplicate", "set-aside", "repair"]) {
    const refused = await callRoute(PAGE, local, `/allocations/${_id}`, { intent });
    expect([refused.status, refused.body]).toEqual([400, expect.stringContaining("voit tous les dossiers")]);
  }
  const refused = await callRoute(PUBLISH, local, `/allocations/${_id}/publish`, { intent: "publish" });
  expect(refused.status).toBe(400);
});

it("says that the data changed since, and asks for a new computation before publishing", async () => {
  const user = await createUser();
  await createSmallWinter();
  const { _id } = await createComputed(user);
  expect(JSON.parse((await callRoute(PAGE, user, `/allocations/${_id}`)).body).isStale).toBe(false);
  await createAsking({ lastName: "Faure" });

  const { body } = await callRoute(PAGE, user, `/allocations/${_id}`);
  const refused = await callRoute(PUBLISH, user, `/allocations/${_id}/publish`, { intent: "publish" });

  expect(JSON.parse(body).isStale).toBe(true);
  expect([refused.status, refused.body]).toEqual([400, expect.stringContaining("Camille Faure")]);
});

it("says before publishing whose places nobody confirmed, and tells nothing to whom nothing was asked for", async () => {
  const user = await createUser();
  await createSmallWinter();
  await TrainingPlace.updateOne({ structureName: "Tilleuls" }, { "offers.0.state": "planned" });
  await createAsking({ lastName: "Gineste", levels: [] });
  const { _id } = await createComputed(user);
  const asked = JSON.parse((await callRoute(PUBLISH, user, `/allocations/${_id}/publish`)).body);

  expect(asked).toMatchObject({
    unconfirmed: { interns: 1, places: ["Tilleuls, Figeac"] },
    ...{ unasked: ["Camille Gineste"], unplaced: [] },
  });
  await callRoute(PUBLISH, user, `/allocations/${_id}/publish`, { intent: "publish" });
  expect(await mailsOf("placement-given")).toHaveLength(2);
  const told = JSON.parse((await callRoute(PUBLISH, user, `/allocations/${_id}/publish`)).body);
  expect(told).toMatchObject({ state: "published", interns: ["Camille Abadie", "Camille Bonnet"] });
});

it("says, once in force, whose place was given back since", async () => {
  const user = await createUser();
  await createSmallWinter();
  const { _id } = await createComputed(user);
  const path = `/allocations/${_id}`;
  await callRoute(PUBLISH, user, `${path}/publish`, { intent: "publish" });
  await settle();
  const brokenNow = async () => JSON.parse((await callRoute(PAGE, user, path)).body).broken;
  advanceClock(120_000);
  expect(await brokenNow()).toEqual([]);

  const [line] = (await allocationOf(_id)).lines;
  await freeSeat(user, line?.placeId ?? "", WINTER, line?.candidateId ?? "");
  await settle();
  expect(await brokenNow()).toMatchObject([{ placementId: line?.placementId, why: "not-given" }]);
});

it("refuses weights that are no points, in French", async () => {
  const user = await createUser();
  await createSmallWinter();
  const { _id, weights } = await createComputed(user);
  const fields = Object.fromEntries(
    Object.entries(weights).map(([key, value]) => [`weights.${key}`, String(value)]),
  );

  const refused = await callRoute(PAGE, user, `/allocations/${_id}`, {
    intent: "update",
    name: "A",
    ...fields,
    "weights.wish": "-1",
  });
  const kept = await callRoute(PAGE, user, `/allocations/${_id}`, {
    intent: "update",
    name: "A",
    ...fields,
    "weights.wish": "30",
  });

  expect([refused.status, refused.body]).toEqual([400, expect.stringContaining("de 0 à 1 000")]);
  expect(kept.status).toBe(302);
  expect(await Allocation.findById(_id).lean()).toMatchObject({ name: "A", weights: { wish: 30 } });
});
