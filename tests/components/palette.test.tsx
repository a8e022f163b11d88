import { expect, it } from "vitest";
import { render } from "#tests/support/render";
import { StaffNavigation } from "~/components/layout/staff-navigation";
import { roleCan } from "~/vocabulary/permissions";
import { ROLES } from "~/vocabulary/roles";
import { SEARCH_PAGES } from "~/vocabulary/search-pages";
import { valuesOf } from "~/vocabulary/words";

it.each(valuesOf(ROLES))("offers a %s every place of the menu", async (role) => {
  const html = await render(<StaffNavigation can={(permission) => roleCan(role, permission)} />);
  const places = [...html.matchAll(/href="([^"]+)"/g)].map(([, place]) => place);
  const offered = SEARCH_PAGES.filter(({ permission }) => roleCan(role, permission)).map(({ to }) => to);
  expect(offered).toEqual(expect.arrayContaining(places));
});

it("unfolds of a long menu the group of the page, and of a short one every group", async () => {
  const long = await render(<StaffNavigation can={() => true} />, "/events/abc");
  const short = await render(<StaffNavigation can={(permission) => roleCan("elu", permission)} />);
  expect(unfolded(long)).toEqual(["Accompagnement"]);
  expect(unfolded(short)).toEqual(["Territoire", "Suivi"]);
});

it("keeps pinned views under the places of the day", async () => {
  const pinned = [{ to: "/candidates?kind=intern", name: "Mes internes" }];
  const html = await render(<StaffNavigation can={() => true} pinned={pinned} />, "/candidates?kind=intern");
  expect(html).toMatch(
    /href="\/candidates\?kind=intern"[^>]*aria-current="page"|aria-current="page"[^>]*href="\/candidates\?kind=intern"/,
  );
});

function unfolded(html: string): string[] {
  return [...html.matchAll(/<details open=""[^>]*><summary>([^<]+)/g)].map(([, name = ""]) => name);
}
