import { Household } from "#models/household";
import { COUNT_CAP } from "~/core/http/pagination.server";
import { getSettings } from "~/core/settings.server";
import { listPipelines } from "~/features/pipelines/pipelines.queries.server";
import {
  getTerritoryMap,
  type TerritoryMapData,
} from "~/features/reference-data/territory-map.queries.server";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { NEED_KINDS } from "~/vocabulary/needs";
import { formatCapped } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

/** Below this many people, a figure could point at somebody: it is never printed. */
const MASK_UNDER = 5;

export interface Figure {
  key: string;
  label: string;
  /** « 12 », « moins de 5 », « plus de 1 000 ». */
  count: string;
  /** How strongly a map tints it: 0 for none, 1 when masked, 2, then 3 above half of the highest. */
  level: number;
}

export interface FigureTable {
  title: string;
  about: string;
  header: string;
  figures: Figure[];
  /** Where the figures are places: their map. */
  map?: TerritoryMapData;
}

/**
 * The figures for those who read nothing else: files by territory, stage, profile and need. Each is a count of
 * an index, capped; no total is given, from which a masked figure could be worked out.
 */
export async function listFigureTables(): Promise<FigureTable[]> {
  const [pipelines, { territories }] = await Promise.all([listPipelines(), getSettings()]);
  return Promise.all([
    mapOf(territories.list.map(({ code, label }) => ({ key: code, label }))),
    ...pipelines.map(({ fr, stages }) =>
      tableOf(`Parcours ${fr.toLowerCase()}`, "Où en sont les personnes accompagnées.", "Étape", {
        field: "heads.stage",
        words: stages.map(({ key, fr: label }) => ({ key, label })),
      }),
    ),
    tableOf("Par profil", "Les personnes accompagnées, par profession.", "Profil", {
      field: "heads.kind",
      words: valuesOf(CANDIDATE_KINDS).map((key) => ({ key, label: CANDIDATE_KINDS[key].fr })),
    }),
    tableOf("Besoins ouverts", "Ce que les familles cherchent encore.", "Besoin", {
      field: "openNeedKinds",
      words: valuesOf(NEED_KINDS).map((key) => ({ key, label: NEED_KINDS[key].fr })),
    }),
  ]);
}

interface Word {
  key: string;
  label: string;
}

async function mapOf(words: Word[]): Promise<FigureTable> {
  const about = "Un dossier compte dans chacun des territoires souhaités.";
  const [table, map] = await Promise.all([
    tableOf("Par territoire", about, "Territoire", { field: "territories", words }),
    getTerritoryMap(words.map(({ key }) => key)),
  ]);
  return { ...table, map };
}

async function tableOf(
  title: string,
  about: string,
  header: string,
  { field, words }: { field: string; words: Word[] },
): Promise<FigureTable> {
  return { title, about, header, figures: await countEach(field, words) };
}

async function countEach(field: string, words: Word[]): Promise<Figure[]> {
  const counts = await Promise.all(
    words.map(({ key }) => Household.countDocuments({ [field]: key }, { limit: COUNT_CAP + 1 })),
  );
  const highest = Math.max(...counts);
  return words.map(({ key, label }, index) => {
    const count = counts[index] ?? 0;
    return { key, label, count: masked(count), level: levelOf(count, highest) };
  });
}

function masked(count: number): string {
  return isMasked(count) ? `moins de ${MASK_UNDER}` : formatCapped(count, COUNT_CAP);
}

function levelOf(count: number, highest: number): number {
  if (count === 0) return 0;
  if (isMasked(count)) return 1;
  return count > highest / 2 ? 3 : 2;
}

function isMasked(count: number): boolean {
  return count > 0 && count < MASK_UNDER;
}
