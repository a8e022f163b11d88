import { setTimeout as sleep } from "node:timers/promises";
import { type Env, env } from "~/core/env.server";
import {
  franceTravailAnswerSchema,
  franceTravailOfferSchema,
  franceTravailTokenSchema,
} from "./france-travail.schema.server";
import { FranceTravailError, failure } from "./france-travail-fault.server";
import { type FoundPost, readOffer } from "./france-travail-reading";

/** What is asked of France Travail, and all of it: a family of trades around a commune. Nothing there is about anybody. */
export interface OfferSearch {
  romeCode: string;
  /** INSEE code. */
  communeCode: string;
}

export interface OffersFound {
  offers: FoundPost[];
  /** Everything that is listed there was read. */
  isWhole: boolean;
  /** Offers of a form that was not recognised. */
  unreadable: number;
}

/** How many more calls may be made. */
export interface Allowance {
  left: number;
}

interface Token {
  id: string;
  value: string;
  until: number;
}

type Keys = NonNullable<Env["franceTravail"]>;

const TOKEN = "https://entreprise.francetravail.fr/connexion/oauth2/access_token?realm=%2Fpartenaire";
const SEARCH = "https://api.francetravail.io/partenaire/offresdemploi/v2/offres/search";
const SCOPE = "api_offresdemploiv2 o2dsoffre";

export const DISTANCE_KM = 30;
/** The most that one call gives. */
const PAGE = 150;
const MOST_PAGES = 2;
const PATIENCE_MS = 10_000;
const MOST_BYTES = 8 * 1024 * 1024;
const TOKEN_MARGIN_MS = 60_000;
/** A shorter wait is waited for, once; a longer one is told. */
const LONGEST_WAIT_SECONDS = 5;

/** In memory only; another pair of keys has another token. */
let token: Token | undefined;

/**
 * The offers of a family of trades within 30 km of a commune, 300 at most; each call counts against the allowance.
 * Throws a FranceTravailError without keys, and when France Travail refuses, is busy, or does not answer within 10 s.
 */
export async function searchOffers(search: OfferSearch, allowance: Allowance): Promise<OffersFound> {
  const found = new Map<string, FoundPost>();
  let unreadable = 0;
  for (let page = 0; page < MOST_PAGES && allowance.left > 0; page += 1) {
    allowance.left -= 1;
    const { results, total } = await askPage(search, page);
    const read = results.map((result) => franceTravailOfferSchema.safeParse(result));
    for (const { success, data } of read) {
      if (!success) unreadable += 1;
      else if (!found.has(data.id)) found.set(data.id, readOffer(data));
    }
    if (total <= (page + 1) * PAGE) return { offers: [...found.values()], isWhole: true, unreadable };
  }
  return { offers: [...found.values()], isWhole: false, unreadable };
}

async function askPage(
  { romeCode, communeCode }: OfferSearch,
  page: number,
): Promise<{ results: unknown[]; total: number }> {
  const url = new URL(SEARCH);
  url.search = new URLSearchParams({
    codeROME: romeCode,
    commune: communeCode,
    distance: String(DISTANCE_KM),
    range: `${page * PAGE}-${(page + 1) * PAGE - 1}`,
  }).toString();
  const response = await askPatiently(url);
  if (response.status === 204) return { results: [], total: 0 };
  const { resultats } = await readJson(response, franceTravailAnswerSchema);
  // « offres 0-149/1234 »: what is given, then how many there are.
  const told = /\/(\d+)\s*$/.exec(response.headers.get("Content-Range") ?? "")?.[1];
  return { results: resultats, total: told ? Number(told) : page * PAGE + resultats.length };
}

/** Waits once when asked for a short while, and takes a new token once when the one in memory is no longer good. */
async function askPatiently(url: URL): Promise<Response> {
  const first = await askWithToken(url);
  if (first.status === 401) token = undefined;
  const wait = first.status === 429 ? waitOf(first) : 0;
  const isWorthIt = first.status === 401 || (first.status === 429 && wait <= LONGEST_WAIT_SECONDS);
  if (!isWorthIt) return accepted(first);
  leave(first.body);
  await sleep(wait * 1000);
  return accepted(await askWithToken(url));
}

async function askWithToken(url: URL): Promise<Response> {
  const headers = { Accept: "application/json", Authorization: `Bearer ${await currentToken()}` };
  return ask(url, { headers });
}

function accepted(response: Response): Response {
  const { status } = response;
  if (status === 429) throw new FranceTravailError("busy", waitOf(response));
  if (status === 401 || status === 403) throw failure("keys", status);
  if (status === 400 || status === 404) throw failure("refused", status);
  if (!response.ok) throw failure("down", status);
  return response;
}

function waitOf(response: Response): number {
  const seconds = Number(response.headers.get("Retry-After") ?? 1);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : 60;
}

async function currentToken(): Promise<string> {
  const keys = env().franceTravail;
  if (!keys) throw new FranceTravailError("off");
  if (token && token.id === keys.id && token.until > Date.now()) return token.value;
  token = await askToken(keys);
  return token.value;
}

/** Opens a session with these keys, kept by nobody; throws a FranceTravailError when they are refused. */
export async function checkFranceTravailKeys(keys: Keys): Promise<void> {
  await askToken(keys);
}

async function askToken(keys: Keys): Promise<Token> {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: keys.id,
    client_secret: keys.secret,
    scope: SCOPE,
  });
  const response = await ask(new URL(TOKEN), { method: "POST", body });
  // Wrong keys are told by 400 (« invalid_client ») as well as by 401.
  if (response.status >= 400 && response.status < 500 && response.status !== 429)
    throw failure("keys", response.status);
  const given = await readJson(accepted(response), franceTravailTokenSchema);
  const until = Date.now() + given.expires_in * 1000 - TOKEN_MARGIN_MS;
  return { id: keys.id, value: given.access_token, until };
}

async function ask(url: URL, init: RequestInit): Promise<Response> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return fetch(url, { ...init, signal, redirect: "error" }).catch(() => {
    throw failure("down");
  });
}

/** Nothing of the answer is kept for the log: neither what it holds nor what was sent. */
async function readJson<Read>(
  response: Response,
  schema: { safeParse(json: unknown): { success: boolean; data?: Read } },
): Promise<Read> {
  const text = await textOf(response);
  const read = schema.safeParse(jsonOf(text));
  if (read.data === undefined) throw failure("unreadable", response.status);
  return read.data;
}

async function textOf({ body, status }: Response): Promise<string> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { value } = (await reader?.read().catch(() => Promise.reject(failure("down", status)))) ?? {};
    if (!value) return Buffer.concat(chunks).toString("utf8");
    bytes += value.byteLength;
    if (bytes > MOST_BYTES) break;
    chunks.push(value);
  }
  leave(reader);
  throw failure("unreadable", status);
}

/** The rest of an answer is not waited for. */
function leave(body: { cancel(): Promise<void> } | null | undefined): void {
  body?.cancel().catch(() => {});
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
