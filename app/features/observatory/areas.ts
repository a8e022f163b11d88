import type { LaidCommune, ObservatoryAreaRecord, ObservatoryCommune } from "#models/observatory-area";
import type { Ground } from "./ground.queries.server";
import { addUpCounts, countedIn, type Tallies } from "./tallies";

type CountedArea = Pick<ObservatoryAreaRecord, "code" | "name" | "counts" | "communes" | "laid">;

/** Has no relay centre to lack: it is not among the communes without one. */
const NOT_SAID = { code: "", name: "commune non précisée", hasRelay: true };

/** Every area served, with its communes and, when something is counted there, a last one of what is in none; they add up. */
export function areasOf({ communes, areaNames }: Ground, tallies: Tallies): CountedArea[] {
  const known = [...communes.values()];
  return [...areaNames].map(([code, name]) => {
    const held = known.filter(({ areaCode }) => areaCode === code);
    const counted: ObservatoryCommune[] = held.map(({ areaCode, ...commune }) => ({
      ...commune,
      counts: countedIn(tallies, { areaCode, communeCode: commune.code }),
    }));
    const elsewhere = countedIn(tallies, { areaCode: code, communeCode: "" });
    const all = elsewhere.length > 0 ? [...counted, { ...NOT_SAID, counts: elsewhere }] : counted;
    const counts = addUpCounts(all.flatMap((commune) => commune.counts));
    return { code, name, counts, communes: all, laid: held.map(laidOf) };
  });
}

/** A commune as it lies, without what is counted there. */
export function laidOf({ name, hasRelay, basinCode, basinName }: LaidCommune): LaidCommune {
  return { name, hasRelay, ...(basinCode ? { basinCode, basinName } : {}) };
}
