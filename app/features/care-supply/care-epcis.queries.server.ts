import { Epci } from "#models/epci";
import { getSettings } from "~/core/settings.server";

/** The names of some intercommunalités: as the settings call those served, else their own; a code nobody knows stays one. */
export async function epciNames(codes: readonly string[]): Promise<Map<string, string>> {
  const { territories } = await getSettings();
  const served = new Map(territories.list.map(({ code, label }) => [code, label]));
  const others = codes.filter((code) => !served.has(code));
  const found = others.length > 0 ? await Epci.find({ _id: { $in: others } }, { shortName: 1 }).lean() : [];
  const own = new Map(found.map(({ _id, shortName }) => [_id, shortName]));
  return new Map(codes.map((code) => [code, served.get(code) ?? own.get(code) ?? code]));
}
