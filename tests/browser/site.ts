import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from "playwright-core";
import { inject } from "vitest";
import type { Role } from "~/vocabulary/roles";
import { until } from "../support/started-app";
import { ownSite } from "./own-site";

export interface Visit {
  page: Page;
  /** What the console, the scripts and the security policy complained of. */
  problems: string[];
  close(): Promise<void>;
}

type VisitOptions = Pick<
  BrowserContextOptions,
  "baseURL" | "javaScriptEnabled" | "colorScheme" | "viewport" | "reducedMotion" | "hasTouch"
>;

const VIEWPORT = { width: 1280, height: 900 };
/** Chromium writes each refused page there, which is not an error of the page. */
const REFUSED_PAGE = /^Failed to load resource: .* status of (400|403|404)/;

let browser: Promise<Browser> | undefined;
const signedIn = new Map<Role, Awaited<ReturnType<typeof cookiesOf>>>();

/** A visitor of the application of the file, or of another: a window of its own, with no cookie. */
export async function visit(options: VisitOptions = {}): Promise<Visit> {
  browser ??= chromium.connect(inject("chromiumUrl"));
  const context = await (await browser).newContext({
    baseURL: options.baseURL ?? ownSite().baseUrl,
    viewport: VIEWPORT,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(20_000);
  const problems: string[] = [];
  context.on("weberror", (error) => problems.push(String(error.error())));
  context.on("console", (message) => {
    if (message.type() !== "error" || REFUSED_PAGE.test(message.text())) return;
    problems.push(`${message.page()?.url()}: ${message.text()}`);
  });
  return { page: await context.newPage(), problems, close: () => context.close() };
}

/** A colleague of the demonstration, signed in; the session is opened once a role. */
export async function visitAs(role: Role, options: VisitOptions = {}): Promise<Visit> {
  const visitor = await visit(options);
  let cookies = signedIn.get(role);
  if (!cookies) {
    cookies = await cookiesOf(role);
    signedIn.set(role, cookies);
  }
  await visitor.page.context().addCookies(cookies);
  return visitor;
}

/** Signs in by the page, with the account of the demonstration. */
export async function signIn(page: Page, role: Role): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("Adresse e-mail", { exact: true }).fill(`${role}@demo.example`);
  await page.getByLabel("Mot de passe", { exact: true }).fill("demo-conciergerie");
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.waitForURL((url) => url.pathname !== "/login");
}

async function cookiesOf(role: Role) {
  const { page, close } = await visit();
  await signIn(page, role);
  const cookies = await page.context().cookies();
  await close();
  return cookies;
}

/** Opens a page and waits until the framework answers: before that, the browser sends a form alone. */
export async function goto(page: Page, path: string): Promise<number> {
  const response = await page.goto(path);
  await until(`${path} to be alive`, () => page.evaluate(isAlive));
  return response?.status() ?? 0;
}

/** Runs in the page: public pages have no framework, staff pages are alive once React holds them. */
function isAlive(): boolean {
  const main = document.querySelector("main");
  const hasFramework = document.querySelector("link[rel=modulepreload]") !== null;
  return main !== null && (!hasFramework || Object.keys(main).some((key) => key.startsWith("__reactFiber")));
}

/** The toast with these words. */
export function toast(page: Page, words: string | RegExp) {
  return page.locator("[data-sonner-toast]").filter({ hasText: words });
}

/** The address of the first link of a page that starts so. */
export async function firstLink(page: Page, path: string, start: string): Promise<string> {
  await page.goto(path);
  const links = page.locator(`main a[href^="${start}"]:not([href$="/new"]):not([href$="/import"])`);
  return (await links.first().getAttribute("href")) ?? "";
}

/** What a person reads there, as laid out. */
export function wordsOf(part: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: a locator, where the layout tells what is read
  return part.innerText();
}
