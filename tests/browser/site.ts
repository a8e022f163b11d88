import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Cookie,
  chromium,
  type Locator,
  type Page,
  type Response,
} from "playwright-core";
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

/** Of every account of the demonstration. */
const PASSWORD = "demo-conciergerie";
const ASK_EVERY_MS = 300;
const MOST_ASKED = 15;

let browser: Promise<Browser> | undefined;
const signedIn = new Map<Role, Cookie[]>();

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
  context.setDefaultTimeout(40_000);
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
  const context = visitor.page.context();
  const cookies = signedIn.get(role);
  if (cookies) await context.addCookies(cookies);
  else await sendSignIn(context, role, options.baseURL);
  signedIn.set(role, cookies ?? (await context.cookies()));
  return visitor;
}

/** Signs in by the page, with the account of the demonstration. */
export async function signIn(page: Page, role: Role): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("Adresse e-mail", { exact: true }).fill(`${role}@demo.example`);
  await page.getByLabel("Mot de passe", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.waitForURL((url) => url.pathname !== "/login");
}

/** Sends the form of the sign-in page without drawing it: the tests that are about signing in do it by the page. */
async function sendSignIn(
  { request }: BrowserContext,
  role: Role,
  origin = ownSite().baseUrl,
): Promise<void> {
  const form = { email: `${role}@demo.example`, password: PASSWORD };
  const answer = await request.post("/login", { form, headers: { Origin: origin }, maxRedirects: 0 });
  if (answer.status() !== 302) throw new Error(`${role} is not signed in: ${answer.status()}`);
}

/** Opens a page and waits until the framework answers: before that, the browser sends a form alone. */
export async function goto(page: Page, path: string): Promise<number> {
  return (await open(page, path))?.status() ?? 0;
}

async function open(page: Page, path: string): Promise<Response | null> {
  const response = await page.goto(path);
  await until(`${path} to be alive`, () => page.evaluate(isAlive));
  return response;
}

/** Opens a page again until it is so. Between two looks, waits for its text to change, which no browser has to draw. */
export async function reopenUntil(
  awaited: string,
  { page, path, patienceMs }: { page: Page; path: string; patienceMs?: number },
  isSo: () => Promise<boolean>,
): Promise<void> {
  const look = async (): Promise<boolean> => {
    const shown = await open(page, path);
    if (await isSo()) return true;
    await textOtherThan(plain((await shown?.text()) ?? ""), page, path);
    return false;
  };
  await until(awaited, look, patienceMs);
}

/** Not for ever: what is awaited may not be in the text. */
async function textOtherThan(before: string, page: Page, path: string): Promise<void> {
  for (let asked = 0; asked < MOST_ASKED; asked += 1) {
    await page.waitForTimeout(ASK_EVERY_MS);
    const answer = await page.request.get(path, { maxRetries: 1 });
    if (plain(await answer.text()) !== before) return;
  }
}

/** Without what is drawn at random for each answer. */
function plain(html: string): string {
  return html.replace(/nonce="[^"]*"/g, "");
}

/** Runs in the page: public pages have no framework, staff pages are alive once React holds them. */
function isAlive(): boolean {
  const main = document.querySelector("main");
  const hasFramework = document.querySelector("link[rel=modulepreload]") !== null;
  return main !== null && (!hasFramework || Object.keys(main).some((key) => key.startsWith("__reactFiber")));
}

/** Presses every button there, one after the other, each gone once what it asks is done. */
export async function pressEach(buttons: Locator): Promise<void> {
  for (let left = await buttons.count(); left > 0; left -= 1) {
    await buttons.first().click();
    await until("a button to have done its work", async () => (await buttons.count()) < left);
  }
}

/** The toast with these words. */
export function toast(page: Page, words: string | RegExp) {
  return page.locator("[data-sonner-toast]").filter({ hasText: words });
}

/** The address of the first link of a page that starts so, read in its text, which no browser has to draw. */
export async function firstLink(page: Page, path: string, start: string): Promise<string> {
  const html = await (await page.request.get(path, { maxRetries: 1 })).text();
  const [, main = ""] = html.split("<main");
  const links = [...main.matchAll(/<a [^>]*?href="([^"]+)"/g)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  );
  return links.find((href) => href.startsWith(start) && !/\/(new|import)$/.test(href)) ?? "";
}

/** What a person reads there, as laid out. */
export function wordsOf(part: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: a locator, where the layout tells what is read
  return part.innerText();
}
