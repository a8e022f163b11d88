import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LANDING_PAGES, ROLES, type Role } from "~/vocabulary/roles";
import { valuesOf } from "~/vocabulary/words";
import { firstLink, signIn, type Visit, visit, visitAs } from "./site";

const LISTS = ["/today", "/triage", "/candidates", "/hand-offs", "/partners", "/outbox", "/settings"];
const REFUSED: readonly { role: Role; paths: string[] }[] = [
  { role: "referent", paths: [] },
  { role: "elu", paths: LISTS },
  { role: "recruteur", paths: ["/triage", "/outbox"] },
];

/** One a role; nobody is a visitor without a cookie. */
const visits = new Map<Role | "nobody", Visit>();
/** One page of each kind of thing, as a référent·e finds them. */
let things: Record<"candidate" | "household" | "partner", string>;

beforeAll(async () => {
  const team = await visitOf("referent");
  const recruiter = await visitOf("recruteur");
  things = {
    household: await firstLink(team.page, "/candidates", "/households/"),
    partner: await firstLink(team.page, "/partners", "/partners/"),
    candidate: await firstLink(recruiter.page, "/candidates", "/candidates/"),
  };
});

afterAll(async () => {
  await Promise.all([...visits.values()].map(({ close }) => close()));
});

describe("each role", () => {
  it.each(valuesOf(ROLES))("lands on a page useful to %s", async (role) => {
    const { page, problems, close } = await visit();
    await signIn(page, role);
    expect(new URL(page.url()).pathname).toBe(LANDING_PAGES[role]);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(problems).toEqual([]);
    await close();
  });

  it.each(REFUSED)("$role opens what it may and is refused the rest", async ({ role, paths }) => {
    const { page } = await visitOf(role);
    for (const path of paths) expect(await statusOf(page, path), path).toBe(403);
    const open = role === "referent" ? [...LISTS, ...Object.values(things)] : [LANDING_PAGES[role]];
    for (const path of open) expect(await statusOf(page, path), path).toBe(200);
  });

  it.each(["elu", "recruteur"] as const)("%s never opens a file of a household", async (role) => {
    const { page } = await visitOf(role);
    expect(await statusOf(page, things.household)).toBe(403);
  });

  it("elu never opens a candidate nor a partner", async () => {
    const { page } = await visitOf("elu");
    expect(await statusOf(page, things.candidate)).toBe(403);
    expect(await statusOf(page, things.partner)).toBe(403);
  });

  it("reads on the page refused that it is not open, and the way out", async () => {
    const { page } = await visitOf("elu");
    await page.goto("/triage");
    await page.getByRole("heading", { name: "Cette page ne vous est pas ouverte" }).waitFor();
    await page.getByRole("link", { name: "Revenir à l’accueil" }).waitFor();
  });
});

describe("nobody", () => {
  it.each([...LISTS, "/reports", "/privacy", "/account"])(
    "is sent from %s to the sign-in page",
    async (path) => {
      const { page } = await visitOf("nobody");
      await page.goto(path);
      const { pathname, searchParams } = new URL(page.url());
      expect(pathname).toBe("/login");
      expect(searchParams.get("retour")).toBe(path);
    },
  );
});

async function visitOf(who: Role | "nobody"): Promise<Visit> {
  const one = visits.get(who) ?? (await (who === "nobody" ? visit() : visitAs(who)));
  visits.set(who, one);
  return one;
}

async function statusOf(page: Visit["page"], path: string): Promise<number> {
  return (await page.request.get(path, { maxRedirects: 0, maxRetries: 1 })).status();
}
