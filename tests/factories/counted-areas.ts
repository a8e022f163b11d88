import { type AreaCount, ObservatoryArea, type ObservatoryCommune } from "#models/observatory-area";
import { now } from "~/core/clock.server";
import { laidOf } from "~/features/observatory/areas";
import { addUpCounts } from "~/features/observatory/tallies";
import { NO_AREA } from "~/vocabulary/observatory";

/** « need-moment now » → how many. */
export type Told = Readonly<Record<string, number>>;

/** A commune as it was counted. */
export function countedCommune(
  code: string,
  told: Told,
  facts: Partial<ObservatoryCommune> = {},
): ObservatoryCommune {
  return { code, name: `Commune ${code}`, hasRelay: true, counts: countsFrom(told), ...facts };
}

/** Keeps what was counted on a day: an intercommunalité is the sum of its communes; the area of what none holds is added. */
export async function keepAreas(
  day: string,
  areas: Readonly<Record<string, readonly ObservatoryCommune[]>>,
): Promise<void> {
  const kept = { [NO_AREA]: [], ...areas };
  await ObservatoryArea.insertMany(
    Object.entries(kept).map(([code, communes]) => ({
      ...{ _id: `${day} ${code}`, day, code },
      name: code === NO_AREA ? "Hors intercommunalité" : `Territoire ${code}`,
      counts: addUpCounts(communes.flatMap(({ counts }) => counts)),
      ...{ communes, laid: communes.map(laidOf), countedAt: now() },
    })),
  );
}

/** Counts as the base keeps them. */
export function countsFrom(told: Told): AreaCount[] {
  return Object.entries(told).map(([name, count]) => {
    const [figure = "", key = "all"] = name.split(" ");
    return { figure: figure as AreaCount["figure"], key, count };
  });
}
