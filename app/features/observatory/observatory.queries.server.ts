import { ObservatoryArea, type ObservatoryAreaRecord } from "#models/observatory-area";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import type { Precision } from "~/features/reports/periods";
import { NO_AREA } from "~/vocabulary/observatory";

/** An intercommunalité as the observatory counted it, without its communes. */
export type AreaFigures = Omit<ObservatoryAreaRecord, "communes" | "laid">;

export type AreaCommunes = Pick<ObservatoryAreaRecord, "code" | "communes">;

/** A « bassin de vie » that some counted commune belongs to. */
export interface Basin {
  code: string;
  name: string;
}

/**
 * The days the observatory was counted on, the latest first; for whoever reads no file, the first of each month alone, once
 * it is over: the count of today moves with each need, and is theirs only while there is no other.
 */
export async function keptDays(precision: Precision): Promise<Day[]> {
  const found: Day[] = await ObservatoryArea.distinct("day");
  const days = found.sort();
  if (precision === "day") return days.reverse();
  const today = toDay(now());
  const over = days.filter((day) => day < today);
  const told = over.length > 0 ? over : days;
  return firstOfMonths(told);
}

/** The first of each month among some days, the latest first. */
export function firstOfMonths(days: readonly Day[]): Day[] {
  const firsts = new Map(
    days
      .toSorted()
      .toReversed()
      .map((day) => [day.slice(0, 7), day]),
  );
  return [...firsts.values()];
}

/** The areas of a day, by name, what no intercommunalité holds last; none of a day that was not kept. */
export async function readAreas(day: Day): Promise<AreaFigures[]> {
  const areas = await ObservatoryArea.find({ day }, { communes: 0, laid: 0 }).lean<AreaFigures[]>();
  return areas.sort(
    (one, other) =>
      Number(one.code === NO_AREA) - Number(other.code === NO_AREA) ||
      one.name.localeCompare(other.name, "fr"),
  );
}

/**
 * An intercommunalité of a day with all its communes, or those that a « bassin de vie » crosses: what is shown of a commune
 * depends on all those of its own. What is known of an area and of no commune of it is under an empty code.
 */
export async function readHolders(
  day: Day,
  where: { areaCode: string } | { basinCode: string },
): Promise<AreaCommunes[]> {
  const held = "areaCode" in where ? { code: where.areaCode } : { "communes.basinCode": where.basinCode };
  return ObservatoryArea.find({ day, ...held }, { code: 1, communes: 1 }).lean<AreaCommunes[]>();
}

/** An area and its communes as they lay on a day, without their counts. */
export type LaidArea = Pick<ObservatoryAreaRecord, "code" | "name" | "laid">;

/** The areas counted on a day and where their communes lie, by name. */
export async function readGround(day: Day): Promise<LaidArea[]> {
  return ObservatoryArea.find({ day }, { name: 1, code: 1, laid: 1 }).sort({ name: 1 }).lean<LaidArea[]>();
}

/** The « bassins de vie » of the communes counted on a day, by name; none while nobody imported them. */
export function basinsOf(ground: readonly LaidArea[]): Basin[] {
  const names = new Map(
    ground.flatMap(({ laid }) =>
      laid.flatMap(({ basinCode, basinName }) =>
        basinCode ? [[basinCode, basinName ?? basinCode] as const] : [],
      ),
    ),
  );
  return [...names]
    .map(([code, name]) => ({ code, name }))
    .sort((one, other) => one.name.localeCompare(other.name, "fr"));
}
