import { expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { createToyLibrary } from "#tests/factories/directory";
import { createCommunes } from "#tests/factories/structures";
import { render } from "#tests/support/render";
import { getServicePage } from "~/features/directory/directory-pages.queries.server";
import Directory from "~/routes/_staff.directory._index";
import ServicePage from "~/routes/_staff.directory.$id";

const LINK = 'href="/childcare/supply"';

it("leads from the nurseries of the directory to the places of the supply, and from nothing else", async () => {
  const user = await createUser();
  await createCommunes();
  for (const kind of ["nursery", "toy-library"] as const) {
    const { _id } = await createToyLibrary(user, { name: `Essai ${kind}`, kind });
    const html = await render(<ServicePage />, `/directory/${_id}`, await getServicePage(_id));
    expect(html.includes(LINK), kind).toBe(kind === "nursery");
  }
  const empty = { rows: [], page: 1, hasNext: false, total: "0", territories: [], toAsk: [] };
  for (const [search, isLed] of [
    ["?kind=nursery", true],
    ["?theme=early-childhood", true],
    ["?kind=library", false],
    ["", false],
  ] as const)
    expect((await render(<Directory />, `/directory${search}`, empty)).includes(LINK), search).toBe(isLed);
});
