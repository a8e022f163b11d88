import type { Page } from "playwright-core";
import type { Role } from "~/vocabulary/roles";
import { firstLink } from "./site";

export interface SitePage {
  /** The route module, without its extension. */
  route: string;
  role: Role | undefined;
  /** Where it is; a page of one thing is found by the links of the list it is in. */
  path: string | ((page: Page) => Promise<string>);
}

/** Every page of the site with who opens it; a test compares the list with the route modules. */
export const SITE_PAGES: readonly SitePage[] = [
  ...everyone({
    "_public._index": "/",
    "_public.accessibilite": "/accessibilite",
    "_public.confidentialite": "/confidentialite",
    "_public.interet._index": "/interet",
    "_public.interet.correction.$token": mailLink(
      "Accusé de réception d’une demande",
      "/interet/correction/",
    ),
    "_public.interet.recu": "/interet/recu",
    "_public.login": "/login",
    "_public.mentions-legales": "/mentions-legales",
    "_public.mot-de-passe-oublie": "/mot-de-passe-oublie",
    "_public.reponse.$token": openLetterPath,
  }),
  ...as("referent", {
    "_staff.account": "/account",
    "_staff.candidates._index": "/candidates",
    "_staff.hand-offs": "/hand-offs",
    "_staff.households.$id._index": householdPath,
    "_staff.households.$id.call": async (page) => `${await householdPath(page)}/call`,
    "_staff.households.$id.reply": async (page) => `${await householdPath(page)}/reply`,
    "_staff.needs.$id": needPath,
    "_staff.needs.$id_.hand-off": composerPath,
    "_staff.outbox.$id": (page) => firstLink(page, "/outbox", "/outbox/"),
    "_staff.outbox._index": "/outbox",
    "_staff.partners.$id": (page) => firstLink(page, "/partners", "/partners/"),
    "_staff.partners._index": "/partners",
    "_staff.partners.new": "/partners/new",
    "_staff.settings._index": "/settings",
    "_staff.today": "/today",
    "_staff.triage.$id": (page) => firstLink(page, "/triage", "/triage/"),
    "_staff.triage._index": "/triage",
    "_staff.triage.new": "/triage/new",
    design: "/design",
  }),
  ...as("responsable", {
    "_staff.settings.background": "/settings/background",
    "_staff.settings.brand": "/settings/brand",
    "_staff.settings.delays": "/settings/delays",
    "_staff.settings.legal": "/settings/legal",
    "_staff.settings.people.$id": (page) => firstLink(page, "/settings/people", "/settings/people/"),
    "_staff.settings.people._index": "/settings/people",
    "_staff.settings.people.new": "/settings/people/new",
    "_staff.settings.permissions": "/settings/permissions",
    "_staff.settings.reference-data": "/settings/reference-data",
    "_staff.settings.sender": "/settings/sender",
    "_staff.settings.territories": "/settings/territories",
  }),
  ...as("elu", { "_staff.reports": "/reports" }),
  ...as("dpo", { "_staff.privacy": "/privacy" }),
  ...as("recruteur", {
    "_staff.candidates._index": "/candidates",
    "_staff.candidates.$id": (page) => firstLink(page, "/candidates", "/candidates/"),
  }),
];

/** Seen elsewhere: the page of the very first start, and the one where a password is chosen by mail. */
export const PAGES_SEEN_ELSEWHERE = ["_public.$", "_public.demarrage.$token", "_public.mot-de-passe.$token"];

type Paths = Record<string, SitePage["path"]>;

function everyone(paths: Paths): SitePage[] {
  return Object.entries(paths).map(([route, path]) => ({ route, path, role: undefined }));
}

function as(role: Role, paths: Paths): SitePage[] {
  return Object.entries(paths).map(([route, path]) => ({ route, path, role }));
}

function householdPath(page: Page): Promise<string> {
  return firstLink(page, "/candidates?need=housing", "/households/");
}

async function needPath(page: Page): Promise<string> {
  await page.goto(await householdPath(page));
  const need = page.getByRole("main").getByRole("link", { name: "Logement", exact: true });
  return (await need.getAttribute("href")) ?? "";
}

async function composerPath(page: Page): Promise<string> {
  await page.goto(`${await needPath(page)}/hand-off`);
  const choice = page.getByRole("link", { name: /^Choisir / }).first();
  return (await choice.getAttribute("href")) ?? "";
}

/** The link that the latest mail of a kind holds. */
function mailLink(kind: string, start: string) {
  return async (page: Page): Promise<string> => {
    await page.goto("/outbox");
    return linkIn(page, page.getByRole("row").filter({ hasText: kind }).first(), start);
  };
}

/** The link of the latest request that its partner has not answered. */
export async function openLetterPath(page: Page): Promise<string> {
  for (const outbox of ["/outbox", "/outbox?page=2", "/outbox?page=3", "/outbox?page=4"]) {
    await page.goto(outbox);
    const rows = page.getByRole("row").filter({ hasText: "Passage de relais à un partenaire" });
    for (const row of await rows.all()) {
      const path = await linkIn(page, row, "/reponse/");
      const letter = await (await page.request.get(path)).text();
      if (letter.includes("Pourriez-vous nous répondre")) return path;
    }
  }
  throw new Error("no request waits for an answer");
}

/** The link that starts so in the mail of a line of the outbox. */
export async function linkIn(page: Page, row: ReturnType<Page["locator"]>, start: string): Promise<string> {
  const mail = await row.getByRole("link").first().getAttribute("href");
  const html = await (await page.request.get(`${mail}/html`)).text();
  const [, path = ""] = new RegExp(`href="https?://[^/"]+(${start}[^"]+)"`).exec(html) ?? [];
  return path;
}
