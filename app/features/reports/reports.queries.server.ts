import { Household } from "#models/household";
import { COUNT_CAP } from "~/core/http/pagination.server";
import { getSettings } from "~/core/settings.server";
import { listPipelines } from "~/features/pipelines/pipelines.queries.server";
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
}

export interface FigureTable {
  title: string;
  about: string;
  header: string;
  figures: Figure[];
}

/**
 * The figures for those who read nothing else: files by stage, territory, profile and need. Each is a count of
 * an index, capped; no total is given, from which a masked figure could be worked out.
 */
export async function listFigureTables(): Promise<FigureTable[]> {
  const [pipelines, { territories }] = await Promise.all([listPipelines(), getSettings()]);
  return Promise.all([
    ...pipelines.map(({ fr, stages }) =>
      tableOf(`Parcours ${fr.toLowerCase()}`, "Où en sont les personnes accompagnées.", "Étape", {
        field: "heads.stage",
        words: stages.map(({ key, fr: label }) => ({ key, label })),
      }),
    ),
    tableOf("Par territoire", "Un dossier compte dans chacun des territoires souhaités.", "Territoire", {
      field: "territories",
      words: territories.list.map(({ code, label }) => ({ key: code, label })),
    }),
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

async function tableOf(
  title: string,
  about: string,
  header: string,
  { field, words }: { field: string; words: Word[] },
): Promise<FigureTable> {
  return { title, about, header, figures: await countEach(field, words) };
}

function countEach(field: string, words: Word[]): Promise<Figure[]> {
  return Promise.all(
    words.map(async ({ key, label }) => ({
      key,
      label,
      count: masked(await Household.countDocuments({ [field]: key }, { limit: COUNT_CAP + 1 })),
    })),
  );
}

function masked(count: number): string {
  return count > 0 && count < MASK_UNDER ? `moins de ${MASK_UNDER}` : formatCapped(count, COUNT_CAP);
}
