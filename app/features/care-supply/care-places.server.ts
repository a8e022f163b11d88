import type { CareFigure, CareServiceRecord } from "#models/care-service";
import { newId } from "~/core/ids.server";
import { fold, nearWordsOf, searchWordsOf } from "~/core/search-words";
import { communeCodesOf } from "~/features/directory/service-places";
import type { CommuneFacts } from "~/features/reference-data/reference-data.queries.server";
import { CARE_MODES } from "~/vocabulary/childcare";
import type { CareInput } from "./care-card";
import { toldFigure } from "./care-figure";

type Communes = ReadonlyMap<string, Pick<CommuneFacts, "name" | "epciCode" | "formerNames" | "aliases">>;

/** What is stored of a card, with what is copied beside it: where it is found, by which words, in which order. */
export type FiledCare = Omit<
  CareServiceRecord,
  | "_id"
  | "version"
  | "pendingEffects"
  | "appliedEffects"
  | "source"
  | "sourceId"
  | "checkedOn"
  | "isActive"
  | "createdAt"
  | "location"
  | "earlier"
>;

interface FiledFigures extends Pick<CareServiceRecord, "byAge"> {
  places: CareFigure | undefined;
  departures: CareFigure | undefined;
}

interface Filing {
  communes: Communes;
  /** The figures there were: those that did not change keep their day and their source. */
  stored?: Pick<CareServiceRecord, "places" | "byAge" | "departures">;
  told: Pick<CareFigure, "on" | "source">;
}

/** A card as it is stored; a commune nobody knows keeps its digits for a name. */
export function filedCare(card: CareInput, filing: Filing): FiledCare {
  const { communes } = filing;
  const codes = communeCodesOf(card);
  const epciCode = communes.get(card.communeCode)?.epciCode ?? undefined;
  return {
    ...card,
    ...filedFigures(card, filing),
    days: card.days ?? [],
    oddHours: card.oddHours ?? [],
    fundings: card.fundings ?? [],
    commissions: (card.commissions ?? []).map((one) => ({ ...one, id: one.id ?? newId() })),
    stops: (card.stops ?? []).map((stop) => ({ ...stop, communeName: nameOf(stop.communeCode, communes) })),
    communeName: nameOf(card.communeCode, communes),
    ...(epciCode ? { epciCode } : {}),
    communeCodes: codes,
    epciCodes: [...new Set(codes.flatMap((code) => communes.get(code)?.epciCode ?? []))],
    searchWords: wordsOf(card, codes, communes),
    sortName: fold(card.name),
  };
}

function filedFigures({ places, departures, byAge = [] }: CareInput, { stored, told }: Filing): FiledFigures {
  const freeOf = (age: string) => stored?.byAge.find((row) => row.age === age)?.free;
  return {
    places: toldFigure(places, stored?.places, told),
    departures: toldFigure(departures, stored?.departures, told),
    byAge: byAge.map(({ age, places: ofAge, free }) => ({
      age,
      ...(ofAge === undefined ? {} : { places: ofAge }),
      ...(free === undefined ? {} : { free: toldFigure(free, freeOf(age), told) }),
    })),
  };
}

function nameOf(code: string, communes: Communes): string {
  return communes.get(code)?.name ?? code;
}

/** Its name, mistyped too, its kind, its manager, and every name its communes have or had. */
function wordsOf({ name, kind, manager }: CareInput, codes: readonly string[], communes: Communes): string[] {
  const places = codes.flatMap((code) => {
    const commune = communes.get(code);
    return commune ? [commune.name, ...commune.formerNames, ...commune.aliases] : [];
  });
  return [...searchWordsOf(name, CARE_MODES[kind].fr, manager, ...places), ...nearWordsOf(name)];
}
