import { CareDutyHolding, type CareDutyRecord } from "#models/care-duty";
import { Commune, type CommuneRecord } from "#models/commune";
import type { Day } from "~/core/calendar";
import { CARE_DUTIES, type CareDuty } from "~/vocabulary/childcare";
import { valuesOf } from "~/vocabulary/words";
import { epciNames } from "./care-epcis.queries.server";

/** Who holds a competence in a commune on a day; without a deed kept here, the commune does. */
export interface DutyHolder {
  holder: "commune" | "epci";
  /** INSEE code of the commune, or SIREN of its intercommunalité. */
  code: string;
  name: string;
  /** Both absent when nothing was recorded: the law gives it to the commune (CASF, art. L214-1-3). */
  fromOn?: Day;
  deed?: string;
}

type Holding = Pick<CareDutyRecord, "communeCode" | "duty" | "holder" | "fromOn" | "deed" | "epciCode">;
export type HoldingLine = Pick<CareDutyRecord, "_id" | "duty" | "holder" | "fromOn" | "deed" | "recordedAt">;

const SHOWN = { communeCode: 1, duty: 1, holder: 1, fromOn: 1, deed: 1, epciCode: 1 } as const;

/** Who holds one of the four competences in a commune on a day: the latest deed, else the commune; null for a code nobody knows. */
export async function dutyHolderOf(
  communeCode: string,
  duty: CareDuty,
  day: Day,
): Promise<DutyHolder | null> {
  const commune = await Commune.findById(communeCode, { name: 1, epciCode: 1 }).lean();
  return commune ? dutyHolderIn(commune, duty, day) : null;
}

/** The same, in a commune already read. */
export async function dutyHolderIn(
  commune: Pick<CommuneRecord, "_id" | "name" | "epciCode">,
  duty: CareDuty,
  day: Day,
): Promise<DutyHolder> {
  const communeCode = commune._id;
  const held = await holdingsOf([communeCode], day);
  const { holder = "commune", fromOn, deed, epciCode } = held.get(holdingKey(communeCode, duty)) ?? {};
  const epci = epciCode ?? commune.epciCode;
  const isEpci = holder === "epci" && epci;
  return {
    holder: isEpci ? "epci" : "commune",
    code: isEpci ? epci : communeCode,
    name: isEpci ? ((await epciNames([epci])).get(epci) ?? epci) : commune.name,
    ...(fromOn ? { fromOn } : {}),
    ...(deed ? { deed } : {}),
  };
}

/** What holds on a day in some communes, by commune and competence: `holdingKey`. One that nothing says is left out. */
export async function holdingsOf(communeCodes: readonly string[], day: Day): Promise<Map<string, Holding>> {
  const found = await CareDutyHolding.find(
    { communeCode: { $in: [...communeCodes] }, fromOn: { $lte: day }, isWithdrawn: { $ne: true } },
    SHOWN,
  )
    .sort({ fromOn: 1, recordedAt: 1 })
    .lean<Holding[]>();
  // The latest deed is read last, and stands.
  return new Map(found.map((one) => [holdingKey(one.communeCode, one.duty), one]));
}

export function holdingKey(communeCode: string, duty: CareDuty): string {
  return `${communeCode} ${duty}`;
}

/** Everything that was recorded for a commune, the latest first, by competence. */
export async function listHoldings(communeCode: string): Promise<{ duty: CareDuty; lines: HoldingLine[] }[]> {
  const found = await CareDutyHolding.find(
    { communeCode, isWithdrawn: { $ne: true } },
    { duty: 1, holder: 1, fromOn: 1, deed: 1, recordedAt: 1 },
  )
    .sort({ fromOn: -1, recordedAt: -1 })
    .limit(100)
    .lean<HoldingLine[]>();
  return valuesOf(CARE_DUTIES).map((duty) => ({ duty, lines: found.filter((line) => line.duty === duty) }));
}
