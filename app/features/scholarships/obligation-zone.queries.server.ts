import { Commune, type CommuneRecord } from "#models/commune";
import type { ProgrammeVersion } from "#models/programme";
import type { Day } from "~/core/calendar";
import { getSettings } from "~/core/settings.server";
import { zoneOf } from "~/features/reference-data/zoning.queries.server";
import type { ProgrammeZone } from "~/vocabulary/scholarships";
import { formatDayLong, NBSP } from "~/vocabulary/typography";
import { ZONES, type Zone } from "~/vocabulary/zoning";

/** Whether practice in a commune counts, as the terms and the zoning of a day say; unknown is for the team to decide. */
export interface ZoneVerdict {
  verdict: "in" | "out" | "unknown";
  /** What it rests on, as it is kept. */
  words: string;
}

type Terms = Pick<ProgrammeVersion, "zones">;

/**
 * Judges a place of practice on its first day: the zoning in force that day for terms that name zones, the
 * intercommunalité of the commune for those that name some, else the département.
 */
export async function judgeZone(
  { zones: { kinds, epciCodes } }: Terms,
  communeCode: string | undefined,
  onDay: Day,
): Promise<ZoneVerdict> {
  const commune = communeCode ? await Commune.findById(communeCode).lean<CommuneRecord>() : null;
  if (!commune) return { verdict: "unknown", words: "commune inconnue" };
  const places = epciCodes.length > 0 ? judgeEpci(commune, epciCodes) : await judgeDepartement(commune);
  if (kinds.length === 0 || places.verdict !== "in") return places;
  return judgeKind(commune, kinds, onDay, epciCodes.length > 0 ? `${places.words}, ` : "");
}

async function judgeKind(
  { _id, name }: CommuneRecord,
  kinds: readonly ProgrammeZone[],
  onDay: Day,
  before: string,
): Promise<ZoneVerdict> {
  const zone = (await zoneOf([_id], onDay)).get(_id);
  const day = formatDayLong(onDay);
  if (!zone) return { verdict: "unknown", words: `${before}aucun zonage connu de ${name} au ${day}` };
  const isIn = kinds.some((kind) => kind === zone.zone);
  const since = `arrêté du ${formatDayLong(zone.fromOn)}`;
  return {
    verdict: isIn ? "in" : "out",
    words: `${before}${name} au ${day}${NBSP}: ${zoneWords(zone.zone)} (${since})`,
  };
}

function judgeEpci({ name, epciCode }: CommuneRecord, epciCodes: readonly string[]): ZoneVerdict {
  if (!epciCode) return { verdict: "unknown", words: `l’intercommunalité de ${name} n’est pas connue` };
  const isIn = epciCodes.includes(epciCode);
  const words = isIn ? "dans une intercommunalité du programme" : "hors des intercommunalités du programme";
  return { verdict: isIn ? "in" : "out", words: `${name}, ${words}` };
}

async function judgeDepartement({ name, departement }: CommuneRecord): Promise<ZoneVerdict> {
  const { brand } = await getSettings();
  if (brand.departements.length === 0)
    return { verdict: "unknown", words: "aucun département n’est réglé ici" };
  const isIn = brand.departements.includes(departement);
  return { verdict: isIn ? "in" : "out", words: `${name}, ${isIn ? "dans le" : "hors du"} département` };
}

function zoneWords(zone: Zone): string {
  const { fr } = ZONES[zone];
  return fr.charAt(0).toLowerCase() + fr.slice(1);
}
