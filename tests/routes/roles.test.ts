import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { requestAs } from "#tests/factories/sessions";
import type { User } from "~/core/auth/actor";
import { newId } from "~/core/ids.server";
import { LANDING_PAGES, ROLES, type Role } from "~/vocabulary/roles";
import { valuesOf } from "~/vocabulary/words";

type Team = Record<Role, User>;
type Handler = (args: {
  request: Request;
  params: Record<string, string>;
  context: Record<string, never>;
}) => Promise<unknown>;

const ROUTES = path.resolve("app/routes");
const EVERYONE: readonly Role[] = ["responsable", "referent", "recruteur", "elu", "dpo"];
const TEAM: readonly Role[] = ["responsable", "referent"];

/** A section within another, open to others than it. */
const OBSERVATORY = "childcare/observatory";

/** Who gets in, by the first part of the address; the rest of the section follows. */
const READERS: Readonly<Record<string, readonly Role[]>> = {
  "": EVERYONE,
  account: EVERYONE,
  board: [...TEAM, "recruteur"],
  candidates: [...TEAM, "recruteur"],
  exports: [...TEAM, "recruteur"],
  [OBSERVATORY]: [...TEAM, "elu", "dpo"],
  pledges: [...TEAM, "elu", "dpo"],
  privacy: ["dpo"],
  reports: [...TEAM, "elu", "dpo"],
  search: EVERYONE,
};

/** Pages of a section open to fewer roles than the section. */
const FEWER: Readonly<Record<string, readonly Role[]>> = {
  "account/calendar": TEAM,
  "account/handover": TEAM,
  "households/$id/erasure": ["responsable"],
  "pledges/new": TEAM,
  "pledges/$id/edit": TEAM,
  "pledges/projects/new": TEAM,
  "programmes/new": ["responsable"],
  "settings/people/new": ["responsable"],
  "settings/people/$id/transfer": ["responsable"],
  "settings/templates/new": ["responsable"],
  "candidates/$id/edit": TEAM,
  "candidates/$id/encounters": TEAM,
  "candidates/$id/openings": TEAM,
  "candidates/$id/introductions": TEAM,
  "candidates/$id/introductions/new": TEAM,
  "candidates/$id/placements": TEAM,
  "candidates/$id/placements/$placementId": TEAM,
};

/** Sections whose acts are for fewer roles than their pages. */
const WRITERS: Readonly<Record<string, readonly Role[]>> = {
  programmes: ["responsable"],
  settings: ["responsable"],
  board: TEAM,
  [OBSERVATORY]: TEAM,
  pledges: TEAM,
};

const staffRoutes = readdirSync(ROUTES)
  .filter((name) => name.startsWith("_staff"))
  .map((name) => ({ name, address: addressOf(name) }));

let team: Team;

beforeEach(async () => {
  const users = await Promise.all(
    valuesOf(ROLES).map(async (role) => [role, await createUser(role)] as const),
  );
  team = Object.fromEntries(users) as Team;
});

describe.each(staffRoutes)("$name", ({ name, address }) => {
  it("sends nobody to the sign-in page and lets in only the roles it is for", async () => {
    const { loader, action } = await handlersOf(name);
    if (loader) await expectAccess(loader, address, readersOf(address));
    if (action) await expectAccess(action, address, writersOf(address), { intent: "none" });
  });
});

it.each(valuesOf(ROLES))("lets a %s open the page it lands on", async (role) => {
  const address = LANDING_PAGES[role].slice(1);
  expect(readersOf(address)).toContain(role);
});

it("leads nobody back where they were going, once signed in", async () => {
  const { loader } = await handlersOf("_staff.triage._index.tsx");
  const response = await answer(loader, null, "triage?page=2");
  expect(response).toMatchObject({ status: 302, location: "/login?retour=%2Ftriage%3Fpage%3D2" });
});

async function expectAccess(
  handler: Handler,
  address: string,
  allowed: readonly Role[],
  form?: Record<string, string>,
): Promise<void> {
  const nobody = await answer(handler, null, address, form);
  expect(nobody.status, "nobody").toBe(302);
  expect(nobody.location).toMatch(/^\/login/);
  for (const role of valuesOf(ROLES)) {
    const { status } = await answer(handler, team[role], address, form);
    if (allowed.includes(role)) expect(status, role).not.toBe(403);
    else expect(status, role).toBe(403);
    expect(status, role).toBeLessThan(500);
  }
}

/** What a handler returned or threw, as a response; an id which is nowhere is a 404. */
async function answer(
  handler: Handler | undefined,
  user: User | null,
  address: string,
  form?: Record<string, string>,
): Promise<{ status: number; location: string | null }> {
  const request = await requestAs(user, `/${address}`, form);
  const params = { id: newId() };
  const result = await handler?.({ request, params, context: {} }).catch((error: unknown) => error);
  if (result instanceof Error) throw result;
  if (result instanceof Response) return { status: result.status, location: result.headers.get("Location") };
  return { status: statusOf(result), location: null };
}

/** `data(value, { status })` is not a Response before Remix has written it. */
function statusOf(result: unknown): number {
  if (typeof result !== "object" || result === null || !("init" in result)) return 200;
  const { init } = result as { init: ResponseInit | null };
  return init?.status ?? 200;
}

async function handlersOf(name: string): Promise<{ loader?: Handler; action?: Handler }> {
  return import(path.join(ROUTES, name));
}

function readersOf(address: string): readonly Role[] {
  return FEWER[address] ?? READERS[sectionOf(address)] ?? TEAM;
}

function writersOf(address: string): readonly Role[] {
  const section = sectionOf(address);
  if (section === "candidates") return TEAM;
  return WRITERS[section] ?? readersOf(address);
}

function sectionOf(address: string): string {
  if (address.startsWith(OBSERVATORY)) return OBSERVATORY;
  return address.split("/")[0] ?? "";
}

/** `_staff.needs.$id_.hand-off.tsx` → `needs/$id/hand-off`. */
function addressOf(name: string): string {
  const segments = name
    .replace(/\.tsx?$/, "")
    .split(".")
    .slice(1);
  return segments
    .filter((segment) => !segment.startsWith("_"))
    .map((segment) => segment.replace(/_$/, ""))
    .join("/");
}
