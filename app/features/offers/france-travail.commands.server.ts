import { Need, type NeedRecord } from "#models/need";
import type { Actor } from "~/core/auth/actor";
import { env } from "~/core/env.server";
import { UserFacingError } from "~/core/errors";
import { NBSP } from "~/vocabulary/typography";
import { type Allowance, type OfferSearch, searchOffers } from "./france-travail.server";
import { type FeedDay, keepDay, leaveDay, sayOfFeed, takeDay } from "./france-travail-day.server";
import { FranceTravailError } from "./france-travail-fault.server";
import type { FoundPost } from "./france-travail-reading";
import { type ListedPost, placed, saveListed, withdrawUnlisted } from "./france-travail-saving.server";
import { roundWords, waitWords } from "./france-travail-words";

type Sought = Pick<NeedRecord, "kind" | "isOpen" | "criteria">;

const MOST_CALLS_A_DAY = 200;
const MOST_NEEDS = 500;
/** A colleague waits for these. */
const MOST_COMMUNES = 5;
const NO_KEYS = `Rien n’est demandé${NBSP}: il manque FRANCE_TRAVAIL_ID et FRANCE_TRAVAIL_SECRET.`;
const NOTHING_SOUGHT = `Rien à demander${NBSP}: aucune recherche d’emploi ouverte n’a à la fois un métier de la liste et une commune.`;

/** Whether this service has the keys of France Travail’s offers. */
export function hasFranceTravail(): boolean {
  return env().franceTravail !== undefined;
}

/**
 * The posts listed today by France Travail for the trade of an open search, within 30 km of its first five communes,
 * each once; nothing is kept. Only the code of the trade and those of the communes leave. Refuses a search that is
 * over, that has no trade of the list or no commune; a FranceTravailError says why nothing came.
 */
export async function findLeads({ kind, isOpen, criteria }: Sought): Promise<FoundPost[]> {
  if (kind !== "spouse-work" || !isOpen) throw new UserFacingError("Cette recherche d’emploi est terminée.");
  if (!criteria.romeCode)
    throw new UserFacingError(
      `Choisissez d’abord un métier de la liste${NBSP}: c’est lui que France Travail cherche.`,
    );
  if (criteria.communes.length === 0)
    throw new UserFacingError(`Dites d’abord où chercher${NBSP}: il faut une commune au moins.`);
  const { romeCode } = criteria;
  const found = new Map<string, FoundPost>();
  for (const communeCode of criteria.communes.slice(0, MOST_COMMUNES)) {
    const { offers } = await searchOffers({ romeCode, communeCode }, { left: 2 });
    for (const offer of offers) found.set(offer.sourceId, offer);
  }
  return (await placed([...found.values()])).map((post) => post.found);
}

/**
 * Once a day, keeps the posts that France Travail lists around the communes of the open searches for work, and
 * withdraws those it no longer lists; 200 calls a day at most, the searches touched last first. Does nothing without
 * keys. Says in « Tâches de fond » what it did or why not; throws when France Travail refuses or does not answer.
 * Returns how many offers are up to date.
 */
export async function refreshFeed(actor: Actor): Promise<number> {
  if (!hasFranceTravail()) {
    await sayOfFeed(NO_KEYS);
    return 0;
  }
  const day = await takeDay();
  if (!day) return 0;
  try {
    return await refreshToday(actor, day);
  } finally {
    await leaveDay();
  }
}

async function refreshToday(actor: Actor, day: FeedDay): Promise<number> {
  const searches = await searchesOfOpenNeeds();
  if (searches.length === 0) {
    await leaveDay({ day, said: NOTHING_SOUGHT });
    return 0;
  }
  const round = await askAll(searches, { left: MOST_CALLS_A_DAY - day.calls });
  const added = await saveListed(actor, round.posts);
  const listed = new Set(round.posts.map(({ sourceId }) => sourceId));
  const withdrawn = await withdrawUnlisted(actor, round.whole, listed);
  const { stop, callsLeft } = round;
  await leaveDay({
    day: {
      on: day.on,
      calls: MOST_CALLS_A_DAY - callsLeft,
      isDone: stop === undefined || callsLeft === 0,
      ...(stop?.waitSeconds ? { notBefore: new Date(Date.now() + stop.waitSeconds * 1000) } : {}),
    },
    said:
      stop?.fault === "busy"
        ? waitWords(stop.waitSeconds)
        : roundWords({ ...round, on: day.on, added, withdrawn }),
  });
  if (stop && stop.fault !== "busy") throw stop;
  return round.posts.length;
}

/** Each trade around each commune once, whoever looks for it and however many do: no household is told by a search. */
async function searchesOfOpenNeeds(): Promise<OfferSearch[]> {
  const needs = await Need.find(
    { kind: "spouse-work", isOpen: true, "criteria.romeCode": { $type: "string" } },
    { "criteria.romeCode": 1, "criteria.communes": 1 },
  )
    .sort({ updatedAt: -1 })
    .limit(MOST_NEEDS)
    .lean<Pick<NeedRecord, "criteria">[]>();
  const searches = needs.flatMap(({ criteria: { romeCode, communes } }) =>
    romeCode ? communes.map((communeCode) => ({ romeCode, communeCode })) : [],
  );
  return [...new Map(searches.map((search) => [keyOf(search), search])).values()];
}

interface Round {
  posts: ListedPost[];
  /** The searches read to their end. */
  whole: string[];
  refused: number;
  leftOut: number;
  unreadable: number;
  callsLeft: number;
  /** What cut it short. */
  stop?: FranceTravailError;
}

async function askAll(searches: readonly OfferSearch[], allowance: Allowance): Promise<Round> {
  const posts = new Map<string, ListedPost>();
  const round = { whole: [] as string[], refused: 0, leftOut: 0, unreadable: 0 };
  let stop: FranceTravailError | undefined;
  for (const search of searches) {
    if (stop || allowance.left <= 0 || !(await keepDay())) {
      round.leftOut += 1;
      continue;
    }
    const answer = await searchOffers(search, allowance).catch(faultOf);
    if (answer instanceof FranceTravailError) {
      if (answer.fault === "refused") {
        round.refused += 1;
      } else {
        round.leftOut += 1;
        stop = answer;
      }
      continue;
    }
    const key = keyOf(search);
    if (answer.isWhole && answer.unreadable === 0) round.whole.push(key);
    round.unreadable += answer.unreadable;
    for (const offer of answer.offers) {
      const searchedBy = posts.get(offer.sourceId)?.searches ?? [];
      posts.set(offer.sourceId, { ...offer, searches: [...searchedBy, key] });
    }
  }
  return { ...round, posts: [...posts.values()], callsLeft: allowance.left, ...(stop ? { stop } : {}) };
}

function faultOf(error: unknown): FranceTravailError {
  if (error instanceof FranceTravailError) return error;
  throw error;
}

function keyOf({ romeCode, communeCode }: OfferSearch): string {
  return `${romeCode}:${communeCode}`;
}
