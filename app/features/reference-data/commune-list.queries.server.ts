import { Commune, type CommuneRecord } from "#models/commune";
import { ReferenceImport } from "#models/reference-import";
import { isSame } from "~/core/lost-updates";
import type { LineAside } from "~/core/sheets/planned-lines";
import type { ListedCommune } from "./commune-list-reading";
import { departementOf } from "./departement";

type Told = Pick<CommuneRecord, "name"> &
  Partial<Pick<CommuneRecord, "postalCodes" | "population" | "epciCode" | "location">>;

/** A commune to be written: what the list says of it, and how it was when it is known. */
export interface CommuneStep {
  listed: ListedCommune;
  told: Told;
  stored?: CommuneRecord;
  fate: "added" | "changed" | "unchanged";
}

export interface CommunePlan {
  steps: CommuneStep[];
  rejected: LineAside[];
  elsewhere: LineAside[];
}

const NO_POPULATION = "la population manque : il la faut pour une commune que rien ne connaît encore";
const RETIRED = "n’est plus une commune dans le découpage administratif en service";

/**
 * What a list of communes would change; writes nothing. A commune that is neither of these départements nor known is from
 * elsewhere. Where geo.api.gouv.fr gave the positions, its own stay.
 */
export async function planCommunes(
  lines: readonly ListedCommune[],
  departements: readonly string[],
): Promise<CommunePlan> {
  const [known, placed] = await Promise.all([
    Commune.find({ _id: { $in: lines.map(({ code }) => code) } }).lean<CommuneRecord[]>(),
    placedDepartements(),
  ]);
  const byCode = new Map(known.map((commune) => [commune._id, commune]));
  const plan: CommunePlan = { steps: [], rejected: [], elsewhere: [] };
  for (const listed of lines) {
    const [stored, departement] = [byCode.get(listed.code), departementOf(listed.code)];
    const aside = (why: string): LineAside => ({ ...asideOf(listed), why });
    if (!stored && !departements.includes(departement)) plan.elsewhere.push(aside("hors du territoire"));
    else if (!stored && listed.population === undefined) plan.rejected.push(aside(NO_POPULATION));
    else if (stored && !stored.isCurrent) plan.rejected.push(aside(RETIRED));
    else plan.steps.push(stepOf(listed, stored, placed.has(departement)));
  }
  return plan;
}

/** The départements whose positions are those of geo.api.gouv.fr. */
async function placedDepartements(): Promise<Set<string>> {
  const imports = await ReferenceImport.find(
    { source: "geo-api", isCurrent: true },
    { departements: 1 },
  ).lean();
  return new Set(imports.flatMap(({ departements }) => departements));
}

function stepOf(listed: ListedCommune, stored: CommuneRecord | undefined, isPlaced: boolean): CommuneStep {
  const { name, postalCodes, population, epciCode, location } = listed;
  const told: Told = {
    name,
    ...(postalCodes ? { postalCodes } : {}),
    ...(population === undefined ? {} : { population }),
    ...(epciCode ? { epciCode } : {}),
    ...(location && !isPlaced ? { location } : {}),
  };
  if (!stored) return { listed, told, fate: "added" };
  const current: Readonly<Partial<Record<string, unknown>>> = { ...stored };
  const isChanged = Object.entries(told).some(([field, value]) => !isSame(value, current[field]));
  return { listed, told, stored, fate: isChanged ? "changed" : "unchanged" };
}

function asideOf({ number, name, code }: ListedCommune): Omit<LineAside, "why"> {
  return { number, name, place: code };
}
