import { expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { visibilityKeys, visibleFor } from "~/core/auth/visibility";

const FIGEAC = "200067361";
const CAHORS = "200023737";

it.each([
  [{ referentId: "r1", territories: [FIGEAC] }, ["referent:r1", `territory:${FIGEAC}`]],
  [{ referentId: "r1", territories: [] }, ["referent:r1"]],
  [{ territories: [FIGEAC, CAHORS] }, [`territory:${FIGEAC}`, `territory:${CAHORS}`]],
  [{ territories: [] }, ["team"]],
])("opens the file %o to %o", (file, keys) => {
  expect(visibilityKeys(file)).toEqual(keys);
});

it("limits a colleague to their own files, those entrusted, their territories and those of nobody", async () => {
  const user = await createUser("referent", { isWholeDepartement: false, territories: [FIGEAC] });
  expect(visibleFor({ ...user, delegators: ["absent"] })).toEqual({
    visibleTo: { $in: ["team", `referent:${user.id}`, "referent:absent", `territory:${FIGEAC}`] },
  });
});

it("gives the whole département only to those of whom it is said, never for want of a territory", async () => {
  const everywhere = await createUser("referent");
  const nowhere = await createUser("referent", { isWholeDepartement: false });
  expect(visibleFor(everywhere)).toEqual({});
  expect(visibleFor(nowhere)).toEqual({ visibleTo: { $in: ["team", `referent:${nowhere.id}`] } });
});
