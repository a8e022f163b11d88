import { expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { callRoute } from "#tests/factories/routes";
import { createCommunes, createMsp, FIGEAC } from "#tests/factories/structures";

it("offers in a form the commune or the structure that was searched in its address", async () => {
  const user = await createUser();
  await createCommunes();
  const { _id: structureId } = await createMsp(user);

  const bare = await callRoute("_staff.lodgings.new.tsx", user, "/lodgings/new");
  const lodging = await callRoute("_staff.lodgings.new.tsx", user, "/lodgings/new?commune=fige");
  const place = await callRoute(
    "_staff.training-places.new.tsx",
    user,
    "/training-places/new?structure=tilleuls",
  );

  expect(JSON.parse(bare.body).communes).toEqual([]);
  expect(JSON.parse(lodging.body).communes).toMatchObject([{ value: FIGEAC.code, label: FIGEAC.name }]);
  expect(JSON.parse(place.body).structures).toMatchObject([{ value: structureId }]);
});
