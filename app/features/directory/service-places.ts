import type { LocalServiceRecord, ServiceStop } from "#models/local-service";
import { fold, nearWordsOf, searchWordsOf } from "~/core/search-words";
import type { CommuneFacts } from "~/features/reference-data/reference-data.queries.server";
import { SERVICE_KINDS, THEMES_OF_KIND } from "~/vocabulary/local-services";
import type { ServiceInput } from "./service-card";

type Communes = ReadonlyMap<string, Pick<CommuneFacts, "name" | "epciCode" | "formerNames" | "aliases">>;

/** What is copied on a service beside what was typed: where it is found, by which words, in which order. */
export type Filed = Omit<ServiceInput, "themes" | "stops" | "funders"> &
  Pick<
    LocalServiceRecord,
    | "themes"
    | "stops"
    | "funders"
    | "communeName"
    | "epciCode"
    | "communeCodes"
    | "epciCodes"
    | "searchWords"
    | "sortName"
  >;

/** The codes of the communes a card speaks of: its own, then those of its stops. */
export function communeCodesOf({
  communeCode,
  stops = [],
}: Pick<ServiceInput, "communeCode" | "stops">): string[] {
  return [...new Set([communeCode, ...stops.map((stop) => stop.communeCode)])];
}

/** A card with what is copied from its communes; a code nobody knows keeps its digits for a name. */
export function filed(card: ServiceInput, communes: Communes): Filed {
  const codes = communeCodesOf(card);
  const epciCode = communes.get(card.communeCode)?.epciCode ?? undefined;
  const stops = namedStops(card, communes);
  return {
    ...card,
    themes: card.themes?.length ? card.themes : [...(THEMES_OF_KIND[card.kind] ?? [])],
    stops,
    funders: card.funders ?? [],
    communeName: communes.get(card.communeCode)?.name ?? card.communeCode,
    ...(epciCode ? { epciCode } : {}),
    communeCodes: codes,
    epciCodes: [...new Set(codes.flatMap((code) => communes.get(code)?.epciCode ?? []))],
    searchWords: wordsOf(card, codes, communes),
    sortName: fold(card.name),
  };
}

function namedStops({ stops = [] }: ServiceInput, communes: Communes): ServiceStop[] {
  return stops.map((stop) => {
    const known = communes.get(stop.communeCode);
    return { communeName: stop.communeCode, ...stop, ...(known ? { communeName: known.name } : {}) };
  });
}

/** Its name, mistyped too, its kind, and every name its communes have or had. */
function wordsOf({ name, kind, stops = [] }: ServiceInput, codes: string[], communes: Communes): string[] {
  const places = codes.flatMap((code) => {
    const commune = communes.get(code);
    return commune ? [commune.name, ...commune.formerNames, ...commune.aliases] : [];
  });
  const words = searchWordsOf(name, SERVICE_KINDS[kind].fr, ...places, ...stops.map(({ place }) => place));
  return [...words, ...nearWordsOf(name)];
}
