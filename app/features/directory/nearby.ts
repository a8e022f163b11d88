import type { LocalServiceRecord } from "#models/local-service";
import type { Language } from "~/vocabulary/languages";
import { SERVICE_KINDS, SERVICE_THEMES, type ServiceTheme } from "~/vocabulary/local-services";
import { valuesOf } from "~/vocabulary/words";

/** One theme that has many places would hide the others. */
const MOST_OF_THEME = 4;

export type NearbyRecord = Pick<
  LocalServiceRecord,
  | "_id"
  | "name"
  | "kind"
  | "themes"
  | "communeCode"
  | "communeName"
  | "communeCodes"
  | "stops"
  | "address"
  | "phone"
  | "website"
  | "opening"
  | "checkedOn"
>;

/** A service or a place, as a family reads it. */
export interface NearbyService {
  id: string;
  name: string;
  /** What it is, in the language of the page. */
  kind: string;
  /** Where: its address, or the stop it makes in the commune of the family. */
  where: string;
  /** Its opening, or the days of that stop, in French. */
  when?: string;
  phone?: string;
  website?: string;
  /** In the commune itself, by its address or by a stop. */
  isHere: boolean;
  checkedOn: string;
}

/** What there is near a family for one theme. */
export interface NearbyTheme {
  theme: ServiceTheme;
  label: string;
  services: NearbyService[];
}

interface Around {
  communeCode: string;
  language: Language;
  /** In all. */
  limit: number;
}

/**
 * What to show of the places around a commune: those in it first, then the others in the order given; at most four of a
 * theme and `limit` in all, grouped by the first theme of each, themes in their usual order.
 */
export function nearbyOf(
  services: readonly NearbyRecord[],
  { communeCode, language, limit }: Around,
): NearbyTheme[] {
  const isHere = ({ communeCodes }: NearbyRecord) => communeCodes.includes(communeCode);
  const inOrder = [...services.filter(isHere), ...services.filter((service) => !isHere(service))];
  const byTheme = new Map<ServiceTheme, NearbyService[]>();
  let shown = 0;
  for (const service of inOrder) {
    const [theme = "social-life"] = service.themes;
    const those = byTheme.get(theme) ?? [];
    if (shown >= limit || those.length >= MOST_OF_THEME) continue;
    byTheme.set(theme, [...those, nearbyService(service, communeCode, language)]);
    shown += 1;
  }
  return valuesOf(SERVICE_THEMES).flatMap((theme) => {
    const those = byTheme.get(theme);
    return those ? [{ theme, label: SERVICE_THEMES[theme][language], services: those }] : [];
  });
}

function nearbyService(service: NearbyRecord, communeCode: string, language: Language): NearbyService {
  const { _id, name, kind, address, communeName, opening, phone, website, communeCodes, checkedOn } = service;
  const stop =
    service.communeCode === communeCode
      ? undefined
      : service.stops.find((one) => one.communeCode === communeCode);
  const place = stop ? [stop.place, stop.communeName] : [address, communeName];
  const when = stop?.when ?? opening;
  return {
    id: _id,
    name,
    kind: SERVICE_KINDS[kind][language],
    where: place.filter(Boolean).join(", "),
    ...(when ? { when } : {}),
    ...(phone ? { phone } : {}),
    ...(website ? { website } : {}),
    isHere: communeCodes.includes(communeCode),
    checkedOn,
  };
}
