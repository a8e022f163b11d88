import { expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { createComputed, createSmallWinter, WINTER } from "#tests/factories/allocations";
import { callRoute } from "#tests/factories/routes";
import { render } from "#tests/support/render";
import Allocation from "~/routes/_staff.allocations.$id";
import Publish from "~/routes/_staff.allocations.$id_.publish";
import Allocations from "~/routes/_staff.semesters.$id_.allocations";

it("shows the tabs of its semester on every page of an allocation", async () => {
  const user = await createUser();
  await createSmallWinter();
  const { _id } = await createComputed(user);
  const list = `/semesters/${WINTER}/allocations`;
  const pages = [
    ["_staff.allocations.$id.tsx", `/allocations/${_id}`, <Allocation key="page" />],
    ["_staff.allocations.$id_.publish.tsx", `/allocations/${_id}/publish`, <Publish key="publish" />],
    ["_staff.semesters.$id_.allocations.tsx", list, <Allocations key="list" />],
  ] as const;

  for (const [route, path, element] of pages) {
    const { body } = await callRoute(route, user, path);
    const html = await render(element, path, JSON.parse(body));
    const tabs = html.match(/<nav aria-label="Pages du semestre".*?<\/nav>/s)?.[0] ?? "";
    expect(tabs, route).toContain(`href="/semesters/${WINTER}/arrivals"`);
    expect(tabs, route).toMatch(/aria-current="page"[^>]*>\s*Répartitions/);
    expect(tabs.match(/aria-current/g), route).toHaveLength(1);
  }
});
