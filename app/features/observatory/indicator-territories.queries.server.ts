import { getSettings } from "~/core/settings.server";
import { FRANCE } from "~/vocabulary/observatory";

/** Where an indicator may be about: a département or an intercommunalité served, or the whole country. */
export interface IndicatorTerritory {
  code: string;
  name: string;
}

/** Those of the settings, départements first, the country last. */
export async function listIndicatorTerritories(): Promise<IndicatorTerritory[]> {
  const { brand, territories } = await getSettings();
  const { departements, departementName } = brand;
  const isOnly = departements.length === 1 && departementName !== "";
  return [
    ...departements.map((code) => ({
      code,
      name: isOnly ? departementName : `Département ${code}`,
    })),
    ...territories.list
      .map(({ code, label }) => ({ code, name: label }))
      .sort((one, other) => one.name.localeCompare(other.name, "fr")),
    { code: FRANCE, name: "France" },
  ];
}
