import type { PlacementRecord, PlacementWish } from "#models/placement";
import type { FieldsOf } from "~/core/lost-updates";
import { COMPANION_KINDS } from "~/vocabulary/training";
import { formatDayLong, NBSP } from "~/vocabulary/typography";

/** What an intern asks of a semester, as its form edits it. */
export type PlacementAsk = Pick<
  PlacementRecord,
  "levels" | "wishes" | "companions" | "hasCar" | "wantsOnCall" | "bed" | "knownPlaceIds" | "note"
>;

/** How what an intern asks is named: levels, places and sectors by their key. */
export interface AskNames {
  levels: ReadonlyMap<string, string>;
  places: ReadonlyMap<string, string>;
  sectors: ReadonlyMap<string, string>;
}

/** The fields of that form, in words. */
export function askFields(names: AskNames): FieldsOf<PlacementAsk> {
  return {
    levels: { label: "Niveaux", words: (keys) => keys.map((key) => names.levels.get(key) ?? key).join(", ") },
    wishes: {
      label: "Vœux",
      words: (wishes) => wishes.map((wish) => wishWords(wish, names)).join(`${NBSP}; `),
    },
    companions: {
      label: "Avec qui",
      words: (companions) => companions.map(({ kind }) => COMPANION_KINDS[kind].fr).join(", "),
    },
    hasCar: { label: "Voiture", words: yesOrNo },
    wantsOnCall: { label: "Gardes", words: yesOrNo },
    bed: { label: "Hébergement", words: bedWords },
    knownPlaceIds: {
      label: "Terrains déjà connus",
      words: (ids) => ids.map((id) => names.places.get(id) ?? "un terrain").join(", "),
    },
    note: { label: "Note" },
  };
}

/** That part of a placement. */
export function askOf(placement: PlacementAsk): PlacementAsk {
  const { levels, wishes, companions, hasCar, wantsOnCall, bed, knownPlaceIds, note } = placement;
  return { levels, wishes, companions, hasCar, wantsOnCall, bed, knownPlaceIds, note };
}

/** « MSP de Figeac », « Niveau 1, Grand-Figeac ». */
export function wishWords({ placeId, level, epciCode }: PlacementWish, names: AskNames): string {
  if (placeId) return names.places.get(placeId) ?? "un terrain qui n’existe plus";
  const words = [
    level ? (names.levels.get(level) ?? level) : "",
    epciCode ? (names.sectors.get(epciCode) ?? epciCode) : "",
  ];
  return words.filter(Boolean).join(", ");
}

/** « demandé », « demandé du 2 novembre 2026 au 3 mai 2027 », « non demandé ». */
export function bedWords({ isNeeded, fromOn, toOn }: PlacementRecord["bed"]): string {
  if (!isNeeded) return "non demandé";
  const days = [fromOn ? `du ${formatDayLong(fromOn)}` : "", toOn ? `au ${formatDayLong(toOn)}` : ""];
  return ["demandé", ...days].filter(Boolean).join(" ");
}

function yesOrNo(value: boolean): string {
  return value ? "oui" : "non";
}
